package output

import (
	"fmt"

	"crosscast/reconcile"
)

// followersOf are the totals that differ only because of the cell that a finding tells of, and have no finding of their
// own: mending the one mends them all.
func followersOf(r *reconcile.Result, f *reconcile.Finding) []*reconcile.Relation {
	if f.Relation == nil || f.Relation.Cell == nil || f.Outcome != reconcile.Differs {
		return nil
	}
	told := map[*reconcile.Relation]bool{}
	for _, o := range r.Findings {
		told[o.Relation] = true
	}
	var out []*reconcile.Relation
	for _, x := range r.Relations {
		if x.Outcome == reconcile.Differs && !told[x] && x.Sheet == f.Relation.Sheet && x.Cell != nil && *x.Cell == *f.Relation.Cell {
			out = append(out, x)
		}
	}
	return out
}

// followers names them.
func followers(r *reconcile.Result, f *reconcile.Finding) []string {
	var out []string
	for _, x := range followersOf(r, f) {
		out = append(out, x.Total.String())
	}
	if len(out) > 4 {
		out = append(out[:3:3], fmt.Sprint(len(out)-3, " more"))
	}
	return out
}
