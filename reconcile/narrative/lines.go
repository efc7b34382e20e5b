package narrative

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// row is a row of a sheet: the lines of text that are all that it holds, or none where it is a row of a table.
type row struct {
	lines   []line
	number  *layout.Cell // that holds the number of the first line as a figure
	figures bool
}

// line is a line of text: a cell, or a part of one between line breaks.
type line struct {
	at     sheets.Ref
	number string // that stands in a cell of its own before it
	text   string
	bold   bool
	title  bool // it stands in a cell of its own before its text
}

// readRow takes a row that holds one text, which may have a number or a short heading in the cell before it.
func readRow(s *layout.Sheet, i int) (r row) {
	var filled []int
	for j := range s.Cols {
		if c := s.Cell(i, j); c.State != layout.Blank {
			filled = append(filled, j)
			if r.figures = r.figures || c.IsFigure(); r.figures && len(filled) > 2 {
				return r
			}
		}
	}
	if len(filled) == 0 || len(filled) > 2 || s.HiddenAt(s.Ref(i, filled[0])) {
		return r
	}
	last := filled[len(filled)-1]
	text := s.Cell(i, last)
	if text.State != layout.Word {
		return r
	}
	if len(filled) == 1 {
		r.lines = linesOf(s, i, last, "")
		return r
	}
	before := s.Cell(i, filled[0])
	number, rest := sheets.SplitNumber(s.Shown(before) + "\t" + text.Text())
	switch {
	case number != "" && rest == text.Text():
		r.lines = linesOf(s, i, last, number)
		if before.IsFigure() {
			r.number, r.figures = before, false
		}
	case before.State == layout.Word && isTitle(before.Text()) && isSentence(text.Text()):
		title := line{at: s.Ref(i, filled[0]), text: before.Text(), title: true}
		r.lines = append([]line{title}, linesOf(s, i, last, "")...)
	}
	return r
}

// linesOf are the lines of one cell; a number that stands before it is that of the first.
func linesOf(s *layout.Sheet, i, j int, number string) []line {
	c := s.Cell(i, j)
	var all []line
	for text := range strings.SplitSeq(c.Source.Raw, "\n") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		all = append(all, line{at: s.Ref(i, j), number: number, text: text, bold: s.Style(c).Bold})
		number = ""
	}
	return all
}

const (
	leastWords  = 6  // of a sentence
	titleLength = 60 // of a heading, in bytes
)

// isSentence tells a sentence from a label: it has words enough, most of them small, and it comes to a stop.
func isSentence(text string) bool {
	if !strings.ContainsAny(text, ".?!:") || !isWordy(text) {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " \t\n)\"'’”"))
	return strings.ContainsRune(".?!:", end) || endsWithin(text)
}

// isWordy reports words enough for a sentence, as many small ones as those with a capital at least.
func isWordy(text string) bool {
	if len(text) < 3*leastWords {
		return false
	}
	words, small := 0, 0
	for w := range strings.FieldsSeq(text) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'‘“"))
		if unicode.IsLetter(first) {
			words++
		}
		if unicode.IsLower(first) {
			small++
		}
	}
	return words >= leastWords && 2*small >= words
}

// endsWithin reports a sentence that ends inside a text: a stop behind some words, and then a capital.
func endsWithin(text string) bool {
	for i, c := range text {
		if !strings.ContainsRune(".?!", c) || strings.Count(text[:i], " ") < leastWords {
			continue
		}
		after := strings.TrimLeft(text[i+1:], " \n")
		next, _ := utf8.DecodeRuneInString(after)
		if len(after) < len(text[i+1:]) && unicode.IsUpper(next) {
			return true
		}
	}
	return false
}

// isTitle reports a text short enough for a heading that no stop ends.
func isTitle(text string) bool {
	end, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(text)
	return len(text) <= titleLength && !strings.ContainsRune(".;,:", end) && unicode.IsLetter(first) && !strings.Contains(text, "\n")
}

// isHeading tells a heading from a paragraph: a short line in bold, or one without a number and without a figure.
func (l line) isHeading() bool {
	return l.title || l.number == "" && isTitle(l.text) && (l.bold || unicode.IsUpper([]rune(l.text)[0]) && !strings.ContainsAny(l.text, "£%@"))
}

// runsOnIn reports a sentence that goes on in the next line: of the same cell, or of the cell right below.
func (l line) runsOnIn(next line) bool {
	below := sheets.Ref{Row: l.at.Row + 1, Col: l.at.Col}
	if l.title || l.bold != next.bold || next.number != "" || next.at != l.at && next.at != below {
		return false
	}
	if number, _ := sheets.SplitNumber(next.text); number != "" {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(l.text)
	first, _ := utf8.DecodeRuneInString(next.text)
	last := l.text[strings.LastIndexAny(l.text, " \t")+1:]
	return !strings.ContainsRune(".:;?!", end) && (unicode.IsLower(first) || strings.ContainsRune(",-–&", end) ||
		(len(l.text) > titleLength || openWords[last]) && (unicode.IsDigit(first) || strings.ContainsRune("£$(", first)))
}

// openWords end no sentence; a figure follows them.
var openWords = map[string]bool{"a": true, "and": true, "at": true, "by": true, "for": true, "from": true, "is": true, "less": true,
	"of": true, "or": true, "plus": true, "the": true, "to": true, "was": true, "which": true, "with": true}
