package target

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/cause"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// MatchPaper ties the amounts in the text of a report to the figures of the workbook that they speak of: by the code, or
// by a line whose whole label stands in the sentence, and by the year. The figure has a say only among the columns of
// the line that was found so. What no line is called like is listed as untied, with the reason.
func MatchPaper(book *layout.Book, relations []*reconcile.Relation, paper *claim.Paper) []*reconcile.Tie {
	x := newIndex(book, relations)
	return append(x.matchText(paper, false), x.matchTables(paper, reconcile.TablesOf(paper))...)
}

// MatchOwn ties the amounts in the text of a report to the figures of its own tables, laid out as book; of the prose on a
// sheet these are all tables of the workbook. Only what could be tied is listed.
func MatchOwn(book *layout.Book, relations []*reconcile.Relation, paper *claim.Paper) []*reconcile.Tie {
	if !slices.ContainsFunc(paper.Paras, func(q *claim.Para) bool { return q.Table == nil && len(q.Amounts) > 0 }) {
		return nil
	}
	return newIndex(book, relations).matchText(paper, true)
}

// matchText ties the amounts of the text; own says that the lines are those of the report's own tables.
func (x *index) matchText(paper *claim.Paper, own bool) []*reconcile.Tie {
	var ties []*reconcile.Tie
	for _, q := range paper.Paras {
		if q.Kind == sheets.Heading || own && q.Table != nil {
			continue
		}
		for _, m := range mentionsIn(paper, q) {
			if t := x.tieMention(m); !own || t.Outcome != reconcile.NotTested {
				ties = append(ties, t)
			}
		}
	}
	return ties
}

// leastWords is how many words a label must have that is found in a sentence without a code: one alone is in many.
const leastWords = 2

// called finds the rows that words call: by code, else those with the longest label that stands in them.
func (x *index) called(words bag) (rows []*row, size int, coded bool) {
	for _, r := range x.rows {
		for _, c := range r.codes {
			if strings.ContainsAny(c, "0123456789") && words.exact[strings.ToLower(c)] && !isYear(c) {
				rows = append(rows, r)
				break
			}
		}
	}
	if len(rows) > 0 {
		return rows, leastWords, true
	}
	for _, r := range x.rows {
		n := 0
		for _, b := range r.bags {
			if len(b.words) >= leastWords && b.within(words) {
				n = max(n, b.size())
			}
		}
		switch {
		case n == 0 || n < size:
		case n > size:
			rows, size = []*row{r}, n
		default:
			rows = append(rows, r)
		}
	}
	return rows, size, false
}

// isYear reports a cell of a year, which is no code.
func isYear(text string) bool {
	_, ok := whenOf(text)
	return ok
}

// tieMention settles one amount: by its own words, else with those that it shares, else by the heading above it.
func (x *index) tieMention(m mention) *reconcile.Tie {
	first, settled := x.tieBy(m, m.own)
	for _, words := range []bag{m.words, m.under} {
		if settled || words.size() == 0 {
			break
		}
		tie, ok := x.tieBy(m, words)
		if ok || len(first.Candidates) == 0 && first.Home == (reconcile.Place{}) {
			first, settled = tie, ok
		}
	}
	return first
}

// tieBy settles an amount whose line is called by words; false where it stays untied.
func (x *index) tieBy(m mention, words bag) (*reconcile.Tie, bool) {
	t := &reconcile.Target{Name: m.text, Text: strings.TrimSpace(m.Span.Text()), Stated: m.amount, Period: m.period}
	tie := &reconcile.Tie{Name: strings.TrimSpace(m.Span.Text()), StatedText: t.Text, Stated: m.amount.Value,
		Claim: reconcile.PlaceOf(m.Span), Outcome: reconcile.NotTested, Unit: unitName(m.amount, reading{})}
	rows, size, coded := x.called(words)
	if len(rows) == 0 {
		tie.Reason = "no line is called as the sentence says"
		return tie, false
	}
	tie.Name = rows[0].label()
	var homes []home
	for _, r := range rows {
		h, why := x.homes(r, t)
		homes = append(homes, headed(headed(h, m.own), m.words)...)
		if tie.Reason == "" {
			tie.Reason = why
		}
	}
	if len(homes) == 0 {
		return tie, false
	}
	h, one := x.choose(homes)
	if !one {
		if h, one = fitting(m, homes); !one {
			return ambiguous(tie, m, homes, coded || size > leastWords), true
		}
	}
	tie.Reason = h.how
	compare(t, h, tie)
	if tie.Outcome == reconcile.Differs {
		tie.Cause = x.why(t, h, tie)
		doubt(tie, m, coded || m.period != "")
	}
	return tie, tie.Outcome != reconcile.NotTested
}

