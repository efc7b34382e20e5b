package pdf

import (
	"math"
	"slices"
)

// split gives the chunks of a line. Where the gaps were too narrow to tell, the columns do: a figure that ends where the
// figures of a column end, and heads that each stand right over their column.
func (c *columns) split(l *line) []chunk {
	var out []chunk
	for _, k := range l.chunks() {
		switch {
		case len(k.words) < 2 || k.isFigure():
			out = append(out, k)
		case l.tabular():
			out = append(out, c.splitFigures(k)...)
		default:
			if parts := c.splitHead(k); len(parts) > 1 {
				out = append(out, parts...)
			} else {
				out = append(out, c.splitFigures(k)...)
			}
		}
	}
	return out
}

// splitFigures splits off the words of a chunk that are figures of a column.
func (c *columns) splitFigures(k chunk) []chunk {
	var out []chunk
	joins := false // the next word goes on with the last part
	for i, w := range k.words {
		if own := c.ownFigure(k.words, i); own || !joins {
			out = append(out, chunk{[]word{w}, w.x0, w.x1})
			joins = !own
			continue
		}
		n := len(out) - 1
		out[n].words, out[n].x1 = append(out[n].words, w), w.x1
	}
	return out
}

// ownFigure reports whether a word is an amount that ends where those of a column do, with its neighbours outside of it.
func (c *columns) ownFigure(words []word, i int) bool {
	w := words[i]
	if !isAmount(w.text) {
		return false
	}
	for n, b := range c.bands {
		if b.figure && w.x0 >= b.x0-0.5*c.size && c.linedUp(w.x0, w.x1, edges[0], n) {
			return (i == 0 || words[i-1].x1 <= b.x0) && (i == len(words)-1 || words[i+1].x0 >= b.x1)
		}
	}
	return false
}

// headOf is the only column of figures from first to last, if the chunk is lined up with it; else -1.
func (c *columns) headOf(k chunk, first, last int) int {
	found := -1
	for i := first; i <= last; i++ {
		if c.bands[i].figure {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	if found >= 0 && !slices.ContainsFunc(edges, func(e edge) bool { return c.linedUp(k.x0, k.x1, e, found) }) {
		return -1
	}
	return found
}

// edge is where in its width something is lined up: at the left, in the middle or at the right.
type edge func(x0, x1 float64) float64

var edges = []edge{
	func(_, x1 float64) float64 { return x1 },
	func(x0, _ float64) float64 { return x0 },
	func(x0, x1 float64) float64 { return (x0 + x1) / 2 },
}

// linedUp reports whether a width over a column is lined up with it at that edge.
func (c *columns) linedUp(x0, x1 float64, at edge, i int) bool {
	b := c.bands[i]
	return x0 < b.x1 && x1 > b.x0 && math.Abs(at(x0, x1)-at(b.x0, b.x1)) < 0.4*c.size
}

// splitHead splits a chunk into heads that are each lined up with a column of their own, all at the same edge. Without
// such a way it stays one: a head over several columns.
func (c *columns) splitHead(k chunk) []chunk {
	if len(k.words) > maxHeads {
		return []chunk{k}
	}
	for _, at := range edges {
		if parts := c.headsFrom(k.words, 0, at); len(parts) > 1 {
			return parts
		}
	}
	return []chunk{k}
}

// headsFrom splits words into heads of the columns from number col on; nil if there is no way.
func (c *columns) headsFrom(words []word, col int, at edge) []chunk {
	for n := 1; n <= len(words); n++ {
		for i := col; i < len(c.bands); i++ {
			head := chunk{words[:n], words[0].x0, words[n-1].x1}
			if !c.linedUp(head.x0, head.x1, at, i) {
				continue
			}
			if n == len(words) {
				return []chunk{head}
			}
			if words[n].x0-head.x1 < signGap*c.size {
				continue // no more than a space
			}
			if rest := c.headsFrom(words[n:], i+1, at); rest != nil {
				return append([]chunk{head}, rest...)
			}
		}
	}
	return nil
}

// maxHeads bounds the words that are split in all ways: ten columns of one word, or five of two.
const maxHeads = 12
