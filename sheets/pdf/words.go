package pdf

import (
	"math"
	"slices"
	"strings"

	"crosscast/sheets/raised"
)

// The gaps that tell how letters belong together, in parts of the size of the font. Fonts have spaces of 0.2 to 0.33,
// kerning moves letters by under 0.1, and justified lines stretch spaces to about 0.7.
const (
	wordGap      = 0.15 // ends a word where no space is drawn
	drawnGap     = 0.05 // ends it where a space is drawn
	chunkGap     = 0.75 // parts what may be two cells
	tabGap       = 1.5  // reads as a tab in running text
	sameLine     = 0.3  // how far lines of letters may lie apart and be one line
	raisedLetter = 0.85 // the size of raised letters, at most, in parts of those beside: browsers make them 5/6
)

// word is letters without a gap.
type word struct {
	x0, x1, y, size float64
	text            string
	bold            bool
}

// mid is the middle of the small letters: where a word stands among rules and other words.
func (w *word) mid() float64 { return w.y - 0.3*w.size }

// row of letters that stand on one line, in the making.
type baseline struct {
	y, size float64
	glyphs  []glyph
}

// wordsOf puts the letters of a page, ordered by their lines, together to words.
func wordsOf(glyphs []glyph) []word {
	var words []word
	for _, b := range joinRaised(baselines(glyphs)) {
		words = append(words, b.words()...)
	}
	return words
}

// baselines groups letters that stand on the same line, but for a twentieth of their size.
func baselines(glyphs []glyph) []baseline {
	var out []baseline
	for _, g := range glyphs {
		if n := len(out) - 1; n >= 0 && g.y-out[n].y <= 0.05*g.size {
			out[n].glyphs = append(out[n].glyphs, g)
			if !blank(g.text) {
				out[n].size = max(out[n].size, g.size)
			}
			continue
		}
		out = append(out, baseline{y: g.y, size: g.size, glyphs: []glyph{g}})
	}
	for i := range out {
		slices.SortStableFunc(out[i].glyphs, func(a, b glyph) int { return sign(a.x0 - b.x0) })
	}
	return out
}

// joinRaised moves small letters that stand higher or lower, right after a letter, to the line of that letter.
func joinRaised(lines []baseline) []baseline {
	for i := range lines {
		for _, j := range []int{i + 1, i + 2, i - 1} {
			if j < 0 || j >= len(lines) || lines[i].size > raisedLetter*lines[j].size {
				continue
			}
			if d := lines[j].y - lines[i].y; d < 0.7*lines[j].size && d > -0.3*lines[j].size {
				lines[i].glyphs = lines[j].adopt(lines[i].glyphs, d > 0)
			}
		}
	}
	return slices.DeleteFunc(lines, func(b baseline) bool { return len(b.glyphs) == 0 })
}

// adopt takes those runs of small letters that stand right after one of its own letters, and gives back the others. Of a
// raised run it takes what is read of it.
func (b *baseline) adopt(small []glyph, up bool) []glyph {
	var left, taken []glyph
	for len(small) > 0 {
		n := 1
		for n < len(small) && small[n].x0-small[n-1].x1 < wordGap*small[n].size {
			n++
		}
		run := small[:n]
		small = small[n:]
		at := b.before(run[0])
		if at < 0 {
			left = append(left, run...)
			continue
		}
		text := textOf(run)
		if up {
			text = raised.Text(text, textOf(b.glyphs[:at+1]))
		}
		g := run[0]
		g.text, g.x1, g.y, g.size = text, run[n-1].x1, b.y, b.glyphs[at].size
		if text != "" {
			taken = append(taken, g)
		}
	}
	b.glyphs = append(b.glyphs, taken...)
	slices.SortStableFunc(b.glyphs, func(a, b glyph) int { return sign(a.x0 - b.x0) })
	return left
}

// before finds the letter that a glyph follows without a gap; -1 if there is none.
func (b *baseline) before(g glyph) int {
	end, _ := slices.BinarySearchFunc(b.glyphs, g.x0, func(o glyph, x float64) int { return sign(o.x0 - x) })
	for i := end - 1; i >= max(0, end-8); i-- { // letters that are drawn over each other, and spaces
		o := b.glyphs[i]
		if !blank(o.text) && math.Abs(g.x0-o.x1) < 0.25*o.size {
			return i
		}
	}
	return -1
}

// textOf is the last word of some letters.
func textOf(glyphs []glyph) string {
	text := ""
	for i := len(glyphs) - 1; i >= max(0, len(glyphs)-40); i-- {
		if i < len(glyphs)-1 && glyphs[i+1].x0-glyphs[i].x1 > wordGap*glyphs[i].size || blank(glyphs[i].text) {
			break
		}
		text = glyphs[i].text + text
	}
	return text
}

// words splits a line of letters at its gaps.
func (b *baseline) words() []word {
	var out []word
	drawn := false
	for _, g := range b.glyphs {
		if blank(g.text) {
			drawn = true
			continue
		}
		least := wordGap
		if drawn {
			least = drawnGap
		}
		n := len(out) - 1
		if n < 0 || g.x0-out[n].x1 > least*max(g.size, out[n].size) {
			out = append(out, word{g.x0, g.x1, b.y, g.size, g.text, g.bold})
		} else {
			w := &out[n]
			w.x1, w.size, w.text, w.bold = max(w.x1, g.x1), max(w.size, g.size), w.text+g.text, w.bold && g.bold
		}
		drawn = false
	}
	return out
}

// line is words that a person reads as one line, or as one row of cells.
type line struct {
	words   []word
	x0, x1  float64
	y, size float64
	bold    bool
}

// linesOf puts words in lines, the highest first. Words of one line may stand a little higher or lower than others.
func linesOf(words []word) []*line {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b word) int { return sign(a.y - b.y) })
	var out []*line
	for _, w := range words {
		n := len(out) - 1
		if n < 0 || w.y-out[n].y > sameLine*min(w.size, out[n].size) {
			out = append(out, &line{y: w.y, size: w.size})
			n++
		}
		out[n].words = append(out[n].words, w)
	}
	for _, l := range out {
		l.settle()
	}
	return out
}

// settle puts the words of a line in order and measures it.
func (l *line) settle() {
	slices.SortStableFunc(l.words, func(a, b word) int { return sign(a.x0 - b.x0) })
	l.x0, l.x1, l.bold, l.size = l.words[0].x0, l.words[0].x1, true, 0
	for _, w := range l.words {
		l.x1, l.size, l.bold = max(l.x1, w.x1), max(l.size, w.size), l.bold && w.bold
	}
}

// text joins the words of a line; a wide gap is a tab.
func (l *line) text() string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 {
			if gap := w.x0 - l.words[i-1].x1; gap > tabGap*l.size {
				b.WriteByte('\t')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.text)
	}
	return b.String()
}
