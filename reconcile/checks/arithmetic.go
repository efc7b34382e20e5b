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

// isSum reports whether a relation adds or takes off.
func isSum(r *reconcile.Relation) bool {
	return r.Kind == reconcile.Sum || r.Kind == reconcile.Difference
}

// tellOwn reports every relation of the running check that does not simply agree. Of several that fail for the same
// reason only the first is told, and the others under it.
func tellOwn(p *reconcile.Pass, headline string) error {
	t := newTeller(p)
	for _, r := range p.Own() {
		if worthTelling(r) && t.lowest(r) {
			p.Report(t.finding(r, headline))
		}
	}
	return nil
}

// worthTelling reports whether people are told of an outcome one by one. What agrees, also after rounding, and what was
// not tested is counted and listed, not told.
func worthTelling(r *reconcile.Relation) bool {
	return r.Outcome == reconcile.Differs || r.Outcome == reconcile.Review || r.Outcome == reconcile.Latent
}

// teller knows the relations of a document by the cells that they speak of.
type teller struct {
	p       *reconcile.Pass
	byTotal map[cellOn][]*reconcile.Relation
	accused map[cellOn][]*reconcile.Relation // failing relations, by the cell found to be wrong
}

type cellOn struct {
	sheet string
	at    sheets.Ref
}

func newTeller(p *reconcile.Pass) *teller {
	t := &teller{p, map[cellOn][]*reconcile.Relation{}, map[cellOn][]*reconcile.Relation{}}
	for _, r := range p.Relations {
		k := cellOn{r.Sheet, r.Total}
		t.byTotal[k] = append(t.byTotal[k], r)
		if r.Cell != nil && r.Outcome == reconcile.Differs {
			k.at = *r.Cell
			t.accused[k] = append(t.accused[k], r)
		}
	}
	return t
}

// lowest reports whether r is the relation under which a wrong cell is told: the one that makes that very cell, else
// the first. A total that fails only because of a line below it is not told twice.
func (t *teller) lowest(r *reconcile.Relation) bool {
	if r.Cell == nil || r.Outcome != reconcile.Differs {
		return true
	}
	all := t.accused[cellOn{r.Sheet, *r.Cell}]
	best := all[0]
	for _, o := range all {
		if o.Total == *r.Cell && best.Total != *r.Cell {
			best = o
		}
	}
	return best == r
}

// finding tells of a relation, with its likely cause.
func (t *teller) finding(r *reconcile.Relation, headline string) reconcile.Finding {
	if r.Cause == nil && isSum(r) && !r.Difference.IsZero() && r.Outcome != reconcile.NotTested {
		r.Cause = cause.Find(t.facts(r))
	}
	if (r.Kind == reconcile.Ratio || r.Kind == reconcile.Change) && r.Cause == nil {
		r.Cause = cause.Find(cause.Facts{Stated: r.Stated, Recomputed: r.Recomputed, At: r.Total.String()})
	}
	return reconcile.Finding{Outcome: r.Outcome, At: reconcile.Place{Sheet: r.Sheet, Cells: r.Total.String()},
		Subject: subject(r.Label, r.Heading), Headline: headline, Relation: r, Cause: r.Cause}
}

// subject names a figure by its row and column: "Total savings, 2015/16".
func subject(label, heading string) string {
	switch {
	case label == "":
		return heading
	case heading == "":
		return label
	}
	return label + ", " + heading
}

// facts gathers what bears on a difference: the lines, what stands next to them, the totals around.
func (t *teller) facts(r *reconcile.Relation) cause.Facts {
	f := cause.Facts{Stated: r.Stated, Recomputed: r.Recomputed, At: r.Total.String(), Literal: r.Literal}
	s := t.p.Book.Sheet(r.Sheet)
	if s == nil {
		return f
	}
	inside := map[sheets.Ref]bool{r.Total: true}
	for _, term := range r.Terms {
		on := s
		if term.Sheet != "" {
			on = t.p.Book.Sheet(term.Sheet)
		}
		if on == nil || term.Cells.Count() > maxLines {
			continue
		}
		eachFigure(on, term.Cells, func(at sheets.Ref, c *layout.Cell) {
			l := t.line(on, r, at, c)
			l.Sign = term.Sign
			if on != s {
				l.At = reconcile.QuoteSheet(on.Name) + "!" + l.At
			} else {
				inside[at] = true
				t.expect(&l, r, at)
			}
			f.Lines = append(f.Lines, l)
		})
	}
	if r.Fault == reconcile.OtherLines {
		leaveOut(&f, r.Formula)
	}
	if r.Axis != reconcile.Elsewhere {
		f.Near = t.near(s, r, inside)
		f.Neighbours = t.neighbours(s, r)
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

// maxLines is the most cells of one range that are looked at for a cause.
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
		return o != r && isSum(o) && o.Axis == r.Axis && o.Outcome != reconcile.NotTested
	})
}

// expect says what a line should be, where a failing relation that makes it tells.
func (t *teller) expect(l *cause.Line, r *reconcile.Relation, at sheets.Ref) {
	for _, o := range t.byTotal[cellOn{r.Sheet, at}] {
		if o != r && isSum(o) && o.Outcome == reconcile.Differs {
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
	eachFigure(s, g, func(at sheets.Ref, c *layout.Cell) {
		if !inside[at] {
			out = append(out, t.line(s, r, at, c))
		}
	})
	return out
}

// nearLines is how far beyond its lines a total may have strayed.
const nearLines = 3

// neighbours lists totals that may have been copied: of the same family first.
func (t *teller) neighbours(s *layout.Sheet, r *reconcile.Relation) []cause.Line {
	var out []cause.Line
	for _, o := range t.p.Relations {
		if o == r || o.Sheet != r.Sheet || !isSum(o) || o.Total == r.Total || o.Family != r.Family || r.Family == 0 {
			continue
		}
		l := cause.Line{At: o.Total.String(), Label: subject(o.Label, o.Heading), Value: o.Stated}
		if o.Label == r.Label {
			l.Year = o.Heading
		} else if o.Heading == r.Heading {
			l.Year = ""
		}
		out = append(out, l)
	}
	return out
}

// eachFigure visits the figures of a range.
func eachFigure(s *layout.Sheet, g sheets.Range, f func(at sheets.Ref, c *layout.Cell)) {
	i, _ := slices.BinarySearch(s.Rows, g.From.Row)
	for ; i < len(s.Rows) && s.Rows[i] <= g.To.Row; i++ {
		j, _ := slices.BinarySearch(s.Cols, g.From.Col)
		for ; j < len(s.Cols) && s.Cols[j] <= g.To.Col; j++ {
			if c := s.Cell(i, j); c.IsFigure() {
				f(s.Ref(i, j), c)
			}
		}
	}
}
