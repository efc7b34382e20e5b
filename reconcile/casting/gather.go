package casting

import (
	"fmt"
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// gathered is what the references of a formula add up to.
type gathered struct {
	terms    []reconcile.Term
	sum      decimal.Decimal
	cells    int    // cells referred to, blank ones too
	figures  int    // cells that hold a number
	spoilt   string // why the sum cannot be tested
	negative bool
	asText   bool // a line holds its figure as text
}

// gather adds up references as the formula's own program does: text and blanks count as nothing.
func (m sumsOf) gather(s *layout.Sheet, terms []formula.Term) gathered {
	var g gathered
	for _, t := range terms {
		on := s
		if t.Ref.Sheet != "" && t.Ref.Sheet != s.Name {
			if on = s.Book.Sheet(t.Ref.Sheet); on == nil {
				g.spoilt = fmt.Sprintf("there is no sheet %q", t.Ref.Sheet)
				return g
			}
		}
		term := reconcile.Term{Cells: t.Ref.Range, Sign: t.Sign}
		if on != s {
			term.Sheet = on.Name
		}
		g.terms = append(g.terms, term)
		g.negative = g.negative || t.Sign < 0
		g.cells += t.Ref.Range.Count()
		m.addTerm(&g, on, t)
	}
	return g
}

// plainTerm adds a cell as it stands.
var plainTerm = formula.Term{Sign: 1}

// addTerm takes one reference into the sum, a long range by the running sums of its columns. A cell that stops the sum
// is all that counts then: the last one in reading order, as where a range is added cell by cell.
func (m sumsOf) addTerm(g *gathered, s *layout.Sheet, t formula.Term) {
	r := t.Ref.Range
	if t.Round != nil || r.To.Row-r.From.Row < longRange {
		g.add(s, t)
		return
	}
	row, col := -1, 0
	for j := sort.SearchInts(s.Cols, r.From.Col); j < len(s.Cols) && s.Cols[j] <= r.To.Col; j++ {
		if i := m.add(g, s, r, j, t.Sign); i >= 0 && i >= row {
			row, col = i, j
		}
	}
	if row >= 0 {
		g.addCell(s, t, s.Ref(row, col), s.Cell(row, col))
	}
}

// add takes one reference into the sum cell by cell.
func (g *gathered) add(s *layout.Sheet, t formula.Term) {
	i := sort.SearchInts(s.Rows, t.Ref.Range.From.Row)
	for ; i < len(s.Rows) && s.Rows[i] <= t.Ref.Range.To.Row; i++ {
		j := sort.SearchInts(s.Cols, t.Ref.Range.From.Col)
		for ; j < len(s.Cols) && s.Cols[j] <= t.Ref.Range.To.Col; j++ {
			g.addCell(s, t, s.Ref(i, j), s.Cell(i, j))
		}
	}
}

func (g *gathered) addCell(s *layout.Sheet, t formula.Term, at sheets.Ref, c *layout.Cell) {
	switch {
	case c.State == layout.Error:
		g.spoilt = fmt.Sprintf("%s is %s", at, c.Source.Raw)
	case c.State == layout.Malformed:
		g.spoilt = fmt.Sprintf("%s %q is not a well-formed number", at, s.Shown(c))
	case c.Source != nil && c.Source.Kind == sheets.Blank && c.Source.Formula != 0:
		g.spoilt = fmt.Sprintf("the formula in %s has no stored result", at)
	case c.State == layout.Number, c.State == layout.Date && c.Source.Kind == sheets.Number:
		v := s.Stored(c)
		if t.Round != nil {
			v = roundAs(t.Round, v)
		}
		g.sum = g.sum.Add(v.Mul(decimal.NewFromInt(int64(t.Sign))))
		g.figures++
		g.asText = g.asText || c.AsText
	}
}
