package checks

import (
	"crosscast/reconcile"
	"crosscast/reconcile/cause"
	"crosscast/sheets"
)

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
	p        *reconcile.Pass
	byTotal  map[cellOn][]*reconcile.Relation
	byFamily map[int][]*reconcile.Relation
	accused  map[cellOn][]*reconcile.Relation // failing relations, by the cell found to be wrong
}

type cellOn struct {
	sheet string
	at    sheets.Ref
}

func newTeller(p *reconcile.Pass) *teller {
	t := &teller{p, map[cellOn][]*reconcile.Relation{}, map[int][]*reconcile.Relation{}, map[cellOn][]*reconcile.Relation{}}
	for _, r := range p.Relations {
		k := cellOn{r.Sheet, r.Total}
		t.byTotal[k] = append(t.byTotal[k], r)
		if r.Family > 0 {
			t.byFamily[r.Family] = append(t.byFamily[r.Family], r)
		}
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
	if r.Follows = t.follows(r); r.Follows != nil {
		return false
	}
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
	if best != r {
		r.Follows = best
	}
	return best == r
}

// follows finds the total by which another one fails: its own formula takes it in, and it fails by as much. nil if there is
// none.
func (t *teller) follows(r *reconcile.Relation) *reconcile.Relation {
	for _, o := range t.byTotal[cellOn{r.Sheet, r.Total}] {
		if o == r || !o.Has(reconcile.ByFormula) || !o.IsSum() || o.Outcome != reconcile.Agrees {
			continue
		}
		for _, line := range termCells(t.p.Book, o) {
			for _, f := range t.byTotal[cellOn{line.sheet.Name, line.at}] {
				if f.Outcome == reconcile.Differs && f.IsSum() && f.Difference.Abs().Equal(r.Difference.Abs()) {
					return f
				}
			}
		}
	}
	return nil
}

// finding tells of a relation, with its likely cause.
func (t *teller) finding(r *reconcile.Relation, headline string) reconcile.Finding {
	if r.Cause == nil && r.IsSum() && !r.Difference.IsZero() && r.Outcome != reconcile.NotTested {
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
