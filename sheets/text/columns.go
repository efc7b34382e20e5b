package text

import (
	"regexp"
	"strings"
)

// Tables without any mark between their cells: what is left of one when a program takes the text out of a PDF. Each line
// is a label with its figures behind it. Nothing is guessed: a line that has fewer figures than the others ends the
// table.

var (
	figure     = regexp.MustCompile(`^(?:[(\[]?[-–−+]?(?:£|\$|€)?[-–−]?\(?\d[\d,]*(?:\.\d+)?[kKmM%]?[)\]]?%?|[-–—]|n/a|nil)$`)
	head       = regexp.MustCompile(`^(?:(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|£'?0*s?|£[kKmM]|%|Q[1-4])$`)
	word       = regexp.MustCompile(`\S+`)
	pageNumber = regexp.MustCompile(`^\d{1,3}$`)
)

// tail is the figures at the end of a line.
type tail struct {
	label   string
	figures []string
	gap     bool // two spaces or a tab part the label from the figures
}

// tailOf splits a line at its last figures that match.
func tailOf(l line, match *regexp.Regexp) tail {
	words := word.FindAllStringIndex(l.raw, -1)
	from := len(words)
	if strings.Contains(l.raw, "|") {
		return tail{label: l.text} // the cells of another sort of table
	}
	for from > 0 && match.MatchString(l.raw[words[from-1][0]:words[from-1][1]]) {
		from--
	}
	t := tail{label: l.text}
	if from == len(words) {
		return t
	}
	start := words[from][0]
	before := l.raw[:start]
	t.label = strings.TrimSpace(before)
	t.gap = t.label == "" || strings.HasSuffix(before, "  ") || strings.HasSuffix(before, "\t")
	for _, w := range words[from:] {
		t.figures = append(t.figures, l.raw[w[0]:w[1]])
	}
	return t
}

// last keeps the last n figures. Others before them may be part of the label ("Markets Page 50"); false where they are
// figures like the rest, or too few.
func (t tail) last(n int) (tail, bool) {
	extra := len(t.figures) - n
	if extra < 0 {
		return t, false
	}
	for _, f := range t.figures[:extra] {
		if !pageNumber.MatchString(f) {
			return t, false
		}
		t.label = strings.TrimSpace(t.label + " " + f)
	}
	t.figures = t.figures[extra:]
	return t, true
}

// leastLines is how many lines of one form make a table: two may be chance.
const leastLines = 3

// mostHeadings is how many lines without figures, subheadings, may follow each other within a table.
const mostHeadings = 2

// longestLabel is how long a line without figures may be and still be a heading in a table.
const longestLabel = 70

// columned reads a table of labels with their figures behind them.
func columned(lines []line) (rows [][]string, n int) {
	k, skip := shape(lines)
	if k == 0 {
		return nil, 0
	}
	head, from := headRows(lines, skip, k)
	full := 0
	bare := 0 // lines without figures since the last one with
	n = from
	for i := from; i < len(lines); i++ {
		t, whole := tailOf(lines[i], figure).last(k)
		switch {
		case lines[i].blank() && i+1 < len(lines) && !lines[i+1].blank():
			continue
		case whole:
			rows = append(rows, append([]string{t.label}, t.figures...))
			full, bare, n = full+1, 0, i+1
			continue
		case len(t.figures) == 0 && bare < mostHeadings && isLabel(lines[i]):
			rows = append(rows, []string{t.label})
			bare++
			continue
		}
		break
	}
	if full < leastLines {
		return nil, 0
	}
	return append(head, rows[:len(rows)-bare]...), n
}

// shape tells how many figures the lines of a table have that begins here, after at most a few lines of head; 0 for no
// table. With one figure only, it must stand apart from its label: else it is a sentence that ends with a number.
func shape(lines []line) (k, skip int) {
	for skip < len(lines) && skip < leastLines && !lines[skip].blank() && len(tailOf(lines[skip], figure).figures) == 0 {
		if len(tailOf(lines[skip], head).figures) == 0 {
			return 0, 0
		}
		skip++
	}
	counts := map[int]int{}
	seen := 0
	for i := skip; i < len(lines) && seen < leastLines; i++ {
		t := tailOf(lines[i], figure)
		if len(t.figures) == 0 {
			if !lines[i].blank() && !isLabel(lines[i]) || i == skip {
				break
			}
			continue
		}
		if len(t.figures) == 1 && !t.gap {
			break
		}
		counts[len(t.figures)]++
		seen++
	}
	if seen < leastLines {
		return 0, 0
	}
	for n, c := range counts {
		if c > counts[k] || c == counts[k] && n < k {
			k = n
		}
	}
	if counts[k] < 2 {
		return 0, 0
	}
	return k, skip
}

// headRows gives the rows of the head, which has a year or a unit over each column.
func headRows(lines []line, skip, k int) (rows [][]string, from int) {
	for _, l := range lines[:skip] {
		if t, whole := tailOf(l, head).last(k); whole {
			rows = append(rows, append([]string{t.label}, t.figures...))
		} else {
			rows = append(rows, []string{l.text})
		}
	}
	return rows, skip
}

// isLabel reports a short line that no sentence ends with.
func isLabel(l line) bool {
	return !strings.Contains(l.raw, "|") && len(l.text) <= longestLabel && !strings.HasSuffix(l.text, ".") && !strings.HasPrefix(l.text, "#") && !l.rule()
}
