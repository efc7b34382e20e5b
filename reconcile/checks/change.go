package checks

import (
	"strings"

	"crosscast/reconcile"
)

// ChangeColumn compares a change with the two figures that it lies between.
var ChangeColumn = &reconcile.Check{
	Name:  "change",
	Title: "a change agrees to the figures before and after it",
	Text: `A variance, increase or movement between two columns claims to be their difference, and the percentage beside
it the difference over the base. Both are tested by their own rule and take no part in other sums.`,
	Before: "Budget 4,120 | Actual 3,400 | Variance (270)",
	After:  "Budget 4,120 | Actual 3,400 | Variance (720)",
	Tick:   "C",
	Owns:   isChange,
	Run:    func(p *reconcile.Pass) error { return tellOwn(p, "does not agree to the figures that it compares") },
}

// changeWords head a column that compares two others.
var changeWords = []string{"change", "variance", "variation", "movement", "increase", "decrease", "difference", "growth"}

// isChange reports whether a relation compares two figures of one row, or gives what lies between them as a share.
func isChange(r *reconcile.Relation) bool {
	if r.Kind == reconcile.Change {
		return true
	}
	if r.Kind != reconcile.Ratio && (r.Kind != reconcile.Difference || r.Axis != reconcile.Across || len(r.Terms) != 2) {
		return false
	}
	heading := strings.ToLower(r.Heading)
	for _, w := range changeWords {
		if strings.Contains(heading, w) {
			return true
		}
	}
	return false
}
