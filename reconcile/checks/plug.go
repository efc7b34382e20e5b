package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
)

// Plug finds totals that are made to agree: a number typed into a sum, or over its formula.
var Plug = &reconcile.Check{
	Name:  "plug",
	Title: "no number is typed into a total or over its formula",
	Text: `A sum with a number typed into it, such as =SUM(B4:B9)-1.5, is to review: the number may be meant. A number
that stands where the totals beside it have a formula differs where it is not what their formula gives, and is latent,
right today, where it is. So is a number in any line that stands between copies of one formula and is just what it gives.
Other numbers typed into a line that is no total are normal working and are left alone.`,
	Before: "Total | =SUM(B2:B9) | =SUM(C2:C9)+25",
	After:  "Total | =SUM(B2:B9) | =SUM(C2:C9)",
	Tick:   "C",
	Owns: func(r *reconcile.Relation) bool {
		return r.IsSum() && (r.Fault == reconcile.TypedOver || r.Fault == reconcile.Plugged || !r.Literal.IsZero())
	},
	Run: plug,
}

func plug(p *reconcile.Pass) error {
	t := newTeller(p)
	told := map[cellOn]bool{}
	for _, r := range p.Own() {
		switch {
		case r.Fault == reconcile.TypedOver && worthTelling(r):
			told[cellOn{r.Sheet, r.Total}] = true
			f := t.finding(r, "is typed where its siblings have a formula")
			f.Todo = "put the formula of the cells beside it back, or say why this one is typed"
			p.Report(f)
		case !r.Literal.IsZero() && addsUp(r):
			p.Report(plugged(t, r))
		}
	}
	typedOver(p, told)
	return nil
}

// addsUp reports whether a formula is a total: a number added to a single line is that line's working. Of two lines one of
// which is taken off, one may be worked out from the rest, which is none either unless the number puts it out.
func addsUp(r *reconcile.Relation) bool {
	if r.Fault == reconcile.Plugged && (r.Kind == reconcile.Sum || len(r.Terms) > 1 && !r.Difference.IsZero()) {
		return true
	}
	return strings.Contains(strings.ToUpper(r.Formula), "SUM(")
}

func plugged(t *teller, r *reconcile.Relation) reconcile.Finding {
	r.Outcome = reconcile.Review
	r.Reason = fmt.Sprintf("its formula is =%s", r.Formula)
	f := t.finding(r, "has a number typed into its sum")
	f.Todo = "confirm that the number is meant, and show it as a line of its own"
	return f
}
