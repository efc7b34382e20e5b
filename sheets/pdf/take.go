package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// take keeps the glyphs that a person reads, and notes what is left out.
func (p *page) take(all []glyph, images int) {
	seen := make([]glyph, 0, len(all))
	var unseen, blanks []glyph
	turned, unknown := 0, 0
	for _, g := range all {
		switch {
		case g.x1 < 0 || g.x0 > p.width || g.y < 0 || g.y > p.height:
		case blank(g.text):
			blanks = append(blanks, g)
		case !g.upright:
			turned++
		case strings.Contains(g.text, unreadable):
			unknown++
			seen = append(seen, g)
		case g.unseen:
			unseen = append(unseen, g)
		default:
			seen = append(seen, g)
		}
	}
	if len(seen) == 0 && len(unseen) > 0 {
		p.note("is a scan; the text that a program recognised in it is read, and may hold wrong figures")
		seen = unseen
	}
	switch {
	case len(seen) == 0 && turned == 0 && images > 0:
		p.note("has no text: it is likely a scan, and is not read")
	case len(seen) == 0 && turned == 0:
		p.note("has no text")
	}
	if turned > 0 {
		p.note("has text that is turned, which is not read")
	}
	if unknown > 0 {
		p.note(fmt.Sprintf("has %d letters that the file does not name; they are read as %s", unknown, unreadable))
	}
	p.glyphs = once(append(seen, blanks...))
}

func (p *page) note(s string) { p.notes = append(p.notes, fmt.Sprintf("page %d %s", p.number, s)) }

// blank reports a glyph that leaves no ink. A no-break space is one too: a page shows no difference.
func blank(s string) bool { return strings.TrimSpace(s) == "" || s == "\u200b" || s == "\u00ad" }

// once leaves out letters that are drawn again a little beside themselves, as programs do that have no bold font. They
// come in the order of the lines, from left to right.
func once(glyphs []glyph) []glyph {
	slices.SortStableFunc(glyphs, func(a, b glyph) int {
		if a.y != b.y {
			return sign(a.y - b.y)
		}
		return sign(a.x0 - b.x0)
	})
	out := glyphs[:0]
	for _, g := range glyphs {
		double := false
		for i := len(out) - 1; i >= max(0, len(out)-3); i-- {
			o := out[i]
			double = double || o.text == g.text && math.Abs(o.y-g.y) < 0.1*g.size && math.Abs(o.x0-g.x0) < 0.12*g.size
		}
		if !double {
			out = append(out, g)
		}
	}
	return out
}

func sign(f float64) int {
	switch {
	case f < 0:
		return -1
	case f > 0:
		return 1
	}
	return 0
}
