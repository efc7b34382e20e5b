package checks

import (
	"fmt"

	"crosscast/reconcile"
)

// FormulaRange finds sums that add other lines than they should.
var FormulaRange = &reconcile.Check{
	Name:  "formula-range",
	Title: "a sum's range takes in its lines, all and once",
	Text: `A formula that adds other lines than the formulas beside it do stops short, starts late, counts a line or a
subtotal twice, or takes another row or column. Where the figure is out by it, it differs; where the lines left out are
nil today, it is latent. A sum over totals that are made alike, such as those of the years, differs if it leaves out the
next of them. An average, a least or greatest figure or a count is told likewise, if its range is a part of that of the
copies of one formula on both sides of it. Where a figure stands between the end of a range and its total and nothing
beside it shows what is meant, it is to review. Ranges that run over headings and blank cells are left alone.`,
	Before: "Total | =SUM(B4:B9) | =SUM(C4:C8) | =SUM(D4:D9)",
	After:  "Total | =SUM(B4:B9) | =SUM(C4:C9) | =SUM(D4:D9)",
	Tick:   "C",
	Owns:   func(r *reconcile.Relation) bool { return r.IsSum() && r.Fault == reconcile.OtherLines },
	Run: func(p *reconcile.Pass) error {
		t := newTeller(p)
		for _, r := range p.Own() {
			if !worthTelling(r) || !t.lowest(r) {
				continue
			}
			r.Reason = fmt.Sprintf("its formula is =%s, %d beside it add %s", r.Formula, r.ByFormula, r.TermsText())
			f := t.finding(r, "adds other lines than its siblings do")
			f.Todo = "copy the formula from a cell beside it"
			p.Report(f)
		}
		stopsShort(p, t)
		oddRanges(p)
		return nil
	},
}
