package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/period"
)

// Restated compares the places that state one quantity.
var Restated = &reconcile.Check{
	Name:  "restated",
	Title: "a quantity that is stated again is the same",
	Text: "Compares amounts whose sentences call them the same, within one section of a report or by the same words in reports that " +
		"are checked together. The same figure agrees, £3.59m and £3.6m agree within their digits; figures that no rounding reconciles are " +
		"to review, unless the words tell of a change, of parts, or of another year.",
	Before: "the savings target for 2014/15 is £3.4m … the savings target for 2014/15 of £4.3m",
	After:  "the savings target for 2014/15 is £3.4m … the savings target for 2014/15 of £3.4m",
	Tick:   "=",
	Reads:  true,
	Run:    runRestated,
}

// mostQuantities is how many amounts back another is compared with: a report of a hundred pages has fewer.
const mostQuantities = 2000

// leastShared is how many words that carry meaning two amounts must share to be called the same.
const leastShared = 3

// movedWords tell that a figure was another one before, or is a part.
var movedWords = regexp.MustCompile(`(?i)\b(?:bringing|from|increas\w+|reduc\w+|revis\w+|originally|previous\w*|compared|now|instead|rather|additional|further|other|rising|stretch|minimum|maximum|of which|each|respectively|could|may|might)\b`)

// monitored is the part of a year that a forecast was made in, or the day of a balance: it changes from one to the next.
var monitored = regexp.MustCompile(`(?i)\b(?:period|quarter|month) (?:\d+|one|two|three|four)\b|\b[QP]\d{1,2}\b|` +
	`(?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:19|20)\d\d\b`)

func runRestated(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	all := quantities(p.Paper)
	own := len(all)
	for _, paper := range p.Others() {
		all = append(all, quantities(paper)...)
	}
	for i := 1; i < len(all); i++ {
		for k := max(0, min(i, own)-mostQuantities); k < min(i, own); k++ {
			if all[k].same(all[i], i >= own) && (all[k].Value.Equal(all[i].Value) || !phrase(all, i)) {
				stateAgain(p, all[k], all[i], i >= own)
				break
			}
		}
	}
	return nil
}

// quantity is an amount with what it is called.
type quantity struct {
	stated
	words map[string]bool
	years string
	code  string // of the section or row that it stands in: T8
	moved bool
}

// quantities lists the amounts of a paper's text.
func quantities(paper *claim.Paper) []quantity {
	var out []quantity
	for _, q := range paper.Paras {
		row, heading := paper.InTable(q)
		for _, s := range q.Sentences() {
			all := amountsOf(s)
			if q.Table != nil { // the first amount is what the column is headed; the others say for themselves what they are
				all = all[:min(len(all), 1)]
			}
			for i, a := range all {
				text := before(s, all, i)
				switch {
				case q.Table != nil:
					text += " " + heading
				case len(all) == 1:
					text = s.Text()
				}
				n := quantity{stated: a, words: claim.Words(text), code: codeOf(q, row)}
				n.moved = movedWords.MatchString(text)
				for _, y := range period.FindYears(text) {
					n.years += " " + y.Period.String()
				}
				n.years += strings.Join(monitored.FindAllString(text, -1), " ")
				out = append(out, n)
			}
		}
	}
	return out
}

var leadingCode = regexp.MustCompile(`^\s*([A-Z]{1,3}\d{1,3})\b`)

