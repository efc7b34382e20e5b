package docx

import (
	"slices"

	"crosscast/sheets"
)

// table gives the table as its reader sees it; nil if all its rows are deleted. A column of the grid in which no cell
// begins is no column to the reader: Word keeps such columns where cells of different rows were dragged or merged.
func (g *grid) table() *sheets.Table {
	if len(g.cells) == 0 {
		return nil
	}
	var begins []int
	for i := range g.cells {
		begins = append(begins, g.cells[i].col)
	}
	slices.Sort(begins)
	begins = slices.Compact(begins)
	t := &sheets.Table{Rows: g.rows, Cols: len(begins), Cells: make([]sheets.TableCell, 0, len(g.cells))}
	for i := range g.cells {
		c := &g.cells[i]
		from, _ := slices.BinarySearch(begins, c.col)
		to, _ := slices.BinarySearch(begins, c.col+c.span)
		c.cell.Col, c.cell.ColSpan = from+1, to-from
		t.Cells = append(t.Cells, c.cell)
	}
	return t
}
