package layout

import (
	"crosscast/reconcile/evaluate"
	"crosscast/sheets"
)

// maxWorked bounds how many results are worked out for one workbook.
const maxWorked = 200_000

// worked holds results that the workbook does not store, as cells that do.
type worked map[*sheets.Sheet]map[sheets.Ref]*sheets.Cell

// workOut computes the formulas that come without a result, as some programs write them, so that the totals over them can
// be tested. What cannot be worked out stays without.
func workOut(wb *sheets.Workbook) worked {
	out := worked{}
	var ev *evaluate.Evaluator
	n := 0
	for _, s := range wb.Sheets {
		for i := range s.Rows {
			for k := range s.Rows[i].Cells {
				c := &s.Rows[i].Cells[k]
				if f := s.FormulaOf(c); f == nil || !f.NoValue || n == maxWorked {
					continue
				}
				if ev == nil {
					ev = evaluate.New(wb)
				}
				n++
				at := sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}
				if v, err := ev.Cell(s.Name, at); err == nil {
					out.put(s, at, c, v)
				}
			}
		}
	}
	return out
}

// put keeps a number; other results bear on no sum.
func (w worked) put(s *sheets.Sheet, at sheets.Ref, c *sheets.Cell, v evaluate.Value) {
	if v.Kind != evaluate.Number {
		return
	}
	if w[s] == nil {
		w[s] = map[sheets.Ref]*sheets.Cell{}
	}
	full := *c
	full.Kind, full.Raw = sheets.Number, v.Num.String()
	w[s][at] = &full
}
