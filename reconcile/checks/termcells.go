package checks

import (
	"cmp"
	"slices"
	"sort"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// termCell is one cell that a relation counts, with the sheet that it stands on.
type termCell struct {
	sheet *layout.Sheet
	at    sheets.Ref
	cell  *layout.Cell
	sign  int
}

// termCells lists the cells of a relation's terms that hold anything, in the order of the terms. A term may be a whole
// column: only the rows and columns in use are walked.
func termCells(b *layout.Book, r *reconcile.Relation) []termCell {
	var out []termCell
	for _, t := range r.Terms {
		name := t.Sheet
		if name == "" {
			name = r.Sheet
		}
		s := b.Sheet(name)
		if s == nil {
			continue
		}
		top, bottom, left, right := gridOf(s, t.Cells)
		for i := top; i < bottom; i++ {
			for j := left; j < right; j++ {
				out = append(out, termCell{s, s.Ref(i, j), s.Cell(i, j), t.Sign})
			}
		}
	}
	return out
}

// gridOf turns a range into the grid rows and columns that lie in it, the last ones excluded.
func gridOf(s *layout.Sheet, g sheets.Range) (top, bottom, left, right int) {
	top, bottom = sort.SearchInts(s.Rows, g.From.Row), sort.SearchInts(s.Rows, g.To.Row+1)
	left, right = sort.SearchInts(s.Cols, g.From.Col), sort.SearchInts(s.Cols, g.To.Col+1)
	return top, bottom, left, right
}

// placeOf is the place of cells on a sheet.
func placeOf(s *layout.Sheet, cells sheets.Range) reconcile.Place {
	return reconcile.Place{Sheet: s.Name, Cells: cells.String()}
}

// around is the smallest range that holds both a range and a cell.
func around(g sheets.Range, r sheets.Ref) sheets.Range {
	if g.From.IsZero() {
		return sheets.One(r)
	}
	g.From.Row, g.To.Row = min(g.From.Row, r.Row), max(g.To.Row, r.Row)
	g.From.Col, g.To.Col = min(g.From.Col, r.Col), max(g.To.Col, r.Col)
	return g
}

// sheetsOf groups relations by the sheet of their total, in the order of the workbook, and within it by total.
func sheetsOf(p *reconcile.Pass, rels []*reconcile.Relation, each func(*layout.Sheet, []*reconcile.Relation)) {
	by := map[string][]*reconcile.Relation{}
	for _, r := range rels {
		by[r.Sheet] = append(by[r.Sheet], r)
	}
	for _, s := range p.Book.Sheets {
		own := by[s.Name]
		if len(own) == 0 {
			continue
		}
		slices.SortStableFunc(own, func(a, b *reconcile.Relation) int { return compareRefs(a.Total, b.Total) })
		each(s, own)
	}
}

// compareRefs orders cells by row, then by column.
func compareRefs(a, b sheets.Ref) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}
