package xlsx

import (
	"fmt"
	"slices"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// checkCells reads both workbooks with the normal reader: every cell of the user's sheets must have the value, kind,
// formula and style that it had.
func (d *draft) checkCells(made *ooxml.Package) error {
	before := d.before
	after, err := Read(made, "")
	if err != nil {
		return fmt.Errorf("cells: read the copy: %w", err)
	}
	if len(after.Sheets) < len(before.Sheets) {
		return fmt.Errorf("cells: %d sheets, %d before", len(after.Sheets), len(before.Sheets))
	}
	for i, s := range before.Sheets {
		if err := sameSheet(before, after, s, after.Sheets[i]); err != nil {
			return fmt.Errorf("cells: sheet %q: %w", s.Name, err)
		}
	}
	return sameNames(before.Names, after.Names)
}

// sameNames asks that names are there as before, in their order; new ones come behind them.
func sameNames(before, after []sheets.DefinedName) error {
	for i, n := range before {
		if i >= len(after) || after[i] != n {
			return fmt.Errorf("cells: the name %s is not what it was", n.Name)
		}
	}
	return nil
}

// sameSheet compares two sheets cell by cell.
func sameSheet(wa, wb *sheets.Workbook, a, b *sheets.Sheet) error {
	if a.Name != b.Name || a.Visibility != b.Visibility || a.Protected != b.Protected || !slices.Equal(a.Pivots, b.Pivots) {
		return fmt.Errorf("it is now %q, or its visibility or protection changed", b.Name)
	}
	if !slices.Equal(a.Formulas, b.Formulas) || !slices.Equal(a.Merges, b.Merges) || !slices.Equal(a.Cols, b.Cols) {
		return fmt.Errorf("its formulas, merged cells or columns are not what they were")
	}
	if len(a.Rows) != len(b.Rows) {
		return fmt.Errorf("it has %d rows, %d before", len(b.Rows), len(a.Rows))
	}
	for i := range a.Rows {
		r, s := &a.Rows[i], &b.Rows[i]
		if r.Index != s.Index || r.Hidden != s.Hidden || r.Level != s.Level || len(r.Cells) != len(s.Cells) {
			return fmt.Errorf("row %d is not what it was", r.Index)
		}
		for j := range r.Cells {
			if !sameCell(wa, wb, &r.Cells[j], &s.Cells[j]) {
				return fmt.Errorf("%s is not what it was", sheets.Ref{Row: r.Index, Col: int(r.Cells[j].Col)})
			}
		}
	}
	for ref := range a.NoteCells {
		if !b.NoteCells[ref] {
			return fmt.Errorf("the note on %s is lost", ref)
		}
	}
	return nil
}

// sameCell compares two cells. Styles are compared by what they say: the reader takes an index that the file does not
// define for the plain style, and in the copy that index may be defined.
func sameCell(wa, wb *sheets.Workbook, a, b *sheets.Cell) bool {
	return a.Raw == b.Raw && a.Col == b.Col && a.Kind == b.Kind && a.Formula == b.Formula &&
		styleAt(wa, a.Style) == styleAt(wb, b.Style)
}

// styleAt is the style of an index; one that the file does not define is plain.
func styleAt(w *sheets.Workbook, i int32) sheets.Style {
	if i < 0 || int(i) >= len(w.Styles) {
		return sheets.Style{}
	}
	return w.Styles[i]
}
