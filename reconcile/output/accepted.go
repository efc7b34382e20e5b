package output

import "crosscast/reconcile"

// subjectOf is what a finding counts for: its relation or tie where it says no more than their outcome, else itself.
func subjectOf(f *reconcile.Finding) any {
	switch {
	case f.Relation != nil && f.Relation.Outcome == f.Outcome:
		return f.Relation
	case f.Tie != nil && f.Tie.Outcome == f.Outcome:
		return f.Tie
	}
	return f
}

// acceptedIn are the relations, ties and findings whose difference is accepted. One of which several findings tell is so
// only where all of them are. What differs only because of an accepted figure follows it.
func acceptedIn(r *reconcile.Result) map[any]bool {
	accepted, open := map[any]bool{}, map[any]bool{}
	for _, f := range r.Findings {
		subject := subjectOf(f)
		if f.Accepted == nil {
			open[subject] = true
			continue
		}
		accepted[subject] = true
	}
	for _, f := range r.Findings {
		if f.Accepted == nil {
			continue
		}
		for _, x := range followersOf(r, f) {
			accepted[x] = true
		}
	}
	for subject := range open {
		delete(accepted, subject)
	}
	return accepted
}
