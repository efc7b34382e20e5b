package output

import (
	"sort"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/sheets"
)

// longestQuotation is how much of a sentence stands around the words that a row speaks of, in bytes.
const longestQuotation = 240

// quotationOf quotes the words of a place in the sentence in which they stand; a cell of a table in its row.
func quotationOf(p *claim.Paper, at reconcile.Place) claim.Quotation {
	if s := at.Span; s.Para != nil && (s.Para.Table == nil || strings.TrimSpace(s.Text()) != strings.TrimSpace(s.Para.Text)) {
		return s.InSentence(longestQuotation)
	}
	t, cells := tableAt(p, at)
	if t == nil {
		return claim.Quotation{}
	}
	var before, after []string
	var q claim.Quotation
	row := cells.From.Row
	for i := sort.Search(len(t.Cells), func(i int) bool { return t.Cells[i].Row >= row }); i < len(t.Cells) && t.Cells[i].Row == row; i++ {
		switch c := &t.Cells[i]; {
		case c.Col < cells.From.Col:
			before = append(before, c.Text()+" | ")
		case c.Col == cells.From.Col:
			q.Words = c.Text()
		default:
			after = append(after, " | "+c.Text())
		}
	}
	q.Before, q.After = strings.Join(before, ""), strings.Join(after, "")
	return q.Within(longestQuotation)
}

// quotationCell shows a quotation behind what leads to it. Its words are in bold and in quotation marks.
func quotationCell(col int, lead string, q claim.Quotation) sheets.AddedCell {
	if q.Words == "" {
		return text(col, sheets.LookWrap, strings.TrimSpace(lead+q.Before+q.After))
	}
	before, words := lead+q.Before, `"`+q.Words+`"`
	c := text(col, sheets.LookWrap, before+words+q.After)
	c.Strong = [2]int{len(before), len(before) + len(words)}
	return c
}
