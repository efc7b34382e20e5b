package pdf

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"crosscast/sheets"
)

// item is a paragraph or a table in the order of reading.
type item struct {
	last      int // the page that it ends on
	paragraph *paragraph
	table     *sheets.Table
	bands     []band
}

// flow puts the pages one after the other.
type flow struct {
	items []item
	notes []string
	body  float64 // the size that most of the text has
	pitch float64 // distance of the lines of running text, in parts of their size
	known map[string]bool
}

// newFlow reads the words of all pages.
func newFlow(pages []*page) *flow {
	f := &flow{known: map[string]bool{}}
	letters := map[float64]int{}
	for _, p := range pages {
		for _, w := range p.words {
			letters[math.Round(w.size*2)/2] += len(w.text)
			f.known[plainWord(w.text)] = true
		}
	}
	for size, n := range letters {
		if n > letters[f.body] || n == letters[f.body] && size < f.body {
			f.body = size
		}
	}
	f.pitch = pitchOf(pages)
	for _, p := range pages {
		f.add(p)
	}
	return f
}

// pitchOf is how far lines of running text usually stand apart, in parts of their size: long lines, one below the other.
func pitchOf(pages []*page) float64 {
	var gaps []float64
	for _, p := range pages {
		lines := linesOf(p.words)
		if len(lines) == 0 {
			continue
		}
		x0, x1 := extent(lines)
		for i := 1; i < len(lines); i++ {
			last, l := lines[i-1], lines[i]
			if gap := (l.y - last.y) / l.size; gap < 2 && last.size == l.size && last.full(0.8*(x1-x0)) && len(l.chunks()) == 1 {
				gaps = append(gaps, gap)
			}
		}
	}
	if len(gaps) < 5 {
		return textGap / 1.08
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// add reads one page.
func (f *flow) add(p *page) {
	ruled, words := p.ruled(p.words)
	slices.SortStableFunc(ruled, func(a, b block) int { return sign(a.top - b.top) })
	var blocks []block
	var text []*line
	lines := linesOf(words)
	find := finder{close: 1.08 * f.pitch}
	if len(lines) > 0 {
		x0, x1 := extent(lines)
		find.full = 0.6 * (x1 - x0)
	}
	for i := 0; i <= len(ruled); i++ {
		n := len(lines)
		if i < len(ruled) {
			n = slices.IndexFunc(append(lines, &line{y: math.Inf(1)}), func(l *line) bool { return l.y > ruled[i].top })
		}
		for _, b := range find.regions(lines[:n]) {
			if b.table == nil && !b.broken {
				text = append(text, b.lines...)
			}
			blocks = append(blocks, b)
		}
		if lines = lines[n:]; i < len(ruled) {
			blocks = append(blocks, ruled[i])
		}
	}
	m := measureOf(text, f.pitch)
	first := true
	for _, b := range blocks {
		for _, it := range f.read(b, m, p) {
			if first {
				it = f.across(it)
			}
			if it.paragraph != nil || it.table != nil {
				f.items = append(f.items, it)
			}
			first = first && it.paragraph == nil && it.table == nil
		}
	}
	f.notes = append(f.notes, p.notes...)
}

// read makes the items of a block.
func (f *flow) read(b block, m measure, p *page) []item {
	if b.table != nil {
		b.table.Page = p.number
		for i := range b.table.Cells {
			for _, q := range b.table.Cells[i].Paragraphs {
				q.Page = p.number
			}
		}
		return []item{{last: p.number, table: b.table, bands: b.bands}}
	}
	var out []item
	if b.broken {
		p.note("has a table that could not be read; its lines are read as text")
		for _, l := range b.lines {
			out = append(out, item{last: p.number, paragraph: &paragraph{lines: []*line{l}, page: p.number, alone: true}})
		}
		return out
	}
	if slices.ContainsFunc(b.lines, func(l *line) bool { return l.tabular() && l.figures() > 1 }) {
		p.note("has figures side by side that are not read as a table")
	}
	for _, q := range m.split(b.lines, p.number) {
		out = append(out, item{last: p.number, paragraph: q})
	}
	return out
}

// measureOf measures running text: full lines reach its right edge, and what follows them closely is of their paragraph.
func measureOf(lines []*line, pitch float64) measure {
	m := measure{pitch: pitch}
	if len(lines) == 0 {
		return m
	}
	_, m.page = extent(lines)
	m.right = m.page
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		last, l := lines[i-1], lines[i]
		if gap := (l.y - last.y) / l.size; gap > 0.5 && gap < 2.5 && !m.short(last, l) && l.size == last.size && !opensParagraph(l) {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) > 0 {
		slices.Sort(gaps)
		m.pitch = gaps[len(gaps)/2]
	}
	return m
}

// across joins the first item of a page to the last one before, if it goes on with it; else it gives it back.
func (f *flow) across(it item) item {
	n := len(f.items) - 1
	if n < 0 || f.items[n].last != it.last-1 {
		return it
	}
	last := &f.items[n]
	switch {
	case last.table != nil && it.paragraph != nil && isHeadOf(last.table, it.paragraph):
		return item{}
	case last.table != nil && it.table != nil && sameBands(last.bands, it.bands) && appendTable(last.table, it.table):
		last.last = it.last
		return item{}
	case last.paragraph != nil && it.table != nil:
		f.takeHeads(it)
	case last.paragraph != nil && it.paragraph != nil && runsOn(last.paragraph, it.paragraph):
		last.paragraph.lines = append(last.paragraph.lines, it.paragraph.lines...)
		last.last = it.last
		return item{}
	}
	return it
}

// takeHeads moves the head of a table over from the end of the page before.
func (f *flow) takeHeads(it item) {
	for n := len(f.items) - 1; n >= 0 && f.items[n].paragraph != nil && f.items[n].last >= it.table.Page-1; n-- {
		if f.items[n].paragraph.lines = takeHead(it.table, it.bands, f.items[n].paragraph); len(f.items[n].paragraph.lines) > 0 {
			return
		}
		f.items = f.items[:n]
	}
}

// runsOn reports whether a paragraph goes on on the next page: its sentence does not end, or the next begins small.
func runsOn(a, b *paragraph) bool {
	last, l := a.last(), b.lines[0]
	if a.alone || b.alone || last.bold != l.bold || math.Abs(last.size-l.size) > 0.08*l.size || opensParagraph(l) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.words[0].text)
	return unicode.IsLower(r) || !sentenceEnds(last) && !last.bold && len(a.lines)+len(b.lines) > 2
}
