package checks

import "crosscast/reconcile"

// taker lists relations that a check settles by a rule of its own, each once: where the casting found one for the same
// cell by the same formula, that one is turned into it.
type taker struct {
	p     *reconcile.Pass
	found map[cellOn]*reconcile.Relation
}

func newTaker(p *reconcile.Pass) *taker {
	t := &taker{p, map[cellOn]*reconcile.Relation{}}
	for _, r := range p.Relations {
		at := cellOn{r.Sheet, r.Total}
		if t.found[at] == nil && r.Has(reconcile.ByFormula) && r.Check != p.Check.Name {
			t.found[at] = r
		}
	}
	return t
}

// take lists r as the running check's own, and returns it as listed.
func (t *taker) take(r *reconcile.Relation) *reconcile.Relation {
	at := cellOn{r.Sheet, r.Total}
	old := t.found[at]
	if old == nil {
		t.p.Add(r)
		return r
	}
	delete(t.found, at)
	t.turn(old, r)
	return old
}

// turn makes a relation that was found before into what the running check says of the same cell.
func (t *taker) turn(old, r *reconcile.Relation) {
	*old = *r
	old.Check = t.p.Check.Name
}
