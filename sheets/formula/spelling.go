package formula

import (
	"strings"
	"unicode/utf8"

	"crosscast/sheets"
)

// Speller writes formula text in one spelling, whichever program stored it: Excel, LibreOffice and the libraries differ
// in spaces, in quotes round sheet names, in TRUE and TRUE(), and in how they write numbers. It works on any text, whether
// Parse reads it or not, and never brings formulas of different meaning to one spelling. The zero value is ready; it is not
// for several goroutines at once.
type Speller struct {
	in      string
	at      int
	out     []byte
	operand bool // what was written last can stand left of an intersection
	places  map[string]string
}

// Spell gives the one spelling of formula text without "=".
func (x *Speller) Spell(text string) string {
	x.in, x.at, x.out, x.operand = text, 0, x.out[:0], false
	for x.at < len(x.in) {
		x.step()
	}
	if string(x.out) == text {
		return text
	}
	return string(x.out)
}

// step writes what stands at the current place.
func (x *Speller) step() {
	switch c := x.in[x.at]; {
	case c == '"':
		x.copy(quoteEnd(x.in, x.at), false)
	case c == '\'':
		x.quotedPlace()
	case c == '[':
		x.bracket()
	case c == '#':
		x.copy(errorEnd(x.in, x.at), true)
	case isBlank(c):
		x.blanks()
	case c == '$' || isWordByte(c):
		x.word()
	default:
		x.copy(x.at+1, c == ')' || c == ']')
	}
}

// copy takes over up to offset end as it stands.
func (x *Speller) copy(end int, operand bool) {
	x.out = append(x.out, x.in[x.at:end]...)
	x.at, x.operand = end, operand
}

// blanks drops white space, but for one space where it may be the operator between two references.
func (x *Speller) blanks() {
	for x.at < len(x.in) && isBlank(x.in[x.at]) {
		x.at++
	}
	if !x.operand || x.at == len(x.in) {
		return
	}
	if c := x.in[x.at]; c == '\'' || c == '(' || c == '[' || c == '$' || c == '#' || isWordByte(c) {
		x.out = append(x.out, ' ')
	}
}

// quotedPlace writes a quoted sheet name with its "!", without quotes where it needs none.
func (x *Speller) quotedPlace() {
	end := quoteEnd(x.in, x.at)
	if end == len(x.in) || x.in[end] != '!' {
		x.copy(end, false)
		return
	}
	x.place(x.in[x.at:end])
	x.at = end + 1
}

// place writes workbook and sheets with "!". The spelling of each is kept: a workbook names few, in many formulas.
func (x *Speller) place(raw string) {
	spelled, ok := x.places[raw]
	if !ok {
		name := raw
		if raw[0] == '\'' {
			name = strings.ReplaceAll(raw[1:len(raw)-1], "''", "'")
		}
		at := splitPlace(name)
		if at.last != "" {
			at.sheet += ":" + at.last
		}
		spelled = placeText(at.book, at.sheet)
		if x.places == nil {
			x.places = map[string]string{}
		}
		x.places[strings.Clone(raw)] = spelled
	}
	x.out = append(x.out, spelled...)
	x.operand = false
}

// bracket writes the workbook in front of a sheet, or the columns of a table.
func (x *Speller) bracket() {
	p := parser{s: x.in, pos: x.at}
	if _, ok := p.columns(); !ok {
		x.copy(x.at+1, false)
		return
	}
	if end := wordsEnd(x.in, p.pos); end < len(x.in) && x.in[end] == '!' && !x.operand {
		x.place(x.in[x.at:end])
		x.at = end + 1
		return
	}
	x.copy(p.pos, true)
}

// word writes a number, function, sheet, address or name.
func (x *Speller) word() {
	if end := wordsEnd(x.in, x.at); end < len(x.in) && x.in[end] == '!' {
		x.place(x.in[x.at:end])
		x.at = end + 1
		return
	}
	if c := x.in[x.at]; c == '.' || c >= '0' && c <= '9' {
		if p := (parser{s: x.in, pos: x.at}); p.literalNumber() {
			x.out = sheets.AppendNumber(x.out, x.in[x.at:p.pos])
			x.at, x.operand = p.pos, true
			return
		}
	}
	end := wordEnd(x.in, x.at)
	word := x.in[x.at:end]
	switch {
	case end < len(x.in) && x.in[end] == '(':
		x.function(word, end)
		return
	case end < len(x.in) && x.in[end] == '[':
	case isTruth(word) || isAddress(word):
		word = upper(word)
	}
	x.out = append(x.out, word...)
	x.at, x.operand = end, true
}

// function writes the name of a function; TRUE() and FALSE() become what they say.
func (x *Speller) function(word string, end int) {
	word = upper(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(word, "_xlfn."), "_xlws."), "_xlfn."))
	x.out = append(x.out, word...)
	x.at, x.operand = end, false
	if isTruth(word) && strings.HasPrefix(x.in[end:], "()") {
		x.at, x.operand = end+2, true
	}
}

func isTruth(word string) bool {
	return strings.EqualFold(word, "TRUE") || strings.EqualFold(word, "FALSE")
}

// isAddress knows the address of a cell, whatever its case.
func isAddress(word string) bool {
	if last := word[len(word)-1]; last < '0' || last > '9' {
		return false
	}
	_, r, ok := cellCorner(word)
	return ok && r != (sheets.Ref{})
}

// upper is ASCII only: what is upper case in one language may be another letter.
func upper(word string) string {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 'a' && c <= 'z' {
			b := []byte(word)
			for ; i < len(b); i++ {
				if b[i] >= 'a' && b[i] <= 'z' {
					b[i] -= 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return word
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// quoteEnd is where the quoted text at i ends; a doubled quote is part of it.
func quoteEnd(s string, i int) int {
	for q := s[i]; ; {
		k := strings.IndexByte(s[i+1:], q)
		if k < 0 {
			return len(s)
		}
		if i += k + 2; i == len(s) || s[i] != q {
			return i
		}
	}
}

// errorEnd is where the error at i ends, such as #REF!, #N/A or #NAME?.
func errorEnd(s string, i int) int {
	for i++; i < len(s); i++ {
		c := s[i]
		if c == '!' || c == '?' {
			return i + 1
		}
		if c != '/' && !isWordByte(c) {
			break
		}
	}
	return i
}

func wordEnd(s string, i int) int {
	for i < len(s) && (s[i] == '$' || isWordByte(s[i])) {
		i++
	}
	return i
}

// wordsEnd is where a word ends, or the second of two with a colon between them that name a span of sheets.
func wordsEnd(s string, i int) int {
	end := wordEnd(s, i)
	if end < len(s) && s[end] == ':' {
		if last := wordEnd(s, end+1); last > end+1 && last < len(s) && s[last] == '!' {
			return last
		}
	}
	return end
}

// literalNumber moves behind a number that is no part of a longer word.
func (p *parser) literalNumber() bool {
	raw := p.number()
	return raw != "" && (p.pos == len(p.s) || !isWordByte(p.s[p.pos]) || p.s[p.pos] >= utf8.RuneSelf)
}
