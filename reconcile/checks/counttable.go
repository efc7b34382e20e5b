package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
	"crosscast/reconcile/period"
	"crosscast/sheets"
)

// table compares the counts of a sentence that names a table with what the table has so many of, and the years of a span
// with its rows of years.
func (c *counting) table(s claim.Span, counts []claim.Count) {
	t := c.tableOf(s)
	if t == nil {
		return
	}
	sizes := sizesOf(t)
	home := claim.Span{}
	if t.Caption != nil {
		home = claim.Span{Para: t.Caption, To: len(t.Caption.Text)}
	}
	for _, n := range counts {
		if c.told[n.Span] {
			continue
		}
		near := size{}
		for _, z := range sizes {
			if z.n == n.Value {
				near = z
				break
			}
			if d := z.n - n.Value; (d == 1 || d == -1) && n.Value > 2 && near.n == 0 {
				near = z
			}
		}
		if near.n == 0 && n.Noun != "" && n.Noun == headOf(t) {
			near = sizes[1]
		}
		if near.n > 0 {
			c.compare(n, near.n, near.what+" in "+t.Name, home, reconcile.Review)
		}
	}
	for _, y := range period.FindYears(s.Para.Plain[s.From:s.To]) {
		if rows := yearRows(t); y.Period.Kind == period.Span && len(rows) > 1 {
			n := claim.Count{Span: claim.Span{Para: s.Para, From: s.From + y.Start, To: s.From + y.End}, Value: y.Period.Years(), Phrase: "year"}
			c.compare(n, len(rows), "rows of years in "+t.Name, home, reconcile.Review)
		}
	}
}

// tableOf is the table that a sentence names; nil for none or more than one.
func (c *counting) tableOf(s claim.Span) *claim.Table {
	var found *claim.Table
	for _, r := range s.Para.References() {
		if r.Kind != claim.ToTable || r.From < s.From || r.To > s.To || r.External {
			continue
		}
		for _, t := range c.Paper.Tables {
			if t.Number != "" && strings.EqualFold(t.Number, r.First) {
				if found != nil && found != t || t.Caption == s.Para {
					return nil
				}
				found = t
			}
		}
	}
	return found
}

// size is a number of things in a table.
type size struct {
	n    int
	what string
}

// sizesOf counts what a table has: numbered items in its cells, rows below the head, those of them with an amount, columns.
func sizesOf(t *claim.Table) []size {
	items, rows, amounts, totals := 0, map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, q := range t.Paras {
		items += len(numberedItems(q))
		if q.Cell.Row > 1 && strings.TrimSpace(q.Plain) != "" {
			rows[q.Cell.Row] = true
			if totalWord.MatchString(q.Plain) {
				totals[q.Cell.Row] = true
			}
			if f := money.ParseCell(q.Plain, false); len(q.Amounts) > 0 || f.State == money.Number {
				amounts[q.Cell.Row] = true
			}
		}
	}
	return []size{{items, "numbered items"}, {len(rows) - len(totals), "rows"}, {len(rows), "rows with the total"},
		{len(amounts), "rows with a figure"}, {t.Cols, "columns"}}
}

// headOf is what the rows of a table are, by the head of their first column: "Directorate".
func headOf(t *claim.Table) string {
	for _, q := range t.At(1, 1) {
		return strings.ToLower(strings.TrimSpace(q.Plain))
	}
	return ""
}

// numberedItems finds the numbers of items that stand one after another in one cell: "1. Review … 2. Help …".
func numberedItems(q *claim.Para) []string {
	if q.Own && q.Number != "" && q.Number != sheets.Bullet {
		return []string{q.Number}
	}
	var items []string
	for _, w := range strings.Fields(q.Plain) {
		if n := strings.TrimSuffix(w, "."); n != w && len(n) <= 3 && n != "" && strings.Trim(n, "0123456789") == "" {
			items = append(items, n)
		}
	}
	return items
}

// yearRows lists the rows whose first cell is a year.
func yearRows(t *claim.Table) []string {
	var rows []string
	for _, q := range t.Paras {
		if q.Cell.Col == 1 {
			if y, err := period.Parse(q.Plain); err == nil && y.Kind == period.FinancialYear {
				rows = append(rows, fmt.Sprint(y))
			}
		}
	}
	return rows
}

// besideReach is how many paragraphs from a table a sentence may stand that speaks of its years without naming it.
const besideReach = 1

// yearsBeside compares a span of years in a sentence right before or after a table with the table's rows of these years.
func (c *counting) yearsBeside(s claim.Span) {
	if c.tableOf(s) != nil {
		return
	}
	for _, t := range c.Paper.Tables {
		if s.Para.Order > t.Last+besideReach || s.Para.Order < t.After-besideReach {
			continue
		}
		for _, y := range period.FindYears(s.Para.Plain[s.From:s.To]) {
			rows := yearsWithin(t, y.Period)
			if y.Period.Kind != period.Span || rows < 2 {
				continue
			}
			home := claim.Span{}
			if t.Caption != nil {
				home = claim.Span{Para: t.Caption, To: len(t.Caption.Text)}
			}
			n := claim.Count{Span: claim.Span{Para: s.Para, From: s.From + y.Start, To: s.From + y.End}, Value: y.Period.Years(), Phrase: "year"}
			c.compare(n, rows, "rows of these years in "+t.Name, home, reconcile.Review)
		}
	}
}

// yearsWithin counts the rows of a table whose year lies in a span; 0 where the span goes beyond the table's years.
func yearsWithin(t *claim.Table, span period.Period) int {
	n, first, last := 0, 0, 0
	for _, q := range t.Paras {
		if q.Cell.Col != 1 {
			continue
		}
		y, err := period.Parse(q.Plain)
		if err != nil || y.Kind != period.FinancialYear {
			continue
		}
		if first == 0 || y.First.Start < first {
			first = y.First.Start
		}
		last = max(last, y.First.Start)
		if y.First.Start >= span.First.Start && y.First.Start <= span.Last.Start {
			n++
		}
	}
	if span.First.Start < first || span.Last.Start > last {
		return 0
	}
	return n
}
