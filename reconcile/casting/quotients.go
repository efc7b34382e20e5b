package casting

import (
	"math"
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// quotient is a claim under test: line of is made of two others by division, at many members.
type quotient struct {
	of, top, bottom int
	change          bool // (top - bottom) / bottom: growth from bottom to top
	hundred         bool // told in percent
	votes           []vote
	agree, failing  int
	bits            float64
}

// Bounds of the search for quotients.
const (
	quotientLines  = 120 // lines among which pairs are tried
	quotientSample = 40  // members that vote in the first round
)

// quotients finds the ratio and change lines of a view, one claim for each line.
func (v *view) quotients(taken map[int]bool) []*quotient {
	if len(v.lines) > quotientLines || len(v.members) == 0 {
		return nil
	}
	var out []*quotient
	for l := range v.lines {
		if taken[l] || !v.looksDivided(l) {
			continue
		}
		if q := v.bestQuotient(l); q != nil {
			out = append(out, q)
		}
	}
	return out
}

// looksDivided reports whether a line may hold quotients: it says so, or its figures are small fractions.
func (v *view) looksDivided(l int) bool {
	if v.facts[l].ratio || v.facts[l].net {
		return true
	}
	figures, fractions := 0, 0
	for m := range v.members {
		if c := v.cell(l, m); c.State == layout.Number {
			figures++
			if c.Places >= 2 && math.Abs(c.Num) < 3 {
				fractions++
			}
		}
	}
	return figures >= 3 && fractions*2 > figures
}

// bestQuotient tries every pair of other lines for line l; the nearest pair wins among equals.
func (v *view) bestQuotient(l int) *quotient {
	var found []*quotient
	probe := v.probe(l)
	for top := range v.lines {
		for bottom := range v.lines {
			if top == bottom || top == l || bottom == l {
				continue
			}
			for _, change := range []bool{false, true} {
				q := &quotient{of: l, top: top, bottom: bottom, change: change}
				if v.promising(q, probe) && v.testQuotient(q) {
					found = append(found, q)
				}
			}
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if a.agree != b.agree {
			return a.agree > b.agree
		}
		return a.reach() < b.reach()
	})
	if len(found) == 0 {
		return nil
	}
	return found[0]
}

// reach is how far from the line its two figures stand.
func (q *quotient) reach() int {
	return max(q.of-q.top, q.top-q.of) + max(q.of-q.bottom, q.bottom-q.of)
}

// probe picks a few members at which line l has a figure that can tell.
func (v *view) probe(l int) []int {
	var out []int
	for _, m := range v.sample() {
		if c := v.cell(l, m); c.State == layout.Number && c.Num != 0 {
			if out = append(out, m); len(out) == quotientSample {
				break
			}
		}
	}
	return out
}

// promising asks a few members before all are asked.
func (v *view) promising(q *quotient, probe []int) bool {
	good := [2]int{}
	tested := 0
	for _, m := range probe {
		for k, hundred := range []bool{false, true} {
			q.hundred = hundred
			switch v.divide(q, m).kind {
			case agrees:
				good[k]++
				tested += 1 - k
			case fails:
				tested += 1 - k
			}
		}
		if tested >= 4 && max(good[0], good[1]) == 0 {
			return false
		}
	}
	q.hundred = good[1] > good[0]
	return max(good[0], good[1]) >= 2 && 2*max(good[0], good[1]) >= tested
}

// testQuotient lets every member vote; true if the claim is believed.
func (v *view) testQuotient(q *quotient) bool {
	q.votes = make([]vote, len(v.members))
	seen := map[float64]bool{}
	for m := range v.members {
		q.votes[m] = v.divide(q, m)
		switch x := q.votes[m]; x.kind {
		case agrees:
			q.agree++
			if t := v.cell(q.of, m).Num; !seen[t] {
				q.bits += x.bits
				seen[t] = true
			}
		case fails:
			q.failing++
		}
	}
	need := 3
	if v.facts[q.of].ratio {
		need = 2
	}
	cost := 2 * math.Log2(float64(len(v.lines)))
	return q.agree >= need && len(seen) >= need && 3*q.failing <= q.agree && q.bits >= acceptBits+cost
}

// divide tests the claim at one member.
func (v *view) divide(q *quotient, m int) vote {
	r, a, b := v.cell(q.of, m), v.cell(q.top, m), v.cell(q.bottom, m)
	if r.State != layout.Number || a.State != layout.Number || b.State != layout.Number || b.Num == 0 {
		return vote{}
	}
	scale := 1.0
	if q.hundred {
		scale = 100
	}
	want := a.Num / b.Num
	topUnit, bottomUnit := v.unit(max(a.Places, v.facts[q.top].places)), v.unit(max(b.Places, v.facts[q.bottom].places))
	spread := (0.5*topUnit + math.Abs(want)*0.5*bottomUnit) / math.Abs(b.Num)
	if q.change {
		want--
	}
	allow := 0.5*v.unit(r.Places) + scale*spread + 1e-9
	if 4*allow > math.Abs(r.Num) && r.Num != 0 || allow > scale {
		return vote{} // the digits shown are too few to tell
	}
	out := vote{kind: fails, diff: r.Num - scale*want, allow: allow}
	if math.Abs(out.diff) <= allow {
		out.kind = agrees
		out.bits = min(10, math.Log2(1+math.Abs(r.Num)/(2*allow)))
	}
	return out
}

// quotientRelations turns a believed claim into relations.
func (v *view) quotientRelations(q *quotient, family int) []*reconcile.Relation {
	var out []*reconcile.Relation
	for m, x := range q.votes {
		if x.kind != agrees && x.kind != fails {
			continue
		}
		r := v.quotientAt(q, m)
		r.Family, r.Siblings = family, q.agree
		if x.kind == agrees {
			r.Siblings--
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
		case v.ownQuotient(q, m):
			continue
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

// ownQuotient reports whether the figure at member m is made by a formula that divides something else: what it says
// goes before what its neighbours' figures suggest.
func (v *view) ownQuotient(q *quotient, m int) bool {
	c, ok := v.claims[v.ref(q.of, m)]
	if !ok || len(c.Terms) == 0 {
		return false
	}
	return c.Kind != formula.Ratio || len(c.Over) != 1 || c.Over[0].Ref.Range != sheets.One(v.ref(q.bottom, m)) ||
		len(c.Terms) != 1 || c.Terms[0].Ref.Range != sheets.One(v.ref(q.top, m))
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
