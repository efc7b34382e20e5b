package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscast/sheets"
)

// item is a paragraph or a table in the order of reading.
type item struct {
	page      int
	paragraph *paragraph
	table     *sheets.Table
	bands     []band
}

// flow puts the pages one after the other.
type flow struct {
	items []item
	notes []string
	body  float64 // the size that most of the text has
	known map[string]bool
}

// newFlow reads the words of all pages.
func newFlow(pages []*page, words [][]word) *flow {
	f := &flow{known: map[string]bool{}}
	letters := map[float64]int{}
	for _, page := range words {
		for _, w := range page {
			letters[math.Round(w.size*2)/2] += len(w.text)
			f.known[plainWord(w.text)] = true
		}
	}
	for size, n := range letters {
		if n > letters[f.body] || n == letters[f.body] && size < f.body {
			f.body = size
		}
	}
	for i, p := range pages {
		f.add(p, words[i])
	}
	return f
}

// add reads one page.
func (f *flow) add(p *page, words []word) {
	blocks, words := p.ruled(words)
	var text []*line
	for _, b := range regions(linesOf(words)) {
		if b.lines != nil && !b.broken {
			text = append(text, b.lines...)
		}
		blocks = append(blocks, b)
	}
	slices.SortStableFunc(blocks, func(a, b block) int { return sign(a.top - b.top) })
	m := measureOf(text)
	first := true
	for _, b := range blocks {
		for _, it := range f.read(b, m, p) {
			if first {
				it = f.across(it)
			}
			if it.paragraph != nil || it.table != nil {
				f.items = append(f.items, it)
			}
			first = false
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
		return []item{{page: p.number, table: b.table, bands: b.bands}}
	}
	var out []item
	if b.broken {
		p.note("has a table that could not be read; its lines are read as text")
		for _, l := range b.lines {
			out = append(out, item{page: p.number, paragraph: &paragraph{lines: []*line{l}, page: p.number, alone: true}})
		}
		return out
	}
	for _, q := range m.split(b.lines, p.number) {
		out = append(out, item{page: p.number, paragraph: q})
	}
	return out
}

// measureOf measures running text: full lines reach its right edge, and what follows them closely is of their paragraph.
func measureOf(lines []*line) measure {
	m := measure{pitch: textGap}
	if len(lines) == 0 {
		return m
	}
	_, m.right = extent(lines)
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
	if n < 0 || f.items[n].page != it.page-1 {
		return it
	}
	last := &f.items[n]
	switch {
	case last.table != nil && it.table != nil && sameBands(last.bands, it.bands):
		appendTable(last.table, it.table)
		last.page = it.page
		return item{}
	case last.paragraph != nil && it.paragraph != nil && runsOn(last.paragraph, it.paragraph):
		last.paragraph.lines = append(last.paragraph.lines, it.paragraph.lines...)
		last.page = it.page
		return item{}
	}
	return it
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

// sameBands reports whether two tables have the same columns: each lies under its like and under no other.
func sameBands(a, b []band) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		for j := range b {
			if over := min(a[i].x1, b[j].x1) - max(a[i].x0, b[j].x0); (over > snap) != (i == j) {
				return false
			}
		}
	}
	return true
}

// appendTable adds the rows of a table that runs on, without the head that is printed again.
func appendTable(t, more *sheets.Table) {
	rows := 0
	for rows < more.Rows && rows < t.Rows && rowText(t, rows+1) == rowText(more, rows+1) && !onlyFigures(more, rows+1) {
		rows++
	}
	for _, c := range more.Cells {
		if c.Row > rows {
			c.Row += t.Rows - rows
			t.Cells = append(t.Cells, c)
		}
	}
	t.Rows += more.Rows - rows
}

// rowText is the text of a row of a table.
func rowText(t *sheets.Table, row int) string {
	var b strings.Builder
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == row {
			fmt.Fprintf(&b, "%d %s\n", c.Col, c.Text())
		}
	}
	return b.String()
}

// onlyFigures reports a row that no head is: more than one of its cells are amounts with a comma or point.
func onlyFigures(t *sheets.Table, row int) bool {
	n := 0
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == row && isAmount(c.Text()) && strings.ContainsAny(c.Text(), ",.") {
			n++
		}
	}
	return n > 1
}
