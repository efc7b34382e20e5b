package target

import (
	"crosscast/reconcile"
	"crosscast/sheets"
)

// headlines tells which totals stand at the end of all adding up.
type headlines struct {
	terms   map[string]map[int][]sheets.Range // the terms of sums, by sheet and column
	rows    map[string]map[int]bool           // rows in which something is added down, by sheet
	addDown map[string]bool                   // sheets on which anything is
}

// headlinesOf gathers what is added to what. A difference does not make a term: a total from which something is taken
// off again stays a headline.
func headlinesOf(relations []*reconcile.Relation) headlines {
	h := headlines{map[string]map[int][]sheets.Range{}, map[string]map[int]bool{}, map[string]bool{}}
	for _, r := range relations {
		if r.Kind != reconcile.Sum {
			continue
		}
		if r.Axis != reconcile.Across {
			if h.rows[r.Sheet] == nil {
				h.rows[r.Sheet] = map[int]bool{}
			}
			h.rows[r.Sheet][r.Total.Row], h.addDown[r.Sheet] = true, true
		}
		for _, t := range r.Terms {
			h.add(r.Sheet, t)
		}
	}
	return h
}

func (h headlines) add(sheet string, t reconcile.Term) {
	if t.Sheet != "" {
		sheet = t.Sheet
	}
	if h.terms[sheet] == nil {
		h.terms[sheet] = map[int][]sheets.Range{}
	}
	for col := t.Cells.From.Col; col <= t.Cells.To.Col; col++ {
		h.terms[sheet][col] = append(h.terms[sheet][col], t.Cells)
	}
}

// headline reports whether a relation's total is one: a sum that is in no other sum, and not the sum across a line on
// a sheet where lines are added down.
func (h headlines) headline(r *reconcile.Relation) bool {
	if r.Kind != reconcile.Sum || h.addDown[r.Sheet] && !h.rows[r.Sheet][r.Total.Row] {
		return false
	}
	for _, g := range h.terms[r.Sheet][r.Total.Col] {
		if g.Contains(r.Total) {
			return false
		}
	}
	return true
}
