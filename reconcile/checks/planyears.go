package checks

import (
	"fmt"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/period"
)

// PlanYears compares the years that are given for one plan.
var PlanYears = &reconcile.Check{
	Name:  "plan-years",
	Title: "a plan is given the same years everywhere",
	Text: "Compares the spans of years that a report, and the reports checked with it, give for one plan, however they are written: “the " +
		"2014/18 MTFS” and “Medium Term Financial Strategy 2014/15-2017/18” are the same four. Years right beside the plan's name that " +
		"share one end with those given elsewhere and not the other are to review, as are years that cannot be. A part of the plan's years in a sentence is no fault, nor is " +
		"the plan of other years.",
	Before: "Medium Term Financial Strategy 2013/14 – 2017/18 … the 2014/18 MTFS",
	After:  "Medium Term Financial Strategy 2014/15 – 2017/18 … the 2014/18 MTFS",
	Tick:   "Y",
	Reads:  true,
	Run:    runPlanYears,
}

func runPlanYears(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	seen := p.Paper.PlanYears()
	own := len(seen)
	for _, paper := range p.Others() {
		seen = append(seen, paper.PlanYears()...)
	}
	told := map[[2]claim.Span]bool{}
	for i, y := range seen[:own] {
		if y.Period.Kind == period.Impossible {
			stateImpossible(p, y)
			continue
		}
		if other, ok := sameOrNear(seen, i); ok && !told[[2]claim.Span{other.Span, y.Span}] {
			told[[2]claim.Span{y.Span, other.Span}] = !sameYears(y, other) // of two that differ, one tells it
			statePlan(p, y, other)
		}
	}
	return nil
}

// sameOrNear finds other years of the same plan to compare number i with: the plan's own that overlap, the same ones first.
func sameOrNear(seen []claim.PlanYears, i int) (near claim.PlanYears, found bool) {
	y := seen[i]
	for k, o := range seen {
		if k == i || o.Plan != y.Plan || o.Period.Kind == period.Impossible {
			continue
		}
		single := y.Period.Years() == 1 || o.Period.Years() == 1 // the last year of the plan
		if o.Period.Last == y.Period.Last && (single || o.Period.First == y.Period.First) && (y.Period.Years() > 1 || o.Title) {
			return o, true
		}
		oneEnd := o.Period.Last == y.Period.Last || o.Period.First == y.Period.First // else it is the plan of another round
		if oneEnd && y.Title && o.Title && !single && !found {
			near, found = o, true
		}
	}
	return near, found
}

// stateImpossible tells years that are written like a span and are none: 2014/15 – 1017/18.
func stateImpossible(p *reconcile.Pass, y claim.PlanYears) {
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: "the years of " + y.Plan, StatedText: y.Text(), Outcome: reconcile.Review,
		Claim: reconcile.PlaceOf(y.Span)}
	f := reconcile.Finding{Subject: fmt.Sprintf("“%s” for %s", y.Text(), y.Plan), Headline: "is no span of years", Lines: []string{quoted(y.Span)}}
	t.Reason = f.Headline
	p.State(t, f)
}

// sameYears reports the same span, or one given by its last year alone.
func sameYears(y, o claim.PlanYears) bool {
	return y.Period.Last == o.Period.Last && (y.Period.First == o.Period.First || y.Period.Years() == 1 || o.Period.Years() == 1)
}

// statePlan compares two spans.
func statePlan(p *reconcile.Pass, y, o claim.PlanYears) {
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: "the years of " + y.Plan, StatedText: y.Text(), FoundText: o.Text(),
		Outcome: reconcile.Agrees, Claim: reconcile.PlaceOf(y.Span), Home: p.PlaceIn(o.Span)}
	f := reconcile.Finding{Subject: fmt.Sprintf("“%s” for %s", y.Text(), y.Plan)}
	if !sameYears(y, o) {
		t.Outcome = reconcile.Review
		f.Headline = fmt.Sprintf("is %s elsewhere", o.Text())
		f.Lines = []string{fmt.Sprintf("%s are %d years, %s are %d.", y.Period, y.Period.Years(), o.Period, o.Period.Years()),
			fmt.Sprintf("“%s” in %s.", clip(o.Para.SentenceAt(o.From).Text()), t.Home)}
		t.Reason = f.Headline
	}
	p.State(t, f)
}
