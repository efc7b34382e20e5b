package reconcile

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Size is how much money a finding's difference is, in pounds and without its sign; false where it is no money: a ratio,
// a change, a run of years. A sheet that names no unit is taken to be in pounds.
func (f *Finding) Size() (decimal.Decimal, bool) {
	switch {
	case f.Relation != nil:
		r := f.Relation
		if r.Kind == Ratio || r.Kind == Change || r.Outcome == NotTested {
			return decimal.Zero, false
		}
		return inPounds(r.Difference, r.Unit)
	case f.Tie != nil && f.Tie.Outcome != NotTested && f.Tie.Kind == OfFigure:
		return inPounds(f.Tie.Difference, f.Tie.Unit)
	}
	return decimal.Zero, false
}

func inPounds(d decimal.Decimal, unit string) (decimal.Decimal, bool) {
	switch {
	case unit == "percent":
		return decimal.Zero, false
	case strings.Contains(unit, "thousand"):
		d = d.Shift(3)
	case strings.Contains(unit, "million"):
		d = d.Shift(6)
	case strings.Contains(unit, "billion"):
		d = d.Shift(9)
	}
	return d.Abs(), true
}