// stem takes off the ending by which "saves" and "savings" differ.
func stem(w string) string {
	for _, ending := range []string{"ings", "ing", "es", "ed", "s", "e"} {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			return strings.TrimSuffix(w, ending)
		}
	}
	return w
}

// headed keeps, of several columns of a line, those whose heading has most words of the sentence; all where none has any.
func headed(homes []home, words bag) []home {
	var kept []home
	most := 1
	stems := map[string]bool{}
	for w := range words.words {
		stems[stem(w)] = true
	}
	for _, h := range homes {
		n := 0
		for w := range bagOf(withoutUnit(h.sheet.Heading(h.cells[0]))).words {
			if stems[stem(w)] {
				n++
			}
		}
		switch {
		case n < most:
		case n > most:
			kept, most = []home{h}, n
		default:
			kept = append(kept, h)
		}
	}
	if len(kept) == 0 {
		return homes
	}
	return kept
}

// tellingDigits is how many digits a figure must have to say which of several columns is meant: of two digits one in ten
// fits by chance.
const tellingDigits = 3

// fitting is the one home among several that has the very figure.
func fitting(m mention, homes []home) (found home, one bool) {
	if m.amount.SignificantDigits() < tellingDigits {
		return home{}, false
	}
	n := 0
	for _, h := range homes {
		if r := h.read(); r.bad == "" && m.amount.Interval.Abs().Meets(r.interval.Abs()) {
			found, n = h, n+1
		}
	}
	found.how = "chosen among the columns of the line by its figure"
	return found, n == 1
}

// ambiguous leaves a tie open, with its candidates. It is to review where one of them is near the stated figure and none is
// the same.
func ambiguous(tie *reconcile.Tie, m mention, homes []home, sure bool) *reconcile.Tie {
	tie.Reason = fmt.Sprintf("it may speak of %s: which is meant cannot be told", places(homes))
	for _, h := range homes {
		tie.Candidates = append(tie.Candidates, h.place())
	}
	if !sure || len(homes) > nearest {
		return tie
	}
	for _, h := range homes {
		r := h.read()
		if m.amount.Interval.Abs().Meets(r.interval.Abs()) {
			tie.Outcome = reconcile.NotTested
			return tie
		}
		if isNear(tie.Stated.Abs(), r.value.Abs()) {
			tie.Outcome = reconcile.Review
		}
	}
	return tie
}

// nearBy is the part by which two figures of one thing may be apart: beyond it the sentence speaks of something else of
// the line.
var nearBy = decimal.RequireFromString("0.2")

// slips are the causes by which a figure is still that of its line. One that is the figure of another line is likely meant
// to be.
var slips = map[string]bool{cause.Transposed: true, cause.UnitSlip: true, cause.SignLost: true, cause.OneDigit: true}

// isNear reports two figures of which one may be meant for the other.
func isNear(a, b decimal.Decimal) bool {
	return a.Sub(b).Abs().LessThanOrEqual(decimal.Max(a.Abs(), b.Abs()).Mul(nearBy))
}

// doubt takes back a difference that another reading of the sentence explains better.
func doubt(tie *reconcile.Tie, m mention, sure bool) {
	slip := tie.Cause != nil && (slips[tie.Cause.Name] || sure && tie.Cause.Name == cause.OtherYear)
	switch near := isNear(tie.Stated, tie.Found) || slip; {
	case m.before && m.period == "":
		tie.Outcome = reconcile.NotTested
		tie.Reason = "the sentence speaks of an earlier figure"
	case !near:
		tie.Outcome = reconcile.NotTested
		tie.Reason = "the line that is called so has a figure of another size: the sentence may speak of something else"
	case !sure:
		tie.Outcome = reconcile.Review
	}
}
