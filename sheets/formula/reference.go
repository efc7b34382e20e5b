package formula

import (
	"errors"
	"strings"

	"crosscast/sheets"
)

// place is what stands before "!": the workbook and the sheet, or the first and last of several sheets.
type place struct{ book, sheet, last string }

// prefix reads a place with its "!", or nothing.
func (p *parser) prefix() (place, error) {
	start := p.pos
	if p.peek() == '\'' {
		s, ok := p.quoted('\'')
		if !ok || s == "" || p.peek() != '!' {
			return place{}, p.fail("a sheet name is not closed")
		}
		p.pos++
		return splitPlace(s), nil
	}
	if p.peek() == '[' {
		if _, ok := p.columns(); !ok {
			return place{}, p.fail("a square bracket is not closed")
		}
	}
	word := p.word()
	if p.peek() == ':' && word != "" { // Jan:Mar!A1, else a range operator
		p.pos++
		if p.word() == "" {
			p.pos--
		}
	}
	if p.peek() != '!' {
		p.pos = start
		return place{}, nil
	}
	p.pos++
	return splitPlace(p.s[start : p.pos-1]), nil
}

// splitPlace takes C:\dir\[Book.xlsx]Jan:Mar apart. Workbook 0 is the formula's own.
func splitPlace(s string) place {
	var at place
	if i := strings.LastIndexByte(s, ']'); i >= 0 {
		at.book = strings.Replace(s[:i], "[", "", 1)
		s = s[i+1:]
	}
	if at.book == "0" {
		at.book = ""
	}
	at.sheet, at.last, _ = strings.Cut(s, ":")
	if strings.EqualFold(at.sheet, at.last) {
		at.last = ""
	}
	return at
}

// corner makes a cell reference of a word that is an address, else a truth value or a name.
func corner(at place, word string) Node {
	if pin, r, ok := cellCorner(word); ok {
		return Ref{Book: at.book, Sheet: at.sheet, LastSheet: at.last, Range: sheets.One(r), From: pin, To: pin}
	}
	if at == (place{}) && (strings.EqualFold(word, "TRUE") || strings.EqualFold(word, "FALSE")) {
		return Bool{strings.EqualFold(word, "TRUE")}
	}
	sheet := at.sheet
	if at.last != "" {
		sheet += ":" + at.last
	}
	return Name{Book: at.book, Sheet: sheet, Text: word}
}

// cellCorner reads $F$20.
func cellCorner(word string) (Pin, sheets.Ref, bool) {
	colText, rowText := splitAddress(word)
	col, colPin, colOK := columnCorner(colText)
	row, rowPin, rowOK := rowCorner(rowText)
	return Pin{rowPin, colPin}, sheets.Ref{Row: row, Col: col}, colOK && rowOK
}

// splitAddress cuts $F$20 behind its letters.
func splitAddress(word string) (string, string) {
	i := 0
	for i < len(word) && (i == 0 && word[i] == '$' || word[i]|0x20 >= 'a' && word[i]|0x20 <= 'z') {
		i++
	}
	return word[:i], word[i:]
}

// columnCorner reads $F.
func columnCorner(s string) (col int, pinned, ok bool) {
	s, pinned = strings.CutPrefix(s, "$")
	if len(s) == 0 || len(s) > 3 {
		return 0, pinned, false
	}
	for _, c := range []byte(s) {
		if c |= 0x20; c < 'a' || c > 'z' {
			return 0, pinned, false
		}
		col = col*26 + int(c-'a'+1)
	}
	return col, pinned, col <= sheets.MaxCol
}

// rowCorner reads $20.
func rowCorner(s string) (row int, pinned, ok bool) {
	s, pinned = strings.CutPrefix(s, "$")
	if len(s) == 0 || len(s) > 7 {
		return 0, pinned, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, pinned, false
		}
		row = row*10 + int(c-'0')
	}
	return row, pinned, row >= 1 && row <= sheets.MaxRow
}

// span joins two corners to one reference; what is no plain corner stays an operator.
func span(x, y Node) Node {
	if a, ok := x.(Ref); ok {
		if b, ok := y.(Ref); ok && joinable(a, b) {
			return stretch(a, b)
		}
		return Binary{":", x, y}
	}
	at, first, ok1 := bareCorner(x)
	to, second, ok2 := bareCorner(y)
	if !ok1 || !ok2 || to != (Ref{}) && to != at {
		return Binary{":", x, y}
	}
	if c1, p1, ok := columnCorner(first); ok {
		if c2, p2, ok := columnCorner(second); ok {
			at.WholeCol = true
			a, b := at, at
			a.Range, a.From = sheets.One(sheets.Ref{Row: 1, Col: c1}), Pin{Row: true, Col: p1}
			b.Range, b.From = sheets.One(sheets.Ref{Row: sheets.MaxRow, Col: c2}), Pin{Row: true, Col: p2}
			return stretch(a, b)
		}
	}
	if r1, p1, ok := rowCorner(first); ok {
		if r2, p2, ok := rowCorner(second); ok {
			at.WholeRow = true
			a, b := at, at
			a.Range, a.From = sheets.One(sheets.Ref{Row: r1, Col: 1}), Pin{Row: p1, Col: true}
			b.Range, b.From = sheets.One(sheets.Ref{Row: r2, Col: sheets.MaxCol}), Pin{Row: p2, Col: true}
			return stretch(a, b)
		}
	}
	return Binary{":", x, y}
}

// bareCorner gives the text of what may be half of A:B or 3:5, and the sheet that it stands on.
func bareCorner(n Node) (Ref, string, bool) {
	switch n := n.(type) {
	case Number:
		return Ref{}, n.Raw, true
	case Name:
		first, last, _ := strings.Cut(n.Sheet, ":")
		return Ref{Book: n.Book, Sheet: first, LastSheet: last}, n.Text, n.Columns == ""
	}
	return Ref{}, "", false
}

// joinable reports whether b can be the far corner of a: two single cells, the second without a sheet or on the same.
func joinable(a, b Ref) bool {
	one := a.Range.From == a.Range.To && b.Range.From == b.Range.To
	if b.Book == "" && b.Sheet == "" {
		return one
	}
	return one && a.Book == b.Book && a.Sheet == b.Sheet && a.LastSheet == b.LastSheet
}

// stretch makes a the reference to all cells between a and b, whichever corners they are.
func stretch(a, b Ref) Ref {
	from, to := a.Range.From, b.Range.From
	a.To = b.From
	if from.Row > to.Row {
		from.Row, to.Row = to.Row, from.Row
		a.From.Row, a.To.Row = a.To.Row, a.From.Row
	}
	if from.Col > to.Col {
		from.Col, to.Col = to.Col, from.Col
		a.From.Col, a.To.Col = a.To.Col, a.From.Col
	}
	a.Range = sheets.Range{From: from, To: to}
	return a
}

// checkName refuses words that only made sense as half of a range, such as $A, and 7 behind a sheet.
func (p *parser) checkName(n Node) error {
	if b, ok := n.(Binary); ok && b.Op == ":" {
		if !isReference(b.X) || !isReference(b.Y) {
			return p.fail("\":\" stands between what are no references")
		}
		return errors.Join(p.checkName(b.X), p.checkName(b.Y))
	}
	name, ok := n.(Name)
	if !ok || name.Text == "" && name.Columns != "" {
		return nil
	}
	if c := name.Text[0]; c >= '0' && c <= '9' || c == '.' || c == '?' || strings.Contains(name.Text, "$") {
		return p.fail("%q is no name", name.Text)
	}
	return nil
}
