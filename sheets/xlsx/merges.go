package xlsx

import (
	"fmt"
	"slices"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

const (
	// mergeVisits bounds the rows looked at for merges; merges that do not overlap never get there.
	mergeVisits = 50_000_000
	// coveredListed is how many values under merges are listed one by one on a sheet.
	coveredListed = 20
)

// addMerge takes down a <mergeCell>. References that are empty or broken occur and mean nothing.
func (r *sheetReader) addMerge(t *ooxml.Tag) error {
	g, err := sheets.ParseRange(t.AttrString("ref"))
	if string(t.Name) != "mergeCell" || err != nil || g.From == g.To {
		return nil
	}
	if len(r.merges) == r.book.spend.lim.Merges {
		return fmt.Errorf("over %d merged ranges: %w", len(r.merges), sheets.ErrTooLarge)
	}
	r.merges = append(r.merges, g)
	return nil
}

// settleMerges takes out the cells that a merge covers: Excel shows the top-left one only, and yet SUM adds the others.
// They are listed, because a value that nobody sees may be why a total does not cast.
func (r *sheetReader) settleMerges() error {
	slices.SortFunc(r.merges, func(a, b sheets.Range) int {
		if a.From.Row != b.From.Row {
			return a.From.Row - b.From.Row
		}
		return a.From.Col - b.From.Col
	})
	r.sheet.Merges = r.merges
	visits, covered := 0, 0
	for _, g := range r.merges {
		eachRow(r.sheet.Rows, g, func(row *sheets.Row, cells []sheets.Cell) bool {
			visits++
			if len(cells) > 0 {
				covered += r.uncover(row, g, cells, covered)
			}
			return visits <= mergeVisits
		})
		if visits > mergeVisits {
			return fmt.Errorf("its merged ranges overlap too often: %w", sheets.ErrTooLarge)
		}
	}
	if covered > coveredListed {
		r.notef("%s: %d more values lie under merged cells and are not read", r.name, covered-coveredListed)
	}
	return nil
}

// uncover takes the cells that merge g covers out of a row, lists the first of them and returns how many there were.
func (r *sheetReader) uncover(row *sheets.Row, g sheets.Range, cells []sheets.Cell, before int) int {
	count := 0
	row.Cells = slices.DeleteFunc(row.Cells, func(c sheets.Cell) bool {
		at := sheets.Ref{Row: row.Index, Col: int(c.Col)}
		if at == g.From || !g.Contains(at) {
			return false
		}
		if before+count < coveredListed {
			r.notef("%s!%s: the value %.60q lies under the merged cells %s and is not read", r.name, at, c.Raw, g)
		}
		count++
		return true
	})
	return count
}
