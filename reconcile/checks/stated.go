package checks

import (
	"fmt"
	"path/filepath"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/target"
)

// Stated ties the figures of a report's text to the workbook behind it.
var Stated = &reconcile.Check{
	Name:  "stated",
	Title: "figures in a report agree to the workbook behind it",
	Text: "Takes every amount and percentage in the text of the reports given with --report, and of the workbook's own sheets of prose, and " +
		"looks for the line of the workbook that its sentence calls by its code or by its whole label, in the year that the sentence names; and the figures of its " +
		"tables whose lines and years are called as the workbook's, where most of the table is the same. The value alone " +
		"ties nothing: one figure of two digits in nine fits some cell of any table. It differs where the line and the year are certain and the " +
		"figures are near each other but cannot be the same, or one has its digits turned; it is to review where the year is not said " +
		"or several lines are called so. Figures that no line is called like are listed as not tested.",
	Before: "Report: Total savings of £4m in 2014/15. Sheet, £000: Total savings, 2014/15 | 3,400",
	After:  "Report: Total savings of £3.4m in 2014/15. Sheet, £000: Total savings, 2014/15 | 3,400",
	Tick:   "S",
	Reads:  true,
	Run:    runStated,
}

func runStated(p *reconcile.Pass) error {
	if p.Paper != nil {
		tieStated(p, target.MatchOwn(p.Book, p.Relations, p.Paper), "") // against its own tables
		for _, b := range p.Options.Behind {
			tellBehind(p, b.Book, target.MatchPaper(b.Book, b.Relations, p.Paper))
		}
		return nil
	}
	for _, paper := range p.Options.Papers {
		tieStated(p, target.MatchPaper(p.Book, p.Relations, paper), filepath.Base(paper.Path))
	}
	return nil
}

func tieStated(p *reconcile.Pass, ties []*reconcile.Tie, document string) {
	for _, t := range ties {
		t.Claim.Document = document
		p.State(t, statedFinding(p.Book, t))
	}
}

// tellBehind tells on a report which of its figures do not agree to the workbook behind it. The ties themselves are
// listed with the workbook.
func tellBehind(p *reconcile.Pass, b *layout.Book, ties []*reconcile.Tie) {
	for _, t := range ties {
		t.Home.Document = filepath.Base(b.Path)
		if t.Outcome != reconcile.NotTested {
			p.Compared(t.Claim.Span)
		}
		f := statedFinding(b, t)
		if f.Headline == "" {
			continue
		}
		f.Outcome, f.At, f.Cause, f.Behind = t.Outcome, t.Claim, t.Cause, t
		p.Report(f)
	}
}

// statedFinding words a tie that does not agree; the zero Finding for one that is only listed.
func statedFinding(b *layout.Book, t *reconcile.Tie) reconcile.Finding {
	f := reconcile.Finding{Subject: "“" + t.StatedText + "”"}
	if q := t.Claim.Span; q.Para != nil && q.Para.Table == nil {
		f.Lines = []string{quoted(q)}
	}
	switch {
	case t.Outcome == reconcile.Differs:
		f.Headline = fmt.Sprintf("does not agree to %s, %s", t.Home, t.Name)
	case t.Outcome == reconcile.Review && len(t.Candidates) > 0:
		f.Headline = "may speak of more than one figure"
		f.Lines = append(f.Lines, capital(t.Reason)+".")
		return f
	case t.Outcome == reconcile.Review:
		f.Headline = fmt.Sprintf("may not agree to %s, %s", t.Home, t.Name)
	default:
		return reconcile.Finding{}
	}
	f.Lines = append(f.Lines, foundLines(b, t)...)
	if t.Reason != "" {
		f.Lines = append(f.Lines, capital(t.Reason)+".")
	}
	return f
}
