package checks

import (
	"fmt"

	"crosscast/reconcile"
	"crosscast/reconcile/period"
	"crosscast/sheets"
)

// A list of periods that rises, by steps of any size, must be so long before one that falls back is told, and so few of
// its periods may lie in the stretch that is gone over again: a longer one is a second list.
const (
	leastRising = 8
	mostAgain   = 2
)

// fallBack finds the one period of a rising list that comes before the one above it or to its left: the dates of past
// forecasts, of which one has the year before in place of its own. Periods of other names beside it (2011, 2010 Approved)
// are no list.
func fallBack(ps []period.Period) (int, bool) {
	if len(ps) < leastRising {
		return 0, false
	}
	at := 0
	for k := 1; k < len(ps); k++ {
		if ps[k].Kind != ps[0].Kind || ps[k].Tag != ps[0].Tag || ps[k].First.IsZero() {
			return 0, false
		}
		if comparePeriods(ps[k], ps[k-1]) < 0 {
			if at > 0 {
				return 0, false
			}
			at = k
		}
	}
	if at == 0 {
		return 0, false
	}
	again := 0
	for _, p := range ps[at:] {
		if comparePeriods(p, ps[at-1]) <= 0 {
			again++
		}
	}
	return at, again <= mostAgain && comparePeriods(ps[len(ps)-1], ps[at-1]) > 0
}

// fallFinding tells a period that goes back in time.
func fallFinding(l *periodLine, at int) reconcile.Finding {
	f := period.Fault{Kind: period.OutOfOrder, Index: at, Found: l.ps[at]}
	r := l.ref(at)
	return reconcile.Finding{Outcome: reconcile.Review, At: placeOf(l.sheet, sheets.One(r)), Subject: runName(l, f),
		Headline: "do not run", Lines: []string{printedRun(l, at),
			fmt.Sprintf("%s holds %s after %s, and all others go forward.", r, l.ps[at].Text, l.ps[at-1].Text)},
		Todo: "confirm the date"}
}
