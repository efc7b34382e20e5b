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

// madeAlike is how many other formulas may stop at the same place; where there are more, they are meant to.
const madeAlike = 4

// stopsShort finds the sums whose range ends before the figures do: between its last line and the total stands a figure
// that is no total and is not added. Whether it was meant to be cannot be told from one column, so a person is asked;
// the parallel sums that are made alike are told once.
func stopsShort(p *reconcile.Pass, t *teller) {
	told := map[string]bool{}
	for _, r := range p.Relations {
		if t.leavesLike(r) {
			r.Check = p.Check.Name
			f := t.finding(r, "stops before the figures do")
			f.Todo = "take the figure in, or say why it does not belong"
			p.Report(f)
			continue
		}
		if r.Kind != reconcile.Sum || r.Outcome != reconcile.Agrees || r.ByFormula > madeAlike || !oneRange.MatchString(r.Formula) || len(r.Terms) != 1 {
			continue
		}
		s := p.Book.Sheet(r.Sheet)
		miss, ok := t.missed(s, r)
		if !ok {
			continue
		}
		r.Check, r.Outcome, r.Fault = p.Check.Name, reconcile.Review, reconcile.OtherLines
		r.Reason = fmt.Sprintf("its formula is =%s; %s (%s) stands between its lines and itself", r.Formula, miss.at, miss.text)
		if key := fmt.Sprint(r.Sheet, r.Axis, r.Family); r.Family == 0 || !told[key] {
			told[key] = true
			f := t.finding(r, "stops before the figures do")
			f.Todo = "take the figure in, or say why it does not belong"
			p.Report(f)
		}
	}
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

// leavesLike finds a sum over totals that stand side by side and are all made alike, such as those of the years, which
// leaves out the next one of them. It is then told with that one taken in. Down a column such sums are mostly meant.
func (t *teller) leavesLike(r *reconcile.Relation) bool {
	if r.Kind != reconcile.Sum || r.Outcome != reconcile.Agrees || !oneRange.MatchString(r.Formula) || len(r.Terms) != 1 || r.Terms[0].Sheet != "" {
		return false
	}
	g := r.Terms[0].Cells
	next := sheets.Ref{Row: g.To.Row, Col: g.To.Col + 1}
	family := t.familyOf(r.Sheet, next)
	if g.From.Row != g.To.Row || g.Count() < madeAlike || family == 0 || next == r.Total || t.sumsAcross(r.Sheet, next.Col) {
		return false
	}
	for at := g.From; at != next; at.Col++ {
		if t.familyOf(r.Sheet, at) != family {
			return false
		}
	}
	s := t.p.Book.Sheet(r.Sheet)
	c := s.Find(next)
	if c.Num == 0 {
		return false
	}
	r.Terms[0].Cells.To = next
	r.Recomputed = r.Recomputed.Add(s.Value(c))
	r.Difference = r.Stated.Sub(r.Recomputed)
	r.Outcome, r.Fault = reconcile.Differs, reconcile.OtherLines
	r.Reason = fmt.Sprintf("its formula is =%s; %s is made as the totals before it are", r.Formula, next)
	return true
}

// familyOf is the family of the sums whose formulas are alike to which the total at a cell belongs; 0 for none.
func (t *teller) familyOf(sheet string, at sheets.Ref) int {
	for _, o := range t.byTotal[cellOn{sheet, at}] {
		if o.Family != 0 && o.IsSum() && o.Axis == reconcile.Down && o.ByFormula >= madeAlike-1 && o.Outcome == reconcile.Agrees {
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
