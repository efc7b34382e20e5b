package checks

import (
	"errors"
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
	"crosscast/reconcile/period"
)

// WellFormed looks for figures and years in the text that are nearly one and none.
var WellFormed = &reconcile.Check{
	Name:  "well-formed",
	Title: "figures and years in the text are well formed",
	Text: "Flags what is written like an amount and is none, “£6,21”, “£856,000m”, “a deficit of £7.492” after figures in millions, and " +
		"what is written like a financial year and cannot be one, “2024/15”. Such a figure is never guessed and nothing is compared with it; " +
		"where a scale word seems to be lost, the one that the figures beside it have is suggested. Impossible years differ, malformed " +
		"amounts are to review.",
	Before: "the budget for 2024/15 is £6,21",
	After:  "the budget for 2024/25 is £6,210",
	Tick:   "!",
	Reads:  true,
	Run:    runWellFormed,
}

func runWellFormed(p *reconcile.Pass) error {
	for _, q := range p.Paras() {
		for _, f := range q.Amounts {
			if f.Err != nil {
				tellAmount(p, q, f)
			}
		}
		for _, y := range period.FindYears(q.Plain) {
			if y.Period.Kind == period.Impossible {
				at := claim.Span{Para: q, From: y.Start, To: y.End}
				tellIllFormed(p, reconcile.Differs, at, "is no financial year", "Its second year does not follow the first.")
			}
		}
	}
	return nil
}

// tellAmount tells of an amount that is malformed.
func tellAmount(p *reconcile.Pass, q *claim.Para, f money.Found) {
	why := f.Err.Error()
	if i := strings.LastIndex(why, money.ErrMalformed.Error()); errors.Is(f.Err, money.ErrMalformed) && i >= 0 {
		why = strings.TrimPrefix(why[i+len(money.ErrMalformed.Error()):], ": ")
	}
	lines := []string{capital(why) + "."}
	if f.Suggest > 0 {
		lines = append(lines, fmt.Sprintf("The amount before it is in %s: see whether this one is too.", money.Unit{Currency: "GBP", Exponent: f.Suggest}))
	}
	tellIllFormed(p, reconcile.Review, claim.Span{Para: q, From: f.Start, To: f.End}, "is not well formed", lines...)
}

func tellIllFormed(p *reconcile.Pass, o reconcile.Outcome, at claim.Span, headline string, lines ...string) {
	p.Report(reconcile.Finding{Outcome: o, At: reconcile.PlaceOf(at), Subject: "“" + strings.TrimSpace(at.Text()) + "”", Headline: headline,
		Lines: append([]string{quoted(at)}, lines...)})
}
