package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscast/sheets"
)

// builder puts lines together into paragraphs and tables.
type builder struct {
	lines  []line
	pieces []sheets.Piece
	open   *draft // the paragraph that the next line may belong to
	gap    bool   // a blank line came since its last one
	whole  bool   // every line is a paragraph: the text was not wrapped
	index  int
}

// draft is a paragraph that is not yet at its end.
type draft struct {
	sheets.Paragraph
	raw   string // with its marks
	last  string // its last line
	lines int
}

func (b *builder) run() {
	for _, l := range b.lines {
		b.whole = b.whole || len(l.text) > wrapped && !strings.Contains(l.text, "\t")
	}
	for i := 0; i < len(b.lines); {
		if t, n := tableAt(b.lines, i); n > 0 {
			b.close()
			b.pieces = append(b.pieces, sheets.Piece{Table: t})
			i += n
			continue
		}
		b.take(i)
		i++
	}
	b.close()
}

// take adds a line to the open paragraph, or begins one with it.
func (b *builder) take(i int) {
	l := b.lines[i]
	switch {
	case l.blank():
		b.gap = true
	case l.rule():
		b.close()
	case strings.HasPrefix(l.text, "#"):
		b.close()
		text := strings.TrimLeft(l.text, "#")
		b.open = &draft{Paragraph: sheets.Paragraph{Kind: sheets.Heading, Level: len(l.text) - len(text)}, raw: text}
		b.close()
	case b.begins(l):
		b.close()
		b.open = begin(l)
	default:
		b.open.raw += " " + l.text
		b.open.last = l.text
		b.open.lines++
	}
	if !l.blank() {
		b.gap = false
	}
}

// begins reports that a line starts a paragraph of its own.
func (b *builder) begins(l line) bool {
	if b.open == nil {
		return true
	}
	number, _ := sheets.SplitNumber(l.text)
	switch {
	case number != "" || isBold(l.text):
		return true
	case b.gap || b.whole:
		return !b.open.runsOn(l.text)
	}
	return isBold(b.open.raw)
}

// wrapped is the most bytes of a line that was wrapped by hand or by a program.
const wrapped = 200

// runsOn reports a sentence that goes on in the next line, also after a blank one: page breaks leave such, and programs
// that take the text out of a PDF.
func (d *draft) runsOn(next string) bool {
	last := strings.TrimSpace(d.raw)
	end, _ := utf8.DecodeLastRuneInString(last)
	if last == "" || isBold(last) || strings.ContainsRune(".:;?!", end) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	long := len(d.last) > proseLength && d.Kind == sheets.Body && strings.ToUpper(last) != last
	return long || unicode.IsLower(first) || unicode.IsDigit(first) && len(last) > proseLength ||
		strings.ContainsRune(",-–&", end) || endsOpen(last)
}

// proseLength is the least length of a line that is more than a heading.
const proseLength = 60

// endsOpen reports a last word after which no sentence ends.
func endsOpen(s string) bool {
	word := s[strings.LastIndexAny(s, " \t")+1:]
	switch word {
	case "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "is", "are", "be", "that", "which":
		return true
	}
	return false
}

// begin opens a paragraph with its first line.
func begin(l line) *draft {
	d := &draft{raw: l.text, last: l.text, lines: 1}
	d.Indent = l.indent
	if n, rest := sheets.SplitNumber(l.text); n != "" {
		d.Number, d.raw = n, rest
		if !sheets.IsParagraphNumber(n) {
			d.Kind, d.Level = sheets.ListItem, 1
		}
	}
	return d
}

// close ends the open paragraph.
func (b *builder) close() {
	d := b.open
	b.open = nil
	if d == nil {
		return
	}
	d.Bold = isBold(d.raw)
	d.Text = plain(d.raw)
	if d.Text == "" && d.Number == "" {
		return
	}
	if d.Kind == sheets.Body && d.Number == "" && looksLikeHeading(d) {
		d.Kind, d.Level = sheets.Heading, headingLevel
	}
	p := d.Paragraph
	p.Place.Index = b.index
	b.index++
	b.pieces = append(b.pieces, sheets.Piece{Paragraph: &p})
}

// headingLevel is the level of headings that have no mark of their level.
const headingLevel = 6

// looksLikeHeading tells a heading without "#": bold from end to end, or a short line alone that no stop ends.
func looksLikeHeading(d *draft) bool {
	end, _ := utf8.DecodeLastRuneInString(d.Text)
	first, _ := utf8.DecodeRuneInString(d.Text)
	if strings.ContainsRune(".;,", end) || len(d.Text) > 2*proseLength {
		return false
	}
	if d.Bold {
		return true
	}
	return d.lines == 1 && len(d.Text) < proseLength && unicode.IsUpper(first) && !strings.ContainsAny(d.Text, "£%@") && end != ':'
}
