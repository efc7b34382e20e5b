package checks

import (
	"regexp"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/claim"
)

var (
	partsWords  = regexp.MustCompile(`(?i)\b(?:consist(?:s|ing|ed) of|compris(?:es?|ing|ed)(?: of)?|made up of|split (?:between|into)|broken down (?:into|as)|analysed as|being the sum of)\b`)
	joinedOnly  = regexp.MustCompile(`^(?:[^.;:£]|\d\.\d){0,60}$`)
	joinedFar   = regexp.MustCompile(`^(?:[^.;:£]|\d\.\d){60,200}$`)
	joinedByAnd = regexp.MustCompile(`\band\b`)
	fundedWords = regexp.MustCompile(`(?i)^[^£.:;]{0,80}\b(?:funded|financed|met) (?:from|by|through|with)\b[^£.:;]{0,60}$`)
	fundedOn    = regexp.MustCompile(`(?i)^[^£.:]{0,40}(?:,|;|\band\b)[^£.:]{0,60}$`)
	listOpens   = regexp.MustCompile(`(?:: |:|, )$`)
	listGoesOn  = regexp.MustCompile(`(?:,|;|,? and|; and)\s+$`)
	notAdded    = regexp.MustCompile(`(?i)\b(?:offset|less|minus|net|includ\w+|of which|reduc\w+|such as|eg|main\w*|then|from|to|but|than|compared|against|respectively|each|was|were|rising|falling|or)\b`)
	behindPart  = regexp.MustCompile(`^\s*(?:\([^£()]*\)\s*)?([a-z]+)\b`)
	// wholeNear is how far a list may be from its whole, as a part of it: one that is further off does not claim to be whole.
	wholeNear = decimal.RequireFromString("0.2")
	// telling is how much of a whole rounding may take: £6m and £3m do not show that they are all of £10m.
	telling   = decimal.RequireFromString("0.05")
	mostOf    = regexp.MustCompile(`(?i)\b(?:main(?:ly)?|largely|principally|chiefly|primarily|mostly|predominantly|includ\w+|such as|among)\b`)
	theOthers = regexp.MustCompile(`(?i)\b(?:balance|remainder|rest|gap|shortfall)\b`)
)

// partsForm reads "£5.29m, consisting of £4.653m and £0.638m". Parts with many words between them may be of other things.
func partsForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	for i := 1; i+1 < len(all); i++ {
		if !partsWords.MatchString(before(s, all, i)) {
			continue
		}
		k, far := i+1, false
		for ; k < len(all); k++ {
			words := before(s, all, k)
			long := joinedFar.MatchString(words) && joinedByAnd.MatchString(words)
			if !long && !joinedOnly.MatchString(words) {
				break
			}
			far = far || long
		}
		if k > i+1 && !tellsOnlySome(s, all[i-1], all[i], all[k-1]) {
			plus, minus := bySide(s, all, i, k)
			return []equation{{total: all[i-1], plus: plus, minus: minus, name: "a whole and its parts", unsure: far}}
		}
	}
	return nil
}

// The two sides of an account.
var (
	shortSide = regexp.MustCompile(`(?i)\b(?:deficits?|overspen\w+|shortfalls?|pressures?|loss(?:es)?)\b`)
	overSide  = regexp.MustCompile(`(?i)\b(?:surplus\w*|underspen\w+|savings?|gains?)\b`)
)

// bySide parts the amounts from i to k into those of the side that the whole before them is on and those of the other:
// "a £51.2m deficit, made up of deficits of £120m with a surplus of £69m".
func bySide(s claim.Span, all []stated, i, k int) (plus, minus []stated) {
	side := func(words string) (short, over bool) {
		return shortSide.MatchString(words), overSide.MatchString(words)
	}
	wholeShort, wholeOver := side(before(s, all, i-1) + before(s, all, i))
	for n := i; n < k; n++ {
		short, over := side(before(s, all, n))
		if n > i && (wholeShort && !wholeOver && over && !short || wholeOver && !wholeShort && short && !over) {
			minus = append(minus, all[n])
			continue
		}
		plus = append(plus, all[n])
	}
	return plus, minus
}

// fundedForm reads "£885,000, funded from receipts of £500,000; a grant of £110,000; and revenue of £275,000". Some of it may
// be found elsewhere: a difference is to review, and one that is far off is none.
func fundedForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) < 3 || !fundedWords.MatchString(before(s, all, 1)) || notAdded.MatchString(s.Para.Plain[all[1].From:all[len(all)-1].To]) {
		return nil
	}
	for i := 2; i < len(all); i++ {
		if !fundedOn.MatchString(before(s, all, i)) {
			return nil
		}
	}
	e := equation{total: all[0], plus: all[1:], name: "a sum and what it is funded from", unsure: true}
	if !e.near() || tellsOnlySome(s, all[0], all[1], all[len(all)-1]) {
		return nil
	}
	return []equation{e}
}

// tellsOnlySome reports parts that do not claim to be all: "comprising mainly …", "… with the balance held back".
func tellsOnlySome(s claim.Span, total, first, last stated) bool {
	return mostOf.MatchString(s.Para.Plain[total.To:first.From]) || theOthers.MatchString(s.Para.Plain[last.To:s.To])
}

// near reports a list that is so near to its whole that it claims to come to it, and shows enough digits to tell.
func (e equation) near() bool {
	d := e.apart().Abs()
	if e.met() {
		return d.LessThanOrEqual(e.total.Value.Abs().Mul(telling))
	}
	return d.LessThanOrEqual(e.total.Value.Abs().Mul(wholeNear))
}

// splitForm reads "a total of £6.3m was carried forward: £2.1m for roads, £3.0m for ICT and £1.2m for schools", and after a
// comma where the same small word follows each part but not the whole. Such a list may well leave something out, so that
// a difference is to review, and one that is far off is no difference.
func splitForm(_ *claim.Paper, s claim.Span) []equation {
	all := amountsOf(s)
	if len(all) < 3 || !listOpens.MatchString(before(s, all, 1)) || notAdded.MatchString(s.Para.Plain[all[1].From:s.To]) {
		return nil
	}
	for i := 2; i < len(all); i++ {
		if !listGoesOn.MatchString(before(s, all, i)) || !joinedOnly.MatchString(before(s, all, i)) {
			return nil
		}
	}
	colon := before(s, all, 1)[len(before(s, all, 1))-1] != ' ' || before(s, all, 1)[len(before(s, all, 1))-2] == ':'
	if !colon && !sameBehind(s, all) {
		return nil
	}
	e := equation{total: all[0], plus: all[1:], name: "a whole and its parts", unsure: !totalWord.MatchString(before(s, all, 0))}
	if !e.near() {
		return nil
	}
	return []equation{e}
}

// sameBehind reports that one small word follows all parts, and not the whole: "£45m over two years, £30m in the first and
// £15m in the second".
func sameBehind(s claim.Span, all []stated) bool {
	word := func(a stated) string {
		if m := behindPart.FindStringSubmatch(s.Para.Plain[a.To:s.To]); m != nil {
			return m[1]
		}
		return ""
	}
	first := word(all[1])
	if !smallBehind[first] || word(all[0]) == first {
		return false
	}
	for _, a := range all[2:] {
		if word(a) != first {
			return false
		}
	}
	return true
}

// smallBehind are the words with which a part says what it is of.
var smallBehind = map[string]bool{"for": true, "in": true, "on": true, "from": true, "to": true, "by": true, "at": true}