// codeOf is the code that heads a paragraph's section, or the row of its cell; "" for none.
func codeOf(q *claim.Para, row string) string {
	text := row
	if q.Table == nil && q.Heading != nil {
		text = q.Heading.Plain
	}
	if m := leadingCode.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// phrase reports that the words of number i call two other figures besides: they are a way of speaking, "the annual cost is",
// and name no one quantity.
func phrase(all []quantity, i int) bool {
	b := all[i]
	var others []quantity
	for k, a := range all {
		shared := claim.Shared(a.words, b.words)
		if k == i || a.code != b.code || shared < leastShared || 4*shared < 3*min(len(a.words), len(b.words)) || a.Interval.Meets(b.Interval) {
			continue
		}
		if slices.ContainsFunc(others, func(o quantity) bool { return !o.Interval.Meets(a.Interval) }) {
			return true
		}
		others = append(others, a)
	}
	return false
}

// same reports that two amounts are called the same.
func (a quantity) same(b quantity, otherPaper bool) bool {
	shared := claim.Shared(a.words, b.words)
	smaller := min(len(a.words), len(b.words))
	switch {
	case (a.Para.Table != nil || b.Para.Table != nil) && a.code == "":
		return false
	case a.code != b.code && a.code != "" && b.code != "":
		return false
	case a.code != "" && a.code == b.code && shared > 0 && couldBeMeant(a, b):
		return !a.moved && !b.moved || a.Interval.Meets(b.Interval)
	case a.years != b.years && a.years != "" && b.years != "":
		return false
	case a.Value.Equal(b.Value) && a.Hedge == b.Hedge && a.Unit == b.Unit:
		telling := otherPaper && shared > 0 && a.SignificantDigits() >= leastShared && b.SignificantDigits() >= leastShared
		return telling || shared >= leastShared-1 && (otherPaper || a.Para.Heading == b.Para.Heading || shared >= leastShared)
	case a.moved || b.moved || a.years != b.years || a.Unit != b.Unit:
		return false
	}
	return shared >= leastShared && 4*shared >= 3*smaller && (otherPaper || a.Para.Heading == b.Para.Heading) && couldBeMeant(a, b)
}

// couldBeMeant reports two figures of which one may be the other with an error: near each other, or of another unit.
func couldBeMeant(a, b quantity) bool {
	low, high := decimal.Min(a.Value.Abs(), b.Value.Abs()), decimal.Max(a.Value.Abs(), b.Value.Abs())
	return low.Mul(decimal.New(12, -1)).GreaterThanOrEqual(high) || low.Shift(3).Equal(high) || low.Shift(6).Equal(high)
}

// stateAgain compares two statements of one quantity.
func stateAgain(p *reconcile.Pass, a, b quantity, otherPaper bool) {
	first, again := a, b
	if otherPaper { // told in this report
		first, again = b, a
	}
	t := &reconcile.Tie{Name: "a quantity that is stated again", Unit: "GBP", Stated: again.Value, Found: first.Value,
		Difference: again.Value.Sub(first.Value), StatedText: strings.TrimSpace(again.Span.Text()), FoundText: strings.TrimSpace(first.Span.Text()),
		Outcome: reconcile.Agrees, Claim: reconcile.PlaceOf(again.Span), Home: p.PlaceIn(first.Span)}
	if margin, ok := again.Interval.Sub(first.Interval).Margin(); ok {
		t.Allowance = margin
	}
	f := reconcile.Finding{Subject: "“" + t.StatedText + "”"}
	switch {
	case t.Difference.IsZero():
	case again.Interval.Meets(first.Interval):
		t.Outcome = reconcile.Rounding
	default:
		t.Outcome = reconcile.Review
		f.Headline = "may be what " + t.FoundText + " stands for elsewhere"
		f.Lines = []string{"“" + clip(again.Para.SentenceAt(again.From).Text()) + "”",
			"“" + clip(first.Para.SentenceAt(first.From).Text()) + "” in " + t.Home.String() + "."}
		t.Reason = f.Headline
	}
	p.State(t, f)
	if t.Outcome == reconcile.Agrees {
		stateYears(p, again, first)
	}
}

// stateYears compares the years that the sentences of one figure, stated twice, give for it.
func stateYears(p *reconcile.Pass, again, first quantity) {
	a, okA := theYears(again)
	b, okB := theYears(first)
	if !okA || !okB {
		return
	}
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: "the years of " + strings.TrimSpace(again.Span.Text()), StatedText: a.Text(),
		FoundText: b.Text(), Outcome: reconcile.Agrees, Claim: reconcile.PlaceOf(a.Span), Home: p.PlaceIn(b.Span)}
	f := reconcile.Finding{Subject: fmt.Sprintf("“%s” for %s", a.Text(), strings.TrimSpace(again.Span.Text()))}
	if a.Period.First != b.Period.First || a.Period.Last != b.Period.Last {
		t.Outcome = reconcile.Review
		f.Headline = fmt.Sprintf("is %s where the figure is stated elsewhere", b.Text())
		f.Lines = []string{"“" + clip(again.Para.SentenceAt(again.From).Text()) + "”",
			"“" + clip(first.Para.SentenceAt(first.From).Text()) + "” in " + t.Home.String() + "."}
		t.Reason = f.Headline
	}
	p.State(t, f)
}

// theYears is the one span or year of a figure's sentence.
func theYears(a quantity) (claim.PlanYears, bool) {
	s := a.Para.SentenceAt(a.From)
	found := period.FindYears(a.Para.Plain[s.From:s.To])
	if len(found) != 1 {
		return claim.PlanYears{}, false
	}
	y := found[0]
	return claim.PlanYears{Span: claim.Span{Para: a.Para, From: s.From + y.Start, To: s.From + y.End}, Period: y.Period}, true
}
