package checks

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
)

// ToldSum adds up what sentences and lists say adds up.
var ToldSum = &reconcile.Check{
	Name:  "told-sum",
	Title: "sums and differences told in sentences and lists come out",
	Text: "Finds arithmetic in the words of a report and does it again: a whole and what it consists of, a figure that is brought to " +
		"another, what remains when a part is taken off, a change from one figure to another, income and spending and the gap between " +
		"them, a list whose items come to the total that leads into it or closes it. Each figure stands for all that its digits " +
		"and hedges (“about”, “up to”) allow, so that £12.7m and £550k do come to £13.24m. What no rounding explains differs; where the words " +
		"leave open which figures belong together it is to review.",
	Before: "a total of £5.29m, consisting of £4.653m and £0.683m",
	After:  "a total of £5.29m, consisting of £4.653m and £0.638m",
	Tick:   "TS",
	Reads:  true,
	Run:    runToldSum,
}

func runToldSum(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	for _, q := range p.Paras() {
		for _, s := range q.Sentences() {
			for _, e := range remainingForm(p, s) {
				e.state(p)
			}
			for _, find := range sentenceForms {
				for _, e := range find(p.Paper, s) {
					e.state(p)
				}
			}
		}
		for _, e := range append(listForm(q), belowForm(p.Paper, q)...) {
			e.state(p)
		}
	}
	for _, t := range p.Paper.Tables {
		for _, e := range closingForm(t) {
			e.state(p)
		}
	}
	return nil
}

// stated is one amount of money in a report.
type stated struct {
	claim.Span
	money.Amount
}

// amountsOf lists the sound amounts of money in a stretch of a paragraph.
func amountsOf(s claim.Span) []stated {
	var all []stated
	for _, f := range s.Para.Amounts {
		if f.Start >= s.From && f.End <= s.To && f.Err == nil && f.Amount.Unit.Currency != "" && f.Amount.Hedge != money.Range && !f.Amount.Rate {
			all = append(all, stated{claim.Span{Para: s.Para, From: f.Start, To: f.End}, f.Amount})
		}
	}
	return all
}

// equation is a sum that the words of a report tell: the total is the plus terms less the minus terms.
type equation struct {
	total       stated
	plus, minus []stated
	name        string
	at          claim.Span // where it is told, if not at the total
	unsure      bool       // another reading of the words is possible: a difference is to review
}

// sum adds the terms up, with what their digits allow.
func (e equation) sum() (decimal.Decimal, money.Interval) {
	sum, all := decimal.Zero, money.Exact(decimal.Zero)
	for _, t := range e.plus {
		sum, all = sum.Add(t.Value), all.Add(t.Interval)
	}
	for _, t := range e.minus {
		sum, all = sum.Sub(t.Value), all.Sub(t.Interval)
	}
	return sum, all
}

// met reports sides that agree within their digits.
func (e equation) met() bool {
	_, all := e.sum()
	return e.total.Interval.Meets(all)
}

// apart is how far the stated total is from its terms.
func (e equation) apart() decimal.Decimal {
	sum, _ := e.sum()
	return e.total.Value.Sub(sum)
}

// distance says that the total is what lies between two figures, whichever is the higher.
func distance(total, a, b stated, name string) equation {
	if a.Value.LessThan(b.Value) {
		a, b = b, a
	}
	return equation{total: total, plus: []stated{a}, minus: []stated{b}, name: name}
}

// state compares both sides.
func (e equation) state(p *reconcile.Pass) {
	told := e.total.Span
	if e.at.Para != nil {
		told = e.at
	}
	sum, all := e.sum()
	t := &reconcile.Tie{Name: e.name, Unit: "GBP", Stated: e.total.Value, Found: sum, Difference: e.total.Value.Sub(sum),
		StatedText: strings.TrimSpace(e.total.Span.Text()), FoundText: e.words(), Outcome: reconcile.Agrees,
		Claim: reconcile.PlaceOf(told), Home: reconcile.PlaceOf(e.first().Span)}
	if told != e.total.Span {
		t.Home = p.PlaceIn(e.total.Span)
	}
	for _, x := range append(append([]stated{e.total}, e.plus...), e.minus...) {
		p.Compared(x.Span)
	}
	if margin, ok := e.total.Interval.Sub(all).Margin(); ok {
		t.Allowance = margin
	}
	f := reconcile.Finding{Subject: "“" + t.StatedText + "”"}
	switch {
	case t.Difference.IsZero():
	case e.total.Interval.Meets(all):
		t.Outcome = reconcile.Rounding
	default:
		t.Outcome = reconcile.Differs
		if e.unsure {
			t.Outcome = reconcile.Review
		}
		f.Headline = "is not what the figures beside it come to"
		f.Lines = []string{fmt.Sprintf("%s %s %s; difference %s (%s).", e.words(), verbOf(len(e.plus)+len(e.minus), "is", "come to"),
			pounds(sum), pounds(t.Difference.Abs()), reconcile.Direction(t.Difference)),
			quoted(told)}
		if told != e.total.Span {
			f.Headline = "is not what the figures elsewhere leave"
			f.Subject = "“" + strings.TrimSpace(told.Text()) + "”"
			f.Lines = append(f.Lines, fmt.Sprintf("%s is stated in %s.", t.StatedText, t.Home))
		}
		t.Reason = f.Headline
	}
	p.State(t, f)
}

// first is the term that stands first.
func (e equation) first() stated {
	if len(e.plus) > 0 {
		return e.plus[0]
	}
	return e.minus[0]
}

// words writes the terms as a sum: £12.7m + £550k.
func (e equation) words() string {
	var b strings.Builder
	for i, t := range e.plus {
		if i > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(strings.TrimSpace(t.Span.Text()))
	}
	for _, t := range e.minus {
		b.WriteString(" − " + strings.TrimSpace(t.Span.Text()))
	}
	return b.String()
}
