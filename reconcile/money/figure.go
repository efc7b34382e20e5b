// Package money reads the figures that people write, in cells and in running text, and reckons with them: exact
// decimals, and closed intervals for what the digits shown allow. It never guesses: a figure that is nearly a number is
// malformed and has no value.
package money

import (
	"github.com/shopspring/decimal"
)

// State says what the text of a cell is, before any sum uses it.
type State uint8

// The states of a cell. Only Number and Nil have a value; what the others do to a sum is for the engine to say.
const (
	Blank         State = iota // nothing: adds as 0, but is not a stated 0
	Number                     // a figure
	Nil                        // a dash or "nil": 0, and flagged
	NotApplicable              // n/a: skipped, and said
	Suppressed                 // withheld or unknown: x, [c], .., *
	Malformed                  // nearly a number: never guessed
	Word                       // anything else
)

var stateNames = [...]string{"blank", "number", "nil", "not applicable", "suppressed", "malformed", "word"}

// String names the state as messages do.
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return "unknown"
}

// Figure is the figure in one table cell.
type Figure struct {
	State State
	// Value is the number as printed, with its sign; a scale suffix and a percent sign are not applied to it. Its
	// exponent is that of the last digit printed, which a Number from ParseCell keeps: 1.50 is 150 × 10^-2.
	Value    decimal.Decimal
	Places   int    // digits after the decimal mark as printed, 0 for 1.2E+05
	Percent  bool   // 12.3%
	Currency string // GBP, EUR or USD; "" if none is printed
	Scale    int    // power of ten of a scale suffix: k 3, m 6, bn 9
	Brackets bool   // a negative written in brackets
	Plus     bool   // a plus sign is printed: likely a change, not a level
	Mark     string // footnote and status marks as printed: E, (3), *, r
}

// Full is the value with its scale suffix applied: 1,200,000 for £1.2m.
func (f Figure) Full() decimal.Decimal { return f.Value.Shift(int32(f.Scale)) }

// maxCell is the most bytes that a figure in a cell can take; longer text is words. It also bounds the digits.
const maxCell = 64

// ParseCell reads the text of a table cell. decimalComma says that 1.234,5 is meant where 1,234.5 is usual.
//
// A dash directly before digits is a minus, brackets around the whole are one, a trailing minus and CR likewise. Dates,
// years with a stroke, codes, ranges, times and telephone numbers are words; whether 2014 is a year is not decided here.
func ParseCell(text string, decimalComma bool) Figure {
	r := pointCell
	if decimalComma {
		r = commaCell
	}
	if f, ok := plain(text, r); ok {
		return f
	}
	text = trimSpace(text)
	if text == "" {
		return Figure{}
	}
	if len(text) > maxCell {
		return Figure{State: Word}
	}
	if state, ok := symbol(text); ok {
		return Figure{State: state}
	}
	c := cell{s: text, r: r}
	if c.parse() {
		return c.figure()
	}
	if nearlyNumber(text) {
		return Figure{State: Malformed}
	}
	return Figure{State: Word}
}

// plain is the short way for 1234, -1,234.50 and the like: most cells with figures.
func plain(text string, r reading) (Figure, bool) {
	i := 0
	if len(text) > 1 && text[0] == '-' {
		i = 1
	}
	if i >= len(text) || !isDigit(text[i]) || len(text) > maxCell {
		return Figure{}, false
	}
	n, end, f := r.numeral(text, i)
	if f != sound || end != len(text) {
		return Figure{}, false
	}
	return Figure{State: Number, Value: n.value(i == 1, 0), Places: n.places}, true
}

// trimSpace cuts the outer spaces of any kind.
func trimSpace(s string) string {
	for {
		w := spaceWidth(s, 0)
		if w == 0 {
			break
		}
		s = s[w:]
	}
	for len(s) > 0 {
		w := lastSpace(s)
		if w == 0 {
			break
		}
		s = s[:len(s)-w]
	}
	return s
}

// lastSpace is the width of the space that s ends with.
func lastSpace(s string) int {
	for w := 1; w <= 3 && w <= len(s); w++ {
		if spaceWidth(s, len(s)-w) == w {
			return w
		}
	}
	return 0
}
