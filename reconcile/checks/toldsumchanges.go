package checks

import (
	"regexp"
	"strings"

	"crosscast/reconcile/claim"
)

var (
	changedWords = regexp.MustCompile(`(?i)\b(?:increas(?:e|es|ed)|rise[ns]?|rose|growth|grew|grown|reduction|reduced|decreased?|fall|falls|fell|fallen|` +
		`savings?|cut|changed?|difference|variance|drop(?:ped)?)s?\b`)
	// anotherThing stands between a change and an amount that is not its size: "from £a to £b and is to rise to £c".
	anotherThing = regexp.MustCompile(`(?i)\b(?:and|but|after|while|to)\b`)
	savedWords   = regexp.MustCompile(`(?i)\b(?:saving|cut)s?\b`)
	movedTo      = regexp.MustCompile(`(?i)\b(?:ris(?:e|es|ing)|rose|risen|increas(?:e|es|ed|ing)|grow(?:s|n|ing)?|grew|fall(?:s|en|ing)?|fell|reduc(?:es|ed|ing)|decreas(?:es|ed|ing))\b[^£]{0,60}\bto\s*$`)
	setBeside    = regexp.MustCompile(`(?i)^[^£]{0,40}\b(?:compared (?:with|to)|against|up from|down from)\b[^£]{0,60}$`)
	changeOf     = regexp.MustCompile(`(?i)^[^£]{0,60}[,(–—-]\s*(?:which is |that is |being )?an? (?:[a-z-]+ )?(?:increase|rise|growth|reduction|decrease|fall|drop|change|difference|variance|movement) of\s*$`)
	sinceThen    = regexp.MustCompile(`(?i)^[\s)]*(?:\([^)]*\)\s*)?(?:on|since|from|compared|against|over|more|less|in each|a year|per)\b`)
	lessThan     = regexp.MustCompile(`(?i)^(?:\s*\([^£()]*%\))?\s*(less|lower|more|higher|greater|above|below|over|under)(?: than)? (?:the|its|that|those|planned|budgeted|estimated|in|of|was|last)\b[^£,;]{0,60}$`)
	overOf       = regexp.MustCompile(`(?i)^[^£]{0,40}\b(?:over|under)spend(?:ing)? of\s*$`)
	againstIt    = regexp.MustCompile(`(?i)^\s*(?:against|on|compared (?:with|to)) (?:a|an|the|its) [^£]{0,40}$`)
	linked       = regexp.MustCompile(`(?i)^\s*(?:,|,? (?:which|and this|this) (?:is|was)|,? (?:is|was))\s*$`)
)

// changeForm reads "from £a to £b, an increase of £c" and "a reduction of £c, from £a to £b".
func changeForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	for i := 0; i+1 < len(all); i++ {
		from, to := before(s, all, i), strings.TrimSpace(before(s, all, i+1))
		if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(from)), "from") || !strings.EqualFold(to, "to") {
			continue
		}
		rises := all[i].Value.LessThanOrEqual(all[i+1].Value)
		for _, k := range []int{i + 2, i - 1} {
			if k < 0 || k >= len(all) {
				continue
			}
			words := before(s, all, k)
			if k == i-1 && k > 0 || !changedWords.MatchString(words) || k > i && anotherThing.MatchString(words) {
				continue
			}
			if k > i && rises && savedWords.MatchString(words) {
				continue // nothing is saved by a rise
			}
			return []equation{distance(all[k], all[i], all[i+1], "a change from one figure to another")}
		}
	}
	return nil
}

// movedForm reads "the gap of £a rises to £b, an increase of £c" and "£a, compared with £b, a reduction of £c". What is told
// of another time ("a fall of £c since July") is another change.
func movedForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) < 3 || strings.HasSuffix(strings.TrimSpace(before(s, all, 0)), "from") {
		return nil
	}
	if between := before(s, all, 1); !movedTo.MatchString(between) && !setBeside.MatchString(between) {
		return nil
	}
	if !changeOf.MatchString(before(s, all, 2)) || sinceThen.MatchString(s.Para.Plain[all[2].To:s.To]) {
		return nil
	}
	return []equation{distance(all[2], all[0], all[1], "a change from one figure to another")}
}

// apartForm reads "£a, £c less than the programme of £b" and "£a, an underspend of £c against a budget of £b".
func apartForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	for i := 0; i+2 < len(all); i++ {
		high, low := all[i], all[i+2]
		if m := lessThan.FindStringSubmatch(before(s, all, i+2)); m != nil && !besides.MatchString(m[0]) && linked.MatchString(before(s, all, i+1)) {
			switch strings.ToLower(m[1]) {
			case "less", "lower", "below", "under":
				high, low = low, high
			}
		} else if words := before(s, all, i+1); overOf.MatchString(words) && againstIt.MatchString(before(s, all, i+2)) {
			if strings.Contains(strings.ToLower(words), "under") {
				high, low = low, high
			}
		} else {
			continue
		}
		return []equation{{total: all[i+1], plus: []stated{high}, minus: []stated{low}, name: "how far two figures are apart"}}
	}
	return nil
}
