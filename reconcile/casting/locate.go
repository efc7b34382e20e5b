package casting

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// crossing is what one relation says of one of its cells: by how much the cell would have to change for it to hold.
type crossing struct {
	r    *reconcile.Relation
	mend decimal.Decimal
}

// maxLocated is the most cells of one relation that are looked into.
const maxLocated = 500

// locate names the wrong cell where the relations that cross in it tell: a cell is cleared by any relation over it that
// holds, and accused by each that fails by the same amount.
func locate(all []*reconcile.Relation) {
	at := map[sheets.Ref][]crossing{}
	for _, r := range all {
		if failing(r) {
			visit(r, func(c sheets.Ref, mend decimal.Decimal) { at[c] = append(at[c], crossing{r, mend}) })
		}
	}
	cleared := map[sheets.Ref]bool{}
	for _, r := range all {
		if !r.IsSum() || r.Outcome != reconcile.Agrees && r.Outcome != reconcile.Rounding {
			continue
		}
		visit(r, func(c sheets.Ref, _ decimal.Decimal) {
			if at[c] != nil {
				cleared[c] = true
			}
		})
	}
	for _, r := range all {
		if failing(r) {
			r.Cell = accused(r, at, cleared)
		}
	}
}

func failing(r *reconcile.Relation) bool {
	return r.IsSum() && (r.Outcome == reconcile.Differs || r.Outcome == reconcile.Review)
}

// visit calls f for every cell of a relation on its own sheet, with the change that would make the relation hold.
func visit(r *reconcile.Relation, f func(c sheets.Ref, mend decimal.Decimal)) {
	n := 1
	for _, t := range r.Terms {
		n += t.Cells.Count()
	}
	if n > maxLocated {
		return
	}
	f(r.Total, r.Difference.Neg())
	for _, t := range r.Terms {
		if t.Sheet != "" {
			continue
		}
		mend := r.Difference.Mul(decimal.NewFromInt(int64(t.Sign)))
		for row := t.Cells.From.Row; row <= t.Cells.To.Row; row++ {
			for col := t.Cells.From.Col; col <= t.Cells.To.Col; col++ {
				f(sheets.Ref{Row: row, Col: col}, mend)
			}
		}
	}
}

// accused is the one cell of r that no holding relation clears and that other failing relations accuse alike; nil where
// there is none, or more than one.
func accused(r *reconcile.Relation, at map[sheets.Ref][]crossing, cleared map[sheets.Ref]bool) *sheets.Ref {
	var alone, backed []sheets.Ref
	visit(r, func(c sheets.Ref, mend decimal.Decimal) {
		if cleared[c] {
			return
		}
		alone = append(alone, c)
		for _, x := range at[c] {
			if x.r != r && x.mend.Equal(mend) {
				backed = append(backed, c)
				break
			}
		}
	})
	switch {
	case len(backed) == 1:
		return &backed[0]
	case len(backed) == 0 && len(alone) == 1:
		return &alone[0]
	}
	return nil
}
