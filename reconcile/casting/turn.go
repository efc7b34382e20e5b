package casting

import (
	"slices"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// orient tells a believed sum the way people read it: where one of the lines is called net, variance or remaining and
// the total is not called a total, the claim is that line: what is left when the others are taken from the first.
func (v *view) orient(h *hypothesis) *hypothesis {
	if h.mean || len(h.terms) > 2 || h.signs != nil || len(h.byFormula) > 0 || v.facts[h.total].total || v.facts[h.total].net {
		return h
	}
	left := -1
	for k, l := range h.terms {
		if v.isLeft(l) {
			if left >= 0 {
				return h
			}
			left = k
		}
	}
	if left < 0 {
		return h
	}
	o := &hypothesis{total: h.terms[left], prior: h.prior, how: "what is left of " + v.facts[h.total].label}
	o.terms, o.signs = append(o.terms, h.total), append(o.signs, 1)
	for k, l := range h.terms {
		if k != left {
			o.terms, o.signs = append(o.terms, l), append(o.signs, -1)
		}
	}
	sortTerms(o)
	v.eval(o)
	return o
}

// isLeft reports whether a line is called what is left when one figure is taken from another. Down a column a movement or
// change may as well lead from the opening to the closing balance.
func (v *view) isLeft(l int) bool {
	if v.axis == reconcile.Across {
		return v.facts[l].net && !v.facts[l].ratio
	}
	return hasWord(v.facts[l].label, leftWords) && !v.facts[l].ratio
}

// sortTerms puts the terms in the order of the sheet, each with its sign.
func sortTerms(h *hypothesis) {
	signs := map[int]int{}
	for k, l := range h.terms {
		signs[l] = h.signs[k]
	}
	slices.Sort(h.terms)
	for k, l := range h.terms {
		h.signs[k] = signs[l]
	}
}

// turn tells a sum of two lines by the cell that was found to be wrong in it: the finding stands where the figure to
// be mended does. A total with a formula of its own that says something else is what is to be mended.
func turn(s *layout.Sheet, r *reconcile.Relation) {
	if r.Cell == nil || *r.Cell == r.Total || r.Kind != reconcile.Sum || r.Has(reconcile.ByFormula) || r.Fault == reconcile.OtherLines {
		return
	}
	cells := termCells(r)
	k := slices.Index(cells, *r.Cell)
	if len(cells) != 2 || k < 0 {
		return
	}
	total, other := r.Total, cells[1-k]
	r.Kind, r.Total = reconcile.Difference, *r.Cell
	r.Terms = []reconcile.Term{{Cells: sheets.One(total), Sign: 1}, {Cells: sheets.One(other), Sign: -1}}
	r.Label, r.Heading = s.Label(r.Total), s.Heading(r.Total)
	r.Recomputed = r.Stated.Sub(s.Value(s.Find(other)))
	r.Stated = s.Value(s.Find(r.Total))
	r.Difference = r.Difference.Neg()
}

// termCells lists the cells of a relation's terms on its own sheet.
func termCells(r *reconcile.Relation) []sheets.Ref {
	var out []sheets.Ref
	for _, t := range r.Terms {
		for row := t.Cells.From.Row; row <= t.Cells.To.Row; row++ {
			for col := t.Cells.From.Col; col <= t.Cells.To.Col; col++ {
				out = append(out, sheets.Ref{Row: row, Col: col})
			}
		}
	}
	return out
}
