package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// edgeLines is how many lines at the top and at the bottom of a page may be its running head and foot.
const edgeLines = 4

// running is a line near the edge of a page, as it would stand on others: the text with its numbers taken out.
type running struct {
	page    int // index
	y       float64
	numbers []int
	line    *line
}

var digitRuns = regexp.MustCompile(`\d+`)

// dropRunning leaves out heads, feet and page numbers: lines that stand at the same place of most pages with the same
// text, but for numbers that count the pages.
func dropRunning(pages []*page) {
	tops, feet := map[string][]running{}, map[string][]running{}
	lines := make([][]*line, len(pages))
	for i, p := range pages {
		lines[i] = linesOf(p.words)
		n := len(lines[i])
		for k := range min(edgeLines, n) {
			addRunning(tops, i, lines[i][k].y, lines[i][k])
			addRunning(feet, i, lines[i][n-1-k].y-p.height, lines[i][n-1-k])
		}
	}
	for i, p := range pages {
		drop := map[*line]bool{}
		for _, l := range lines[i] {
			if !isRunning(tops, i, l, len(pages)) {
				break
			}
			drop[l] = true
		}
		for k, l := range slices.Backward(lines[i]) {
			if !isRunning(feet, i, l, len(pages)) && !isPageNumber(lines[i][:k], l, p) {
				break
			}
			drop[l] = true
		}
		p.words = nil
		for _, l := range lines[i] {
			if !drop[l] {
				p.words = append(p.words, l.words...)
			}
		}
	}
}

// addRunning puts a line with those of the same text.
func addRunning(m map[string][]running, page int, y float64, l *line) {
	text := l.text()
	r := running{page: page, y: y, line: l}
	for _, d := range digitRuns.FindAllString(text, -1) {
		n, err := strconv.Atoi(d)
		if err != nil {
			n = -1
		}
		r.numbers = append(r.numbers, n)
	}
	key := digitRuns.ReplaceAllString(text, "#")
	m[key] = append(m[key], r)
}

// isRunning reports whether more than half of the pages have the line.
func isRunning(m map[string][]running, page int, l *line, pages int) bool {
	list := m[digitRuns.ReplaceAllString(l.text(), "#")]
	at := slices.IndexFunc(list, func(r running) bool { return r.line == l })
	if at < 0 || pages < 2 {
		return false
	}
	same := 0
	for _, r := range list {
		if math.Abs(r.y-list[at].y) <= snap && counts(list[at], r) {
			same++
		}
	}
	return same*2 > pages
}

// counts reports whether the numbers of two lines are the same or count the pages.
func counts(a, b running) bool {
	for i := range a.numbers {
		if d := b.numbers[i] - a.numbers[i]; d != 0 && d != b.page-a.page {
			return false
		}
	}
	return true
}

// isPageNumber reports whether the lowest line of a page is its number, apart from what stands above.
func isPageNumber(above []*line, l *line, p *page) bool {
	text := strings.ToLower(l.text())
	if text = strings.TrimPrefix(text, "page "); !strings.HasPrefix(text, strconv.Itoa(p.number)) {
		return false
	}
	rest := strings.TrimPrefix(text, strconv.Itoa(p.number))
	ofAll := regexp.MustCompile(`^ ?(?:of|/) ?\d+$`).MatchString(rest)
	return (rest == "" || ofAll) && l.y > 0.85*p.height && (len(above) == 0 || l.y-above[len(above)-1].y > 2*l.size)
}
