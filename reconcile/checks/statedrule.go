package checks

import "crosscast/reconcile"

// StatedRule compares a total with the lines that its own label names.
var StatedRule = &reconcile.Check{
	Name:  "stated-rule",
	Title: "a total agrees to the lines that its label names",
	Text: `Government returns say in words what a total adds: "total of lines 210 to 280". The numbers are the codes of
lines, not rows, and have gaps. Every figure of such a line is compared with the lines named; totals inside the span are
not counted twice. Headings and labels may also say it in keys, as "C = A - B", "Total (1)+(2)" or "3=4+5+6" do.`,
	Before: "210 Schools | 40\n220 Early years | 60\n290 Total (total of lines 210 to 280) | 110",
	After:  "210 Schools | 40\n220 Early years | 60\n290 Total (total of lines 210 to 280) | 100",
	Tick:   "C",
	Owns:   func(r *reconcile.Relation) bool { return r.IsSum() && r.Has(reconcile.ByRule) },
	Run:    func(p *reconcile.Pass) error { return tellOwn(p, "does not agree to the lines that it names") },
}
