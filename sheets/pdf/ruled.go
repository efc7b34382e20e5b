package pdf

import (
	"slices"

	"crosscast/sheets"
)

// block is a table or a run of lines, with its place on the page.
type block struct {
	top, bottom float64
	x0, x1      float64
	table       *sheets.Table
	bands       []band  // the columns of the table, to join what runs on on the next page
	lines       []*line // running text
	broken      bool    // the lines look like a table that could not be read
}

// ruled reads the tables that rules make, and gives the words that stand outside of them.
func (p *page) ruled(words []word) ([]block, []word) {
	var out []block
	for _, g := range gridsOf(p.rules) {
		b, rest, ok := p.readGrid(&g, words)
		if ok {
			out, words = append(out, b), rest
		}
	}
	return out, words
}

// readGrid puts words into the cells of a grid. It is false if a word stands across a rule, or the rules are no table.
func (p *page) readGrid(g *grid, words []word) (block, []word, bool) {
	areas, ok := g.areas()
	if !ok || len(areas) < 2 {
		return block{}, nil, false
	}
	cols := len(g.xs) - 1
	index := make([]int, (len(g.ys)-1)*cols)
	for i, a := range areas {
		for r := a.row; r <= a.lastRow; r++ {
			for c := a.col; c <= a.lastCol; c++ {
				index[r*cols+c] = i
			}
		}
	}
	held := make([][]word, len(areas))
	var rest []word
	filled := 0
	for _, w := range words {
		row, col, ok := g.box((w.x0+w.x1)/2, w.mid())
		if !ok {
			rest = append(rest, w)
			continue
		}
		i := index[row*cols+col]
		if a := areas[i]; w.x0 < g.xs[a.col]-snap || w.x1 > g.xs[a.lastCol+1]+snap {
			return block{}, nil, false
		}
		if len(held[i]) == 0 {
			filled++
		}
		held[i] = append(held[i], w)
	}
	if filled < 2 {
		return block{}, nil, false
	}
	t, ok := tableOf(g, areas, held)
	b := block{top: g.ys[0], bottom: g.ys[len(g.ys)-1], x0: g.xs[0], x1: g.xs[len(g.xs)-1], table: t}
	for i := range cols {
		b.bands = append(b.bands, band{x0: g.xs[i], x1: g.xs[i+1]})
	}
	return b, rest, ok
}

// tableOf makes the table. Rows and columns of the grid without a cell of their own, which double rules leave, are closed
// up. It is false if a cell holds several lines of figures: rows without a rule between them.
func tableOf(g *grid, areas []area, held [][]word) (*sheets.Table, bool) {
	rowOf := numbers(len(g.ys)-1, areas, func(a area) int { return a.row })
	colOf := numbers(len(g.xs)-1, areas, func(a area) int { return a.col })
	t := &sheets.Table{Rows: rowOf[len(rowOf)-1], Cols: colOf[len(colOf)-1]}
	for i, a := range areas {
		lines := linesOf(held[i])
		if stacked(lines) {
			return nil, false
		}
		t.Cells = append(t.Cells, sheets.TableCell{
			Row: rowOf[a.row], Col: colOf[a.col],
			RowSpan: rowOf[a.lastRow] - rowOf[a.row] + 1, ColSpan: colOf[a.lastCol] - colOf[a.col] + 1,
			Paragraphs: cellParagraphs(lines),
		})
	}
	trim(t)
	return t, true
}

// trim leaves out empty rows at the top and bottom: what a page break leaves of the row that did not fit.
func trim(t *sheets.Table) {
	first, last := t.Rows, 1
	for i := range t.Cells {
		if c := &t.Cells[i]; len(c.Paragraphs) > 0 {
			first, last = min(first, c.Row), max(last, c.Row+c.RowSpan-1)
		}
	}
	t.Cells = slices.DeleteFunc(t.Cells, func(c sheets.TableCell) bool { return c.Row+c.RowSpan-1 < first || c.Row > last })
	for i := range t.Cells {
		c := &t.Cells[i]
		end := min(c.Row+c.RowSpan-1, last)
		c.Row = max(c.Row, first)
		c.RowSpan = end - c.Row + 1
		c.Row -= first - 1
	}
	t.Rows = last - first + 1
}

// numbers counts the rows or columns of the grid from 1, those in which no area begins with the one before.
func numbers(n int, areas []area, begin func(area) int) []int {
	begins := make([]bool, n)
	for _, a := range areas {
		begins[begin(a)] = true
	}
	out := make([]int, n)
	last := 0
	for i := range out {
		if begins[i] {
			last++
		}
		out[i] = last
	}
	return out
}

// stacked reports two lines of a cell that are each a figure and no more.
func stacked(lines []*line) bool {
	count := 0
	for _, l := range lines {
		c := chunk{words: l.words}
		if c.isFigure() {
			count++
		}
	}
	return count > 1
}
