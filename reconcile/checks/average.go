package checks

import "crosscast/reconcile"

// Average compares an average with the figures that it is the mean of.
var Average = &reconcile.Check{
	Name:  "average",
	Title: "an average agrees to the figures that it is made of",
	Text: `A figure called average or mean, or made by such a formula, is compared with the mean of its lines. Blank
cells and cells that hold words do not count as nil.`,
	Before: "Q1 | 10\nQ2 | 20\nAverage | 20",
	After:  "Q1 | 10\nQ2 | 20\nAverage | 15",
	Tick:   "C",
	Owns:   func(r *reconcile.Relation) bool { return r.Kind == reconcile.Average },
	Run:    func(p *reconcile.Pass) error { return tellOwn(p, "does not agree to the average of its lines") },
}
