package target

import (
	"slices"
	"sort"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// row is a row of figures that a target may speak of.
type row struct {
	sheet *layout.Sheet
	grid  int
	texts []string // its words, cell by cell, and then all together
	bags  []bag    // of the texts
	codes []string // cells that may be a code: S9a, 290
	order int      // of the row in the workbook
}

// label is what people call the row.
func (r *row) label() string { return r.sheet.RowLabel(r.grid) }

// index lists the rows of figures of a workbook, its targets left out.
type index struct {
	book   *layout.Book
	rows   []*row
	totals map[reconcile.Place]bool // cells that are a total of other cells
}

func newIndex(book *layout.Book, relations []*reconcile.Relation) *index {
	x := &index{book: book, totals: map[reconcile.Place]bool{}}
	for _, r := range relations {
		if r.Kind == reconcile.Sum {
			x.totals[reconcile.Place{Sheet: r.Sheet, Cells: r.Total.String()}] = true
		}
	}
	targets := targetsSheet(book)
	for _, s := range book.Sheets {
		if s == targets {
			continue
		}
		for i := range s.Rows {
			if r := readRow(s, i); r != nil {
				r.order = len(x.rows)
				x.rows = append(x.rows, r)
			}
		}
	}
	return x
}

// readRow reads the words of a row; nil for a row without words or without figures.
func readRow(s *layout.Sheet, i int) *row {
	r := &row{sheet: s, grid: i}
	figures := false
	for j := range s.Cols {
		c := s.Cell(i, j)
		switch {
		case c.State == layout.Word:
			if t := c.Text(); t != "" {
				r.texts = append(r.texts, t)
			}
		case s.ColRoles[j] == layout.RoleCode && c.State == layout.Number:
			r.codes = append(r.codes, s.Shown(c))
		case c.IsFigure():
			figures = true
		}
	}
	if !figures || len(r.texts) == 0 {
		return nil
	}
	for _, t := range r.texts {
		if len(strings.Fields(t)) == 1 {
			r.codes = append(r.codes, t)
		}
	}
	if len(r.texts) > 1 {
		r.texts = append(r.texts, strings.Join(r.texts, " "))
	}
	for _, t := range r.texts {
		r.bags = append(r.bags, bagOf(t))
	}
	return r
}

// hasCode reports whether one of the row's cells is that code, whatever its case.
func (r *row) hasCode(code string) bool {
	return slices.ContainsFunc(r.codes, func(c string) bool { return strings.EqualFold(c, code) })
}

// likeness is how much the row is called like the label; text is the cell that is most like it.
func (r *row) likeness(label bag) (best float64, text string) {
	for i, b := range r.bags {
		if l := label.likeness(b); l > best {
			best, text = l, r.texts[i]
		}
	}
	return best, text
}

// on keeps the rows of one sheet; all where none is named.
func (x *index) on(sheet string) []*row {
	if sheet == "" {
		return x.rows
	}
	var kept []*row
	for _, r := range x.rows {
		if sameSheet(r.sheet.Name, sheet) {
			kept = append(kept, r)
		}
	}
	return kept
}

func sameSheet(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// sheet finds a sheet by name as people write it; where none is named, the only one that has figures.
func (x *index) sheet(name string) *layout.Sheet {
	var only *layout.Sheet
	for _, s := range x.book.Sheets {
		if name != "" && sameSheet(s.Name, name) {
			return s
		}
	}
	for _, r := range x.rows {
		if name != "" || only != nil && only != r.sheet {
			return nil
		}
		only = r.sheet
	}
	return only
}

// scored is a row with its likeness to what is looked for.
type scored struct {
	*row
	score float64
	text  string
}

// like lists the rows by likeness to a label, the most alike first, then in the order of the workbook.
func like(rows []*row, label string) []scored {
	b := bagOf(label)
	var all []scored
	for _, r := range rows {
		if score, text := r.likeness(b); score > 0 {
			all = append(all, scored{r, score, text})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	return all
}

// isTotal reports whether the cell is a total of other cells.
func (x *index) isTotal(sheet string, r sheets.Ref) bool {
	return x.totals[reconcile.Place{Sheet: sheet, Cells: r.String()}]
}
