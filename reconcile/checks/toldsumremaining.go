package checks

import (
	"regexp"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

var (
	leavingWords = regexp.MustCompile(`(?i)\b(?:leaving|leaves|left|remaining|remainder|balance|outstanding|still (?:to|required))\b`)
	addedWords   = regexp.MustCompile(`(?i)\b(?:add(?:ed|ing|s)?|plus|more|further|increas\w+)\b`)
	ofTheSum     = regexp.MustCompile(`(?i)\bof (?:the|this|that|these|its)(?: total)?(?: of)?\s*$`)
	theRest      = regexp.MustCompile(`(?i)\b(?:remaining|remainder|rest|balance)(?: of)?\s*$`)
	withinParts  = regexp.MustCompile(`(?i)\b(?:of which|includ\w+|offset|less|net)\b`)
	isLeft       = regexp.MustCompile(`(?i)^[^£]*\b(?:leaving|which leaves|this leaves)\b[^£]{0,60}$`)
	takenOff     = regexp.MustCompile(`(?i)\b(?:contribution|used|use|drawn|taken|transfer\w*|withdrawal|released|spent|saved|secured|delivered|applied|allocated)\b`)
	doneWords    = regexp.MustCompile(`(?i)\b(?:already|saved|secured|delivered|achieved|realised|spent|received|paid)\b`)
	wholeWords   = regexp.MustCompile(`(?i)\b(?:target|total|requirement|required)\b`)
	wholeNearBy  = decimal.RequireFromString("0.1")
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

// leavingForm reads "£3.4m of the £13.24m has been secured, leaving £9.84m".
func leavingForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) > 3 {
		return restForm(s, all)
	}
	if len(all) != 3 || !leavingWords.MatchString(before(s, all, 2)) {
		return nil
	}
	whole, part := all[0], all[1]
	if part.Value.GreaterThan(whole.Value) {
		whole, part = part, whole
	}
	if all[2].Value.GreaterThan(whole.Value) || addedWords.MatchString(s.Para.Plain[all[0].To:all[2].From]) {
		return nil // the whole is another one
	}
	return []equation{{total: all[2], plus: []stated{whole}, minus: []stated{part}, name: "what remains"}}
}

// restForm reads "of the £26.0m, £11.0m is from reserves, £6.5m from receipts and the remaining £8.5m from borrowing".
func restForm(s claim.Span, all []stated) []equation {
	last := len(all) - 1
	if !ofTheSum.MatchString(before(s, all, 0)) || !theRest.MatchString(before(s, all, last)) || withinParts.MatchString(s.Text()) {
		return nil
	}
	return []equation{{total: all[last], plus: all[:1], minus: all[1:last], name: "what remains"}}
}

// leftOverForm reads "the fund was £16.2m. A contribution of £2.4m was made from it, leaving £13.8m": the whole is the only
// amount of the sentence before. It may be another thing's, so that a difference is to review.
func leftOverForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) != 2 || !isLeft.MatchString(before(s, all, 1)) || !takenOff.MatchString(before(s, all, 0)+before(s, all, 1)) {
		return nil
	}
	whole, ok := onlyBefore(s)
	if !ok || whole.Value.LessThanOrEqual(all[0].Value) {
		return nil
	}
	e := equation{total: all[1], plus: []stated{whole}, minus: all[:1], name: "what remains", unsure: true}
	if e.apart().Abs().GreaterThan(whole.Value.Mul(wholeNear)) {
		return nil
	}
	return []equation{e}
}

// onlyBefore is the only amount of the sentence before.
func onlyBefore(s claim.Span) (stated, bool) {
	var last claim.Span
	for _, o := range s.Para.Sentences() {
		if o.From >= s.From {
			break
		}
		last = o
	}
	if last.Para == nil {
		return stated{}, false
	}
	all := amountsOf(last)
	if len(all) != 1 {
		return stated{}, false
	}
	return all[0], true
}
