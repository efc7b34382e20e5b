package money

import "strings"

// statusLetters are the letters that follow a figure as a mark: estimated, forecast, provisional, revised and the like,
// and the first lower-case letters of footnotes. Capitals A to D are not among them: 12A is a code.
const statusLetters = "abcdefinprsuxzEFPRUX"

// trail reads one thing that may follow the digits; false if something else does.
func (c *cell) trail() bool {
	if w := spaceWidth(c.s, c.i); w > 0 {
		c.i += w
		return true
	}
	if exponent, w := scaleAt(c.s, c.i); w > 0 {
		c.scales++
		c.f.Scale = exponent
		c.bareM = c.s[c.i:c.i+w] == "M"
		c.i += w
		return true
	}
	if code, w := currencyAt(c.s, c.i); w > 0 {
		c.setCurrency(code, w)
		return true
	}
	switch c.s[c.i] {
	case ')':
		c.closed++
		c.i++
		return c.closed <= c.open
	case '%':
		c.percents++
		c.i++
		return true
	}
	return c.trailingMinus() || c.mark()
}

// trailingMinus reads the minus that ledgers print after the figure.
func (c *cell) trailingMinus() bool {
	if w := dashWidth(c.s, c.i); w > 0 && c.i+w == len(c.s) && (w == 1 || c.s[c.i:] == "\u2212") {
		c.minus++
		c.i += w
		return true
	}
	return false
}

// mark reads a footnote or status mark; only further marks may follow it.
func (c *cell) mark() bool {
	w := c.markWidth()
	if w == 0 {
		return false
	}
	m := c.s[c.i : c.i+w]
	if m == "CR" || m == "Cr" { // a credit: ledgers print it instead of a minus
		c.minus++
	}
	if c.f.Mark != "" && !strings.HasPrefix(m, "*") {
		c.f.Mark += " "
	}
	c.f.Mark += m
	c.i += w
	return true
}

// markWidth returns the width of the mark at c.i, 0 for none.
func (c *cell) markWidth() int {
	rest := c.s[c.i:]
	if w := daggerWidth(rest, 0); w > 0 {
		return w
	}
	letters := 0
	for letters < len(rest) && isLetter(rest[letters]) {
		letters++
	}
	switch {
	case rest[0] == '*' || rest[0] == '#':
		return 1
	case letters == 1 && strings.IndexByte(statusLetters, rest[0]) >= 0 && (len(rest) == 1 || !isDigit(rest[1])):
		return 1
	case letters == 2 && (rest[:2] == "CR" || rest[:2] == "DR" || rest[:2] == "Cr" || rest[:2] == "Dr"):
		return 2
	case rest[0] == '[':
		return noteWidth(rest, ']', 10)
	case rest[0] == '(' && c.open == c.closed:
		return c.roundNote(rest)
	}
	return 0
}

// roundNote reads "(3)" or "(r)". A bracket with a digit must be glued to the figure: "12 (5)" is two figures.
func (c *cell) roundNote(rest string) int {
	if isDigit(rest[min(1, len(rest)-1)]) && spaceEnds(c.s[:c.i]) {
		return 0
	}
	return noteWidth(rest, ')', 2)
}

// spaceEnds reports whether s ends with a space.
func spaceEnds(s string) bool { return lastSpace(s) > 0 }

// noteWidth returns the width of a bracketed note of at most most characters, letters and digits with spaces.
func noteWidth(s string, closing byte, most int) int {
	for i := 1; i < len(s) && i <= most+1; i++ {
		if s[i] == closing {
			if i == 1 {
				return 0
			}
			return i + 1
		}
		if !isDigit(s[i]) && !isLetter(s[i]) && s[i] != ' ' && s[i] != '*' {
			return 0
		}
	}
	return 0
}

// daggerWidth returns the width of a dagger or a superscript figure at s[i:], 0 for none.
func daggerWidth(s string, i int) int {
	for _, sign := range [...]string{"†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "^", "§"} {
		if strings.HasPrefix(s[i:], sign) {
			return len(sign)
		}
	}
	return 0
}
