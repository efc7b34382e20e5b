package target

import (
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// leastTied is how many figures of a table must be those of the workbook, and the part of the tied ones, for the table to
// be a copy of it: then one that is not the same is an error.
const (
	leastTied = 3
	mostTied  = 0.7
)

// matchTables ties the figures in the tables of a report to the lines of the workbook that are called the same, in the
// year of their column or row. A table is believed to be taken from the workbook when most of its figures that find a
// line agree; others are left alone. tables is the report's tables laid out.
func (x *index) matchTables(paper *claim.Paper, tables *layout.Book) []*reconcile.Tie {
	var all []*reconcile.Tie
	for _, t := range paper.Tables {
		s := tables.Sheet(t.Name)
		if s == nil {
			continue
		}
		var tied []*reconcile.Tie
		agree := 0
		for i := range s.Rows {
			for j := range s.Cols {
				tie := x.tieCell(t, s, i, j)
				if tie == nil {
					continue
				}
				tied = append(tied, tie)
				if tie.Outcome != reconcile.Differs {
					agree++
				}
			}
		}
		if agree >= leastTied && float64(agree) >= mostTied*float64(len(tied)) {
			all = append(all, tied...)
		}
	}
	return all
}

// tieCell ties one figure of a table; nil where no single line of the workbook is called so.
func (x *index) tieCell(t *claim.Table, s *layout.Sheet, i, j int) *reconcile.Tie {
	c, ref := s.Cell(i, j), s.Ref(i, j)
	if c.State != layout.Number || s.ColRoles[j] == layout.RoleCode || s.ColRoles[j] == layout.RolePeriod {
		return nil
	}
	label, heading := s.RowLabel(i), s.Heading(ref)
	g := reconcile.Target{Name: strings.TrimSpace(label + " " + withoutUnit(heading)), Label: label, Period: heading, Text: s.Shown(c),
		Stated: statedIn(s, c, ref), At: cellPlace(t, ref)}
	if _, dated := whenOf(heading); !dated {
		g.Period = ""
		if _, dated := whenOf(label); dated {
			g.Label, g.Period = withoutUnit(heading), label
		}
	}
	if bagOf(g.Label).size() == 0 || g.Period == label && repeated(s, label) {
		return nil // a year that stands twice is told by itself
	}
	tie := x.tie(&g)
	if tie.Outcome == reconcile.NotTested || tie.Outcome == reconcile.Review || tie.Found.IsZero() && tie.Stated.IsZero() {
		return nil // no line, a line that is only nearly called so, several lines; nil everywhere says nothing
	}
	return tie
}

// repeated reports that two rows of a table are called the same.
func repeated(s *layout.Sheet, label string) bool {
	n := 0
	for i := range s.Rows {
		if s.RowLabel(i) == label {
			n++
		}
	}
	return n > 1
}

// statedIn is a figure of a table as an amount: in full, with what its digits allow.
func statedIn(s *layout.Sheet, c *layout.Cell, ref sheets.Ref) money.Amount {
	u, _ := s.UnitAt(ref)
	v := s.Value(c)
	a := money.Amount{Value: v, Places: max(0, -int(v.Exponent())), Interval: money.Rounded(v, max(0, -int(v.Exponent()))), Text: s.Shown(c)}
	if c.Ratio || u.Percent {
		a.Unit = money.Unit{Percent: true}
		return a
	}
	a.Scale = u.Exponent
	a.Value, a.Interval = v.Shift(int32(u.Exponent)), a.Interval.Shift(u.Exponent)
	a.Unit = money.Unit{Currency: u.Currency}
	return a
}

// cellPlace is where a figure of a table stands.
func cellPlace(t *claim.Table, ref sheets.Ref) reconcile.Place {
	for _, q := range t.At(ref.Row, ref.Col) {
		return reconcile.PlaceOf(claim.Span{Para: q, To: len(q.Text)})
	}
	return reconcile.Place{Table: t.Name, Where: t.Name}
}
