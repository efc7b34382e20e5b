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
