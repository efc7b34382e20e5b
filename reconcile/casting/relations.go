package casting

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

var (
	one  = decimal.NewFromInt(1)
	half = decimal.RequireFromString("0.5")
	// floor is below every penny, and above the noise that doubles leave in a sum.
	floor = decimal.RequireFromString("0.000001")
)

// sumRelations turns a believed hypothesis into one relation for each member at which it is claimed.
func (v *view) sumRelations(h *hypothesis, family int) []*reconcile.Relation {
	var out []*reconcile.Relation
	strong, unrounded := v.strong(h), v.unrounded(h)
	for m, in := range h.inside {
		if !in || h.votes[m].kind == silent {
			continue
		}
		r := v.relation(h, m)
		r.Family, r.Siblings = family, h.agree
		if h.votes[m].kind == agrees {
			r.Siblings--
		}
		if unrounded {
			r.Allowance = r.Allowance.Mul(likelyRounding(h))
		}
		v.believe(r, h, m)
		if v.judge(r, h, m, strong) {
			v.findFault(r, h, m)
			out = append(out, r)
		}
	}
	return out
}

// relation states the hypothesis at member m in exact figures.
func (v *view) relation(h *hypothesis, m int) *reconcile.Relation {
	s := v.sheet
	at := v.ref(h.total, m)
	r := &reconcile.Relation{Kind: reconcile.Sum, Axis: v.axis, Sheet: s.Name, Total: at,
		Label: s.Label(at), Heading: s.Heading(at), Stated: s.Value(v.cell(h.total, m))}
	if u, ok := s.UnitAt(at); ok {
		r.Unit = u.String()
	}
	var places int8
	var own decimal.Decimal // a unit of each term by its own digits
	figures := 0
	for k, l := range h.terms {
		c := v.cell(l, m)
		if c.State == layout.Blank || c.State == layout.Word {
			continue
		}
		r.Terms = appendTerm(r.Terms, v.ref(l, m), h.sign(k))
		if !c.IsFigure() {
			continue
		}
		figures++
		places = max(places, c.Places)
		own = own.Add(unit(c.Places, v.step))
		r.Recomputed = r.Recomputed.Add(s.Value(c).Mul(decimal.NewFromInt(int64(h.sign(k)))))
		if h.sign(k) < 0 {
			r.Kind = reconcile.Difference
		}
	}
	each := decimal.NewFromInt(int64(figures))
	if h.mean && figures > 0 {
		r.Kind, r.Recomputed = reconcile.Average, r.Recomputed.DivRound(each, 16)
		each = one
	}
	r.Difference = tidy(r.Stated.Sub(r.Recomputed), r.Stated)
	if !h.byFormula[m] {
		total := h.totalPlaces(v.cell(h.total, m).Places, places)
		terms := unit(places, v.step).Mul(each)
		if h.counts {
			terms = decimal.Zero
		}
		if h.mixed && !h.mean && v.cell(h.total, m).Places <= places {
			terms = own
		}
		r.Allowance = half.Mul(unit(total, v.step).Add(terms))
	}
	return r
}

// appendTerm adds a cell to the terms, joining it to the range before where it follows on.
func appendTerm(terms []reconcile.Term, at sheets.Ref, sign int) []reconcile.Term {
	if n := len(terms); n > 0 && terms[n-1].Sign == sign && terms[n-1].Sheet == "" {
		g := &terms[n-1].Cells
		down := g.From.Col == at.Col && g.To.Col == at.Col && g.To.Row+1 == at.Row
		across := g.From.Row == at.Row && g.To.Row == at.Row && g.To.Col+1 == at.Col
		if down || across {
			g.To = at
			return terms
		}
	}
	return append(terms, reconcile.Term{Cells: sheets.One(at), Sign: sign})
}
