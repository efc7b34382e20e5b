package money

import "strings"

// rangeOf joins two tokens to a range if only a dash, "to", or "and" after "between" parts them. Two figures of a change
// ("from £5m to £6m", "rising to") stay two amounts.
func rangeOf(text string, a, b token) (Found, bool) {
	if a.err != nil || b.err != nil || a.unit.Percent != b.unit.Percent || a.unit.Currency != b.unit.Currency && b.unit.Currency != "" {
		return Found{}, false
	}
	join := trimSpace(text[a.end:b.start])
	start := a.start
	switch strings.ToLower(join) {
	case "-", "–", "—", "\u2011":
	case "to":
		if changes(text[:a.start]) {
			return Found{}, false
		}
	case "and":
		from, ok := wordsBefore(text, a.start, "between")
		if !ok {
			return Found{}, false
		}
		start = from
	default:
		return Found{}, false
	}
	if !a.scaled && b.scale > 0 && a.n.whole <= 3 { // £5-6m
		a.scale, a.scaled = b.scale, true
	}
	return joined(text, start, a, b)
}

// joined is the range from a to b; none if the first is the greater one.
func joined(text string, start int, a, b token) (Found, bool) {
	lo, hi := a.amount(), b.amount()
	if lo.Value.GreaterThan(hi.Value) || twoScales(a.n, a.scale) || twoScales(b.n, b.scale) {
		return Found{}, false
	}
	lo.seal()
	hi.seal()
	f := Found{Start: start, End: b.end}
	if start == a.start {
		_, f.Start = hedgeBefore(text, start)
	}
	r := Amount{Hedge: Range, Interval: Interval{Lo: lo.Interval.Lo, Hi: hi.Interval.Hi}, Unit: a.unit}
	r.Places, r.Scale = hi.Places, hi.Scale
	r.HedgeAs = trimSpace(text[f.Start:a.start])
	r.Per, f.End = rateAfter(text, f.End)
	r.Rate = r.Per != ""
	r.Text = text[f.Start:f.End]
	f.Amount = r
	return f, true
}

// changeWords tell that "£5m to £6m" after them is a change and no range.
var changeWords = []string{
	"increase of", "decrease of", "reduction of", "rises", "rise", "rose", "risen", "increases", "increase", "increased",
	"decreased", "reduced", "reduces", "reduce", "fell", "falls", "fall", "fallen", "moved", "grew", "grown", "up", "down", "by",
}

// spreadWords stand before "from" where no change is told but where the figures lie.
var spreadWords = []string{
	"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anything", "anywhere",
}

// changes reports whether text ends in a word of change, a hedge aside.
func changes(text string) bool {
	_, end := hedgeBefore(text, len(text))
	if from, ok := wordsBefore(text, end, "from"); ok {
		return !spreads(text, from)
	}
	return endsAny(text, end, changeWords)
}

// spreads reports whether text[:end] ends in a word that makes "from £5m to £6m" after it a range.
func spreads(text string, end int) bool {
	return endsAny(text, end, spreadWords)
}
