package checks

import (
	"regexp"
	"strings"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
)

// ratioForms are the ways in which a sentence gives a percentage with its figures, the surest first.
var ratioForms = []func(claim.Span) []toldRatio{shareOf, differenceOf, sharesBeside, sharesOfNumbers, onlyRatio}

var (
	baseWords   = regexp.MustCompile(`(?i)\b(?:from|of|out of|against|on)\b`)
	upDownWords = regexp.MustCompile(`(?i)\b(?:increase|rise|growth|uplift|reduction|decrease|fall|cut|drop|change)\b`)
	otherBase   = regexp.MustCompile(`(?i)%\s*(?:of (?:the|all|our|its)|above|below|over|under|increase|rise|uplift|inflation)\b`)
	ofTheWhole  = regexp.MustCompile(`(?i)^%?\)?\s+of (?:the |its |our |their |a |an |that )?(?:[\w’'-]+ ){0,4}$`)
	asShare     = regexp.MustCompile(`(?i)^(?: in (?:19|20)\d\d[/-]\d\d)?\s*(?:[,(–-]\s*(?:or |which is |that is |being |equal to )?| (?:is|are|was|were|represents?|equals?|equates to) )$`)
	baseName    = regexp.MustCompile(`^%?\s*of (?:the|our|its) (?:[\w’'-]+ ){0,3}?([a-z]+)\s*[).,;]`)
	besideIt    = regexp.MustCompile(`^\s*\($`)
)

// percentsOf lists the sound percentages in a stretch of a paragraph.
func percentsOf(s claim.Span) []stated {
	var all []stated
	for _, f := range s.Para.Amounts {
		if f.Start >= s.From && f.End <= s.To && f.Err == nil && f.Amount.Unit.Percent && f.Amount.Hedge != money.Range {
			all = append(all, stated{claim.Span{Para: s.Para, From: f.Start, To: f.End}, f.Amount})
		}
	}
	return all
}

// shareOf reads "£98.2m, 97.1% of the £101.1m due".
func shareOf(s claim.Span) (found []toldRatio) {
	all, text := amountsOf(s), s.Para.Plain
	for _, pc := range percentsOf(s) {
		for i := 0; i+1 < len(all); i++ {
			part, whole := all[i], all[i+1]
			if part.To <= pc.From && pc.To <= whole.From && asShare.MatchString(text[part.To:pc.From]) && ofTheWhole.MatchString(text[pc.To:whole.From]) {
				found = append(found, toldRatio{percent: pc, part: part, all: whole})
			}
		}
	}
	return found
}

// differenceOf reads "£21.3m (5.4%) more than the £391.3m budget".
func differenceOf(s claim.Span) (found []toldRatio) {
	all, text := amountsOf(s), s.Para.Plain
	for _, pc := range percentsOf(s) {
		for i := 0; i+1 < len(all); i++ {
			part, whole := all[i], all[i+1]
			if part.To <= pc.From && pc.To <= whole.From && besideIt.MatchString(text[part.To:pc.From]) && lessThan.MatchString(strings.TrimPrefix(text[pc.To:whole.From], ")")) {
				found = append(found, toldRatio{percent: pc, part: part, all: whole})
			}
		}
	}
	return found
}

// leastShares is how many parts of one base must stand beside each other to show that it is theirs.
const leastShares = 3

// sharesBeside reads "of the £6.0m, £3.6m (60%) is delivered, £1.5m (25%) on track and £0.9m (15%) at risk": the base is the
// amount before them, here or in the sentence before, of which all but one are the shares that they are said to be.
func sharesBeside(s claim.Span) []toldRatio {
	all, text := amountsOf(s), s.Para.Plain
	percents := percentsOf(s)
	var shares []toldRatio
	var base []stated
	for _, a := range all {
		with := false
		for _, pc := range percents {
			if a.To <= pc.From && besideIt.MatchString(text[a.To:pc.From]) {
				shares = append(shares, toldRatio{percent: pc, part: a})
				with = true
			}
		}
		if !with {
			base = append(base, a)
		}
	}
	if before, ok := onlyBefore(s); ok && len(base) == 0 {
		base = append(base, before)
	}
	if len(shares) < leastShares || len(shares) != len(percents) {
		return nil
	}
	return ofOneBase(shares, base)
}

// onlyRatio reads the percentage of a sentence that has just two amounts and it.
func onlyRatio(s claim.Span) []toldRatio {
	amounts, percents := amountsOf(s), percentsOf(s)
	if len(amounts) != 2 || len(percents) != 1 {
		return nil
	}
	a, b, pc := amounts[0], amounts[1], percents[0]
	between := s.Para.Plain[a.To:b.From]
	switch {
	case strings.EqualFold(strings.TrimSpace(between), "to") && upDownWords.MatchString(s.Text()):
		return []toldRatio{{percent: pc, part: b, all: a, change: true}}
	case !baseWords.MatchString(between) || a.Value.GreaterThan(b.Value) || upDownWords.MatchString(between):
		return nil
	case pc.From < a.From || otherBase.MatchString(s.Para.Plain[pc.From:s.To]) && !sameBase(between, s.Para.Plain[pc.To:s.To]):
		return nil
	}
	return []toldRatio{{percent: pc, part: a, all: b}}
}

// sameBase reports that what a percentage is said to be of is what stands before the base: "a budget of £126.6m (1.39% of the
// Council’s net budget)".
func sameBase(between, rest string) bool {
	m := baseName.FindStringSubmatch(rest)
	return m != nil && strings.Contains(strings.ToLower(between), strings.ToLower(m[1])+" of")
}
