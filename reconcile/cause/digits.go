package cause

import (
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// places bounds how finely digits are compared: a workbook stores 15 of them, and noise begins after that.
const places = 9

// transposed reports whether b is a with two neighbouring digits changed over. Their difference then divides by 9.
func transposed(a, b decimal.Decimal) bool {
	x, y, ok := align(a, b)
	if !ok {
		return false
	}
	for i := 0; i+1 < len(x); i++ {
		if x[i] != y[i] {
			return x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
		}
	}
	return false
}

// oneDigit reports whether a and b differ in exactly one digit.
func oneDigit(a, b decimal.Decimal) bool {
	x, y, ok := align(a, b)
	if !ok || len(x) < 2 {
		return false
	}
	differ := 0
	for i := range x {
		if x[i] != y[i] {
			differ++
		}
	}
	return differ == 1
}

// align writes two figures with the same number of decimals, without signs and point. It fails where they differ in
// sign or length: a digit that came or went is no slip of one digit.
func align(a, b decimal.Decimal) (x, y string, ok bool) {
	if a.Sign() != b.Sign() || a.IsZero() {
		return "", "", false
	}
	a, b = a.Abs().Round(places), b.Abs().Round(places)
	n := -min(lastPlace(a), lastPlace(b), 0)
	x, y = strings.Replace(a.StringFixed(n), ".", "", 1), strings.Replace(b.StringFixed(n), ".", "", 1)
	return x, y, len(x) == len(y)
}

// lastPlace is the power of ten of the last digit that is not 0: -2 for 13.24, 3 for 4,000.
func lastPlace(v decimal.Decimal) int32 {
	if v.IsZero() {
		return 0
	}
	digits := v.Coefficient().String()
	return v.Exponent() + int32(len(digits)-len(strings.TrimRight(digits, "0")))
}

// figure writes a figure with commas. It stands in brackets after a label, so that a negative has a minus here. The
// dust of doubles is no digit of it.
func figure(v decimal.Decimal) string {
	v = v.Round(places)
	digits := reconcile.FigureText(v.Abs(), reconcile.PlacesOf(v))
	if v.IsNegative() {
		return "-" + digits
	}
	return digits
}
