package checks

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/money"
)

// Percentage works out the percentages that a sentence gives beside their figures.
var Percentage = &reconcile.Check{
	Name:  "percentage",
	Title: "percentages follow from the figures beside them",
	Text: "Finds a percentage in one sentence or cell with the two amounts that it is made of, “£3.2m from a current budget of £32.3m, " +
		"9.9%” or “from £40m to £42m, an increase of 5%”, or the parts of one whole with the share of each in brackets, and works it out at both ends of what the digits allow. What cannot come out so " +
		"differs. One that comes out only when the printed figures' quotient is cut off instead of rounded is told as that, and agrees.",
	Before: "£3.2m (from a current budget of £32.3m, 9.2%)",
	After:  "£3.2m (from a current budget of £32.3m, 9.9%)",
	Tick:   "%",
	Reads:  true,
	Run:    runPercentage,
}

func runPercentage(p *reconcile.Pass) error {
	for _, q := range p.Paras() {
		for _, s := range q.Sentences() {
			told := map[int]bool{}
			for _, find := range ratioForms {
				for _, r := range find(s) {
					if !told[r.percent.From] {
						told[r.percent.From] = true
						r.state(p)
					}
				}
			}
		}
	}
	return nil
}

// toldRatio is a percentage with the figures that it is made of.
type toldRatio struct {
	percent   stated
	part, all stated
	change    bool // (part − all) ÷ all
}

// state compares the percentage with the quotient.
func (r toldRatio) state(p *reconcile.Pass) {
	part := r.part.Interval
	value := r.part.Value
	if r.change {
		part, value = part.Sub(r.all.Interval), value.Sub(r.all.Value)
	}
	q, ok := part.Quotient(r.all.Interval)
	stated := r.percent
	t := &reconcile.Tie{Name: "a percentage of " + strings.TrimSpace(r.all.Span.Text()), Unit: "percent", Stated: stated.Value,
		StatedText: strings.TrimSpace(stated.Span.Text()), Outcome: reconcile.Agrees, Claim: reconcile.PlaceOf(stated.Span),
		Home: reconcile.PlaceOf(r.all.Span), FoundText: strings.TrimSpace(r.part.Span.Text()) + " ÷ " + strings.TrimSpace(r.all.Span.Text())}
	p.Compared(r.part.Span)
	p.Compared(r.all.Span)
	f := reconcile.Finding{Subject: "“" + t.StatedText + "”"}
	if !ok || r.all.Value.IsZero() {
		t.Outcome, t.Reason = reconcile.NotTested, "its base may be nil"
		p.State(t, f)
		return
	}
	if r.change && stated.Value.IsPositive() {
		q, value = q.Abs(), value.Abs()
	}
	q = q.Shift(2)
	places := int32(stated.Places)
	quotient := value.Shift(2).DivRound(r.all.Value, places+4)
	t.Found, t.Difference = quotient.Round(places), stated.Value.Sub(quotient.Round(places))
	if margin, ok := stated.Interval.Sub(q).Margin(); ok {
		t.Allowance = margin
	}
	switch rounded, cut := quotient.Round(places), quotient.Truncate(places); {
	case !stated.Interval.Meets(q):
		t.Outcome = reconcile.Differs
		f.Headline = "is not what the figures beside it give"
		f.Lines = []string{fmt.Sprintf("%s is %s%%.", t.FoundText, text(quotient, places+1)), quoted(r.percent.Span)}
		t.Reason = f.Headline
	case quotient.Equal(stated.Value):
	case stated.Hedge == money.Plain && !rounded.Equal(stated.Value) && cut.Equal(stated.Value):
		t.Outcome = reconcile.Rounding
		f.Headline = "is cut off, not rounded"
		f.Lines = []string{fmt.Sprintf("%s is %s%%, which rounds to %s%%; %s%% is its truncation. Unrounded figures may give it.", t.FoundText,
			text(quotient, places+2), text(rounded, places), text(cut, places)), quoted(r.percent.Span)}
	default:
		t.Outcome = reconcile.Rounding
	}
	p.State(t, f)
}

func text(d decimal.Decimal, places int32) string { return reconcile.FigureText(d, places) }
