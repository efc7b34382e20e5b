package checks

import (
	"regexp"

	"crosscast/reconcile/claim"
)

var (
	thisOpens = regexp.MustCompile(`(?i)^\s*(?:this|these|that|it|they)\b`)
	lessWords = regexp.MustCompile(`(?i)\b(?:less|minus|offset by|net of)\b`)
)

// thisForm reads "The overspend is £4.6m. This is made up of £3.1m in care and £1.9m in transport, less £0.4m." The whole is the
// one amount of the sentence before. What else "this" may be is open, so that a difference is to review, and one that is far
// off is none.
func thisForm(p *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) < 2 || !thisOpens.MatchString(s.Text()) || !partsWords.MatchString(before(s, all, 0)) {
		return nil
	}
	whole, ok := soleBefore(p, s)
	if !ok || tellsOnlySome(s, stated{Span: claim.Span{Para: s.Para, From: s.From, To: s.From}}, all[0], all[len(all)-1]) {
		return nil
	}
	e := equation{total: whole, plus: all[:1:1], name: "a whole and its parts", unsure: true}
	for i := 1; i < len(all); i++ {
		switch words := before(s, all, i); {
		case bringingWords.MatchString(words) || !joinedOnly.MatchString(words) && !joinedFar.MatchString(words):
			return nil
		case lessWords.MatchString(words):
			e.minus = append(e.minus, all[i])
		case notAdded.MatchString(words):
			return nil
		default:
			e.plus = append(e.plus, all[i])
		}
	}
	if !e.near() {
		return nil
	}
	return []equation{e}
}

// soleBefore is the one amount of the sentence before, of the same paragraph or of the last; false where it has none or
// several.
func soleBefore(p *claim.Paper, s claim.Span) (stated, bool) {
	var last claim.Span
	for _, x := range s.Para.Sentences() {
		if x.From < s.From {
			last = x
		}
	}
	if last.Para == nil && s.Para.Order > 0 && s.Para.Table == nil {
		if q := p.Paras[s.Para.Order-1]; q.Table == nil && q.Heading == s.Para.Heading && len(q.Sentences()) > 0 {
			last = q.Sentences()[len(q.Sentences())-1]
		}
	}
	if last.Para == nil {
		return stated{}, false
	}
	all := amountsOf(last)
	return append(all, stated{})[0], len(all) == 1
}
