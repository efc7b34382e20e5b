package checks

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
)

// plainNumber is a number that is no amount, no date and no part of a longer one.
var plainNumber = regexp.MustCompile(`(?:^|[\s(])(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s|$|[).,;:])`)

// numbersOf lists the plain numbers in a stretch of a paragraph.
func numbersOf(s claim.Span) []stated {
	var all []stated
	text := s.Para.Plain[:s.To]
	for at := s.From; at < s.To; {
		m := plainNumber.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		from, to := at+m[2], at+m[3]
		if n, err := decimal.NewFromString(strings.ReplaceAll(text[from:to], ",", "")); err == nil && n.IsPositive() {
			all = append(all, stated{claim.Span{Para: s.Para, From: from, To: to}, money.Amount{Value: n, Interval: money.Exact(n)}})
		}
		at = to
	}
	return all
}

// sharesOfNumbers reads "of the 117 recommendations 34 (29.1%) are green, 54 (46.2%) amber and 10 (8.5%) red". The base is a
// number of the sentence of which all but one are the shares that they are said to be.
func sharesOfNumbers(s claim.Span) []toldRatio {
	all, text := numbersOf(s), s.Para.Plain
	var shares []toldRatio
	var bases []stated
	for _, n := range all {
		with := false
		for _, pc := range percentsOf(s) {
			if n.To <= pc.From && besideIt.MatchString(text[n.To:pc.From]) {
				shares = append(shares, toldRatio{percent: pc, part: n})
				with = true
			}
		}
		if !with {
			bases = append(bases, n)
		}
	}
	if len(shares) < leastShares {
		return nil
	}
	return ofOneBase(shares, bases)
}

// ofOneBase finds the base of which all shares but one are right.
func ofOneBase(shares []toldRatio, bases []stated) []toldRatio {
	for _, b := range bases {
		fit := 0
		for i := range shares {
			shares[i].all = b
			if q, ok := shares[i].part.Interval.Quotient(b.Interval); ok && shares[i].percent.Interval.Meets(q.Shift(2)) {
				fit++
			}
		}
		if fit >= len(shares)-1 {
			return shares
		}
	}
	return nil
}
