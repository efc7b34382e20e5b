package casting

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// quotientRelations turns a believed claim into relations.
func (v *view) quotientRelations(q *quotient, family int) []*reconcile.Relation {
	var out []*reconcile.Relation
	ways := v.waysOf(q)
	for m, x := range q.votes {
		if x.kind == silent {
			continue
		}
		r := v.quotientAt(q, m)
		r.Family, r.Siblings = family, q.agree
		if x.kind == agrees {
			r.Siblings--
		}
		v.believeQuotient(r, q, m)
		if v.judgeQuotient(r, q, m, ways) {
			out = append(out, r)
		}
	}
	return out
}

// waysOf counts how the figures that can be tested are made.
func (v *view) waysOf(q *quotient) map[ownWay]int {
	ways := map[ownWay]int{}
	for m, x := range q.votes {
		if x.kind == agrees || x.kind == fails {
			ways[v.wayAt(q, m)]++
		}
	}
	return ways
}

// believeQuotient records why the claim is thought to be meant at member m.
func (v *view) believeQuotient(r *reconcile.Relation, q *quotient, m int) {
	if v.wayAt(q, m) == sameWay {
		r.Believe(reconcile.ByFormula)
	}
	r.Believe(reconcile.BySiblings)
	if v.facts[q.of].ratio {
		r.Believe(reconcile.ByLabel)
	}
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
	places := v.quotientPlaces(q, m)
	return half.Mul(unit(places, 1).Add(figures)).Round(int32(places) + 4)
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
