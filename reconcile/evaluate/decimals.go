package evaluate

import (
	"fmt"

	"github.com/shopspring/decimal"
)

var zero, one = decimal.Zero, decimal.NewFromInt(1)

const (
	shownDigits = 15 // of a double that a spreadsheet shows and compares
	keptDigits  = 34 // carried between operations, so that rounding them never shows
	maxSize     = 308
)

// fifteen rounds to the digits that a spreadsheet shows: the rest of a stored double is noise.
func fifteen(d decimal.Decimal) decimal.Decimal { return significant(d, shownDigits) }

// significant rounds to n significant digits.
func significant(d decimal.Decimal, n int) decimal.Decimal {
	extra := d.NumDigits() - n
	if extra <= 0 {
		return d
	}
	return roundTo(d, -d.Exponent()-int32(extra))
}

// roundTo rounds half away from zero to places after the point, or before it where negative.
func roundTo(d decimal.Decimal, places int32) decimal.Decimal {
	if places >= 0 {
		return d.Round(places)
	}
	return d.Shift(places).Round(0).Shift(-places)
}

// magnitude is the number of digits before the point; negative for 0.001 and less.
func magnitude(d decimal.Decimal) int { return d.NumDigits() + int(d.Exponent()) }

// bounded keeps a result to the sizes of a double, which also keeps decimal arithmetic quick.
func bounded(d decimal.Decimal) (decimal.Decimal, error) {
	if d.IsZero() {
		return zero, nil
	}
	switch size := magnitude(d); {
	case size > maxSize+1:
		return zero, errNum
	case size < -maxSize:
		return zero, nil
	}
	if d.NumDigits() > 2*keptDigits {
		return significant(d, keptDigits), nil
	}
	return d, nil
}

// cancelled takes the result of an operator + or − for nil where it lies below what 15 digits of the operands tell. The
// operands carry noise there, and spreadsheets show 0.
func cancelled(d, x, y decimal.Decimal) decimal.Decimal {
	if d.Abs().LessThan(decimal.Max(x.Abs(), y.Abs()).Shift(1 - shownDigits)) {
		return zero
	}
	return d
}

func add(x, y decimal.Decimal) (decimal.Decimal, error) { return bounded(x.Add(y)) }

func subtract(x, y decimal.Decimal) (decimal.Decimal, error) { return bounded(x.Sub(y)) }

func multiply(x, y decimal.Decimal) (decimal.Decimal, error) { return bounded(x.Mul(y)) }

func divide(x, y decimal.Decimal) (decimal.Decimal, error) {
	switch {
	case y.IsZero():
		return zero, errDiv
	case x.IsZero():
		return zero, nil
	}
	places := max(keptDigits-magnitude(x)+magnitude(y), 0)
	return bounded(x.DivRound(y, int32(places)))
}

// power raises to a whole power. Roots and other powers need more than decimals, and are refused.
func power(x, y decimal.Decimal) (decimal.Decimal, error) {
	if !y.IsInteger() || y.Abs().GreaterThan(decimal.NewFromInt(1000)) {
		return zero, fmt.Errorf("%w: the power %s", ErrCannot, y)
	}
	n, p := y.Abs().IntPart(), one
	if x.IsZero() {
		switch y.Sign() {
		case 0:
			return zero, errNum
		case -1:
			return zero, errDiv
		}
		return zero, nil
	}
	var err error
	for square := x; n > 0; n >>= 1 {
		if n&1 == 1 {
			if p, err = multiply(p, square); err != nil {
				return zero, err
			}
		}
		if n == 1 {
			break
		}
		if square, err = multiply(square, square); err != nil {
			return zero, err
		}
	}
	if y.Sign() < 0 {
		return divide(one, p)
	}
	return p, nil
}
