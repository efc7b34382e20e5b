package casting

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// quotientRelations turns a believed claim into relations.
func (v *view) quotientRelations(q *quotient, family int) []*reconcile.Relation {
	var out []*reconcile.Relation
	ways := map[ownWay]int{}
	for m, x := range q.votes {
		if x.kind == agrees || x.kind == fails {
			ways[v.wayAt(q, m)]++
		}
	}
	for m, x := range q.votes {
		if x.kind != agrees && x.kind != fails {
			continue
		}
		r := v.quotientAt(q, m)
		r.Family, r.Siblings = family, q.agree
		if x.kind == agrees {
			r.Siblings--
		}
		way := v.wayAt(q, m)
		if way == sameWay {
			r.Believe(reconcile.ByFormula)
		}
		r.Believe(reconcile.BySiblings)
		if v.facts[q.of].ratio {
			r.Believe(reconcile.ByLabel)
		}
		switch {
		case r.Difference.IsZero():
			r.Outcome = reconcile.Agrees
		case x.kind == agrees || v.looksAlike(r):
			r.Outcome = reconcile.Rounding
		case v.cell(q.of, m).Num == 0 && q.noughts(v) > 1:
			r.Outcome, r.Reason = reconcile.Review, "it stands at nil, as others of its line do where there is no figure"
		case way == otherCell && ways[sameWay] > 2*ways[otherCell]:
			r.Outcome, r.ByFormula = reconcile.Differs, ways[sameWay]
			r.Reason = fmt.Sprintf("its formula is =%s, %d beside it divide as this line does", r.Formula, ways[sameWay])
		case way == otherCell || way == otherWay:
			continue
		case r.Difference.Abs().LessThanOrEqual(r.Allowance.Add(r.Allowance)):
			r.Outcome, r.Reason = reconcile.Review, cutOff
		case q.failing > max(2, q.agree/6):
			continue // the line holds other figures too
		case q.failing > max(1, q.agree/8) || !q.hemmed(m):
			r.Outcome, r.Reason = reconcile.Review, "the figures that it divides cannot be told for certain"
		default:
			r.Outcome = reconcile.Differs
		}
		out = append(out, r)
	}
	return out
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

// quotientAllowance is what rounding explains: half a unit of the quotient's last place, and what half a unit of either
// figure moves it.
func (v *view) quotientAllowance(q *quotient, m int, bottom decimal.Decimal) decimal.Decimal {
	s := v.sheet
	size := s.Value(v.cell(q.top, m)).DivRound(bottom, 16).Abs()
	topUnit := unit(max(v.cell(q.top, m).Places, v.facts[q.top].places), s.Step)
	bottomUnit := unit(max(v.cell(q.bottom, m).Places, v.facts[q.bottom].places), s.Step)
	figures := topUnit.Add(size.Mul(bottomUnit)).DivRound(bottom.Abs(), 16)
	if q.hundred {
		figures = figures.Shift(2)
	}
	return half.Mul(unit(v.cell(q.of, m).Places, 1).Add(figures)).Round(int32(v.cell(q.of, m).Places) + 4)
}

// quotientAt states the claim at member m in exact figures.
func (v *view) quotientAt(q *quotient, m int) *reconcile.Relation {
	s, at := v.sheet, v.ref(q.of, m)
	r := &reconcile.Relation{Kind: reconcile.Ratio, Axis: v.axis, Sheet: s.Name, Total: at, Label: s.Label(at),
		Heading: s.Heading(at), Unit: "percent", Stated: s.Value(v.cell(q.of, m)), Why: "the same division gives its neighbours"}
	top, bottom := s.Value(v.cell(q.top, m)), s.Value(v.cell(q.bottom, m))
	first, second := q.top, q.bottom
	if q.change {
		r.Kind, top = reconcile.Change, top.Sub(bottom)
		first, second = q.bottom, q.top
	}
	r.Terms = []reconcile.Term{{Cells: sheets.One(v.ref(first, m)), Sign: 1}, {Cells: sheets.One(v.ref(second, m)), Sign: 1}}
	r.Recomputed = top.DivRound(bottom, 16)
	if q.hundred {
		r.Recomputed = r.Recomputed.Shift(2)
	}
	r.Recomputed = r.Recomputed.Round(max(int32(v.cell(q.of, m).Places)+2, 6))
	r.Difference = tidy(r.Stated.Sub(r.Recomputed), r.Stated)
	r.Allowance = v.quotientAllowance(q, m, bottom)
	if f := s.FormulaOf(v.cell(q.of, m).Source); f != nil {
		r.Formula = f.Text
	}
	return r
}
