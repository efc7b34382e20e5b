package target

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// MatchPaper ties the amounts in the text of a report to the figures of the workbook that they speak of: by the code, or
// by a line whose whole label stands in the sentence, and by the year. The figure has a say only among the columns of
// the line that was found so. What no line is called like is listed as untied, with the reason.
//
// own says that the figures are those of the report's own tables: there only what could be tied is listed.
func MatchPaper(book *layout.Book, relations []*reconcile.Relation, paper *claim.Paper, own bool) []*reconcile.Tie {
	x := newIndex(book, relations)
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

// mention is an amount in running text with the words that say what it is.
type mention struct {
	claim.Span
	amount money.Amount
	text   string // the words
	words  bag
	under  bag    // of the heading that the paragraph stands below
	period string // the one year or span that they name; "" for none or several
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
			m := mention{Span: claim.Span{Para: q, From: f.Start, To: f.End}, amount: f.Amount}
			m.text = paper.SpellOut(words(s, found, i)) + " " + row
			if len(all) == 0 {
				m.text += " " + heading // the others say for themselves what they are
			}
			m.words = bagOf(m.text)
			if q.Heading != nil {
				m.under = bagOf(q.Heading.Plain)
			}
			m.period = oneYear(m.text)
			if m.period == "" {
				m.period = oneYear(s.Text())
			}
			all = append(all, m)
		}
	}
	return all
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

// tieMention settles one amount: by the words of its sentence, else by those of the heading above it.
func (x *index) tieMention(m mention) *reconcile.Tie {
	tie, settled := x.tieBy(m, m.words)
	if !settled && m.under.size() > 0 {
		if other, ok := x.tieBy(m, m.under); ok {
			return other
		}
	}
	return tie
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
		homes = append(homes, headed(h, m.words)...)
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
			return ambiguous(tie, homes, coded || size > leastWords), true
		}
	}
	tie.Reason = h.how
	compare(t, h, tie)
	if tie.Outcome == reconcile.Differs {
		tie.Cause = x.why(t, h, tie)
		doubt(tie, coded || m.period != "")
	}
	return tie, tie.Outcome != reconcile.NotTested
}

// headed keeps, of several columns of a line, those whose heading has most words of the sentence; all where none has any.
func headed(homes []home, words bag) []home {
	var kept []home
	most := 1
	for _, h := range homes {
		n := 0
		for w := range bagOf(withoutUnit(h.sheet.Heading(h.cells[0]))).words {
			if words.words[w] {
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

// ambiguous leaves a tie open, with its candidates.
func ambiguous(tie *reconcile.Tie, homes []home, sure bool) *reconcile.Tie {
	tie.Reason = fmt.Sprintf("it may speak of %s: which is meant cannot be told", places(homes))
	for _, h := range homes {
		tie.Candidates = append(tie.Candidates, h.place())
	}
	if sure && len(homes) <= nearest {
		tie.Outcome = reconcile.Review
	}
	return tie
}

// nearBy is the part by which two figures of one thing may be apart: beyond it the sentence speaks of something else of
// the line.
var nearBy = decimal.RequireFromString("0.2")

// doubt takes back a difference that another reading of the sentence explains better.
func doubt(tie *reconcile.Tie, sure bool) {
	larger := decimal.Max(tie.Stated.Abs(), tie.Found.Abs())
	switch near := tie.Difference.Abs().LessThanOrEqual(larger.Mul(nearBy)) || tie.Cause != nil; {
	case !near:
		tie.Outcome = reconcile.NotTested
		tie.Reason = "the line that is called so has a figure of another size: the sentence may speak of something else"
	case !sure:
		tie.Outcome = reconcile.Review
	}
}
