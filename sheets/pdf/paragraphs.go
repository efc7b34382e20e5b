package pdf

import (
	"math"
	"strings"

	"crosscast/sheets"
)

// paragraph is the lines of one paragraph, in the making.
type paragraph struct {
	lines []*line
	page  int
	alone bool // the line of a table that could not be read: nothing joins it
}

func (p *paragraph) last() *line { return p.lines[len(p.lines)-1] }

// measure is what running text is like, so that a paragraph's end is known by what is unlike it.
type measure struct {
	pitch float64 // distance of the lines of a paragraph, in parts of the size
	page  float64 // where the full lines of the page end; 0 if that is not known
	right float64 // where those of the text in hand end
}

// split puts lines together to paragraphs.
func (m measure) split(lines []*line, page int) []*paragraph {
	var out []*paragraph
	for i, l := range lines {
		if i == 0 || !m.besides(lines[i-1], l) {
			m.right = m.rightOf(lines[i:])
		}
		if n := len(out) - 1; n >= 0 && !m.breaks(out[n], l) {
			out[n].lines = append(out[n].lines, l)
			continue
		}
		out = append(out, &paragraph{lines: []*line{l}, page: page})
	}
	return out
}

// besides reports whether a line stands in the same column of text as the one above it.
func (m measure) besides(above, l *line) bool {
	return l.y-above.y <= 1.2*m.pitch*l.size && math.Abs(l.size-above.size) <= 0.08*l.size
}

// rightOf is where the lines end that stand close together from the first on. Text beside a picture ends earlier than the
// rest of the page; under three lines tell nothing of their own.
func (m measure) rightOf(lines []*line) float64 {
	if m.page == 0 {
		return 0
	}
	n := 1
	for n < len(lines) && m.besides(lines[n-1], lines[n]) {
		n++
	}
	if n < 3 {
		return m.page
	}
	_, x1 := extent(lines[:n])
	return x1
}

// breaks reports whether a line begins a new paragraph.
func (m measure) breaks(p *paragraph, l *line) bool {
	last := p.last()
	size := max(l.size, last.size)
	switch {
	case l.y-last.y > 1.2*m.pitch*size, math.Abs(l.size-last.size) > 0.08*size:
		return true
	case l.columned() && last.columned():
		return true
	case l.bold != last.bold && (last.bold == p.lines[0].bold) && (last.bold || m.short(last, l)):
		return true
	case opensParagraph(l) && (l.hangs() || sentenceEnds(last) || m.short(last, l)):
		return true
	case m.right == 0:
		return false
	}
	return m.short(last, l) || p.indents(l)
}

// columned reports a line with a wide gap within its text.
func (l *line) columned() bool {
	from := 1
	if opensParagraph(l) {
		from = 2
	}
	for i := from; i < len(l.words); i++ {
		if l.words[i].x0-l.words[i-1].x1 > tabGap*l.size {
			return true
		}
	}
	return false
}

// short reports whether a line ended though the next word had room on it.
func (m measure) short(last, l *line) bool {
	w := l.words[0]
	return m.right > 0 && last.x1+0.3*l.size+(w.x1-w.x0) < m.right-l.size
}

// indents reports whether a line begins elsewhere than the lines of the paragraph do: the first of them may stand out or
// in, and its text begins after its number.
func (p *paragraph) indents(l *line) bool {
	if len(p.lines) > 1 {
		return math.Abs(l.x0-p.last().x0) > 1.2*l.size
	}
	head := p.lines[0]
	return l.x0 > max(head.x0, head.textStart())+1.2*l.size || l.x0 < head.x0-4*l.size
}

// textStart is where the text of a line begins, after a number or bullet.
func (l *line) textStart() float64 {
	if len(l.words) > 1 && opensParagraph(l) {
		return l.words[1].x0
	}
	return l.x0
}

// hangs reports whether the text stands well apart from the number before it.
func (l *line) hangs() bool {
	return len(l.words) > 1 && l.words[1].x0-l.words[0].x1 > 0.6*l.size
}

func sentenceEnds(l *line) bool {
	s := l.words[len(l.words)-1].text
	return strings.ContainsAny(s[len(s)-1:], ".:;?!")
}

// cellParagraphs reads the lines of a cell.
func cellParagraphs(lines []*line) []*sheets.Paragraph {
	var out []*sheets.Paragraph
	for _, p := range (measure{pitch: textGap}).split(lines, 0) {
		out = append(out, p.finish(nil))
	}
	return out
}

// finish makes the paragraph: the one place where one is made. known are the words of the document.
func (p *paragraph) finish(known map[string]bool) *sheets.Paragraph {
	out := &sheets.Paragraph{Page: p.page, Indent: int(p.lines[0].x0), Bold: true}
	text := ""
	for i, l := range p.lines {
		out.Bold = out.Bold && l.bold
		s := l.text()
		switch {
		case i == 0:
			text = s
		case strings.HasSuffix(text, "-"):
			text = hyphenated(text, s, known)
		default:
			text += " " + s
		}
	}
	if first := p.lines[0].words[0].text; isBullet(first) && len(text) > len(first) {
		out.Kind, out.Level, out.Number = sheets.ListItem, 1, "•"
		text = strings.TrimLeft(strings.TrimPrefix(text, first), " \t")
	}
	out.Text = text
	out.TakeNumber()
	return out
}

// hyphenated joins two lines at a hyphen. The hyphen goes if the word stands in the document without it; year-end keeps
// its own.
func hyphenated(before, after string, known map[string]bool) string {
	start := before[strings.LastIndexAny(before, " \t")+1:]
	end, _, _ := strings.Cut(after, " ")
	word := strings.TrimSuffix(start, "-") + end
	if known[plainWord(word)] {
		return strings.TrimSuffix(before, "-") + after
	}
	return before + after
}

// plainWord is a word without what stands around it, in small letters.
func plainWord(s string) string { return strings.ToLower(strings.Trim(s, ".,;:?!()[]‘’“”'\"")) }
