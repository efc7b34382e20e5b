package checks

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// CheckColumn tells where a workbook's own check cells are not nil.
var CheckColumn = &reconcile.Check{
	Name:  "check-column",
	Title: "the workbook's own check cells are nil",
	Text: `Finds the check cells that a workbook carries, and tells those that do not come to nil. A check cell
is a formula that takes one figure from another, or compares two, and is called a check: by its row or its column ("Check", "Control total",
"should be nil"). A row or column of differences counts as well where nearly all of its many cells are nil.

Silent where the cell is nil or shown as nil, or no further from it than the rounding of the figures compared can
explain; for ordinary variances, such as budget against actual; and where a total that the cell depends on is already told to
differ by that very amount, which is then the reason.

The outcome is review: whether the figures or the check itself need mending cannot be told from the sheet, and checks
often outlive the rows that they were written for. A check cell that shows an error such as #REF! is listed as not tested.`,
	Before: "Check: total less Table 1 | =G42-D9 | 100",
	After:  "Check: total less Table 1 | =G42-D9 | 0",
	Run:    checkColumn,
}

func checkColumn(p *reconcile.Pass) error {
	t, told := newTaker(p), newCulprits(p)
	for _, s := range p.Book.Sheets {
		for _, line := range checkLines(s) {
			line.test(p, t, told)
		}
	}
	return nil
}

// checkCell is one check cell and the relation that it claims: that it is nil.
type checkCell struct {
	at   sheets.Ref
	cell *layout.Cell
	rel  *reconcile.Relation
}

// checkLine is the check cells that stand under one heading, or beside one label.
type checkLine struct {
	sheet *layout.Sheet
	axis  reconcile.Axis // Down where a heading names a column of checks
	words string
	sure  bool // the words say check, not only difference
	cells []*checkCell
}

const (
	// The least that a line of differences must show before it is taken for checks: so many cells, and so many in a
	// hundred of them nil.
	leastDifferences = 10
	nilInHundred     = 90
	// A line of so many cells, called check, of which most are not nil checks something else, such as a limit.
	mostChecks = 5
)

// test settles every cell of a line and tells what is not nil.
func (l *checkLine) test(p *reconcile.Pass, t *taker, told culprits) {
	nils, tested := 0, 0
	for _, c := range l.cells {
		c.rel = l.relation(c)
		if c.rel.Outcome != reconcile.NotTested {
			tested++
		}
		if c.rel.Outcome == reconcile.Agrees || c.rel.Outcome == reconcile.Rounding {
			nils++
		}
	}
	few := tested < leastDifferences || nils*100 < nilInHundred*tested
	other := tested >= mostChecks && nils*2 < tested
	if few && !l.sure || other {
		return
	}
	var open []*checkCell
	for _, c := range l.cells {
		c.rel = t.take(c.rel)
		if c.rel.Outcome == reconcile.Review && told.explain(p, l.sheet, c) {
			c.rel.Reason = "a total that it depends on is told to differ by the same amount"
		} else if c.rel.Outcome == reconcile.Review {
			open = append(open, c)
		}
	}
	l.tell(p, open)
}

// relation states that a check cell is nil.
func (l *checkLine) relation(c *checkCell) *reconcile.Relation {
	s := l.sheet
	r := &reconcile.Relation{Kind: reconcile.Difference, Axis: reconcile.Elsewhere, Sheet: s.Name, Total: c.at,
		Label: s.Label(c.at), Heading: s.Heading(c.at), Evidence: []reconcile.Evidence{reconcile.ByLabel, reconcile.ByFormula},
		Why: fmt.Sprintf("it is called %q and should be nil", l.words)}
	if l.axis == reconcile.Across {
		r.Label = l.words
	}
	if u, ok := s.UnitAt(c.at); ok {
		r.Unit = u.String()
	}
	l.settle(r, c)
	return r
}

// settle gives a check cell its outcome.
func (l *checkLine) settle(r *reconcile.Relation, c *checkCell) {
	switch {
	case c.cell.State == layout.Error:
		r.Outcome, r.Reason = reconcile.NotTested, fmt.Sprintf("the check cell %s shows %s", c.at, c.cell.Source.Raw)
		return
	case c.isBool():
		r.Outcome = reconcile.Agrees
		if c.cell.Source.Raw == "FALSE" {
			r.Outcome = reconcile.Review
		}
		return
	}
	r.Stated = l.sheet.Value(c.cell)
	r.Difference, r.Outcome = r.Stated, reconcile.Review
	allowance, size := comparedFigures(l.sheet, c.at)
	if shown := shownPlaces(l.sheet, c.at); shown >= 0 { // whoever made the check sees it as nil
		allowance = decimal.Max(allowance, decimal.New(5, -int32(shown)-1))
	}
	r.Allowance = allowance
	switch {
	case r.Stated.Abs().LessThan(noiseOf(size)):
		r.Outcome, r.Difference = reconcile.Agrees, decimal.Zero
	case r.Stated.Abs().LessThanOrEqual(allowance):
		r.Outcome = reconcile.Rounding
	}
}

// isBool reports a check that shows TRUE or FALSE.
func (c *checkCell) isBool() bool { return c.cell.Source.Kind == sheets.Bool }

// maxToldApart is how many cells of a line are told one by one.
const maxToldApart = 3

// tell reports the cells of a line that are not nil: one by one, or together where there are many.
func (l *checkLine) tell(p *reconcile.Pass, open []*checkCell) {
	if len(open) <= maxToldApart {
		for _, c := range open {
			p.Report(l.finding(c))
		}
		return
	}
	largest := open[0]
	var cells sheets.Range
	var amounts []string
	for _, c := range open {
		cells = around(cells, c.at)
		amounts = append(amounts, fmt.Sprintf("%s %s", c.at, l.shown(c)))
		if c.rel.Difference.Abs().GreaterThan(largest.rel.Difference.Abs()) {
			largest = c
		}
	}
	f := l.finding(largest)
	f.At, f.Subject = placeOf(l.sheet, cells), fmt.Sprintf("%d of %d cells of %s", len(open), len(l.cells), l.words)
	f.Headline = "are not nil"
	f.Lines = []string{listed(amounts, maxToldApart) + "."}
	p.Report(f)
}

func (l *checkLine) finding(c *checkCell) reconcile.Finding {
	shows, headline := fmt.Sprintf("%s; the workbook's own check should be nil", l.shown(c)), "is not nil"
	if c.isBool() {
		shows, headline = "FALSE; the workbook's own check should be TRUE", "is not TRUE"
	}
	reads := ""
	if f := l.sheet.FormulaOf(c.cell.Source); f != nil && len(f.Text) <= maxCheckWords {
		reads = fmt.Sprintf(" (=%s)", f.Text)
	}
	return reconcile.Finding{
		Outcome: reconcile.Review, At: placeOf(l.sheet, sheets.One(c.at)), Subject: subject(c.rel.Label, c.rel.Heading),
		Headline: headline, Lines: []string{fmt.Sprintf("%s shows %s%s.", c.at, shows, reads)}, Relation: c.rel,
		Todo: "see whether the figures that it compares, or the check itself, need mending",
	}
}

func (l *checkLine) shown(c *checkCell) string { return figureAt(l.sheet, c.at, c.rel.Stated) }
