package checks

import (
	"fmt"
	"regexp"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/evaluate"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// overRangeForm is how a formula begins that works one figure out of a range of lines otherwise than by adding them.
var overRangeForm = regexp.MustCompile(`(?i)^\+?(AVERAGE|MIN|MAX|COUNTA?|MEDIAN)\(`)

// oddRanges finds the averages, least and greatest figures and counts whose range starts late or stops short where the
// cells on both sides have copies of one formula. Sums are told by their relations.
func oddRanges(p *reconcile.Pass) {
	var ev *evaluate.Evaluator
	for _, s := range p.Book.Sheets {
		for i := range s.Rows {
			for j := range s.Cols {
				c := s.Cell(i, j)
				if c.State != layout.Number || c.Source.Formula == 0 || !overRangeForm.MatchString(s.FormulaOf(c.Source).Text) {
					continue
				}
				if ev == nil {
					ev = evaluate.New(p.Book.Workbook)
				}
				if f, ok := oddRange(s, ev, s.Ref(i, j)); ok {
					p.Report(f)
				}
			}
		}
	}
}

// oddRange compares the range of one cell's formula with that of its neighbours.
func oddRange(s *layout.Sheet, ev *evaluate.Evaluator, at sheets.Ref) (reconcile.Finding, bool) {
	own, _ := formulaAt(s, at)
	name, narrow, ok := oneRangeOf(own)
	if !ok {
		return reconcile.Finding{}, false
	}
	for _, step := range []sheets.Ref{{Col: 1}, {Row: 1}} {
		copied, ok := copiesAbout(s, at, step)
		if !ok {
			continue
		}
		other, wide, ok := oneRangeOf(copied)
		if !ok || other != name || !leavesOut(s, wide, narrow) {
			continue
		}
		if v, err := ev.Formula(copied, s.Name, at); err == nil && v.Kind == evaluate.Number {
			return shortRange(s, at, own, copied, v.Num), true
		}
	}
	return reconcile.Finding{}, false
}

// leavesOut reports whether one range is a part of another, and what it leaves out holds a figure.
func leavesOut(s *layout.Sheet, wide, narrow sheets.Range) bool {
	if wide == narrow || !wide.Contains(narrow.From) || !wide.Contains(narrow.To) {
		return false
	}
	for _, c := range cellsOf(s, formula.Ref{Range: wide}) {
		if x := s.Find(c.at); x != nil && x.IsFigure() && !narrow.Contains(c.at) {
			return true
		}
	}
	return false
}

// shortRange tells of a formula that takes in a part of the lines; latent where that makes no difference today.
func shortRange(s *layout.Sheet, at sheets.Ref, own, copied formula.Node, should decimal.Decimal) reconcile.Finding {
	f := reconcile.Finding{Outcome: reconcile.Latent, At: reconcile.Place{Sheet: s.Name, Cells: at.String()},
		Subject: subject(s.Label(at), s.Heading(at)), Headline: "takes in fewer lines than its neighbours do",
		Lines: []string{fmt.Sprintf("Its formula is =%s, copied from the cells beside it it would be =%s.", own, copied)},
		Todo:  "copy the formula from a cell beside it"}
	stated := s.Stored(s.Find(at))
	if should.Sub(stated).Abs().GreaterThan(should.Abs().Shift(-typedDigits)) {
		f.Outcome = reconcile.Differs
		f.Lines = append(f.Lines, fmt.Sprintf("Stated %s; with all lines it is %s.", figureAt(s, at, stated), figureAt(s, at, should)))
	}
	return f
}

// oneRangeOf is the function and the range of a formula that is nothing but a function of one range on its own sheet.
func oneRangeOf(n formula.Node) (name string, g sheets.Range, ok bool) {
	if u, is := n.(formula.Unary); is && u.Op == '+' {
		n = u.X
	}
	call, is := n.(formula.Call)
	if !is || len(call.Args) != 1 {
		return "", g, false
	}
	r, is := call.Args[0].(formula.Ref)
	if !is || r.Sheet != "" || r.External() || r.Single() {
		return "", g, false
	}
	return call.Func, r.Range, true
}
