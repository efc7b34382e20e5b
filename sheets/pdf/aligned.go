package pdf

import (
	"maps"
	"math"
	"slices"

	"crosscast/sheets"
)

// tableBlock reads lines that look like a table. If a figure could be of two columns, it is no table but a block that is
// marked as broken: a figure in a wrong column is worse than none.
func (f finder) tableBlock(lines []*line) block {
	b := textBlock(lines)
	if len(lines) > maxRows {
		b.broken = true
		return b
	}
	cols := newColumns(lines)
	rows, ok := f.rowsOf(lines, &cols)
	if !ok || len(cols.bands) < 2 {
		b.broken = true
		return b
	}
	b.table, b.bands, b.lines = tableOfRows(rows, &cols), cols.bands, nil
	return b
}

// maxRows bounds the lines of one table, each of which is compared to others; the smallest print has 250 on a page.
const maxRows = 1000

// tableRow is a row in the making: lines with their cells.
type tableRow struct {
	lines   []*line
	cells   [][]cell     // of each line
	spanned bool         // a cell spans columns
	head    bool         // no figure stands in it or above it
	filled  map[int]bool // columns of figures that it has something in
}

// rowsOf makes rows of lines. A line without figures may be a wrapped part of the row above or below, or a row.
func (f finder) rowsOf(lines []*line, cols *columns) ([]*tableRow, bool) {
	var rows []*tableRow
	head := true
	for _, l := range lines {
		cells, ok := cols.place(l)
		if !ok {
			return nil, false
		}
		r := &tableRow{lines: []*line{l}, cells: [][]cell{cells}, filled: map[int]bool{}}
		for _, c := range cells {
			r.spanned = r.spanned || c.last > c.col
			if cols.bands[c.col].figure {
				r.filled[c.col] = true
			}
			head = head && !c.figure
		}
		r.head = head
		rows = append(rows, r)
	}
	return f.joinWrapped(rows, closestRows(lines), labelEnd(rows)), true
}

// joinWrapped joins neighbours, the closest first, as long as no column gets two figures.
func (f finder) joinWrapped(rows []*tableRow, apart, width float64) []*tableRow {
	gaps := make([]float64, max(0, len(rows)-1)) // from each row to the next; infinite if they are two
	look := func(i int) {
		if i >= 0 && i < len(gaps) {
			gaps[i] = math.Inf(1)
			if f.wraps(rows[i], rows[i+1], apart, width) {
				gaps[i] = rows[i].gap(rows[i+1])
			}
		}
	}
	for i := range gaps {
		look(i)
	}
	for len(gaps) > 0 {
		i := slices.Index(gaps, slices.Min(gaps))
		if math.IsInf(gaps[i], 1) {
			break
		}
		a, b := rows[i], rows[i+1]
		a.lines, a.cells, a.spanned = append(a.lines, b.lines...), append(a.cells, b.cells...), a.spanned || b.spanned
		maps.Copy(a.filled, b.filled)
		rows, gaps = slices.Delete(rows, i+1, i+2), slices.Delete(gaps, i, i+1)
		look(i - 1)
		look(i)
	}
	return rows
}

// gap is the distance from the last line of a row to the first of the next.
func (r *tableRow) gap(below *tableRow) float64 { return below.lines[0].y - r.lines[len(r.lines)-1].y }

// wraps reports whether the row below is a part of this one. apart is how close rows with figures stand, in points, and
// width where labels end at most.
func (f finder) wraps(r, below *tableRow, apart, width float64) bool {
	head := r.head && below.head
	if r.clashes(below) && !head || r.spanned || below.spanned {
		return false
	}
	last, next := r.lines[len(r.lines)-1], below.lines[0]
	gap, size := r.gap(below), max(last.size, next.size)
	switch {
	case gap < 0.8*min(last.size, next.size): // figures in the middle of a wrapped label
		return true
	case head && len(r.filled) > 0 && len(below.filled) == 0: // the first label begins
		return false
	case last.bold != next.bold || gap > max(1.6, f.close)*size:
		return false
	case gap < 0.9*apart && gap <= f.close*size:
		return true
	}
	return r.runsOver(below, width)
}

// runsOver reports whether the label broke because its next word had no room left.
func (r *tableRow) runsOver(below *tableRow, width float64) bool {
	above, next := r.cells[len(r.cells)-1], below.cells[0]
	if len(above) == 0 || len(next) == 0 || above[0].col != 0 || next[0].col != 0 || above[0].figure || next[0].figure {
		return false
	}
	w := next[0].words[0]
	return above[0].x1+0.25*w.size+(w.x1-w.x0) > width+0.1*w.size
}

// clashes reports whether both rows have something in the same column of figures: parts of a wrapped label have not.
func (r *tableRow) clashes(o *tableRow) bool {
	for col := range r.filled {
		if o.filled[col] {
			return true
		}
	}
	return false
}

// labelEnd is the right edge of the widest label.
func labelEnd(rows []*tableRow) float64 {
	end := 0.0
	for _, r := range rows {
		for _, c := range r.cells[0] {
			if c.col == 0 && c.last == 0 {
				end = max(end, c.x1)
			}
		}
	}
	return end
}

// tableOfRows makes the table. Every place that no cell covers is an empty cell. Rows above the first figure are the head.
func tableOfRows(rows []*tableRow, cols *columns) *sheets.Table {
	t := &sheets.Table{Rows: len(rows), Cols: len(cols.bands)}
	head := true
	for i, r := range rows {
		byCol := map[int][]word{}
		last := map[int]int{}
		for _, cells := range r.cells {
			for _, c := range cells {
				byCol[c.col] = append(byCol[c.col], c.words...)
				last[c.col] = max(last[c.col], c.last)
				head = head && !c.figure
			}
		}
		for col := 0; col < t.Cols; col = max(col, last[col]) + 1 {
			c := sheets.TableCell{Row: i + 1, Col: col + 1, RowSpan: 1, ColSpan: max(last[col]-col, 0) + 1, Header: head}
			c.Paragraphs = cellParagraphs(linesOf(byCol[col]))
			t.Cells = append(t.Cells, c)
		}
	}
	return t
}
