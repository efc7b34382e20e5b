package formula

import (
	"strconv"
	"strings"

	"crosscast/sheets"
)

// Speller writes formula text in one spelling, whichever program stored it: Excel, LibreOffice and the libraries differ
// in spaces, in quotes round sheet names, in TRUE and TRUE(), in A:A and A$1:A$1048576, and in how they write numbers. It
// works on any text, whether Parse reads it or not, and never brings formulas of different meaning to one spelling. The
// zero value is ready; it is not for several goroutines at once.
type Speller struct {
	Books []string        // the files that [1], [2] … stand for
	Used  map[string]bool // if not nil, gets the names in what is spelled, in any case

	Outside bool // what was spelled last reaches into another workbook

	in      string
	at      int
	out     []byte
	operand bool // what was written last can stand left of an intersection
	prefix  written
	corner  written
	places  map[string]string
}

// written is a part of what was written: a place such as Costs!, or the address behind it.
type written struct{ from, to int }

// Spell gives the one spelling of formula text without "=".
func (x *Speller) Spell(text string) string {
	x.in, x.at, x.out, x.operand = text, 0, x.out[:0], false
	x.prefix, x.corner, x.Outside = written{}, written{}, false
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
		x.errorValue()
	case c == '~': // LibreOffice's union
		x.out = append(x.out, ',')
		x.at, x.operand = x.at+1, false
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
	x.place(end)
}

// place writes workbook and sheets up to offset end, with the "!" there. The spelling of each is kept: a workbook names
// few, in many formulas.
func (x *Speller) place(end int) {
	raw := x.in[x.at:end]
	x.at = end + 1
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
		spelled = placeText(x.bookName(at.book), at.sheet)
		if x.places == nil {
			x.places = map[string]string{}
		}
		x.places[strings.Clone(raw)] = spelled
	}
	x.operand = false
	x.Outside = x.Outside || strings.IndexByte(spelled, '[') >= 0
	if x.afterCorner() && string(x.out[x.prefix.from:x.prefix.to]) == spelled && x.prefix.to == x.corner.from &&
		isAddress(x.in[x.at:wordEnd(x.in, x.at)]) {
		return // Costs!A1:Costs!A9
	}
	x.prefix = written{len(x.out), len(x.out) + len(spelled)}
	x.out = append(x.out, spelled...)
}

// bookName is the file that a workbook in brackets stands for. Programs keep its folder in different forms.
func (x *Speller) bookName(book string) string {
	if n, err := strconv.Atoi(book); err == nil && n >= 1 && n <= len(x.Books) && x.Books[n-1] != "" {
		book = x.Books[n-1]
	}
	return book[strings.LastIndexAny(book, `/\`)+1:]
}

// afterCorner reports whether the last that was written is an address and ":".
func (x *Speller) afterCorner() bool {
	return x.corner.to > 0 && len(x.out) == x.corner.to+1 && x.out[x.corner.to] == ':'
}

// errorValue writes an error; what stands in front of it, as in Costs!#REF!, points nowhere.
func (x *Speller) errorValue() {
	if x.prefix.to > 0 && x.prefix.to == len(x.out) {
		x.out = x.out[:x.prefix.from]
		x.prefix = written{}
	}
	end := errorEnd(x.in, x.at)
	x.out = append(x.out, upper(x.in[x.at:end])...)
	x.at, x.operand = end, true
}

// address writes the address of a cell: A1:A1 as A1, and what spans a whole column or row as A:A or 1:1.
func (x *Speller) address(word string) {
	if !x.afterCorner() {
		x.corner = written{len(x.out), len(x.out) + len(word)}
		x.out = append(x.out, word...)
		return
	}
	first := string(x.out[x.corner.from:x.corner.to])
	switch from, to, ok := wholeLines(first, word); {
	case ok:
		x.out = append(append(append(x.out[:x.corner.from], from...), ':'), to...)
	case first == word:
		x.out = x.out[:x.corner.to]
	default:
		x.out = append(x.out, word...)
	}
	x.corner = written{}
}

// wholeLines shortens A$1:C$1048576 to A:C, and $A1:$XFD3 to 1:3.
func wholeLines(first, last string) (from, to string, ok bool) {
	if strings.HasSuffix(first, "$1") && strings.HasSuffix(last, "$1048576") {
		return strings.TrimSuffix(first, "$1"), strings.TrimSuffix(last, "$1048576"), true
	}
	from, ok1 := strings.CutPrefix(first, "$A")
	to, ok2 := strings.CutPrefix(last, "$XFD")
	return from, to, ok1 && ok2 && from[0] <= '9'
}

// bracket writes the workbook in front of a sheet, or the columns of a table.
func (x *Speller) bracket() {
	p := parser{s: x.in, pos: x.at}
	if _, ok := p.columns(); !ok {
		x.copy(x.at+1, false)
		return
	}
	if end := wordsEnd(x.in, p.pos); end < len(x.in) && x.in[end] == '!' && !x.operand {
		x.place(end)
		return
	}
	x.out = append(x.out, strings.ToLower(x.in[x.at:p.pos])...) // as LibreOffice writes #all, and names that it does not know
	x.at, x.operand = p.pos, true
}

// word writes a number, function, sheet, address or name.
func (x *Speller) word() {
	end := wordsEnd(x.in, x.at)
	if x.prefix.to > 0 && x.prefix.to == len(x.out) {
		end = wordEnd(x.in, x.at) // A1:Costs in Costs!A1:Costs!A9 is no span of sheets
	}
	if end < len(x.in) && x.in[end] == '!' {
		x.place(end)
		return
	}
	if c := x.in[x.at]; c == '.' || c >= '0' && c <= '9' {
		if p := (parser{s: x.in, pos: x.at}); p.literalNumber() {
			x.out = append(x.out, sheets.RoundNumber(sheets.SpellNumber(x.in[x.at:p.pos]))...)
			x.at, x.operand = p.pos, true
			return
		}
	}
	end = wordEnd(x.in, x.at)
	word := x.in[x.at:end]
	switch {
	case end < len(x.in) && x.in[end] == '(':
		x.function(word, end)
		return
	case end < len(x.in) && x.in[end] == '[':
	case isAddress(word):
		x.address(upper(word))
		x.at, x.operand = end, true
		return
	case isTruth(word):
		word = upper(word)
	case x.Used != nil && !x.Used[word]:
		x.Used[word] = true
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
