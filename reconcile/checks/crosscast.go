package checks

import "crosscast/reconcile"

// CrossCast compares the total of a row with the figures across it.
var CrossCast = &reconcile.Check{
	Name:  "cross-cast",
	Title: "a row's total agrees to the figures across it",
	Text: `Cross-casting is adding across. A figure at the end, the start or the middle of a row claims to be the sum of
others in it, or the difference of two, by its formula, its heading, or because the same columns make it up in the rows
above and below. Where a wrong figure breaks both its row and its column, it is told once, at the figure itself.`,
	Before: "Day care | 50 | 60 | 70 | 80 | 180",
	After:  "Day care | 50 | 60 | 70 | 80 | 260",
	Tick:   "XC",
	Owns:   func(r *reconcile.Relation) bool { return r.IsSum() && r.Axis == reconcile.Across && !isChange(r) },
	Run:    func(p *reconcile.Pass) error { return tellOwn(p, "does not cross-cast") },
}
