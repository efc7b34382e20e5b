package pdf

import (
	"regexp"
	"strings"
)

// The distances, in parts of the size of the font, that hold the lines of a table together. Rows of tables without rules
// stand 1.2 to 3 apart; further off something else begins.
const (
	rowGap  = 3.5
	textGap = 1.35 // lines of one paragraph or cell stand 1.1 to 1.3 apart where the document does not show it
)

// leaders are the dots that lead to a page number in a list of contents.
var leaders = regexp.MustCompile(`\.{4,}|(?:\. ){4,}|…{2,}`)

// tabular reports whether a line looks like a row of a table: cells side by side, one of them a figure that is not the
// first, or several figures.
func (l *line) tabular() bool {
	chunks := l.chunks()
	if len(chunks) < 2 || leaders.MatchString(l.text()) {
		return false
	}
	for i := range chunks {
		if i > 0 && chunks[i].isFigure() {
			return true
		}
	}
	return false
}

// figures counts the figures of a line.
func (l *line) figures() int {
	n := 0
	for _, k := range l.chunks() {
		if k.isFigure() {
			n++
		}
	}
	return n
}

// finder finds tables that no rules make.
type finder struct {
	full  float64 // the width, in points, from which a line without gaps is running text
	close float64 // the most that lines of one cell stand apart, in parts of the size
}

// regions splits the lines of a page into those that look like tables and the running text between.
func (f finder) regions(lines []*line) []block {
	var out []block
	start := 0
	for i := 0; i < len(lines); {
		end := f.regionEnd(lines, i)
		if end-i < 1 {
			i++
			continue
		}
		from := f.headStart(lines, start, i, end)
		if from == i && rowsIn(lines[i:end]) < 2 {
			i++
			continue
		}
		if from > start {
			out = append(out, textBlock(lines[start:from]))
		}
		out = append(out, f.tableBlock(lines[from:end]))
		start, i = end, end
	}
	if start < len(lines) {
		out = append(out, textBlock(lines[start:]))
	}
	return out
}

// rowsIn counts the rows with figures.
func rowsIn(lines []*line) int {
	n := 0
	for _, l := range lines {
		if l.tabular() {
			n++
		}
	}
	return n
}

// regionEnd is where the table ends that begins at line i; i if none does. It takes two rows to see columns, or a row of
// several figures with a head.
func (f finder) regionEnd(lines []*line, i int) int {
	if !lines[i].tabular() {
		return i
	}
	end, loose := i+1, 0
	for j := i + 1; j < len(lines) && loose < 4; j++ {
		l := lines[j]
		gap := l.y - lines[j-1].y
		if gap > rowGap*max(l.size, lines[j-1].size) || l.full(f.full) {
			break
		}
		if gap > f.close*l.size { // closer lines are parts of a wrapped label
			loose++
		}
		if l.tabular() {
			end, loose = j+1, 0
		}
	}
	if rowsIn(lines[i:end]) < 2 && lines[i].figures() < 2 {
		return i
	}
	label := labelsOf(lines[i:end])
	for end < len(lines) && label.holds(lines[end]) && f.follows(lines[end-1], lines[end]) {
		end++
	}
	return end
}

// labelColumn is where the labels of a table stand: from the left edge of its lines up to its figures.
type labelColumn struct{ x0, limit float64 }

func labelsOf(lines []*line) labelColumn {
	c := labelColumn{limit: 1e9}
	c.x0, _ = extent(lines)
	for _, l := range lines {
		for _, k := range l.chunks() {
			if k.isFigure() && l.tabular() && k.x0 > c.x0+2*l.size {
				c.limit = min(c.limit, k.x0)
			}
		}
	}
	return c
}

// holds reports whether a line is no more than a label, or a part of one.
func (c labelColumn) holds(l *line) bool {
	return len(l.chunks()) == 1 && l.x0 > c.x0-0.5*l.size && l.x0 < c.x0+2*l.size && l.x1 < c.limit && !opensParagraph(l)
}

// follows reports whether a line is as close below another as the lines of one cell are.
func (f finder) follows(above, l *line) bool {
	return l.y-above.y <= f.close*max(l.size, above.size) && l.bold == above.bold
}

// full reports a line of running text: one chunk, wider than most of the page's text.
func (l *line) full(width float64) bool { return len(l.chunks()) == 1 && l.x1-l.x0 > width }

func extent(lines []*line) (x0, x1 float64) {
	x0, x1 = lines[0].x0, lines[0].x1
	for _, l := range lines {
		x0, x1 = min(x0, l.x0), max(x1, l.x1)
	}
	return x0, x1
}

// closestRows is the least distance of two rows with figures; a very large one if there are no two.
func closestRows(lines []*line) float64 {
	least := 1e9
	for i := 1; i < len(lines); i++ {
		if lines[i].tabular() && lines[i-1].tabular() {
			least = min(least, lines[i].y-lines[i-1].y)
		}
	}
	return least
}

// headStart goes up from the first row with figures over the lines that belong to its table: the parts of a label that
// wraps, and above them the head of the columns, with cells side by side or right of the labels. It does not go above from.
func (f finder) headStart(lines []*line, from, row, end int) int {
	label := labelsOf(lines[row:end])
	start, close := row, true
	for i := row - 1; i >= from; i-- {
		l, below := lines[i], lines[i+1]
		if below.y-l.y > rowGap*max(l.size, below.size) || l.full(f.full) || leaders.MatchString(l.text()) || opensParagraph(l) {
			break
		}
		switch {
		case len(l.chunks()) > 1 || l.x0 > label.x0+2*l.size:
			start, close = i, false
		case !label.holds(l):
			return start
		case close && f.follows(l, below):
			start = i
		default:
			close = false // a label of its own, if a head stands above it
		}
	}
	return start
}

// opensParagraph reports a line that begins with the number of a paragraph or a bullet.
func opensParagraph(l *line) bool {
	return opener.MatchString(l.words[0].text) || isBullet(l.words[0].text)
}

// opener is how numbered paragraphs begin: "18.", "(c)", "iv)", "1.2", "a.".
var opener = regexp.MustCompile(`^(?:\d{1,3}\.(?:\d{1,3}\.?){0,3}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)|[a-zA-Z]\.|[ivx]{1,5}\.)$`)

// bullets are signs that begin an item, with those that the fonts of Word have at places of their own.
const bullets = "•◦▪▫●○■□►➢✓✔‣⁃·\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf0a8"

func isBullet(s string) bool { return s != "" && strings.Trim(s, bullets) == "" }

func textBlock(lines []*line) block {
	x0, x1 := extent(lines)
	return block{top: lines[0].y - lines[0].size, bottom: lines[len(lines)-1].y, x0: x0, x1: x1, lines: lines}
}
