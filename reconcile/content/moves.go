package content

import (
	"hash/fnv"
	"slices"
	"sort"

	"crosscast/sheets"
)

// moves is where the cells of a sheet have gone since it was signed.
type moves struct {
	name       string // of the sheet, as it is called now
	rows, cols axis
}

func (m *moves) isStill() bool { return m.rows.isStill() && m.cols.isStill() }

// to is where a cell has gone; false if its row or column was deleted.
func (m *moves) to(was sheets.Ref) (sheets.Ref, bool) {
	row, ok1 := m.rows.to(was.Row)
	col, ok2 := m.cols.to(was.Col)
	return sheets.Ref{Row: row, Col: col}, ok1 && ok2
}

// movesOf finds out which rows and columns of a sheet were inserted or deleted. The axis on which more lines are as they
// were is settled first; the other is then compared in its light.
func movesOf(was, is *Sheet) *moves {
	m := &moves{name: is.Name, rows: still(), cols: still()}
	byRow, byCol := m.linesOf(was, false), m.linesOf(was, true)
	nowRow, nowCol := linesOf(is.Cells, false), linesOf(is.Cells, true)
	rowsFirst := unmatched(byRow, nowRow)*len(byCol) <= unmatched(byCol, nowCol)*len(byRow)
	if rowsFirst {
		m.rows = axisOf(byRow, nowRow, align(byRow, nowRow))
		byCol = m.linesOf(was, true)
	}
	m.cols = axisOf(byCol, nowCol, align(byCol, nowCol))
	if !rowsFirst {
		byRow = m.linesOf(was, false)
		m.rows = axisOf(byRow, nowRow, align(byRow, nowRow))
	}
	return m
}

// linesOf is the lines of the sheet as it was, each cell at the place along its line where it is now.
func (m *moves) linesOf(was *Sheet, columns bool) []line {
	if m.isStill() {
		return linesOf(was.Cells, columns)
	}
	cells := make([]Cell, 0, len(was.Cells))
	for _, c := range was.Cells {
		row, ok1 := m.rows.to(c.At.Row)
		col, ok2 := m.cols.to(c.At.Col)
		if ok1 && columns {
			c.At.Row = row
		}
		if ok2 && !columns {
			c.At.Col = col
		}
		if ok1 && ok2 {
			cells = append(cells, c)
		}
	}
	return linesOf(cells, columns)
}

// linesOf gathers cells into rows, or into columns. Of a formula only that there is one is compared, since its text changes
// as rows move.
func linesOf(cells []Cell, columns bool) (list []line) {
	at := map[int]int{}
	for i := range cells {
		c := &cells[i]
		if c.Formula == pivotCell {
			continue
		}
		along, across := c.At.Col, c.At.Row
		if columns {
			along, across = across, along
		}
		k, ok := at[across]
		if !ok {
			k = len(list)
			at[across] = k
			list = append(list, line{at: across})
		}
		sum := cellSum(c)
		list[k].cells = append(list[k].cells, spot{along, sum})
		list[k].sum = (list[k].sum ^ (sum + uint64(along)*0x9E3779B97F4A7C15)) * 0x100000001b3
	}
	sort.Slice(list, func(i, j int) bool { return list[i].at < list[j].at })
	return list
}

// cellSum is a number for what a cell says.
func cellSum(c *Cell) uint64 {
	if c.Formula != "" {
		return 1
	}
	h := fnv.New64a()
	h.Write([]byte{kindBytes[c.Kind]})
	if c.Kind == sheets.Number {
		h.Write([]byte(sheets.RoundNumber(c.Value)))
	} else {
		h.Write([]byte(c.Value))
	}
	return h.Sum64()
}

// unmatched counts the lines that are nowhere any more.
func unmatched(was, is []line) int {
	sums := make([]uint64, len(is))
	for i := range is {
		sums[i] = is[i].sum
	}
	slices.Sort(sums)
	n := 0
	for i := range was {
		if _, found := slices.BinarySearch(sums, was[i].sum); !found {
			n++
		}
	}
	return n
}
