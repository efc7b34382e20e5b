package output

import (
	"fmt"

	"crosscast/reconcile"
)

// followersOf are the totals that fail only because of the figure that a finding tells of, and have no finding of their
// own: mending the one mends them all.
func followersOf(r *reconcile.Result, f *reconcile.Finding) []*reconcile.Relation {
	if f.Relation == nil || f.Outcome != reconcile.Differs {
		return nil
	}
	told := map[*reconcile.Relation]bool{}
	for _, o := range r.Findings {
		told[o.Relation] = true
	}
	var out []*reconcile.Relation
	for _, x := range r.Relations {
		if !told[x] && leads(f.Relation, x) {
			out = append(out, x)
		}
	}
	return out
}

// leads reports whether a relation is told under another one, over any number of steps.
func leads(lead, x *reconcile.Relation) bool {
	for range 20 { // of relations that follow each other in a ring none leads
		if x = x.Follows; x == nil || x == lead {
			break
		}
	}
	return x == lead
}

// followers names them.
func followers(r *reconcile.Result, f *reconcile.Finding) []string {
	var out []string
	for _, x := range followersOf(r, f) {
		if !sameTotal(f, x) {
			out = append(out, x.Total.String())
		}
	}
	if len(out) > 4 {
		out = append(out[:3:3], fmt.Sprint(len(out)-3, " more"))
	}
	return out
}

// alsoNot is what a finding's own total does not do either, as a follower of it: "cross-cast"; "" if there is none.
func alsoNot(r *reconcile.Result, f *reconcile.Finding) string {
	for _, x := range followersOf(r, f) {
		if !sameTotal(f, x) {
			continue
		}
		if x.Check == "cast" || x.Check == "cross-cast" {
			return x.Check
		}
		return "agree by another claim"
	}
	return ""
}

// sameTotal reports whether a relation has the total that a finding tells of.
func sameTotal(f *reconcile.Finding, x *reconcile.Relation) bool {
	return x.Sheet == f.Relation.Sheet && x.Total == f.Relation.Total
}
