package target

import (
	"regexp"
	"strings"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
	"crosscast/reconcile/period"
)

// mention is an amount in running text with the words that say what it is.
type mention struct {
	claim.Span
	amount money.Amount
	text   string // the words of the sentence that may belong to it
	own    bag    // those that belong to it alone
	words  bag    // with those that it shares with the first amount of the sentence
	under  bag    // of the heading that the paragraph stands below
	period string // the one year or span that they name; "" for none or several
	before bool   // it is what the figure was before, and only its own words say when: "up from £1.72m"
}

// mentionsIn lists the sound amounts of a paragraph.
func mentionsIn(paper *claim.Paper, q *claim.Para) []mention {
	var all []mention
	row, heading := paper.InTable(q)
	for _, s := range q.Sentences() {
		var found []money.Found
		for _, f := range q.Amounts {
			if f.Start >= s.From && f.End <= s.To && f.Err == nil && f.Amount.Hedge != money.Range {
				found = append(found, f)
			}
		}
		for i, f := range found {
			if f.Amount.Unit.Percent && strings.HasPrefix(strings.TrimLeft(q.Plain[f.End:], " "), "of ") {
				continue // what follows is its base, not what it is
			}
			m := mention{Span: claim.Span{Para: q, From: f.Start, To: f.End}, amount: f.Amount}
			own, shared := words(s, found, i)
			own += " " + row
			if len(all) == 0 {
				own += " " + heading // the others say for themselves what they are
			}
			m.text = paper.SpellOut(shared + " " + own)
			m.own, m.words = bagOf(paper.SpellOut(own)), bagOf(m.text)
			if q.Heading != nil {
				m.under = bagOf(q.Heading.Plain)
			}
			m.before = earlier.MatchString(q.Plain[s.From:f.Start])
			for k, text := range []string{own, m.text, s.Text()} {
				if m.before && k > 0 {
					break
				}
				if m.period = oneYear(text); m.period != "" {
					break
				}
			}
			all = append(all, m)
		}
	}
	return all
}

// earlier stands before a figure that is no longer that of the line.
var earlier = regexp.MustCompile(`(?i)\b(?:earlier|previous|previously|prior|originally|last year|last month)\b[^.;]*$|` +
	`\b(?:from|than|compared (?:with|to)|instead of)(?: the)?\s*$`)

// behind are the words with which what follows an amount says what it is: "£3.2m for social care and £1m for transport".
var behind = []string{"for ", "from ", "in ", "on ", "against ", "relating ", "of "}

// yearBehind is the year of an amount, which says when and not what it is: "£169.3m in 2025/26".
var yearBehind = regexp.MustCompile(`^\s*\(?(?:in|for|by|during|at)?\s*(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\)?`)

// words is the part of a sentence that belongs to its amount number i: what stands behind it, where it goes on so; else
// what stands before it. The beginning of the sentence belongs to the first amount and is shared by the others.
func words(s claim.Span, found []money.Found, i int) (own, shared string) {
	text := s.Para.Plain
	if len(found) == 1 {
		return text[s.From:s.To], ""
	}
	next := s.To
	if i+1 < len(found) {
		next = found[i+1].Start
	}
	after := text[found[i].End:next]
	goesOn := false
	for _, w := range behind {
		goesOn = goesOn || strings.HasPrefix(strings.TrimLeft(after, " "), w)
	}
	goesOn = goesOn && !strings.HasSuffix(strings.TrimRight(after, " "), " of") // "£3.2m from a budget of £32.3m"
	begins := text[s.From:found[0].Start]
	if i == 0 {
		own = begins
		if goesOn {
			own += after
		}
		return own, ""
	}
	last := found[i-1].End
	last += len(yearBehind.FindString(text[last:found[i].Start]))
	switch between := text[last:found[i].Start]; {
	case !goesOn:
		own = between
	case len(bagOf(after).words) == 0: // only the year stands behind
		own = between + after
	default:
		own = after
	}
	return own, begins
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
