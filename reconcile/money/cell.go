package money

// cell reads one table cell: signs, currency and brackets, the digits, then scale, percent sign and marks. The fields
// count what was seen, so that what cannot stand together ("--5", two scales) is refused at the end and not guessed.
type cell struct {
	s string
	i int
	r reading

	n        numeral
	power    int // of an exponent form
	minus    int // minus signs, also trailing ones and CR
	plus     int
	open     int // brackets
	closed   int
	scales   int
	percents int
	currency int
	bareM    bool // a capital M is the scale: only of money, since 54M is a man of 54 or a code
	f        Figure
}

// parse reports whether the whole text is one figure.
func (c *cell) parse() bool {
	if !c.lead() {
		return false
	}
	var f fault
	if c.n, c.i, f = c.r.numeral(c.s, c.i); f != sound {
		return false
	}
	if !c.exponent() {
		return false
	}
	for c.i < len(c.s) {
		if !c.trail() {
			return false
		}
	}
	return c.consistent()
}

// lead reads what stands before the digits; false if something else does.
func (c *cell) lead() bool {
	for c.i < len(c.s) {
		b := c.s[c.i]
		if isDigit(b) || b == c.r.decimal {
			return true
		}
		if w := spaceWidth(c.s, c.i); w > 0 {
			c.i += w
			continue
		}
		if code, w := currencyAt(c.s, c.i); w > 0 {
			c.setCurrency(code, w)
			continue
		}
		if w := dashWidth(c.s, c.i); w > 0 {
			if !c.minusSign(w) {
				return false
			}
			continue
		}
		switch b {
		case '+':
			c.plus++
		case '(':
			c.open++
		case '*':
			c.f.Mark += string(b)
		default:
			w := daggerWidth(c.s, c.i)
			if w == 0 {
				return false
			}
			c.f.Mark += c.s[c.i : c.i+w]
			c.i += w - 1
		}
		c.i++
	}
	return false
}

// minusSign takes the dash of width w at c.i as a minus. A hyphen or minus may be spaced from the digits; a longer dash
// may not, because "– 5" is a list item.
func (c *cell) minusSign(w int) bool {
	dash := c.s[c.i : c.i+w]
	next := c.i + w
	if dash != "-" && dash != "\u2212" && spaceWidth(c.s, next) > 0 || dash == "\u2014" || dash == "\u2015" {
		return false
	}
	c.minus++
	c.i = next
	return true
}

func (c *cell) setCurrency(code string, w int) {
	c.f.Currency = code
	c.currency++
	c.i += w
}

// exponent reads 1.5e3 and 1.2E+05. Without a decimal mark or a sign it is not read: 12E3 is a code.
func (c *cell) exponent() bool {
	i := c.i
	if i+1 >= len(c.s) || c.s[i]|0x20 != 'e' {
		return true
	}
	i++
	negative, signed := c.s[i] == '-', c.s[i] == '-' || c.s[i] == '+'
	if signed {
		i++
	}
	digits := digitsAt(c.s, i)
	if digits == 0 {
		return !signed
	}
	if digits > 2 || c.n.grouped || !signed && c.n.places == 0 {
		return false
	}
	for _, d := range []byte(c.s[i : i+digits]) {
		c.power = c.power*10 + int(d-'0')
	}
	if negative {
		c.power = -c.power
	}
	c.i = i + digits
	return c.power <= maxPower && c.power >= -maxPower
}

// maxPower bounds an exponent form; no figure of a council needs more.
const maxPower = 30

// consistent refuses combinations that no figure has.
func (c *cell) consistent() bool {
	if c.open != c.closed || c.open > 1 || c.minus > 1 || c.plus > 1 || c.minus+c.plus > 1 {
		return false
	}
	if c.currency > 1 || c.scales > 1 || c.percents > 1 || c.percents+min(c.currency+c.scales, 1) > 1 {
		return false
	}
	if c.open == 1 && c.plus > 0 || c.bareM && c.currency == 0 {
		return false
	}
	return !twoScales(c.n, c.f.Scale)
}

// twoScales reports "£856,000m": hundreds of thousands of millions are a figure whose scale was written twice.
func twoScales(n numeral, scale int) bool { return scale >= 6 && n.whole >= 6 }

// figure puts together what was read. A bracketed minus is one minus, not two.
func (c *cell) figure() Figure {
	f := c.f
	f.State = Number
	f.Value = c.n.value(c.minus+c.open > 0, c.power)
	f.Places = max(0, c.n.places-c.power)
	f.Percent = c.percents > 0
	f.Brackets, f.Plus = c.open > 0, c.plus > 0
	return f
}
