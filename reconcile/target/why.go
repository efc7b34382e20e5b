package target

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/cause"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// why looks for the cause of a stated figure that does not agree: its digits, its unit, or the figure of another year
// or line. Everything is compared in the digits that are stated, £13.24m as 13.24.
func (x *index) why(t *reconcile.Target, h home, tie *reconcile.Tie) *reconcile.Cause {
	scale := func(v decimal.Decimal) decimal.Decimal {
		return v.Shift(int32(-t.Stated.Scale)).Round(int32(t.Stated.Places))
	}
	f := cause.Facts{Stated: scale(tie.Stated), Recomputed: scale(tie.Found), At: tie.Home.Cells}
	f.Step = decimal.New(1, int32(-t.Stated.Places))
	if len(h.cells) == 1 {
		for _, n := range x.neighbours(h, t.Stated.Unit.Percent) {
			r := home{sheet: h.sheet, cells: []sheets.Ref{n.ref}}.read()
			if r.bad == "" {
				f.Neighbours = append(f.Neighbours, cause.Line{At: n.ref.String(), Label: n.label, Year: n.year, Value: scale(r.value)})
			}
		}
	}
	return cause.Find(f)
}

// neighbour is a figure that may have been taken for the right one.
type neighbour struct {
	ref         sheets.Ref
	label, year string
}

// neighbours lists the other periods of the home's row, and the other totals of its column.
func (x *index) neighbours(h home, percent bool) []neighbour {
	at := h.cells[0]
	i, j, ok := h.sheet.Index(at)
	if !ok {
		return nil
	}
	var all []neighbour
	for k := range h.sheet.Cols {
		c, ref := h.sheet.Cell(i, k), h.sheet.Ref(i, k)
		if _, dated := whenOf(h.sheet.Heading(ref)); k != j && dated && c.State == layout.Number && isRatio(h.sheet, c, ref) == percent {
			all = append(all, neighbour{ref: ref, year: h.sheet.Heading(ref)})
		}
	}
	for k := range h.sheet.Rows {
		ref := h.sheet.Ref(k, j)
		if k != i && h.sheet.Cell(k, j).State == layout.Number && x.isTotal(h.sheet.Name, ref) {
			all = append(all, neighbour{ref: ref, label: h.sheet.RowLabel(k)})
		}
	}
	return all
}
