package output

import (
	"fmt"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// live writes the formulas that tell what a relation comes to now, so that a finding goes out when it is mended.
type live struct {
	book *layout.Book
	x    *reconcile.Relation
	// own leaves the sheet's name off references to the total's own sheet, as the rule of a mark needs it.
	own       bool
	elsewhere bool // a term lies on another sheet
}

// maxLive is the longest formula that is written; Excel takes 8,192 characters.
const maxLive = 4000

// Stated gives the formula of the total.
func (l *live) stated() string { return l.figure(l.x.Sheet, l.x.Total) }

// recomputed gives the formula of the terms; false where none comes to what was recomputed, so that the sheet would say
// one thing and its formula another.
func (l *live) recomputed() (string, bool) {
	var formula string
	var now decimal.Decimal
	switch l.x.Kind {
	case reconcile.Ratio, reconcile.Change:
		return l.quotient()
	case reconcile.Average:
		formula, now = l.average()
	default:
		formula, now = l.sum(l.x.Terms)
	}
	return formula, now.Sub(l.x.Recomputed).Abs().LessThanOrEqual(dust(l.x.Recomputed)) && len(formula) <= maxLive
}

// dust is what 15 stored digits cannot tell from nil, beside a figure of that size.
func dust(d decimal.Decimal) decimal.Decimal {
	return d.Abs().Mul(decimal.New(1, -12)).Add(decimal.New(1, -12))
}

// sum adds terms with SUM, which takes text and blanks for nothing; a figure held as text counts as long as it is text.
func (l *live) sum(terms []reconcile.Term) (string, decimal.Decimal) {
	var plus, minus []string
	var held strings.Builder
	total := decimal.Zero
	for _, t := range terms {
		ref := l.ref(t.Sheet, t.Cells)
		value, extra := l.read(t)
		held.WriteString(extra)
		if t.Sign < 0 {
			minus = append(minus, ref)
			total = total.Sub(value)
			continue
		}
		plus = append(plus, ref)
		total = total.Add(value)
	}
	formula := sumOf(plus)
	if len(minus) > 0 {
		formula += "-" + strings.ReplaceAll(sumOf(minus), "+", "-")
	}
	return formula + held.String(), total
}

// sumOf writes SUM over references, as many to a SUM as every program takes.
func sumOf(refs []string) string {
	var parts []string
	for len(refs) > 0 {
		n := min(len(refs), 30)
		parts = append(parts, "SUM("+strings.Join(refs[:n], ",")+")")
		refs = refs[n:]
	}
	return strings.Join(parts, "+")
}

// average divides the sum by the number of figures.
func (l *live) average() (string, decimal.Decimal) {
	sum, total := l.sum(l.x.Terms)
	n := 0
	var refs []string
	for _, t := range l.x.Terms {
		refs = append(refs, l.ref(t.Sheet, t.Cells))
		l.each(t, func(_ sheets.Ref, c *layout.Cell) {
			if c.State == layout.Number {
				n++
			}
		})
	}
	if n == 0 {
		return "", decimal.Zero
	}
	return fmt.Sprintf("(%s)/COUNT(%s)", sum, strings.Join(refs, ",")), total.DivRound(decimal.NewFromInt(int64(n)), 20)
}

// quotient divides the two terms of a ratio, or gives the change from the first to the second. Percentages stand as
// fractions or as whole numbers: the factor is taken from what was recomputed.
func (l *live) quotient() (string, bool) {
	if len(l.x.Terms) != 2 {
		return "", false
	}
	a, first := l.sum(l.x.Terms[:1])
	b, second := l.sum(l.x.Terms[1:])
	formula, over, under := a+"/"+b, first, second
	if l.x.Kind == reconcile.Change {
		formula, over, under = "("+b+"-"+a+")/"+a, second.Sub(first), first
	}
	if under.IsZero() {
		return "", false
	}
	now := over.DivRound(under, 20)
	for _, factor := range []int64{1, 100} {
		f := decimal.NewFromInt(factor)
		if now.Mul(f).Sub(l.x.Recomputed).Abs().LessThanOrEqual(decimal.New(1, -6)) { // quotients are kept to six places
			if factor != 1 {
				formula += fmt.Sprintf("*%d", factor)
			}
			return formula, len(formula) <= maxLive
		}
	}
	return "", false
}

// read adds up a term as SUM does, and gives what has to be added for figures held as text.
func (l *live) read(t reconcile.Term) (decimal.Decimal, string) {
	total := decimal.Zero
	var extra strings.Builder
	sheet := l.sheet(t.Sheet)
	l.each(t, func(r sheets.Ref, c *layout.Cell) {
		v := sheet.Value(c)
		total = total.Add(v)
		if c.AsText && !v.IsZero() && extra.Len() < maxLive {
			sign := "+"
			if t.Sign < 0 {
				sign = "-"
			}
			fmt.Fprintf(&extra, "%sIF(ISTEXT(%s),%s,0)", sign, l.ref(t.Sheet, sheets.One(r)), v)
		}
	})
	return total, extra.String()
}

// each visits the cells of a term that hold anything.
func (l *live) each(t reconcile.Term, visit func(sheets.Ref, *layout.Cell)) {
	if s := l.sheet(t.Sheet); s != nil {
		eachCell(s, t.Cells, visit)
	}
}

// eachCell visits the cells of a range that lie in rows and columns in use: a range may be a whole column.
func eachCell(s *layout.Sheet, g sheets.Range, visit func(sheets.Ref, *layout.Cell)) {
	top, bottom := sort.SearchInts(s.Rows, g.From.Row), sort.SearchInts(s.Rows, g.To.Row+1)
	left, right := sort.SearchInts(s.Cols, g.From.Col), sort.SearchInts(s.Cols, g.To.Col+1)
	for i := top; i < bottom; i++ {
		for j := left; j < right; j++ {
			visit(s.Ref(i, j), s.Cell(i, j))
		}
	}
}

func (l *live) sheet(name string) *layout.Sheet {
	if name == "" {
		name = l.x.Sheet
	}
	return l.book.Sheet(name)
}

// figure refers to one cell, also where it holds its figure as text.
func (l *live) figure(sheet string, r sheets.Ref) string {
	ref := l.ref(sheet, sheets.One(r))
	s := l.sheet(sheet)
	if s == nil {
		return ref
	}
	if c := s.Find(r); c != nil && c.AsText {
		return fmt.Sprintf("IF(ISTEXT(%s),%s,%s)", ref, s.Value(c), ref)
	}
	return ref
}

// ref pins cells, with their sheet unless it is the rule's own.
func (l *live) ref(sheet string, g sheets.Range) string {
	if sheet == "" {
		sheet = l.x.Sheet
	}
	if sheet != l.x.Sheet {
		l.elsewhere = true
	} else if l.own {
		return g.Absolute()
	}
	return absolute(sheet, g)
}
