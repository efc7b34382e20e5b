package casting

import (
	"fmt"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// judgeQuotient gives a relation its outcome; false where the member takes no part after all.
func (v *view) judgeQuotient(r *reconcile.Relation, q *quotient, m int, ways map[ownWay]int) bool {
	x, way := q.votes[m], v.wayAt(q, m)
	switch {
	case r.Difference.IsZero():
		r.Outcome = reconcile.Agrees
	case x.kind == agrees || x.kind == trivial || v.looksAlike(r):
		r.Outcome = reconcile.Rounding
	case v.cell(q.of, m).Num == 0 && q.noughts(v) > 1:
		r.Outcome, r.Reason = reconcile.Review, "it stands at nil, as others of its line do where there is no figure"
	case way == otherCell && ways[sameWay] > 2*ways[otherCell]:
		r.Outcome, r.ByFormula = reconcile.Differs, ways[sameWay]
		r.Reason = fmt.Sprintf("its formula is =%s, %d beside it divide as this line does", r.Formula, ways[sameWay])
	case way == otherCell || way == otherWay:
		return false
	case r.Difference.Abs().LessThanOrEqual(r.Allowance.Add(r.Allowance)):
		r.Outcome, r.Reason = reconcile.Review, cutOff
	case q.failing > max(2, q.agree/6):
		return false // the line holds other figures too
	case q.failing > max(1, q.agree/8) || !q.hemmed(m):
		r.Outcome, r.Reason = reconcile.Review, "the figures that it divides cannot be told for certain"
	default:
		r.Outcome = reconcile.Differs
	}
	return true
}

// looksAlike reports whether the two quotients are one to the digits that the sheet shows.
func (v *view) looksAlike(r *reconcile.Relation) bool {
	f := v.sheet.Style(v.sheet.Find(r.Total)).Format
	if f.Decimals < 0 || f.Code == "" {
		return false
	}
	places := int32(f.Decimals)
	if f.Percent {
		places += 2
	}
	return r.Difference.Abs().LessThanOrEqual(half.Shift(-places))
}

// hemmed reports whether the nearest members on both sides that can be tested agree: a block of another kind would fail
// as a whole.
func (q *quotient) hemmed(m int) bool {
	for _, step := range []int{-1, 1} {
		for k := m + step; k >= 0 && k < len(q.votes); k += step {
			if q.votes[k].kind == fails {
				return false
			}
			if q.votes[k].kind == agrees {
				break
			}
		}
	}
	return true
}

// noughts counts the members that fail with a stated nil.
func (q *quotient) noughts(v *view) int {
	n := 0
	for m, x := range q.votes {
		if x.kind == fails && v.cell(q.of, m).Num == 0 {
			n++
		}
	}
	return n
}

// ownWay is how a figure is made, next to what a quotient claims of it.
type ownWay uint8

const (
	typedIn   ownWay = iota // a number, or brought from elsewhere
	sameWay                 // its own formula divides the same two figures
	otherCell               // it divides, but other figures
	otherWay                // it is worked out in some other way
)

// wayAt compares the formula of the figure at member m with the claim.
func (v *view) wayAt(q *quotient, m int) ownWay {
	c, ok := v.claims[v.ref(q.of, m)]
	if !ok {
		if v.worksOut(q.of, m) {
			return otherWay
		}
		return typedIn
	}
	if c.Kind != formula.Ratio && c.Kind != formula.Change || len(c.Over) != 1 || len(c.Terms) != 1 {
		return otherWay
	}
	if c.Over[0].Ref.Range == sheets.One(v.ref(q.bottom, m)) && c.Terms[0].Ref.Range == sheets.One(v.ref(q.top, m)) {
		return sameWay
	}
	return otherCell
}
