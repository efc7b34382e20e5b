package checks

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// settleSteps lists and judges the steps of a cumulative line, and returns their relations.
func (c *cumulativeLine) settleSteps(t *taker) []*reconcile.Relation {
	var out []*reconcile.Relation
	for k := 1; k < len(c.at); k++ {
		if x := c.cell(c.of, k); c.broken[k] && x != nil && x.State == layout.Blank {
			continue // what is new then may stand in another line, as payments do that follow on receipts
		}
		r := c.step(k)
		r.Why = fmt.Sprintf("it is called %q, and %s of %s bear out that it adds up %q", r.Label, several(c.proof, "period"),
			fmt.Sprint(len(c.at)), c.name(c.of))
		judgeStep(r)
		out = append(out, t.take(r))
	}
	return out
}

// step is the relation that makes the figure of period k: the period before and what is new. Where the period before is
// the one that is out, everything from the first period on is added instead, so that it is not held against this one.
func (c *cumulativeLine) step(k int) *reconcile.Relation {
	at := c.refOf(c.line, k)
	r := c.relation(at, reconcile.Elsewhere)
	first, from := c.refOf(c.line, k-1), k
	if c.broken[k-1] {
		first, from = c.refOf(c.line, 0), 1
	}
	r.Terms = []reconcile.Term{{Cells: sheets.One(first), Sign: 1}}
	r.Recomputed = c.sheet.Value(c.sheet.Find(first))
	for x := from; x <= k; x++ {
		add := c.refOf(c.of, x)
		r.Terms = append(r.Terms, reconcile.Term{Cells: sheets.One(add), Sign: 1})
		r.Recomputed = r.Recomputed.Add(c.sheet.Value(c.sheet.Find(add)))
	}
	if c.typed(at) {
		r.Allowance = c.slack(c.line, len(r.Terms)+1)
	}
	r.Siblings = c.proof - 1
	r.Believe(reconcile.ByLabel)
	r.Believe(reconcile.BySiblings)
	return r
}

// typed reports whether a figure was typed: rounding explains nothing about one that a formula gives.
func (l *phased) typed(r sheets.Ref) bool {
	c := l.sheet.Find(r)
	return c == nil || c.Source == nil || l.sheet.FormulaOf(c.Source) == nil
}

// relation begins a sum for the figure at r.
func (l *phased) relation(r sheets.Ref, axis reconcile.Axis) *reconcile.Relation {
	s := l.sheet
	out := &reconcile.Relation{Kind: reconcile.Sum, Axis: axis, Sheet: s.Name, Total: r,
		Label: s.Label(r), Heading: s.Heading(r), Stated: s.Value(s.Find(r))}
	if u, ok := s.UnitAt(r); ok {
		out.Unit = u.String()
	}
	return out
}

// judgeStep gives a relation its difference and outcome.
func judgeStep(r *reconcile.Relation) {
	r.Difference = r.Stated.Sub(r.Recomputed)
	switch {
	case r.Difference.Abs().LessThanOrEqual(noiseOf(r.Stated)):
		r.Difference, r.Outcome = decimal.Zero, reconcile.Agrees
	case r.Difference.Abs().LessThanOrEqual(r.Allowance):
		r.Outcome = reconcile.Rounding
	default:
		r.Outcome = reconcile.Differs
	}
}
