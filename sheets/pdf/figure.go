package pdf

import (
	"regexp"
	"strings"
)

// figures are words that are an amount, or stand for one in its column: (1,234), -5.2%, £3.1m, –, n/a. A number with a
// point after it counts a paragraph.
var figures = regexp.MustCompile(`^(?:[(\[]?[-−–+]?[£$€]?[-−–]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:k|m|bn|K|M)?%?[)\]]?[*†‡]*|[-−–—]+|[£$€][-−–—]|n/a|N/A|nil|Nil|\.\.)$`)

// isFigure reports whether a chunk is a figure and nothing else; a sign or currency may stand apart: "£ 5,200", "( 12 )".
func (c *chunk) isFigure() bool {
	joined := ""
	for _, w := range c.words {
		joined += w.text
	}
	return figures.MatchString(joined) && !units.MatchString(joined) && !years.MatchString(joined)
}

// chunk is words of a line without a wide gap: a cell, or a part of running text.
type chunk struct {
	words  []word
	x0, x1 float64
}

// chunks splits a line at its wide gaps, and between figures at any: two of them never share a cell.
func (l *line) chunks() []chunk {
	var out []chunk
	for i, w := range l.words {
		if i > 0 {
			before := &l.words[i-1]
			gap := w.x0 - before.x1
			apart := isAmount(before.text) || gap > signGap*l.size && isDash(before.text)
			if gap <= chunkGap*l.size && !(apart && (isAmount(w.text) || isDash(w.text))) {
				c := &out[len(out)-1]
				c.words, c.x1 = append(c.words, w), max(c.x1, w.x1)
				continue
			}
		}
		out = append(out, chunk{[]word{w}, w.x0, w.x1})
	}
	return out
}

// amounts are words with digits that read as a figure without what stands beside them.
var amounts = regexp.MustCompile(`^[(\[]?[-−–+]?[£$€]?[-−–]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:k|m|bn|K|M)?%?[)\]]?$`)

// signGap is more than the space between a minus sign and its figure, in parts of the size: a dash that stands further off
// is a figure of its own, a nil.
const signGap = 0.35

func isDash(s string) bool { return strings.Trim(s, "-−–—") == "" }

func isAmount(s string) bool { return amounts.MatchString(s) && !units.MatchString(s) }

// years head columns far more often than a figure looks like one; such a figure still goes to the column of others.
var years = regexp.MustCompile(`^(?:19|20)\d\d$`)

// units are heads that say what figures are counted in.
var units = regexp.MustCompile(`^\(?£0{3}s?\)?$`)
