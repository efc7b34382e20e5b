package checks

import (
	"slices"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/cause"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// facts gathers what bears on a difference: the lines, what stands next to them, the totals around.
func (t *teller) facts(r *reconcile.Relation) cause.Facts {
	f := cause.Facts{Stated: r.Stated, Recomputed: r.Recomputed, At: r.Total.String(), Literal: r.Literal}
	s := t.p.Book.Sheet(r.Sheet)
	if s == nil {
		return f
	}
	inside := map[sheets.Ref]bool{r.Total: true}
	for _, c := range termCells(t.p.Book, r) {
		if !c.cell.IsFigure() || len(f.Lines) == maxLines {
			continue
		}
		l := t.line(c.sheet, r, c.at, c.cell)
		l.Sign = c.sign
		if c.sheet != s {
			l.At = reconcile.QuoteSheet(c.sheet.Name) + "!" + l.At
		} else {
			inside[c.at] = true
			t.expect(&l, r, c.at)
		}
		f.Lines = append(f.Lines, l)
	}
	if r.Fault == reconcile.OtherLines {
		leaveOut(&f, r.Formula)
	}
	if r.Axis != reconcile.Elsewhere {
		f.Near = t.near(s, r, inside)
		f.Neighbours = t.neighbours(r)
	}
	return f
}

// leaveOut lists the lines that a total's own formula does not reach.
func leaveOut(f *cause.Facts, text string) {
	node, err := formula.Parse(text)
	if err != nil {
		return
	}
	refs := formula.Refs(node)
	for _, l := range f.Lines {
		at, err := sheets.ParseRef(l.At)
		if err == nil && !slices.ContainsFunc(refs, func(r formula.Ref) bool { return r.Sheet == "" && r.Range.Contains(at) }) {
			f.LeftOut = append(f.LeftOut, l)
		}
	}
	if len(refs) > 0 {
		f.Range = refs[0].Range.String()
	}
}

// maxLines is the most cells that are looked at for a cause.
const maxLines = 2000

func (t *teller) line(s *layout.Sheet, r *reconcile.Relation, at sheets.Ref, c *layout.Cell) cause.Line {
	l := cause.Line{At: at.String(), Label: s.Label(at), Value: s.Value(c), Subtotal: t.isTotal(s.Name, at, r)}
	if r.Axis == reconcile.Across {
		l.Label = s.Heading(at)
	}
	return l
}

// isTotal reports whether a cell is the total of another relation that runs the same way.
func (t *teller) isTotal(sheet string, at sheets.Ref, r *reconcile.Relation) bool {
	return slices.ContainsFunc(t.byTotal[cellOn{sheet, at}], func(o *reconcile.Relation) bool {
		return o != r && o.IsSum() && o.Axis == r.Axis && o.Outcome != reconcile.NotTested
	})
}

// expect says what a line should be, where a failing relation that makes it tells.
func (t *teller) expect(l *cause.Line, r *reconcile.Relation, at sheets.Ref) {
	for _, o := range t.byTotal[cellOn{r.Sheet, at}] {
		if o != r && o.IsSum() && o.Outcome == reconcile.Differs {
			l.Expected = decimal.NewNullDecimal(o.Recomputed)
		}
	}
}

// near lists figures that the total could have taken in by mistake: just outside its lines, and subtotals among them.
func (t *teller) near(s *layout.Sheet, r *reconcile.Relation, inside map[sheets.Ref]bool) []cause.Line {
	g := sheets.One(r.Total)
	for at := range inside {
		g.From.Row, g.From.Col = min(g.From.Row, at.Row), min(g.From.Col, at.Col)
		g.To.Row, g.To.Col = max(g.To.Row, at.Row), max(g.To.Col, at.Col)
	}
	if r.Axis == reconcile.Down {
		g.From.Row, g.To.Row = max(1, g.From.Row-nearLines), g.To.Row+nearLines
	} else {
		g.From.Col, g.To.Col = max(1, g.From.Col-nearLines), g.To.Col+nearLines
	}
	var out []cause.Line
	if g.Count() > maxLines {
		return nil
	}
	top, bottom, left, right := gridOf(s, g)
	for i := top; i < bottom; i++ {
		for j := left; j < right; j++ {
			if c := s.Cell(i, j); c.IsFigure() && !inside[s.Ref(i, j)] {
				out = append(out, t.line(s, r, s.Ref(i, j), c))
			}
		}
	}
	return out
}

// nearLines is how far beyond its lines a total may have strayed.
const nearLines = 3

var one = decimal.NewFromInt(1)

// neighbours lists totals that may have been copied: those of the same family that hold the figure stated, give or take
// what no one would call another figure. Families of long lists have thousands of others.
func (t *teller) neighbours(r *reconcile.Relation) []cause.Line {
	var out []cause.Line
	near := decimal.Max(one, r.Stated.Abs().Shift(-6), r.Recomputed.Abs().Shift(-12))
	least, most := r.Stated.Sub(near), r.Stated.Add(near)
	for _, o := range t.byFamily[r.Family] {
		if o.Stated.LessThan(least) || o.Stated.GreaterThan(most) || o == r || o.Sheet != r.Sheet || !o.IsSum() || o.Total == r.Total {
			continue
		}
		l := cause.Line{At: o.Total.String(), Label: subject(o.Label, o.Heading), Value: o.Stated}
		if o.Label == r.Label {
			l.Year = o.Heading
		}
		out = append(out, l)
	}
	return out
}
