package checks

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// hiddenLine is one hidden row or column whose figures are counted in visible totals.
type hiddenLine struct {
	number int // of the row or column
	cells  sheets.Range
	totals []sheets.Ref
	amount decimal.Decimal // the first figure counted that is not nil
	at     sheets.Ref      // where it stands
	adds   bool            // any figure is not nil
}

// hiddenLines gathers the hidden lines that visible totals count along an axis, by row or column number.
func hiddenLines(p *reconcile.Pass, s *layout.Sheet, rels []*reconcile.Relation, axis reconcile.Axis) []*hiddenLine {
	by := map[int]*hiddenLine{}
	for _, r := range rels {
		if r.Axis != axis || !r.IsSum() || s.HiddenAt(r.Total) {
			continue
		}
		for _, c := range hiddenCounted(p, s, r) {
			n := c.at.Row
			if axis == reconcile.Across {
				n = c.at.Col
			}
			if by[n] == nil {
				by[n] = &hiddenLine{number: n}
			}
			by[n].count(c, r.Total)
		}
	}
	out := make([]*hiddenLine, 0, len(by))
	for _, l := range by {
		if l.adds {
			out = append(out, l)
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].number < out[b].number })
	return out
}

// hiddenCounted lists the hidden figures that a total is known to take in: its own formula names them, or it is typed and
// comes to the sum only with them.
func hiddenCounted(p *reconcile.Pass, s *layout.Sheet, r *reconcile.Relation) []termCell {
	cells := hiddenAmong(termCells(p.Book, r))
	if len(cells) == 0 {
		return nil
	}
	c := s.Find(r.Total)
	switch {
	case c == nil || c.AsText:
		return nil
	case s.FormulaOf(c.Source) != nil:
		return named(s, r.Total, cells)
	case r.Outcome == reconcile.Agrees && (r.Siblings >= 2 || r.Has(reconcile.ByLabel)):
		return cells
	}
	return nil
}

// named keeps the cells that the formula at r refers to.
func named(s *layout.Sheet, r sheets.Ref, cells []termCell) []termCell {
	n, ok := formulaAt(s, r)
	if !ok {
		return nil
	}
	refs := formula.Refs(n)
	return slices.DeleteFunc(cells, func(c termCell) bool { return !among(refs, s, c) })
}

// hiddenAmong picks the hidden figures among a total's terms; none where the total shows none of its lines, since
// detail folded away under its total is meant to be so, and none where nothing shown would add to it.
func hiddenAmong(cells []termCell) []termCell {
	var out []termCell
	shown := 0
	for _, c := range cells {
		switch {
		case !c.cell.IsFigure():
		case c.sheet.HiddenAt(c.at):
			out = append(out, c)
		case isAmount(c):
			shown++
		}
	}
	if shown == 0 {
		return nil
	}
	return out
}

func (l *hiddenLine) count(c termCell, total sheets.Ref) {
	l.cells = around(l.cells, c.at)
	l.totals = append(l.totals, total)
	if isAmount(c) && !l.adds {
		l.amount, l.at, l.adds = c.sheet.Value(c.cell), c.at, true
	}
}

// hiddenRuns joins lines that stand side by side.
func hiddenRuns(lines []*hiddenLine) [][]*hiddenLine {
	var out [][]*hiddenLine
	for i, l := range lines {
		if i > 0 && l.number == lines[i-1].number+1 {
			out[len(out)-1] = append(out[len(out)-1], l)
			continue
		}
		out = append(out, []*hiddenLine{l})
	}
	return out
}

// whole is all figures of the line that stand with those counted: a person looks at the line, not at single cells.
func (l *hiddenLine) whole(s *layout.Sheet, axis reconcile.Axis) sheets.Range {
	step := sheets.Ref{Col: 1}
	if axis == reconcile.Across {
		step = sheets.Ref{Row: 1}
	}
	grow := func(r sheets.Ref, by int) sheets.Ref {
		for {
			next := sheets.Ref{Row: r.Row + by*step.Row, Col: r.Col + by*step.Col}
			if c := s.Find(next); c == nil || !c.IsFigure() {
				return r
			}
			r = next
		}
	}
	return sheets.Range{From: grow(l.cells.From, -1), To: grow(l.cells.To, 1)}
}
