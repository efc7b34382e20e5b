// Package casting finds the arithmetic that a sheet claims: which figure is meant to be made of which, also where the
// figures do not agree. Agreement is evidence for a relation only as a vote of parallel columns or rows; it is never a
// condition on the one cell, so that the cell that breaks ranks is the finding.
package casting

import (
	"fmt"
	"slices"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// Find returns every relation that a workbook's sheets claim, tested, in the order of the sheets.
func Find(b *layout.Book) []*reconcile.Relation {
	out := make([][]*reconcile.Relation, len(b.Sheets))
	layout.Each(len(b.Sheets), func(i int) {
		out[i] = guarded(b.Sheets[i], findOn)
	})
	var all []*reconcile.Relation
	family := 0
	for _, rels := range out {
		most := 0
		for _, r := range rels {
			if r.Family > 0 {
				most = max(most, r.Family)
				r.Family += family
			}
		}
		family += most
		all = append(all, rels...)
	}
	return all
}

// guarded lets a panic on one sheet become that sheet's being unread, so that the others still speak.
func guarded(s *layout.Sheet, find func(*layout.Sheet) []*reconcile.Relation) (out []*reconcile.Relation) {
	defer func() {
		if r := recover(); r != nil {
			out, s.Unread = nil, fmt.Sprintf("The search for its totals stopped: %v.", r)
		}
	}()
	return find(s)
}

// findOn finds the relations of one sheet: sums down and across by the vote of siblings, then whatever its formulas
// say besides.
func findOn(s *layout.Sheet) []*reconcile.Relation {
	if len(s.Rows) == 0 || len(s.Cols) == 0 {
		return nil
	}
	all := readClaims(s)
	down, across := read(s, reconcile.Down, all), read(s, reconcile.Across, all)
	down.leaveOut(across)
	across.leaveOut(down)
	out := down.relations(0)
	out = append(out, across.relations(len(down.sums)+len(down.quotients))...)
	out = append(out, stated(s, all, out)...)
	locate(out)
	for _, r := range out {
		turn(s, r)
		if s.Visibility != sheets.Visible && r.Outcome == reconcile.Differs {
			r.Outcome, r.Reason = reconcile.Review, "its sheet is hidden, and may have been left behind"
		}
	}
	return out
}

// reading is what one view of a sheet was found to claim.
type reading struct {
	*view
	sums      []*hypothesis
	quotients []*quotient
}

func read(s *layout.Sheet, axis reconcile.Axis, all claims) reading {
	r := reading{view: newView(s, axis, all)}
	if len(r.lines) == 0 || len(r.members) == 0 {
		return r
	}
	r.sums = r.findMeans(r.choose())
	summed := map[int]int{}
	for _, h := range r.sums {
		summed[h.total] = max(summed[h.total], h.agree)
	}
	r.quotients = r.findQuotients(summed)
	r.dropChance()
	return r
}

// dropChance drops the sums of a line that far more members prove to be a quotient: shares of one whole add up to
// another here and there. Amounts in the prices of one year are quotients and add all the same.
func (r *reading) dropChance() {
	divided := map[int]int{}
	for _, q := range r.quotients {
		divided[q.of] = q.agree
	}
	r.sums = slices.DeleteFunc(r.sums, func(h *hypothesis) bool {
		return r.facts[h.total].ratio && len(h.byFormula) == 0 && !h.rule && divided[h.total] > farMore*h.agree
	})
}

// leaveOut takes the lines that the other reading found to be means or quotients out of the sums of this one: those of a
// row of averages need not add up across.
func (r reading) leaveOut(other reading) {
	worked := map[int]bool{} // grid rows or columns
	for _, h := range other.sums {
		if h.mean {
			worked[other.lines[h.total]] = true
		}
	}
	for _, q := range other.quotients {
		if other.facts[q.of].ratio || !other.byOneFigure(q) {
			worked[other.lines[q.of]] = true
		}
	}
	for m, at := range r.members {
		r.ratio[m] = r.ratio[m] || worked[at]
	}
}

// relations turns what was found into relations; families count on from the number given.
func (r reading) relations(family int) []*reconcile.Relation {
	var out []*reconcile.Relation
	for _, h := range r.sums {
		family++
		out = append(out, r.sumRelations(r.orient(h), family)...)
	}
	for _, q := range r.quotients {
		family++
		out = append(out, r.quotientRelations(q, family)...)
	}
	return out
}
