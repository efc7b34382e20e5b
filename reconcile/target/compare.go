package target

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// reading is what stands at a home, in the unit of stated figures: pounds, per cent or things.
type reading struct {
	value    decimal.Decimal
	interval money.Interval // what the digits of the cells allow
	unit     money.Unit     // of the sheet
	hasUnit  bool
	bad      string // why the cells cannot be read
}

// read adds up the cells of a home. A cell under £000 that is a whole number is known to the nearest thousand only.
func (h home) read() reading {
	r := reading{interval: money.Exact(decimal.Zero)}
	for _, ref := range h.cells {
		c := h.sheet.Find(ref)
		if c == nil || !c.IsFigure() {
			r.bad = fmt.Sprintf("%s holds no figure", ref)
			return r
		}
		v := h.sheet.Value(c)
		r.unit, r.hasUnit = h.sheet.UnitAt(ref)
		places := max(0, -int(v.Exponent()))
		if c.Ratio && c.Source.Kind == sheets.Number {
			v, places = v.Shift(2), max(0, places-2)
		}
		here := money.Exact(v)
		if r.unit.Exponent > 0 && c.Source.Formula == 0 {
			here = money.Rounded(v, places)
		}
		if !r.unit.Percent {
			v, here = v.Shift(int32(r.unit.Exponent)), here.Shift(r.unit.Exponent)
		}
		r.value, r.interval = r.value.Add(v), r.interval.Add(here)
	}
	return r
}

// compare settles a tie whose home is known.
func compare(t *reconcile.Target, h home, tie *reconcile.Tie) {
	r := h.read()
	tie.Home = h.place()
	if r.bad != "" {
		tie.Outcome, tie.Reason = reconcile.NotTested, r.bad
		return
	}
	stated := t.Stated
	bare := stated.Unit == (money.Unit{}) && stated.Scale == 0
	if bare && r.unit.Exponent > 0 { // "13,240" beside a sheet in £000: it is in the sheet's own unit
		stated = inUnit(stated, r.unit)
		tie.Stated = stated.Value
		tie.Reason = fmt.Sprintf("the stated figure names no unit and is read in the sheet's, %s", r.unit)
	}
	tie.Unit = unitName(stated, r)
	if tie.Stated.Sign()*r.value.Sign() < 0 && stated.Interval.Abs().Meets(r.interval.Abs()) {
		r.value, r.interval = r.value.Neg(), r.interval.Neg()
		tie.Reason = join(tie.Reason, "the sheet shows it with the other sign")
	}
	tie.Found = r.value
	tie.Difference = tie.Stated.Sub(r.value)
	tie.Allowance = allowance(stated.Interval, r.interval)
	tie.Outcome = verdict(stated, r, tie)
}

// verdict compares by interval: only where the two do not meet is there a difference.
func verdict(stated money.Amount, r reading, tie *reconcile.Tie) reconcile.Outcome {
	switch {
	case tie.Difference.IsZero() && stated.HedgeAs == "":
		return reconcile.Agrees
	case stated.Interval.Meets(r.interval):
		if stated.HedgeAs != "" {
			tie.Reason = join(tie.Reason, fmt.Sprintf("it agrees within %q", stated.HedgeAs))
		}
		return reconcile.Rounding
	case stated.Unit.Percent && money.Truncated(stated.Value, stated.Places).Contains(r.value):
		tie.Reason = join(tie.Reason, fmt.Sprintf("%s%% is %s%% cut off, not rounded", stated.Value, r.value.Round(2)))
		return reconcile.Rounding
	case !r.hasUnit && stated.Unit.Currency != "" && scaleFits(stated, r):
		tie.Reason = join(tie.Reason, "it agrees if the sheet is in thousands or millions, but the sheet names no unit")
		return reconcile.Review
	}
	return reconcile.Differs
}

// scaleFits reports whether a sheet without a unit would agree in £000 or £m.
func scaleFits(stated money.Amount, r reading) bool {
	return stated.Interval.Meets(r.interval.Shift(3)) || stated.Interval.Meets(r.interval.Shift(6))
}

// allowance is the most that the digits of both sides explain; nil where a side is open.
func allowance(a, b money.Interval) decimal.Decimal {
	x, ok := a.Sub(b).Margin()
	if !ok {
		return decimal.Zero
	}
	return x
}

// unitName names the unit that the tie's figures are in.
func unitName(stated money.Amount, r reading) string {
	switch {
	case stated.Unit.Percent:
		return "percent"
	case stated.Unit.Currency != "":
		return stated.Unit.Currency
	case r.unit.Currency != "":
		return r.unit.Currency
	}
	return ""
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}
