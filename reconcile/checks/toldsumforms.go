package checks

import (
	"regexp"
	"strings"

	"crosscast/reconcile/claim"
)

// sentenceForms are the ways in which a sentence tells a sum.
var sentenceForms = []func(*claim.Paper, claim.Span) []equation{partsForm, splitForm, fundedForm, bringingForm, leavingForm, leftOverForm, thisForm,
	changeForm, movedForm, apartForm, gapForm, totalForm}

var (
	bringingWords = regexp.MustCompile(`(?i)\b(bringing|taking|increasing|raising|reducing|lowering)\s+([^.;:£]*?)\s*\bto\s*$`)
	itWords       = regexp.MustCompile(`(?i)^(?:it|this|that|the (?:total|whole|figure))?$`)
	gapWords      = regexp.MustCompile(`(?i)\b(?:deficit|shortfall|gap|overspend(?:ing)?|surplus|underspend(?:ing)?)\b`)
	besides       = regexp.MustCompile(`(?i)\b(?:and|but|while)\b`)
	inWords       = regexp.MustCompile(`(?i)\b(?:income|funding|resources|budget|budgeted|receipts)\b`)
	outWords      = regexp.MustCompile(`(?i)\b(?:expenditure|spend|spending|spent|costs?|requirement|outturn|forecast)\b`)
	totalWords    = regexp.MustCompile(`(?i)\b(?:(?:a|giving a|in|combined|overall) total(?: of)?|totall?ing|altogether|in all)\s*$`)
)

// before is what stands before an amount, from the one before it or the beginning of the sentence.
func before(s claim.Span, all []stated, i int) string {
	from := s.From
	if i > 0 {
		from = all[i-1].To
	}
	return s.Para.Plain[from:all[i].From]
}

// bringingForm reads "… is £550k, bringing the savings target to £13.24m", where the target was stated before, and "this
// comprises £12.7m and £550k, bringing it to £13.24m".
func bringingForm(p *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	for i := 1; i < len(all); i++ {
		m := bringingWords.FindStringSubmatch(before(s, all, i))
		if m == nil {
			continue
		}
		if e := (equation{total: all[i], plus: all[:i], name: "a whole and its parts"}); itWords.MatchString(m[2]) {
			if i > 1 && partsWords.MatchString(before(s, all, 0)) && (e.met() || e.near()) {
				return []equation{e}
			}
			continue
		}
		base, shared := earlier(p, s, claim.Words(m[2]))
		if shared < 2 {
			continue
		}
		e := equation{total: all[i], plus: []stated{base, all[i-1]}, name: strings.TrimSpace(m[2]), unsure: shared < 3}
		if w := strings.ToLower(m[1]); w == "reducing" || w == "lowering" {
			e.plus, e.minus = e.plus[:1], e.plus[1:]
		}
		return []equation{e}
	}
	return nil
}

// lookBack is how many paragraphs back the figure is looked for that another is added to.
const lookBack = 3

// earlier is the last amount before a sentence whose own sentence shares most of the words that name it.
func earlier(p *claim.Paper, s claim.Span, words map[string]bool) (best stated, most int) {
	for o := s.Para.Order; o >= 0 && o >= s.Para.Order-lookBack; o-- {
		q := p.Paras[o]
		if q.Table != nil {
			continue
		}
		for _, sentence := range q.Sentences() {
			if q == s.Para && sentence.From >= s.From {
				break
			}
			all := amountsOf(sentence)
			if n := claim.Shared(words, claim.Words(sentence.Text())); len(all) == 1 && n > most {
				best, most = all[0], n
			}
		}
	}
	return best, most
}

// gapForm reads "income of £a and expenditure of £b, a deficit of £c".
func gapForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) != 3 || !gapWords.MatchString(before(s, all, 2)) || besides.MatchString(before(s, all, 2)) {
		return nil
	}
	a, b := before(s, all, 0), before(s, all, 1)
	if !(inWords.MatchString(a) && outWords.MatchString(b) || outWords.MatchString(a) && inWords.MatchString(b)) {
		return nil
	}
	return []equation{distance(all[2], all[0], all[1], "the gap between income and spending")}
}

// totalForm reads "£9.1m and £3.1m, a total of £12.2m".
func totalForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	for i := 2; i < len(all); i++ {
		if !totalWords.MatchString(before(s, all, i)) {
			continue
		}
		from := i - 1
		for from > 0 && joinedOnly.MatchString(before(s, all, from)) {
			from--
		}
		e := equation{total: all[i], plus: all[from:i], name: "a total in a sentence", unsure: true}
		if i-from > 1 && (e.met() || e.near()) {
			return []equation{e}
		}
	}
	return nil
}
