package checks

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/target"
	"crosscast/sheets"
)

// Target holds stated figures against the figures of the workbook that they speak of.
var Target = &reconcile.Check{
	Name:  "target",
	Title: "stated figures agree to the workbook",
	Text: `Takes figures that a report or plan states ("£13.24m", "£550k", "9.9%"), from a targets file (--targets) or a sheet
named Targets, and ties each to the cell, row or total that it speaks of: by its code, its cell, or its label and its
period, never by its value. A span of years is tied to their total, or to the years added up. Units are converted, and
the two are compared by what their digits allow: £7.8m agrees to 7,790 in £000.

The outcome is differs where the place is certain and the figures cannot be the same; review where two places fit, or
where the line is only nearly called so and the figures differ; not-tested where no line is called so (the nearest are
named) or the stated figure cannot be read. A percentage that is cut off, not rounded, is told as rounding.`,
	Before: "Target: Total savings, 2014/15, £4m. Sheet, £000: Total savings | 3,400",
	After:  "Target: Total savings, 2014/15, £3.4m. Sheet, £000: Total savings | 3,400",
	Tick:   "T",
	Run:    tieTargets,
}

func tieTargets(p *reconcile.Pass) error {
	targets := slices.Clone(p.Targets)
	for _, t := range target.FromBook(p.Book) {
		if !slices.ContainsFunc(targets, func(o reconcile.Target) bool { return o.At == t.At }) {
			targets = append(targets, t)
		}
	}
	for i, tie := range target.Match(p.Book, p.Relations, targets) {
		if p.Paper != nil && tie.Outcome == reconcile.NotTested {
			tie = target.MatchInPaper(p.Paper, &targets[i])
		}
		p.AddTie(tie)
		if f, tell := targetFinding(p.Book, &targets[i], tie); tell {
			p.Report(f)
		}
	}
	return nil
}

// targetFinding words a tie that does not simply agree. Rounding is told only where the digits do not explain it, which
// is where a percentage was cut off.
func targetFinding(b *layout.Book, t *reconcile.Target, tie *reconcile.Tie) (reconcile.Finding, bool) {
	f := reconcile.Finding{Outcome: tie.Outcome, At: tie.Home, Subject: t.Name, Tie: tie, Cause: tie.Cause}
	if tie.Home.Cells == "" && tie.Home.Span.Para == nil {
		f.At = tie.Claim
	}
	says := fmt.Sprintf("%s says %s.", capital(sourceOf(t)), statedText(t))
	switch tie.Outcome {
	case reconcile.Differs:
		f.Headline = "does not agree to the target"
		f.Lines = append([]string{says}, foundLines(b, tie)...)
	case reconcile.Review:
		f.Headline = "cannot be tied to one figure"
		f.Lines = []string{says}
		f.Todo = "give the code, the year or the cell of the figure that is meant"
		if tie.Home.Cells != "" {
			f.Headline = "may not agree to the target"
			f.Lines = append(f.Lines, foundLines(b, tie)...)
			f.Todo = "confirm that this is the line that is meant"
		}
	case reconcile.NotTested:
		f.Headline = "is not tested"
		f.Lines = []string{says}
		f.Todo = "give the line's own name, its code or its cell"
		if t.Wrong != nil {
			f.Todo = `write the figure as in "£13.24m", "£550k" or "9.9%"`
		}
	case reconcile.Rounding:
		if !tie.Difference.Abs().GreaterThan(tie.Allowance) || tie.Allowance.IsZero() {
			return f, false
		}
		f.Headline = "agrees to the target if it is cut off"
		f.Lines = append([]string{says}, foundLines(b, tie)...)
	default:
		return f, false
	}
	if tie.Reason != "" {
		f.Lines = append(f.Lines, capital(tie.Reason)+".")
	}
	return f, true
}

// statedText is the target's figure as written, with its period.
func statedText(t *reconcile.Target) string {
	switch {
	case t.Text == "":
		return "nothing"
	case t.Period == "":
		return t.Text
	}
	return t.Text + " for " + t.Period
}

// sourceOf names what states the target.
func sourceOf(t *reconcile.Target) string {
	if t.Source != "" {
		return t.Source
	}
	return "the target in " + t.At.String()
}

// foundLines say what the workbook has, in its own unit, and what lies between the two.
func foundLines(b *layout.Book, tie *reconcile.Tie) []string {
	if tie.Home.Span.Para != nil {
		return []string{fmt.Sprintf("%s has %s; difference %s (%s).", capital(tie.Home.String()), tie.FoundText, pounds(tie.Difference.Abs()),
			reconcile.Direction(tie.Difference))}
	}
	exponent, unit := homeUnit(b, tie.Home)
	found, difference := tie.Found.Shift(-exponent), tie.Difference.Shift(-exponent)
	if tie.Unit == "percent" {
		found = found.Round(2)
		difference = tie.Stated.Sub(found)
	}
	higher := "stated is higher"
	if difference.IsNegative() {
		higher = "the sheet is higher"
	}
	lines := []string{
		fmt.Sprintf("%s is %s%s.", tie.Home, reconcile.FigureText(found, reconcile.PlacesOf(found)), unit),
		fmt.Sprintf("Difference %s (%s).", reconcile.FigureText(difference, reconcile.PlacesOf(difference)), higher),
	}
	if a := tie.Allowance.Shift(-exponent); !a.IsZero() {
		lines = append(lines, fmt.Sprintf("Rounding allows up to %s.", reconcile.FigureText(a, reconcile.PlacesOf(a))))
	}
	return lines
}

// homeUnit is the power of ten and the name of the unit at a tie's home.
func homeUnit(b *layout.Book, home reconcile.Place) (int32, string) {
	s := b.Sheet(home.Sheet)
	first, _, _ := strings.Cut(home.Cells, ",")
	g, err := sheets.ParseRange(first)
	if s == nil || err != nil {
		return 0, ""
	}
	u, ok := s.UnitAt(g.From)
	switch {
	case !ok:
		return 0, ""
	case u.Percent:
		return 0, "%"
	}
	return int32(u.Exponent), " (" + u.String() + ")"
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
