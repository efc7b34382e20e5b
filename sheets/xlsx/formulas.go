package xlsx

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// formulaReader keeps what formulas of a sheet share.
type formulaReader struct {
	masters map[string]master // by si
	waiting []waiting         // cells that share a formula not read yet
	arrays  []arrayRange
}

// master is a shared formula and the cell that holds its text.
type master struct {
	text string
	at   sheets.Ref
}

// waiting is a formula, by its index in the sheet, whose master stands further down.
type waiting struct {
	formula int
	si      string
	at      sheets.Ref
}

// arrayRange is the range that an array formula or data table fills from its first cell.
type arrayRange struct {
	cells   sheets.Range
	formula int32 // 1 + index, as in a Cell
}

// arrayVisits bounds the work of marking the cells that array formulas fill; only overlapping ranges get there.
const arrayVisits = 20_000_000

// readFormula reads an <f> of the cell being read.
func (r *sheetReader) readFormula(t *ooxml.Tag) error {
	kind, si, ref := t.AttrString("t"), t.AttrString("si"), t.AttrString("ref")
	table := ""
	if kind == "dataTable" {
		table = tableText(t)
	}
	text := strings.TrimPrefix(string(plainText(bytes.TrimSpace(r.s.ElementText()))), "=")
	if len(text) > r.book.spend.lim.Formula {
		return fmt.Errorf("the formula in %s is %d characters long: %w", r.here(), len(text), sheets.ErrTooLarge)
	}
	switch {
	case kind == "shared" && text == "":
		return r.addShared(si)
	case kind == "shared":
		r.define(si, text)
	case kind == "dataTable":
		text = table
	case text == "":
		return nil
	}
	isArray := kind == "array" || kind == "dataTable"
	if err := r.addFormula(text, isArray); err != nil {
		return err
	}
	if g, err := sheets.ParseRange(ref); isArray && err == nil && g.Count() > 1 {
		r.formulas.arrays = append(r.formulas.arrays, arrayRange{g, int32(len(r.sheet.Formulas))})
	}
	return nil
}

// addFormula gives the cell being read a formula.
func (r *sheetReader) addFormula(text string, isArray bool) error {
	r.sheet.Formulas = append(r.sheet.Formulas, sheets.Formula{Text: text, Array: isArray})
	r.rows.cell.cell.Formula = int32(len(r.sheet.Formulas))
	return r.book.spend.text(len(text))
}

// define makes the cell being read the master of a shared formula.
func (r *sheetReader) define(si, text string) {
	if r.formulas.masters == nil {
		r.formulas.masters = map[string]master{}
	}
	r.formulas.masters[si] = master{text, r.here()}
}

// addShared gives the cell being read its copy of a shared formula.
func (r *sheetReader) addShared(si string) error {
	m, ok := r.formulas.masters[si]
	if !ok {
		r.formulas.waiting = append(r.formulas.waiting, waiting{len(r.sheet.Formulas), si, r.here()})
		return r.addFormula("", false)
	}
	return r.addFormula(m.moved(r.here()), false)
}

// moved is the shared formula as it reads in another cell.
func (m master) moved(to sheets.Ref) string {
	return ShiftFormula(m.text, to.Row-m.at.Row, to.Col-m.at.Col)
}

// tableText writes a data table the way Excel shows it: TABLE(row input,column input).
func tableText(t *ooxml.Tag) string {
	first, second := t.AttrString("r1"), t.AttrString("r2")
	switch {
	case isTrue(t, "dt2D"):
		return "TABLE(" + first + "," + second + ")"
	case isTrue(t, "dtr"):
		return "TABLE(" + first + ",)"
	}
	return "TABLE(," + first + ")"
}

// settleFormulas fills in formulas whose master came later, and the cells of array formulas.
func (r *sheetReader) settleFormulas() error {
	for _, w := range r.formulas.waiting {
		m, ok := r.formulas.masters[w.si]
		if !ok {
			r.notef("%s!%s: the formula that it shares with other cells is missing", r.name, w.at)
			continue
		}
		text := m.moved(w.at)
		r.sheet.Formulas[w.formula].Text = text
		if err := r.book.spend.text(len(text)); err != nil {
			return err
		}
	}
	visits := 0
	for _, a := range r.formulas.arrays {
		visits += r.fillArray(a)
		if visits > arrayVisits {
			return fmt.Errorf("its array formulas overlap too often: %w", sheets.ErrTooLarge)
		}
	}
	return nil
}

// fillArray gives every cell in the range of an array formula that formula: the file writes it in the first cell only,
// and the others would look typed. It returns how many cells it visited.
func (r *sheetReader) fillArray(a arrayRange) int {
	visits := 0
	eachRow(r.sheet.Rows, a.cells, func(_ *sheets.Row, cells []sheets.Cell) bool {
		for i := range cells {
			if cells[i].Formula == 0 {
				cells[i].Formula = a.formula
			}
		}
		visits += 1 + len(cells)
		return visits <= arrayVisits
	})
	return visits
}

// eachRow calls f with the cells of each row that lie in the range, until f returns false. Rows must be sorted.
func eachRow(rows []sheets.Row, g sheets.Range, f func(row *sheets.Row, cells []sheets.Cell) bool) {
	first := sort.Search(len(rows), func(i int) bool { return rows[i].Index >= g.From.Row })
	for i := first; i < len(rows) && rows[i].Index <= g.To.Row; i++ {
		cells := rows[i].Cells
		from := sort.Search(len(cells), func(k int) bool { return int(cells[k].Col) >= g.From.Col })
		to := from + sort.Search(len(cells)-from, func(k int) bool { return int(cells[from+k].Col) > g.To.Col })
		if !f(&rows[i], cells[from:to]) {
			return
		}
	}
}
