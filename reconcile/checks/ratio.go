package checks

import "crosscast/reconcile"

// RatioColumn compares percentages and other ratios with the two figures that they divide.
var RatioColumn = &reconcile.Check{
	Name:  "ratio",
	Title: "a percentage agrees to the figures that it divides",
	Text: `A column or row of percentages claims to divide one line by another: by its formula, or because the same
division gives nearly all figures of the line. One that breaks ranks differs. What the rounding of the three figures can
explain agrees after rounding.`,
	Before: "Saving 3,200 | Budget 32,300 | 19.9%",
	After:  "Saving 3,200 | Budget 32,300 | 9.9%",
	Tick:   "C",
	Owns:   func(r *reconcile.Relation) bool { return r.Kind == reconcile.Ratio && !isChange(r) },
	Run:    func(p *reconcile.Pass) error { return tellOwn(p, "does not agree to the figures that it divides") },
}
