package output

import (
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/sheets"
)

// Comment is a finding as it is told beside the words of a report.
type Comment struct {
	claim.Span
	Ref  string // of the finding
	Text string // lines
}

// Comments gives a comment for each finding on a report, at its words; one on a table stands at the cell.
func Comments(r *reconcile.Result) []Comment {
	var all []Comment
	for _, f := range r.Findings {
		span := f.At.Span
		lines := append([]string{f.Ref + "  " + headline(f) + "."}, sentences(r, f)...)
		if span.Para == nil {
			span = cellSpan(r.Paper, f.At)
			lines = append(lines, "Rows of the table count from 1, columns from A.")
		}
		if span.Para == nil {
			continue
		}
		all = append(all, Comment{span, f.Ref, strings.Join(lines, "\n")})
	}
	return all
}

// cellSpan is the text of a table's cell; of the row, or the caption, where the cell itself is empty.
func cellSpan(p *claim.Paper, at reconcile.Place) claim.Span {
	t := p.Named(at.Sheet)
	if t == nil {
		return claim.Span{}
	}
	first, _, _ := strings.Cut(at.Cells, ",")
	g, err := sheets.ParseRange(strings.TrimSpace(first))
	if err != nil {
		g = sheets.One(sheets.Ref{Row: 1, Col: 1})
	}
	var near *claim.Para
	for _, q := range t.Paras {
		switch {
		case q.Cell.Row == g.From.Row && q.Cell.Col == g.From.Col && q.Text != "":
			return claim.Span{Para: q, To: len(q.Text)}
		case q.Text != "" && (near == nil || q.Cell.Row == g.From.Row && near.Cell.Row != g.From.Row):
			near = q
		}
	}
	if near == nil {
		near = t.Caption
	}
	if near == nil {
		return claim.Span{}
	}
	return claim.Span{Para: near, To: len(near.Text)}
}
