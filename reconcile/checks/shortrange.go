package checks

import (
	"fmt"
	"regexp"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// passedOver is a figure that stands between a sum's range and the sum itself.
type passedOver struct {
	at   sheets.Ref
	text string
}

// oneRange is a formula that adds one range on its own sheet and nothing else.
var oneRange = regexp.MustCompile(`(?i)^\+?SUM\(\$?[A-Z]+\$?[0-9]+:\$?[A-Z]+\$?[0-9]+\)$`)

const (
	madeAlike  = 4 // so many other formulas may stop at the same place; where there are more, they are meant to
	sideBySide = 4 // so many totals, made alike and side by side, show how they go on
)

// stopsShort finds the sums whose range ends before the figures do: between its last line and the total stands a figure
// that is no total and is not added. Whether it was meant to be cannot be told from one column, so a person is asked;
// the parallel sums that are made alike are told once.
func stopsShort(p *reconcile.Pass, t *teller) {
	told := map[string]bool{}
	tell := func(r *reconcile.Relation) {
		f := t.finding(r, "stops before the figures do")
		f.Todo = "take the figure in, or say why it does not belong"
		p.Report(f)
	}
	for _, r := range p.Relations {
		if !addsOneRange(r) {
			continue
		}
		if next, ok := t.leftOut(r); ok {
			r.Check = p.Check.Name
			t.takeIn(r, next)
			tell(r)
			continue
		}
		if r.ByFormula > madeAlike {
			continue
		}
		miss, ok := t.missed(p.Book.Sheet(r.Sheet), r)
		if !ok {
			continue
		}
		r.Check, r.Outcome, r.Fault = p.Check.Name, reconcile.Review, reconcile.OtherLines
		r.Reason = fmt.Sprintf("its formula is =%s; %s (%s) stands between its lines and itself", r.Formula, miss.at, miss.text)
		if key := fmt.Sprint(r.Sheet, r.Axis, r.Family); r.Family == 0 || !told[key] {
			told[key] = true
			tell(r)
		}
	}
}

// addsOneRange reports whether a relation is a sum that agrees to the one range of its formula.
func addsOneRange(r *reconcile.Relation) bool {
	return r.Kind == reconcile.Sum && r.Outcome == reconcile.Agrees && len(r.Terms) == 1 && oneRange.MatchString(r.Formula)
}

// missed returns the first figure between a relation's one range and its total, if there is one that is not nil and not
// itself a total.
func (t *teller) missed(s *layout.Sheet, r *reconcile.Relation) (passedOver, bool) {
	gap, ok := between(r)
	if !ok || gap.Count() > nearLines {
		return passedOver{}, false
	}
	top, bottom, left, right := gridOf(s, gap)
	for i := top; i < bottom; i++ {
		for j := left; j < right; j++ {
			c, at := s.Cell(i, j), s.Ref(i, j)
			if c.IsFigure() && c.Num != 0 && s.RowRoles[i] == layout.RoleAmount && s.ColRoles[j] == layout.RoleAmount &&
				!t.isTotal(s.Name, at, r) && s.FormulaOf(c.Source) == nil {
				return passedOver{at, subject(s.Label(at), s.Heading(at))}, true
			}
		}
	}
	return passedOver{}, false
}

// between is the range of cells after a relation's one range and before its total; false where they touch, or the total
// stands first.
func between(r *reconcile.Relation) (gap sheets.Range, ok bool) {
	gap = sheets.Range{From: r.Terms[0].Cells.To, To: r.Total}
	if r.Axis == reconcile.Down {
		gap.From.Row++
		gap.To.Row--
	} else {
		gap.From.Col++
		gap.To.Col--
	}
	return gap, r.Axis != reconcile.Elsewhere && gap.From.Row <= gap.To.Row && gap.From.Col <= gap.To.Col
}

// leftOut finds the total that a sum leaves out, of totals that stand side by side and are all made alike, such as those
// of the years: the next one of them. Down a column such sums are mostly meant.
func (t *teller) leftOut(r *reconcile.Relation) (next sheets.Ref, ok bool) {
	g := r.Terms[0].Cells
	next = sheets.Ref{Row: g.To.Row, Col: g.To.Col + 1}
	family := t.familyOf(r.Sheet, next)
	if r.Terms[0].Sheet != "" || g.From.Row != g.To.Row || g.Count() < sideBySide || family == 0 || next == r.Total {
		return next, false
	}
	for at := g.From; at != next; at.Col++ {
		if t.familyOf(r.Sheet, at) != family {
			return next, false
		}
	}
	return next, t.p.Book.Sheet(r.Sheet).Find(next).Num != 0 && !t.sumsAcross(r.Sheet, next.Col)
}

// takeIn tells a sum with one more cell than its formula adds.
func (t *teller) takeIn(r *reconcile.Relation, next sheets.Ref) {
	s := t.p.Book.Sheet(r.Sheet)
	r.Terms[0].Cells.To = next
	r.Recomputed = r.Recomputed.Add(s.Value(s.Find(next)))
	r.Difference = r.Stated.Sub(r.Recomputed)
	r.Outcome, r.Fault = reconcile.Differs, reconcile.OtherLines
	r.Reason = fmt.Sprintf("its formula is =%s; %s is made as the totals before it are", r.Formula, next)
}

// familyOf is the family of the sums whose formulas are alike to which the total at a cell belongs; 0 for none.
func (t *teller) familyOf(sheet string, at sheets.Ref) int {
	for _, o := range t.byTotal[cellOn{sheet, at}] {
		if o.Family != 0 && o.IsSum() && o.Axis == reconcile.Down && o.ByFormula >= sideBySide-1 && o.Outcome == reconcile.Agrees {
			return o.Family
		}
	}
	return 0
}

// sumsAcross reports whether a column holds totals of what stands beside them: it is a total, not another year.
func (t *teller) sumsAcross(sheet string, col int) bool {
	for cell, all := range t.byTotal {
		if cell.sheet != sheet || cell.at.Col != col {
			continue
		}
		for _, o := range all {
			if o.IsSum() && o.Axis == reconcile.Across {
				return true
			}
		}
	}
	return false
}
