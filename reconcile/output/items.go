package output

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// item is one row of the table of balances.
type item struct {
	ref       string
	place     reconcile.Place
	what      string
	tick      string
	outcome   reconcile.Outcome
	accepted  bool
	figures   bool // stated, recomputed and difference are known
	stated    decimal.Decimal
	other     decimal.Decimal
	diff      decimal.Decimal
	allowance decimal.Decimal
	places    int32
	unit      string
	cause     string
}

// rounding is what of the difference rounding explains.
func (i item) rounding() decimal.Decimal {
	if i.outcome == reconcile.Rounding {
		return i.diff
	}
	return decimal.Zero
}

// taken is what of the difference is accepted.
func (i item) taken() decimal.Decimal {
	if i.accepted {
		return i.diff.Sub(i.rounding())
	}
	return decimal.Zero
}

// unexplained is what is left.
func (i item) unexplained() decimal.Decimal { return i.diff.Sub(i.rounding()).Sub(i.taken()) }

// items are the rows of the table: what is not clean in the order of telling, then what is below materiality, then what
// is accepted, then every stated figure that agrees, so that a clean sheet still shows what agreed to what. Casts that
// agree after rounding are on the other two sheets only.
func items(r *reconcile.Result, set Settings, ticks Ticks) []item {
	var open, small, accepted, headline []item
	told := map[*reconcile.Tie]bool{}
	for _, f := range r.Findings {
		i := itemOf(r, f, ticks)
		if f.Tie != nil {
			told[f.Tie] = true
		}
		switch {
		case f.Accepted != nil:
			accepted = append(accepted, i)
		case f.Tie != nil && f.Outcome.Severity() <= reconcile.NotTested.Severity():
			headline = append(headline, i)
		case f.Outcome.Severity() <= reconcile.NotTested.Severity():
		case set.isBelow(f):
			small = append(small, i)
		default:
			open = append(open, i)
		}
	}
	n := 0
	for _, t := range r.Ties {
		if t.Kind == reconcile.OfReference {
			continue // no balance
		}
		if untied := t.Claim.Span.Para != nil && t.Outcome == reconcile.NotTested; !told[t] && !untied { // those are on CC Checks
			n++
			headline = append(headline, tieItem(r.Book, t, fmt.Sprint("T", n), ticks))
		}
	}
	return append(append(append(open, small...), accepted...), headline...)
}

func itemOf(r *reconcile.Result, f *reconcile.Finding, ticks Ticks) item {
	var i item
	switch {
	case f.Relation != nil:
		x := f.Relation
		i = item{tick: ticks.agreed(x.Check), stated: x.Stated, other: x.Recomputed, diff: x.Difference,
			allowance: x.Allowance, places: placesOf(r.Book, x), unit: x.Unit, figures: x.Outcome != reconcile.NotTested}
	case f.Tie != nil:
		i = tieItem(r.Book, f.Tie, f.Ref, ticks)
	}
	i.ref, i.place, i.what, i.outcome, i.accepted = f.Ref, f.At, headline(f), f.Outcome, f.Accepted != nil
	if i.tick = outcomeTick(f.Outcome); i.accepted {
		i.tick = "A"
	}
	if c := causeOf(f); c != nil {
		i.cause = c.Text
	}
	return i
}

func tieItem(b *layout.Book, t *reconcile.Tie, ref string, ticks Ticks) item {
	h := figuresOfTie(b, t)
	i := item{ref: ref, place: t.Home, what: t.Name, tick: ticks.tie(t), outcome: t.Outcome, unit: h.unit,
		figures: t.Outcome != reconcile.NotTested && t.Kind != reconcile.OfReference, stated: h.stated, other: h.found, diff: h.difference,
		allowance: h.allowance, places: h.places}
	if i.place == (reconcile.Place{}) {
		i.place = t.Claim
	}
	switch {
	case t.Claim.Span.Para != nil:
		i.what += ": " + placeText(t.Claim)
	case t.StatedText != "":
		i.what += " (" + t.StatedText + ")"
	}
	if t.Cause != nil {
		i.cause = t.Cause.Text
	}
	return i
}

// unexplainedTotal adds up what is unexplained, signs ignored; false where the items are in different units.
func unexplainedTotal(all []item) (total decimal.Decimal, places int32, unit string, ok bool) {
	first := true
	for _, i := range all {
		if !i.figures || i.unexplained().IsZero() {
			continue
		}
		if !first && i.unit != unit {
			return decimal.Zero, 0, "", false
		}
		first, unit = false, i.unit
		total = total.Add(i.unexplained().Abs())
		places = max(places, i.places)
	}
	return total, places, unit, true
}
