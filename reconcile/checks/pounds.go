package checks

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// pounds writes an amount as reports do: £13.84m, £550k, £728,405.
func pounds(d decimal.Decimal) string {
	sign := ""
	if d.IsNegative() {
		sign, d = "-", d.Neg()
	}
	for _, s := range [...]struct {
		exponent int32
		suffix   string
	}{{6, "m"}, {3, "k"}} {
		if v := d.Shift(-s.exponent); v.GreaterThanOrEqual(decimal.NewFromInt(1)) && reconcile.PlacesOf(v) <= 3 {
			return sign + "£" + reconcile.FigureText(v, reconcile.PlacesOf(v)) + s.suffix
		}
	}
	return sign + "£" + reconcile.FigureText(d, reconcile.PlacesOf(d))
}
