package formula

import "github.com/shopspring/decimal"

// maxLiteral bounds literals: a number of a hundred thousand digits is an attack, not a plug.
const maxLiteral = 64

var one, two = decimal.NewFromInt(1), decimal.NewFromInt(2)

// maxConstant bounds how much of a formula is looked at to tell if it is all literals: it is asked of every part anew.
const maxConstant = 64

// constant computes a short expression of literal numbers only.
func constant(n Node) (decimal.Decimal, bool) {
	budget := maxConstant
	return constantWithin(n, &budget)
}

func constantWithin(n Node, budget *int) (decimal.Decimal, bool) {
	if *budget--; *budget < 0 {
		return decimal.Zero, false
	}
	switch n := n.(type) {
	case Number:
		return literal(n)
	case Percent:
		v, ok := constantWithin(n.X, budget)
		return v.Shift(-2), ok
	case Unary:
		v, ok := constantWithin(n.X, budget)
		if n.Op == '-' {
			v = v.Neg()
		}
		return v, ok && n.Op != '@'
	case Binary:
		y, ok := constantWithin(n.Y, budget) // first: in a long chain the references are at the far left
		if !ok {
			return y, false
		}
		x, ok := constantWithin(n.X, budget)
		if !ok {
			return x, false
		}
		return constantPair(n.Op, x, y)
	}
	return decimal.Zero, false
}

func literal(n Number) (decimal.Decimal, bool) {
	if len(n.Raw) > maxLiteral {
		return decimal.Zero, false
	}
	v, err := decimal.NewFromString(n.Raw)
	return v, err == nil && moderate(v)
}

func constantPair(op string, x, y decimal.Decimal) (v decimal.Decimal, ok bool) {
	switch op {
	case "+":
		v = x.Add(y)
	case "-":
		v = x.Sub(y)
	case "*":
		v = x.Mul(y)
	case "/":
		if y.IsZero() {
			return v, false
		}
		v = quotient(x, y)
	default:
		return v, false
	}
	return v, moderate(v)
}

// moderate keeps decimals to sizes on which arithmetic is quick: an exponent of ten million takes seconds to add.
func moderate(v decimal.Decimal) bool {
	return v.Exponent() <= 400 && v.Exponent() >= -400 && v.NumDigits() <= 400
}

// quotient divides to 24 significant digits at least; y is not zero.
func quotient(x, y decimal.Decimal) decimal.Decimal {
	if x.IsZero() {
		return x
	}
	size := int32(x.NumDigits()) + x.Exponent() - int32(y.NumDigits()) - y.Exponent()
	return x.DivRound(y, max(24-size, 0))
}

// powerOfTen reports whether v is 1, 100, 0.001 and the like: a change of unit, not of meaning.
func powerOfTen(v decimal.Decimal) bool {
	for ; v.GreaterThan(one); v = v.Shift(-1) {
	}
	for ; v.Sign() > 0 && v.LessThan(one); v = v.Shift(1) {
	}
	return v.Equal(one)
}

// smallInt reads a literal whole number as function codes and places are.
func smallInt(n Node) (int, bool) {
	v, ok := constant(n)
	if !ok || !v.IsInteger() || v.Abs().GreaterThan(decimal.NewFromInt(999)) {
		return 0, false
	}
	return int(v.IntPart()), true
}
