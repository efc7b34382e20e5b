package money

import "github.com/shopspring/decimal"

// Mul is the interval of the product of two figures. A product with an open side is only bounded where both figures are
// not negative; otherwise it may be anything.
func (a Interval) Mul(b Interval) Interval {
	if a.LoOpen || a.HiOpen || b.LoOpen || b.HiOpen {
		return openProduct(a, b)
	}
	first := a.Lo.Mul(b.Lo)
	p := Interval{Lo: first, Hi: first}
	for _, v := range [...]decimal.Decimal{a.Lo.Mul(b.Hi), a.Hi.Mul(b.Lo), a.Hi.Mul(b.Hi)} {
		p.Lo, p.Hi = decimal.Min(p.Lo, v), decimal.Max(p.Hi, v)
	}
	return p
}

func openProduct(a, b Interval) Interval {
	if a.LoOpen || b.LoOpen || a.Lo.IsNegative() || b.Lo.IsNegative() {
		return Anything()
	}
	return AtLeast(a.Lo.Mul(b.Lo))
}

// Quotient is the interval of a divided by base. It is false where the base may be 0: such a ratio cannot be tested. The
// ends are rounded outwards, so that no value is lost to division.
func (a Interval) Quotient(base Interval) (Interval, bool) {
	if base.Contains(decimal.Zero) || base.LoOpen || base.HiOpen {
		return Interval{}, false
	}
	if base.Hi.IsNegative() {
		a, base = a.Neg(), base.Neg()
	}
	q := Interval{LoOpen: a.LoOpen, HiOpen: a.HiOpen}
	if !q.LoOpen {
		q.Lo = outward(a.Lo, endFor(a.Lo.IsNegative(), base), -1)
	}
	if !q.HiOpen {
		q.Hi = outward(a.Hi, endFor(!a.Hi.IsNegative(), base), 1)
	}
	return q, true
}

// endFor is the end of a positive base that makes the quotient extreme.
func endFor(small bool, base Interval) decimal.Decimal {
	if small {
		return base.Lo
	}
	return base.Hi
}

// quotientDigits is the number of significant digits that a quotient keeps at least.
const quotientDigits = 20

// outward divides and rounds towards direction (-1 down, 1 up), if the division leaves a rest.
func outward(n, d decimal.Decimal, direction int) decimal.Decimal {
	places := int32(quotientDigits + max(0, magnitude(d)-magnitude(n)))
	q, rest := n.QuoRem(d, places)
	if !rest.IsZero() && n.Sign() == direction {
		q = q.Add(decimal.New(int64(direction), -places))
	}
	return q
}

// magnitude is the number of digits before the decimal mark.
func magnitude(d decimal.Decimal) int { return d.NumDigits() + int(d.Exponent()) }
