package reconcile

import (
	"cmp"
	"fmt"
	"slices"

	"crosscast/sheets"
)

// finish orders everything, numbers the findings and gives stable ids.
func (r *Result) finish() {
	at := r.positions()
	slices.SortStableFunc(r.Relations, func(a, b *Relation) int {
		switch {
		case a.Sheet != b.Sheet:
			return cmp.Compare(at[a.Sheet], at[b.Sheet])
		case a.Total != b.Total:
			if a.Total.Less(b.Total) {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Check, b.Check)
	})
	if r.Paper != nil {
		slices.SortStableFunc(r.Ties, func(a, b *Tie) int { return at.compare(a.Claim, b.Claim) })
	}
	slices.SortStableFunc(r.Findings, func(a, b *Finding) int {
		if sa, sb := a.Outcome.Severity(), b.Outcome.Severity(); sa != sb {
			return cmp.Compare(sb, sa)
		}
		if a.Outcome == Differs {
			sa, _ := a.Size()
			if sb, _ := b.Size(); !sa.Equal(sb) {
				return sb.Cmp(sa)
			}
		}
		return at.compare(a.At, b.At)
	})
	if r.Paper != nil {
		for _, f := range r.Findings {
			f.At = r.InTable(f.At)
		}
	}
	r.number()
}

// InTable says in words where a cell of a report's table is.
func (r *Result) InTable(at Place) Place {
	g, err := sheets.ParseRange(at.Cells)
	if at.Where != "" || r.Paper.Named(at.Sheet) == nil {
		return at
	}
	at.Table, at.Where = at.Sheet, at.Sheet
	if err == nil && g.From == g.To {
		at.Where += fmt.Sprintf(", row %d, column %d", g.From.Row, g.From.Col)
	}
	return at
}

// positions tells where in the document each sheet stands, and each table of a report among the paragraphs.
type positions map[string]int

func (r *Result) positions() positions {
	at := positions{}
	for i, s := range r.Book.Sheets {
		at[s.Name] = i
	}
	if r.Paper != nil {
		for _, t := range r.Paper.Tables {
			at[t.Name] = t.After + 1
		}
	}
	return at
}

// compare orders two places as they stand in the document: sheet by sheet, and where a sheet is read as a report by paragraph.
func (at positions) compare(a, b Place) int {
	return cmp.Or(cmp.Compare(at.of(a), at.of(b)), cmp.Compare(a.order(), b.order()))
}

// of tells where in the document a place is: the sheet, or the paragraph of a report.
func (at positions) of(p Place) int {
	if p.Sheet == "" && p.Span.Para != nil {
		return p.Span.Para.Order
	}
	return at[p.Sheet]
}

// order is the place of its paragraph among the others; 0 for cells.
func (p Place) order() int {
	if p.Span.Para == nil {
		return 0
	}
	return p.Span.Para.Order
}

// number gives the references and the ids.
func (r *Result) number() {
	counts := map[string]int{}
	for _, f := range r.Findings {
		letter := f.Outcome.Letter()
		counts[letter]++
		f.Ref = fmt.Sprint(letter, counts[letter])
	}
	ids := map[string]int{}
	for _, x := range r.Relations {
		x.ID = stableID(ids, "r", x.Check, x.Sheet, x.Label, x.Heading, string(x.Kind))
	}
	for _, t := range r.Ties {
		t.ID = stableID(ids, "t", t.Check, t.Name, t.StatedText)
	}
	for _, f := range r.Findings {
		about := f.Subject
		if f.Relation != nil {
			about = f.Relation.ID
		} else if f.Tie != nil {
			about = f.Tie.ID
		}
		f.ID = stableID(ids, "f", f.Check, f.At.Sheet, about, f.Headline)
	}
}
