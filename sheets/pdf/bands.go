package pdf

import "slices"

// band is a column: the width that its figures, or its texts, take up.
type band struct {
	x0, x1 float64
	figure bool
}

// cell is a chunk in its columns, by number from 0.
type cell struct {
	chunk
	col, last int
	figure    bool
}

// columns are found from the rows with figures: figures that stand one below the other overlap, however they are aligned.
type columns struct {
	bands []band
	size  float64 // of the font
}

// newColumns finds the columns of the lines.
func newColumns(lines []*line) columns {
	c := columns{size: lines[0].size}
	var figs, texts []band
	for _, l := range lines {
		c.size = min(c.size, l.size)
		for _, k := range l.chunks() {
			if k.isFigure() && l.tabular() {
				figs = append(figs, band{k.x0, k.x1, true})
			}
		}
	}
	figs = mergeClose(overlapping(figs), lines, 1.5*c.size)
	for _, l := range lines {
		if !l.tabular() {
			continue
		}
		for _, k := range l.chunks() {
			if !k.isFigure() {
				texts = append(texts, clipped(k, figs)...)
			}
		}
	}
	c.bands = append(figs, overlapping(texts)...)
	slices.SortFunc(c.bands, func(a, b band) int { return sign(a.x0 - b.x0) })
	return c
}

// clipped is the width of a text up to the first column of figures to its right; none if it stands in such a column.
func clipped(k chunk, figs []band) []band {
	b := band{k.x0, k.x1, false}
	for _, f := range figs {
		if f.x1 <= b.x0 || f.x0 >= b.x1 {
			continue
		}
		if f.x0 <= b.x0 {
			return nil
		}
		b.x1 = min(b.x1, f.x0)
	}
	return []band{b}
}

// overlapping joins bands that overlap.
func overlapping(bands []band) []band {
	slices.SortFunc(bands, func(a, b band) int { return sign(a.x0 - b.x0) })
	var out []band
	for _, b := range bands {
		if n := len(out) - 1; n >= 0 && b.x0 < out[n].x1 {
			out[n].x1 = max(out[n].x1, b.x1)
			continue
		}
		out = append(out, b)
	}
	return out
}

// mergeClose joins neighbours that no line fills both: a dash in the middle of a column of short figures stands apart
// from them and is of the same column.
func mergeClose(bands []band, lines []*line, least float64) []band {
	for i := 0; i+1 < len(bands); {
		if bands[i+1].x0-bands[i].x1 < least && !together(bands[i], bands[i+1], lines) {
			bands[i].x1 = bands[i+1].x1
			bands = slices.Delete(bands, i+1, i+2)
			continue
		}
		i++
	}
	return bands
}

// together reports whether a line has a figure in both bands.
func together(a, b band, lines []*line) bool {
	for _, l := range lines {
		inA, inB := false, false
		for _, k := range l.chunks() {
			if k.isFigure() {
				inA = inA || k.x0 < a.x1 && k.x1 > a.x0
				inB = inB || k.x0 < b.x1 && k.x1 > b.x0
			}
		}
		if inA && inB {
			return true
		}
	}
	return false
}

// place puts the chunks of a line in the columns. It is false if one of them could be of several, or two are of one.
func (c *columns) place(l *line) ([]cell, bool) {
	var out []cell
	taken := make([]bool, len(c.bands))
	for _, k := range c.split(l) {
		one, ok := c.placeChunk(k, l.tabular())
		if !ok {
			return nil, false
		}
		if n := len(out) - 1; n >= 0 && !l.tabular() && out[n].col == one.col && out[n].last == one.last {
			out[n].words, out[n].x1 = append(slices.Clip(out[n].words), one.words...), one.x1 // heads of a code and its label
			continue
		}
		for i := one.col; i <= one.last; i++ {
			if taken[i] {
				return nil, false
			}
			taken[i] = true
		}
		out = append(out, one)
	}
	return out, true
}

// placeChunk finds the columns of a chunk. In a row with figures it is of one; a head or a remark may span several.
func (c *columns) placeChunk(k chunk, row bool) (cell, bool) {
	out := cell{chunk: k, col: -1, figure: k.isFigure()}
	for i, b := range c.bands {
		if k.x0 < b.x1 && k.x1 > b.x0 {
			if out.col < 0 {
				out.col = i
			}
			out.last = i
		}
	}
	switch {
	case out.col < 0:
		out.col = c.nearest(k)
		out.last = out.col
	case out.col == out.last:
	case out.figure:
		return out, false
	case !row && c.headOf(k, out.col, out.last) >= 0: // a head wider than its figures, over the labels too
		out.col = c.headOf(k, out.col, out.last)
		out.last = out.col
	case row: // a label that runs on over the place of a figure: its beginning says where it is from
		if out.last > out.col+1 || c.bands[out.col].figure {
			return out, false
		}
		out.last = out.col
	}
	return out, true
}

// nearest is the column whose middle is nearest to that of a chunk that stands between columns.
func (c *columns) nearest(k chunk) int {
	best, least := 0, 1e9
	for i, b := range c.bands {
		if d := max(b.x0-k.x1, k.x0-b.x1); d < least {
			best, least = i, d
		}
	}
	return best
}
