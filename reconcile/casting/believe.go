package casting

import (
	"fmt"

	"crosscast/reconcile"
)

// believe records why the relation is thought to be meant.
func (v *view) believe(r *reconcile.Relation, h *hypothesis, m int) {
	if h.byFormula[m] {
		r.Believe(reconcile.ByFormula)
	}
	if h.rule {
		r.Believe(reconcile.ByRule)
	}
	if r.Siblings > 0 {
		r.Believe(reconcile.BySiblings)
	}
	f := v.facts[h.total]
	if f.total {
		r.Believe(reconcile.ByLabel)
	}
	if f.bold {
		r.Believe(reconcile.ByStyle)
	}
	r.Why = v.why(r, h, m)
}

func (v *view) why(r *reconcile.Relation, h *hypothesis, m int) string {
	parallel := "columns"
	if v.axis == reconcile.Across {
		parallel = "rows"
	}
	why := fmt.Sprintf("it adds %s", h.how)
	if h.byFormula[m] {
		why = "its own formula says so"
	}
	if r.Siblings > 0 {
		why += fmt.Sprintf("; the same lines add up in %d parallel %s", r.Siblings, parallel)
	}
	if v.facts[h.total].total {
		why += fmt.Sprintf("; it is called %q", v.facts[h.total].label)
	}
	return why
}
