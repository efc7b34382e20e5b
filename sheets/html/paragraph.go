package html

import (
	"strings"

	"crosscast/sheets"
)

// textRun is the text of a paragraph in the making, white space collapsed as a browser does.
type textRun struct {
	b     strings.Builder
	space bool // white space was read that is only shown if more text follows
	light bool // some of the text is not bold
}

// write adds text to the paragraph in hand.
func (w *walker) write(s string, c context) {
	if w.text.b.Len() == 0 {
		w.at = c
	}
	if c.pre {
		w.text.keep(s, c.bold)
	} else {
		w.text.collapse(s, c.bold)
	}
}

// collapse adds text with each run of white space as one space. A no-break space is none of them.
func (t *textRun) collapse(s string, bold bool) {
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r', '\f':
			t.space = t.space || t.b.Len() > 0 && t.last() != '\n'
		case '\u00ad', '\u200b', '\ufeff': // not shown
		default:
			if t.space {
				t.b.WriteByte(' ')
			}
			t.b.WriteRune(r)
			t.space, t.light = false, t.light || !bold && r != '\u00a0'
		}
	}
}

// keep adds text as it stands.
func (t *textRun) keep(s string, bold bool) {
	t.b.WriteString(s)
	t.light = t.light || !bold && strings.TrimSpace(s) != ""
}

func (t *textRun) last() byte { s := t.b.String(); return s[len(s)-1] }

// word is the word that the next letter would be written to, or its end; "" after a space.
func (t *textRun) word() string {
	if t.space {
		return ""
	}
	s := t.b.String()
	s = s[max(0, len(s)-longestFigure):]
	return s[strings.LastIndexAny(s, " \n\t\u00a0")+1:]
}

// lineBreak breaks the line; a second break in a row leaves a blank line, which ends the paragraph.
func (w *walker) lineBreak() {
	t := &w.text
	switch {
	case t.b.Len() == 0:
	case t.last() == '\n':
		w.finish()
	default:
		t.b.WriteByte('\n')
		t.space = false
	}
}

// finish ends the paragraph in hand, if it has any text: the one place where a paragraph is made.
func (w *walker) finish() {
	text, light := strings.Trim(w.text.b.String(), " \t\r\n"), w.text.light
	w.text = textRun{}
	if strings.TrimSpace(text) == "" {
		return
	}
	p := &sheets.Paragraph{
		Kind: w.at.kind, Level: w.at.level, Number: w.number, Text: text, Indent: w.at.indent, Bold: !light,
		Place: sheets.PlaceInFile{Index: w.paragraphs},
	}
	w.paragraphs++
	w.number = ""
	p.TakeNumber()
	if w.cell != nil {
		w.cell.Paragraphs = append(w.cell.Paragraphs, p)
	} else {
		w.pieces = append(w.pieces, sheets.Piece{Paragraph: p})
	}
}
