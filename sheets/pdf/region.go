package pdf

import (
	"regexp"
	"strings"
)

// The distances, in parts of the size of the font, that hold the lines of a table together. Rows of tables without rules
// stand 1.2 to 2.2 apart; after more than 3 something else begins.
const (
	rowGap  = 3.0
	textGap = 1.35 // lines of one paragraph or cell stand 1.1 to 1.3 apart
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

// regions splits the lines of a page into those that look like tables and the running text between.
func regions(lines []*line) []block {
	if len(lines) == 0 {
		return nil
	}
	var out []block
	start := 0
	x0, x1 := extent(lines)
	full := 0.6 * (x1 - x0)
	for i := 0; i < len(lines); {
		end := regionEnd(lines, i, full)
		if end-i < 1 {
			i++
			continue
		}
		from := headStart(lines, start, i, full)
		if from > start {
			out = append(out, textBlock(lines[start:from]))
		}
		out = append(out, tableBlock(lines[from:end]))
		start, i = end, end
	}
	if start < len(lines) {
		out = append(out, textBlock(lines[start:]))
	}
	return out
}

// regionEnd is where the table ends that begins at line i; i if none does. It takes two rows to see columns.
func regionEnd(lines []*line, i int, full float64) int {
	if !lines[i].tabular() {
		return i
	}
	end, rows := i+1, 1
	for j := i + 1; j < len(lines) && j-end < 4; j++ {
		if lines[j].y-lines[j-1].y > rowGap*max(lines[j].size, lines[j-1].size) || lines[j].full(full) {
			break
		}
		if lines[j].tabular() {
			end, rows = j+1, rows+1
		}
	}
	if rows < 2 {
		return i
	}
	for end < len(lines) && lines[end].tailOf(lines[end-1], lines[i:end]) {
		end++
	}
	return end
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

// tailOf reports whether a line goes on with the wrapped label of the last row: close below it, and closer than rows are.
func (l *line) tailOf(last *line, rows []*line) bool {
	gap := l.y - last.y
	if gap > textGap*l.size || len(l.chunks()) > 1 || l.bold != last.bold {
		return false
	}
	first := last.chunks()[0]
	return l.x0 >= first.x0-0.5*l.size && l.x1 <= first.x1+2*l.size && gap < 0.9*closestRows(rows)
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

// headStart goes up from the first row with figures over the lines that are the head of its columns: cells side by side,
// or a cell that stands right of the labels. It does not go above from.
func headStart(lines []*line, from, row int, full float64) int {
	label := lines[row].chunks()[0]
	for row > from {
		l := lines[row-1]
		if lines[row].y-l.y > rowGap*max(l.size, lines[row].size) || l.full(full) || leaders.MatchString(l.text()) {
			break
		}
		chunks := l.chunks()
		if len(chunks) < 2 && chunks[0].x0 < label.x1 || opensParagraph(l) {
			break
		}
		row--
	}
	return row
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
