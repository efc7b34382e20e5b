package checks

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// Count counts what a report says that there are so many of.
var Count = &reconcile.Check{
	Name:  "count",
	Title: "what a report counts is there as often as it says",
	Text: "Compares counts in the text, “three service areas:”, “9 are completed (S1, S4, …)”, with the list that follows, the codes in " +
		"brackets, the parts that items give (“9 are …”, “2 are …”), the rows, columns or numbered items of the table that the sentence " +
		"names, and with other places that count the same. A code with letters, S9a and S9b, is one. It differs where the count stands " +
		"right before its list or its codes; what may be counted otherwise is to review, and a list that does not claim to be " +
		"whole (“such as”) is left alone.",
	Before: "The project covers three service areas:\n(a) social care teams;\n(b) placements.",
	After:  "The project covers two service areas:",
	Tick:   "CT",
	Reads:  true,
	Run:    runCount,
}

func runCount(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	c := &counting{Pass: p, told: map[claim.Span]bool{}}
	for _, q := range p.Paras() {
		if q.Table != nil {
			continue
		}
		c.list(q)
		for _, s := range q.Sentences() {
			counts := claim.Counts(s)
			c.moved(s)
			c.plus(s, counts)
			c.codes(s, counts)
			c.inline(s, counts)
			c.table(s, counts)
			c.yearsBeside(s)
		}
	}
	c.series()
	c.repeats()
	return nil
}

// counting is a run of the check, with the counts that were compared already.
type counting struct {
	*reconcile.Pass
	told map[claim.Span]bool
}

// compare states a count against the things. where is the outcome if they differ.
func (c *counting) compare(n claim.Count, found int, what string, home claim.Span, where reconcile.Outcome) {
	c.told[n.Span] = true
	stated, is := decimal.NewFromInt(int64(n.Value)), decimal.NewFromInt(int64(found))
	t := &reconcile.Tie{Kind: reconcile.OfCount, Name: nameOf(n), Unit: "number", Stated: stated, Found: is, Difference: stated.Sub(is),
		StatedText: strings.TrimSpace(n.Text()), FoundText: fmt.Sprintf("%d %s", found, what), Outcome: reconcile.Agrees,
		Claim: reconcile.PlaceOf(n.Span), Home: reconcile.PlaceOf(home)}
	f := reconcile.Finding{Subject: "“" + t.StatedText + "”"}
	if n.Value != found {
		t.Outcome = where
		f.Headline = fmt.Sprintf("stands against %d %s", found, what)
		f.Lines = []string{quoted(n.Span)}
		t.Reason = f.Headline
	}
	c.State(t, f)
}

// nameOf is what a count is of.
func nameOf(n claim.Count) string {
	if n.Phrase != "" {
		return "number of " + n.Phrase + "s"
	}
	return "number in " + n.Para.Where()
}

// plus looks for "20 areas (19 plus YOS)".
func (c *counting) plus(s claim.Span, counts []claim.Count) {
	for i := 0; i+1 < len(counts); i++ {
		m := plusOne.FindStringIndex(s.Para.Plain[counts[i].To:s.To])
		if m == nil || m[0] > len(" (") {
			continue
		}
		if inner := counts[i+1]; inner.From < counts[i].To+m[1] {
			c.compare(counts[i], inner.Value+1, "with the one that is added", inner.Span, reconcile.Differs)
		}
	}
}
