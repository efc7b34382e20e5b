package target

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// MatchInPaper ties targets to the text of a report: to the amounts whose own words, those before them back to the amount
// before, hold every word of the target's name, in its period where the sentence names one. Where several are called so
// and none has the figure, which is meant cannot be told.
func MatchInPaper(paper *claim.Paper, t *reconcile.Target) *reconcile.Tie {
	tie := &reconcile.Tie{Name: t.Name, StatedText: t.Text, Stated: t.Stated.Value, Claim: t.At, Outcome: reconcile.NotTested,
		Unit: unitName(t.Stated, reading{})}
	if t.Wrong != nil {
		tie.Reason = t.Wrong.Error()
		return tie
	}
	asked := bagOf(t.Label)
	if t.Label == "" {
		asked = bagOf(t.Name)
	}
	var called []mention
	for _, q := range paper.Paras {
		for _, m := range mentionsIn(paper, q) {
			if asked.within(m.words) && m.amount.Unit.Percent == t.Stated.Unit.Percent && samePeriod(m.period, t.Period) {
				called = append(called, m)
			}
		}
	}
	if len(called) == 0 {
		tie.Reason = "no figure in the text is called so"
		return tie
	}
	called = byPhrase(called, t)
	best := called[0]
	different := false
	for _, m := range called {
		if m.amount.Interval.Meets(t.Stated.Interval) {
			best = m
			different = false
			break
		}
		different = different || !m.amount.Value.Equal(called[0].amount.Value)
	}
	settleInText(tie, t, best)
	if different && tie.Outcome == reconcile.Differs {
		tie.Outcome = reconcile.Review
		tie.Reason = fmt.Sprintf("%d figures in the text may be meant", len(called))
		for _, m := range called {
			tie.Candidates = append(tie.Candidates, reconcile.PlaceOf(m.Span))
		}
	}
	return tie
}

// byPhrase keeps the amounts before which the target's name stands word for word; all where there is none.
func byPhrase(called []mention, t *reconcile.Target) []mention {
	name := t.Label
	if name == "" {
		name = t.Name
	}
	phrase := strings.Join(split(name), " ")
	var kept []mention
	for _, m := range called {
		if strings.Contains(strings.Join(split(m.text), " "), phrase) {
			kept = append(kept, m)
		}
	}
	if len(kept) == 0 {
		return called
	}
	return kept
}

// samePeriod reports that a sentence is not of another period than the target's.
func samePeriod(said, asked string) bool {
	if said == "" || asked == "" {
		return true
	}
	a, okA := whenOf(said)
	b, okB := whenOf(asked)
	return !okA || !okB || a == b
}

// settleInText compares a target with an amount of the text.
func settleInText(tie *reconcile.Tie, t *reconcile.Target, m mention) {
	tie.Home = reconcile.PlaceOf(m.Span)
	tie.Found, tie.FoundText = m.amount.Value, strings.TrimSpace(m.Span.Text())
	tie.Difference = tie.Stated.Sub(tie.Found)
	tie.Allowance = allowance(t.Stated.Interval, m.amount.Interval)
	switch {
	case tie.Difference.IsZero() && m.amount.HedgeAs == t.Stated.HedgeAs:
		tie.Outcome = reconcile.Agrees
	case t.Stated.Interval.Meets(m.amount.Interval):
		tie.Outcome = reconcile.Rounding
	default:
		tie.Outcome = reconcile.Differs
	}
}
