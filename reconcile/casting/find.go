package casting

import (
	"fmt"

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
	var out []*reconcile.Relation
	family := 0
	for _, axis := range []reconcile.Axis{reconcile.Down, reconcile.Across} {
		v := newView(s, axis, all)
		if len(v.lines) == 0 || len(v.members) == 0 {
			continue
		}
		summed := map[int]bool{}
		for _, h := range v.choose() {
			family++
			summed[h.total] = true
			out = append(out, v.relations(v.orient(h), family)...)
		}
		for _, q := range v.quotients(summed) {
			family++
			out = append(out, v.quotientRelations(q, family)...)
		}
	}
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
