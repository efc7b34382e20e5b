package target

import (
	"regexp"
	"strings"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
	"crosscast/reconcile/period"
)

// behind are the words with which what follows an amount says what it is: "£3.2m for social care and £1m for transport".
var behind = []string{"for ", "from ", "in ", "on ", "against ", "relating ", "of "}

// yearBehind is the year of an amount, which says when and not what it is: "£169.3m in 2025/26".
var yearBehind = regexp.MustCompile(`^\s*\(?(?:in|for|by|during|at)?\s*(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\)?`)

// words is the part of a sentence that belongs to its amount number i.
func words(s claim.Span, found []money.Found, i int) string {
	text := s.Para.Plain
	if len(found) == 1 {
		return text[s.From:s.To]
	}
	end := func(k int) int { return found[k].End + len(yearBehind.FindString(text[found[k].End:s.To])) }
	from, to := s.From, s.To
	if i > 0 {
		from = end(i - 1)
	}
	if i+1 < len(found) {
		to = found[i+1].Start
	}
	for _, w := range behind {
		if strings.HasPrefix(strings.TrimLeft(text[end(0):], " "), w) {
			return text[found[i].Start:to]
		}
	}
	return text[from:end(i)]
}

// oneYear is the year or span that a text names, if it names just one.
func oneYear(text string) string {
	years := period.FindYears(text)
	if len(years) == 0 {
		return ""
	}
	one := years[0].Period
	for _, y := range years[1:] {
		if y.Period.String() != one.String() {
			return ""
		}
	}
	if one.Kind == period.Impossible || one.Kind == period.AcademicYear {
		return ""
	}
	return one.String()
}
