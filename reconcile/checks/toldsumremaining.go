package checks

import (
	"regexp"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

var (
	doneWords   = regexp.MustCompile(`(?i)\b(?:already|saved|secured|delivered|achieved|realised|spent|received|paid)\b`)
	wholeWords  = regexp.MustCompile(`(?i)\b(?:target|total|requirement|required)\b`)
	wholeNearBy = decimal.RequireFromString("0.1")
)

// remainingForm reads "having already saved £4m, its remaining £9.84m savings": the two come to a whole that is stated
// elsewhere, in this report or in one that is checked with it. Which one is meant is never certain.
func remainingForm(p *reconcile.Pass, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) != 2 || !leavingWords.MatchString(before(s, all, 1)) || !doneWords.MatchString(before(s, all, 0)) {
		return nil
	}
	sum := all[0].Value.Add(all[1].Value)
	reach := all[0].Interval.Add(all[1].Interval)
	words := claim.Words(s.Text())
	var near stated
	found := false
	for _, paper := range append([]*claim.Paper{p.Paper}, p.Others()...) {
		for _, q := range paper.Paras {
			for _, other := range q.Sentences() {
				if q == s.Para && other.From == s.From || !wholeWords.MatchString(other.Text()) || claim.Shared(words, claim.Words(other.Text())) == 0 {
					continue
				}
				for _, a := range amountsOf(other) {
					if a.Interval.Meets(reach) {
						return []equation{{total: a, plus: all, name: "what is done and what remains"}}
					}
					if d := a.Value.Sub(sum).Abs(); d.LessThan(sum.Mul(wholeNearBy)) && (!found || d.LessThan(near.Value.Sub(sum).Abs())) {
						near, found = a, true
					}
				}
			}
		}
	}
	if !found {
		return nil
	}
	return []equation{{total: near, plus: all, name: "what is done and what remains", unsure: true, at: all[1].Span}}
}
