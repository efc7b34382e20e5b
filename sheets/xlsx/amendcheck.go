package xlsx

import (
	"fmt"
	"slices"

	"crosscast/sheets"
)

// checkAmended reads the finished copy again: the cells that were set say what they were set to, every other cell of every
// sheet and every name is what it was, and so are, byte for byte, all parts that were not edited.
func (d *draft) checkAmended(written []byte, a sheets.Amendment, byTab cellsOf) error {
	made, err := d.CheckCopy(written)
	if err != nil {
		return err
	}
	after, err := Read(made, "")
	if err != nil {
		return fmt.Errorf("cells: read the copy: %w", err)
	}
	if len(after.Sheets) != len(d.before.Sheets)+len(a.Sheets) {
		return fmt.Errorf("cells: %d sheets, %d before and %d added", len(after.Sheets), len(d.before.Sheets), len(a.Sheets))
	}
	seen := map[string]bool{}
	for i, s := range d.before.Sheets {
		t := after.Sheets[i]
		set := byTab[s.Name]
		if seen[s.Name] {
			set = nil
		}
		seen[s.Name] = true
		if err := areSet(d.before, after, i, set); err != nil {
			return fmt.Errorf("cells: sheet %q: %w", s.Name, err)
		}
		if err := sameSheet(d.before, after, withoutCells(s, s, set), withoutCells(t, s, set)); err != nil {
			return fmt.Errorf("cells: sheet %q: %w", s.Name, err)
		}
	}
	return sameNames(d.before.Names, after.Names)
}

// areSet asks that cells of sheet number i hold what they were set to, in the style that they had or the format asked.
func areSet(before, after *sheets.Workbook, i int, set map[sheets.Ref]sheets.SetCell) error {
	for at, want := range set {
		var got sheets.Cell
		if c := after.Sheets[i].At(at); c != nil {
			got = *c
		}
		if got.Kind != kindOf(want) || got.Raw != want.Text+want.Number || got.Formula != 0 {
			return fmt.Errorf("%s does not read back as it was set", at)
		}
		style, old := styleAt(after, got.Style), before.Sheets[i].At(at)
		if want.Format != "" && style.Format.Code != want.Format && got.Kind != sheets.Blank ||
			want.Format == "" && old != nil && got.Kind != sheets.Blank && style != styleAt(before, old.Style) {
			return fmt.Errorf("%s has not the style that it should", at)
		}
	}
	return nil
}

// kindOf is the kind of what a cell is set to.
func kindOf(c sheets.SetCell) sheets.Kind {
	switch {
	case c.Number != "":
		return sheets.Number
	case c.Text != "":
		return sheets.Text
	}
	return sheets.Blank
}

// withoutCells is a sheet without the cells that were set, and without the rows that before did not have: they were begun
// for such cells.
func withoutCells(s, before *sheets.Sheet, set map[sheets.Ref]sheets.SetCell) *sheets.Sheet {
	if len(set) == 0 {
		return s
	}
	begun := map[int]bool{}
	for at := range set {
		begun[at.Row] = true
	}
	bare := *s
	bare.Rows = nil
	for _, row := range s.Rows {
		if begun[row.Index] {
			row.Cells = slices.DeleteFunc(slices.Clone(row.Cells), func(c sheets.Cell) bool {
				_, ours := set[sheets.Ref{Row: row.Index, Col: int(c.Col)}]
				return ours
			})
			if len(row.Cells) == 0 && before.Row(row.Index) == nil {
				continue
			}
		}
		bare.Rows = append(bare.Rows, row)
	}
	return &bare
}
