package money

import (
	"strings"

	"github.com/shopspring/decimal"
)

// numeral is a run of digits with its grouping and decimal mark, without sign, currency or scale.
type numeral struct {
	coef    int64 // the digits as one number, if there are at most fastDigits
	digits  int   // digits in all
	whole   int   // digits before the decimal mark
	places  int   // digits after it
	grouped bool
	text    string // as printed
}

// fastDigits is the number of digits that surely fit an int64.
const fastDigits = 18

// value gives the number; power is a power of ten that an exponent form adds.
func (n numeral) value(negative bool, power int) decimal.Decimal {
	if n.digits <= fastDigits {
		coef := n.coef
		if negative {
			coef = -coef
		}
		return decimal.New(coef, int32(power-n.places))
	}
	return n.long(negative, power)
}

// long is value for more digits than an int64 holds. The text is capped by the callers.
func (n numeral) long(negative bool, power int) decimal.Decimal {
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i := range len(n.text) {
		if isDigit(n.text[i]) {
			b.WriteByte(n.text[i])
		}
	}
	d, err := decimal.NewFromString(b.String())
	if err != nil { // digits alone cannot fail
		return decimal.Decimal{}
	}
	return d.Shift(int32(power - n.places))
}

// fault says why a run of digits is no number.
type fault uint8

const (
	sound    fault = iota
	notDigit       // no digit where one must stand
	codeLike       // 007: a leading zero makes it a code or a telephone number
	split          // 12 34: two numbers, or a number broken in two
	badGroup       // 6,21 or 1.2.3: a mark stands where none can
)

// reading says how digits are to be read: the two marks, and what else may group.
type reading struct {
	decimal, group byte
	spaces         bool // an ordinary space may group too; in running text only no-break and thin ones may
	openEnd        bool // "5." is a number; in running text it ends a sentence
}

var (
	pointCell = reading{decimal: '.', group: ',', spaces: true, openEnd: true}
	commaCell = reading{decimal: ',', group: '.', spaces: true, openEnd: true}
	prose     = reading{decimal: '.', group: ','}
)

// numeral reads the digits at s[i:] and returns where they end. A fault tells that they go on in a way that no number
// does; nothing is guessed then.
func (r reading) numeral(s string, i int) (n numeral, end int, f fault) {
	start := i
	i = n.take(s, i)
	n.whole = n.digits
	if n.whole > 1 && s[start] == '0' {
		return n, i, codeLike
	}
	if n.whole > 0 {
		if i, f = r.groups(s, i, &n); f != sound {
			return n, i, f
		}
	}
	if i, f = r.fraction(s, i, &n); f != sound {
		return n, i, f
	}
	n.text = s[start:i]
	return n, i, sound
}

// take adds the digits at s[i:] to the number.
func (n *numeral) take(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		if n.digits < fastDigits {
			n.coef = n.coef*10 + int64(s[i]-'0')
		}
		n.digits++
		i++
	}
	return i
}

// groups reads the groups of three that follow the first one. One number has one kind of separator.
func (r reading) groups(s string, i int, n *numeral) (end int, f fault) {
	var kind byte
	for {
		k, w := r.separator(s, i)
		if w == 0 || i+w >= len(s) || !isDigit(s[i+w]) || kind != 0 && k != kind && k == ' ' && !r.spaces {
			return i, sound
		}
		three := digitsAt(s, i+w) == 3
		if !three && k == ' ' && !r.spaces {
			return i, sound
		}
		if !three || kind != 0 && k != kind || n.whole > 3 && kind == 0 || n.coef == 0 && kind == 0 {
			return i, groupFault(k)
		}
		kind = k
		i = n.take(s, i+w)
		n.whole, n.grouped = n.digits, true
	}
}

func groupFault(kind byte) fault {
	if kind == ' ' {
		return split
	}
	return badGroup
}

// separator returns the kind of group separator at s[i:] (all spaces are one kind) and its width; width 0 is none.
func (r reading) separator(s string, i int) (kind byte, width int) {
	if i >= len(s) {
		return 0, 0
	}
	if s[i] == r.group {
		return r.group, 1
	}
	if s[i] == ' ' {
		if r.spaces {
			return ' ', 1
		}
		return 0, 0
	}
	if w := spaceWidth(s, i); w > 1 {
		return ' ', w
	}
	return 0, 0
}

// fraction reads the decimal mark and the digits after it.
func (r reading) fraction(s string, i int, n *numeral) (end int, f fault) {
	if i < len(s) && s[i] == r.decimal {
		places := digitsAt(s, i+1)
		switch {
		case places > 0:
			i = n.take(s, i+1)
			n.places = places
		case n.digits == 0:
			return i, notDigit
		case r.openEnd:
			i++
		}
	}
	if n.digits == 0 {
		return i, notDigit
	}
	if i+1 < len(s) && (s[i] == r.decimal || s[i] == r.group) && isDigit(s[i+1]) {
		return i, badGroup
	}
	return i, sound
}

// digitsAt counts the digits from s[i] on.
func digitsAt(s string, i int) int {
	start := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return max(0, i-start)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// spaceWidth returns the width in bytes of the space at s[i:]: ASCII, no-break, narrow no-break, thin or figure; 0 for
// none.
func spaceWidth(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch c := s[i]; {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return 1
	case c == 0xc2 && i+1 < len(s) && s[i+1] == 0xa0:
		return 2
	case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80:
		if t := s[i+2]; t >= 0x80 && t <= 0x8b || t == 0xaf { // U+2000 to U+200B, U+202F
			return 3
		}
	case c == 0xef && strings.HasPrefix(s[i:], "\ufeff"):
		return 3
	}
	return 0
}
