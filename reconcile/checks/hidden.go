package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// Hidden tells where a total that people see counts lines that they do not.
var Hidden = &reconcile.Check{
	Name:  "hidden",
	Title: "totals count no lines that are hidden",
	Text: `Tells where a visible total counts figures in a hidden row or column: a reader who adds up what is shown comes to
another figure. Hidden lines that stand together are one finding; where there are many such places on a sheet they are
told in one.

Silent where the hidden lines are nil, where all lines of a total are hidden (detail folded away under its total is
normal practice), where the total itself is hidden, and on hidden sheets.

The outcome is always review: hidden lines are often meant to count. With --hidden include nothing is said. With --hidden
skip what is hidden is left out of the checking: totals that are hidden, or that count hidden figures, are listed as not
tested.`,
	Before: "Fleet | 100; Premises (hidden row) | 50; Total | 150",
	After:  "Fleet | 100; Premises | 50; Total | 150",
	Run:    hidden,
}

func hidden(p *reconcile.Pass) error {
	switch p.Options.Hidden {
	case "include":
		return nil
	case "skip":
		leaveHiddenOut(p)
		return nil
	}
	sheetsOf(p, p.Relations, func(s *layout.Sheet, rels []*reconcile.Relation) {
		if s.Visibility != sheets.Visible {
			return
		}
		for _, axis := range []reconcile.Axis{reconcile.Down, reconcile.Across} {
			tellHidden(p, s, hiddenRuns(hiddenLines(p, s, rels, axis)), axis)
		}
	})
	return nil
}

// leaveHiddenOut takes relations with a hidden total or a hidden figure out of the testing.
func leaveHiddenOut(p *reconcile.Pass) {
	for _, r := range p.Relations {
		s := p.Book.Sheet(r.Sheet)
		if s == nil {
			continue
		}
		reason := ""
		if unseen(s, r.Total) {
			reason = "the total is hidden, and what is hidden is left out"
		}
		for _, c := range termCells(p.Book, r) {
			if reason == "" && isAmount(c) && unseen(c.sheet, c.at) {
				reason = fmt.Sprintf("%s is hidden, and what is hidden is left out", c.at)
			}
		}
		if reason != "" {
			r.Check, r.Outcome, r.Reason = p.Check.Name, reconcile.NotTested, reason
		}
	}
}

func unseen(s *layout.Sheet, r sheets.Ref) bool {
	return s.Visibility != sheets.Visible || s.HiddenAt(r)
}

// isAmount reports whether a cell adds anything to a sum.
func isAmount(c termCell) bool { return c.cell.State == layout.Number && c.cell.Num != 0 }

// maxHiddenRuns is how many places of a sheet are told one by one; a filter can hide every other row.
const maxHiddenRuns = 3

func tellHidden(p *reconcile.Pass, s *layout.Sheet, runs [][]*hiddenLine, axis reconcile.Axis) {
	if len(runs) > maxHiddenRuns {
		var all []*hiddenLine
		for _, run := range runs {
			all = append(all, run...)
		}
		p.Report(hiddenFinding(s, all, axis, fmt.Sprintf("In %d places %ss", len(runs), lineWord(axis))))
		return
	}
	for _, run := range runs {
		p.Report(hiddenFinding(s, run, axis, lineNames(s, run, axis)))
	}
}

// lineWord is what a line along an axis is called.
func lineWord(axis reconcile.Axis) string {
	if axis == reconcile.Across {
		return "column"
	}
	return "row"
}

// lineNames names neighbouring hidden lines: "Row 9 (Premises)", "Columns F to H".
func lineNames(s *layout.Sheet, run []*hiddenLine, axis reconcile.Axis) string {
	word := lineWord(axis)
	word = strings.ToUpper(word[:1]) + word[1:]
	from, to := run[0].number, run[len(run)-1].number
	if from != to {
		return fmt.Sprintf("%ss %s to %s", word, lineName(axis, from), lineName(axis, to))
	}
	called := s.Label(run[0].cells.From)
	if axis == reconcile.Across {
		called = s.Heading(run[0].cells.From)
	}
	if called != "" {
		called = " (" + called + ")"
	}
	return word + " " + lineName(axis, from) + called
}

// hiddenFinding tells of hidden lines, with the first figure as the example.
func hiddenFinding(s *layout.Sheet, run []*hiddenLine, axis reconcile.Axis, names string) reconcile.Finding {
	var cells sheets.Range
	totals := map[sheets.Ref]bool{}
	first := run[0].totals[0]
	for _, l := range run {
		g := l.whole(s, axis)
		cells = around(around(cells, g.From), g.To)
		for _, t := range l.totals {
			totals[t] = true
		}
	}
	headline := "is hidden and counted in a total"
	if len(run) > 1 {
		headline = "are hidden and counted in totals"
	}
	lines := []string{fmt.Sprintf("%s holds %s and is counted in the total %s.", run[0].at, figureAt(s, run[0].at, run[0].amount), first)}
	if n := len(totals); n > 1 {
		lines = append(lines, fmt.Sprintf("Other totals that count hidden figures here: %d.", n-1))
	}
	return reconcile.Finding{
		Outcome: reconcile.Review, At: placeOf(s, cells), Subject: names, Headline: headline,
		Lines: append(lines, "Adding up what is shown comes to another figure."),
		Todo:  "confirm that what is hidden is meant to count",
	}
}
