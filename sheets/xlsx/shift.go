package xlsx

import (
	"strconv"
	"strings"

	"crosscast/sheets"
)

// ShiftFormula moves the relative references of a formula by so many rows and columns, as happens to a shared formula
// in every cell that shares it. What is pinned by $, texts, quoted sheet names, function names such as LOG10( and table
// references stay. A reference that would leave the sheet becomes #REF!.
func ShiftFormula(formula string, rows, cols int) string {
	if rows == 0 && cols == 0 {
		return formula
	}
	x := shifter{in: formula, rows: rows, cols: cols}
	x.out.Grow(len(formula) + 8)
	for x.at < len(x.in) {
		x.step()
	}
	return x.out.String()
}

// shifter walks a formula.
type shifter struct {
	in         string
	at         int
	rows, cols int
	out        strings.Builder
}

// step copies or shifts what stands at the current place.
func (x *shifter) step() {
	switch c := x.in[x.at]; {
	case c == '"' || c == '\'':
		x.copyTo(quoteEnd(x.in, x.at))
	case c == '[':
		x.copyTo(bracketEnd(x.in, x.at))
	case isWordByte(c):
		x.word()
	default:
		x.copyTo(x.at + 1)
	}
}

// copyTo copies up to offset end unchanged.
func (x *shifter) copyTo(end int) {
	x.out.WriteString(x.in[x.at:end])
	x.at = end
}

// word handles a name, number, function or reference. Whole columns and rows are only known by their pair, as in C:C.
func (x *shifter) word() {
	end := wordEnd(x.in, x.at)
	first := x.in[x.at:end]
	switch {
	case x.follows(end, '(') || x.follows(end, '!') || x.follows(end, '['):
		x.copyTo(end)
	case x.follows(end, ':'):
		last := wordEnd(x.in, end+1)
		second := x.in[end+1 : last]
		// Jan:Mar!B2 names sheets; B2:INDEX( ends in a function, which is handled when its turn comes.
		if x.follows(last, '!') {
			x.copyTo(last)
			return
		}
		a, b := x.shiftLine(first), x.shiftLine(second)
		if a != "" && b != "" && isColumn(first) == isColumn(second) && !x.follows(last, '(') {
			x.out.WriteString(a + ":" + b)
			x.at = last
			return
		}
		x.shiftWord(first, end)
	default:
		x.shiftWord(first, end)
	}
}

// follows reports whether character c stands at offset at.
func (x *shifter) follows(at int, c byte) bool { return at < len(x.in) && x.in[at] == c }

// shiftWord writes a word, shifted if it is the address of a cell.
func (x *shifter) shiftWord(word string, end int) {
	x.at = end
	letters, digits, ok := splitAddress(word)
	if !ok {
		x.out.WriteString(word)
		return
	}
	c, r := x.shiftColumn(letters), x.shiftRow(digits)
	if c == "" || r == "" {
		x.out.WriteString("#REF!")
		return
	}
	x.out.WriteString(c)
	x.out.WriteString(r)
}

// shiftLine shifts half of a whole-column or whole-row range; "" if word is no such half.
func (x *shifter) shiftLine(word string) string {
	letters, digits := lineParts(word)
	switch {
	case letters != "":
		return orRefError(x.shiftColumn(letters))
	case digits != "":
		return orRefError(x.shiftRow(digits))
	}
	return ""
}

// orRefError stands in for a line that has left the sheet.
func orRefError(s string) string {
	if s == "" {
		return "#REF!"
	}
	return s
}

// shiftColumn shifts letters such as B; $B stays. "" outside the sheet.
func (x *shifter) shiftColumn(letters string) string {
	if letters[0] == '$' {
		return letters
	}
	col := columnNumber(letters) + x.cols
	if col < 1 || col > sheets.MaxCol {
		return ""
	}
	return sheets.ColumnName(col)
}

// shiftRow shifts digits such as 12; $12 stays. "" outside the sheet.
func (x *shifter) shiftRow(digits string) string {
	if digits[0] == '$' {
		return digits
	}
	row, err := strconv.Atoi(digits)
	if row += x.rows; err != nil || row < 1 || row > sheets.MaxRow {
		return ""
	}
	return strconv.Itoa(row)
}
