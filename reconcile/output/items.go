package output

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// item is one row of the table of balances.
type item struct {
	ref       string
	place     reconcile.Place
	claim     reconcile.Place // the words of a report that a line of the workbook is tied to; the zero Place for none
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
	reason    string // of an accepted item, with who accepted it and when
	told      string // of a report, what the finding says of figures that are not its own
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
		case set.groupOf(f) == acceptedGroup:
			accepted = append(accepted, i)
		case f.Tie != nil && f.Outcome.Severity() <= reconcile.NotTested.Severity():
			headline = append(headline, i)
		case f.Outcome.Severity() <= reconcile.NotTested.Severity():
		case set.groupOf(f) == belowMateriality:
			small = append(small, i)
		default:
			open = append(open, i)
		}
	}
	n := 0
	for _, t := range r.Ties {
		untied := t.Claim.Span.Para != nil && t.Outcome == reconcile.NotTested
		if !told[t] && !untied && t.Kind != reconcile.OfReference { // those are on CC Checks
			n++
			headline = append(headline, tieItem(r, t, fmt.Sprint("T", n), ticks))
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
		i = tieItem(r, f.Tie, f.Ref, ticks)
	case f.Behind != nil:
		i = tieItem(r, f.Behind, f.Ref, ticks)
	}
	if i.claim.Span.Para == nil { // else the words stand beside it
		i.place = f.At
	}
	i.ref, i.what, i.outcome, i.accepted = f.Ref, headline(f), f.Outcome, f.Accepted != nil
	if i.tick = outcomeTick(f.Outcome); i.accepted {
		i.tick, i.reason = "A", "Accepted by "+f.Accepted.String()
	}
	if c := causeOf(f); c != nil {
		i.cause = c.Text
	}
	if r.Paper != nil && !i.figures {
		i.told = toldLines(f)
	}
	return i
}

func tieItem(r *reconcile.Result, t *reconcile.Tie, ref string, ticks Ticks) item {
	h := figuresOfTie(r.Book, t)
	i := item{ref: ref, place: t.Home, what: t.Name, tick: ticks.tie(t), outcome: t.Outcome, unit: h.unit,
		figures: t.Outcome != reconcile.NotTested && t.Kind != reconcile.OfReference, stated: h.stated, other: h.found, diff: h.difference,
		allowance: h.allowance, places: h.places}
	if i.place == (reconcile.Place{}) || r.Paper != nil {
		i.place = t.Claim
	}
	switch {
	case r.Paper != nil && foundIn(t) != "":
		i.what += ": " + foundIn(t)
	case r.Paper != nil:
	case t.Claim.Span.Para != nil && t.Claim.Sheet == "":
		i.claim = t.Claim
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
