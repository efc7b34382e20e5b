package reconcile

import (
	"maps"
	"strings"

	"crosscast/reconcile/claim"
)

// listUntied lists the amounts in the text of a paper that nothing was compared with: silence is no verdict on them.
func (r *Result) listUntied(paper *claim.Paper) {
	used := map[claim.Span]bool{}
	maps.Copy(used, r.compared)
	for _, t := range r.Ties {
		used[t.Claim.Span], used[t.Home.Span] = true, true
	}
	for _, q := range paper.Paras {
		if q.Table != nil && q.Cell.Col > 1 && len(q.Amounts) == 1 && strings.TrimSpace(q.Plain) == strings.TrimSpace(q.Plain[q.Amounts[0].Start:q.Amounts[0].End]) {
			continue // a figure like any other of the table: it is cast
		}
		for _, f := range q.Amounts {
			at := claim.Span{Para: q, From: f.Start, To: f.End}
			if f.Err != nil || used[at] {
				continue
			}
			r.Ties = append(r.Ties, &Tie{Check: "stated", Name: strings.TrimSpace(at.Text()), StatedText: strings.TrimSpace(at.Text()),
				Stated: f.Amount.Value, Claim: PlaceOf(at), Outcome: NotTested, Reason: "nothing in the " + r.Kind + " was found to compare it with"})
		}
	}
}
