package content

import (
	"fmt"

	"crosscast/sheets"
)

// findCells compares the cells of a sheet, each where it has gone. What an inserted or deleted line holds is told with it.
func (f *finder) findCells(was, is *Sheet, m *moves) {
	pivot := false
	i := 0
	for k := range was.Cells {
		w := &was.Cells[k]
		at, ok := m.to(w.At)
		if !ok {
			f.lost[was.Name] = append(f.lost[was.Name], w.At)
			continue
		}
		for i < len(is.Cells) && is.Cells[i].At.Less(at) {
			pivot = f.cell(m, nil, &is.Cells[i], was.Name) || pivot
			i++
		}
		if i < len(is.Cells) && is.Cells[i].At == at {
			pivot = f.cell(m, w, &is.Cells[i], was.Name) || pivot
			i++
			continue
		}
		pivot = f.cell(m, w, nil, was.Name) || pivot
	}
	for ; i < len(is.Cells); i++ {
		pivot = f.cell(m, nil, &is.Cells[i], was.Name) || pivot
	}
	if pivot {
		f.changes = append(f.changes, Change{Sheet: is.Name, Result: true, Pivot: true,
			Text: fmt.Sprintf("a pivot table on %s shows something else than when signed", is.Name)})
	}
}

// cell compares a cell as it was and as it is, nil for empty. It reports whether only what a pivot table shows differs.
func (f *finder) cell(m *moves, was, is *Cell, wasSheet string) (pivot bool) {
	wasPivot, isPivot := was != nil && was.Formula == pivotCell, is != nil && is.Formula == pivotCell
	switch {
	case wasPivot && isPivot, wasPivot && is == nil, was == nil && isPivot:
		if was != nil && is != nil && sameResult(was, is) {
			return false
		}
		f.shown(m, was, is)
		return true
	case was == nil:
		if _, inserted := m.from(is.At); inserted {
			f.edit(m.name, is.At)
			return false
		}
	case is == nil:
	case was.Formula == "" && is.Formula == "":
		if sameValue(was, is) {
			f.round(was, is)
			return false
		}
	case was.Formula != "" && is.Formula != "":
		if f.sameFormula(was, is, wasSheet) {
			if !sameResult(was, is) {
				f.differ = append(f.differ, result{wasSheet, m, was, is})
			}
			return false
		}
	}
	f.tellCell(m, was, is, wasSheet)
	return false
}

// shown takes down a cell that a pivot table fills, so that what follows from it is no surprise.
func (f *finder) shown(m *moves, was, is *Cell) {
	if is != nil {
		f.edit(m.name, is.At)
	} else if at, ok := m.to(was.At); ok {
		f.edit(m.name, at)
	}
}

// round takes down a value that only a rounding changed.
func (f *finder) round(was, is *Cell) {
	if was.Value == is.Value {
		return
	}
	if f.rounded == nil {
		f.rounded = map[*Cell]string{}
	}
	f.rounded[is] = was.Value
}

// sameFormula reports whether a formula reads as it did, or as it must where rows and sheets moved under it.
func (f *finder) sameFormula(was, is *Cell, wasSheet string) bool {
	if f.still {
		return was.Formula == is.Formula
	}
	return f.moves.moved(was.Formula, wasSheet) == is.Formula
}

func (f *finder) tellCell(m *moves, was, is *Cell, wasSheet string) {
	at := sheets.Ref{}
	place := ""
	if is != nil {
		at = is.At
	} else {
		at, _ = m.to(was.At)
	}
	place = m.name + "!" + at.String()
	if before, inserted := m.from(at); !inserted && before != at {
		place += " (" + before.String() + " when signed)"
	}
	f.edit(m.name, at)
	f.add(m.name, at, "%s", cellWords(place, was, is, f.mustRead(was, is, wasSheet)))
}

// mustRead is how a formula must read now that rows and sheets have moved under it; "" where it reads as it did.
func (f *finder) mustRead(was, is *Cell, wasSheet string) string {
	if was == nil || is == nil || was.Formula == "" || is.Formula == "" {
		return ""
	}
	if moved := f.moves.moved(was.Formula, wasSheet); moved != was.Formula {
		return moved
	}
	return ""
}

// edit takes down that a cell was edited, so that what follows from it is no surprise.
func (f *finder) edit(sheet string, at sheets.Ref) {
	f.edited[sheet] = append(f.edited[sheet], at)
}

// from is where a cell was when signed; inserted is true where its row or column is new.
func (m *moves) from(is sheets.Ref) (was sheets.Ref, inserted bool) {
	row, ok1 := m.rows.from(is.Row)
	col, ok2 := m.cols.from(is.Col)
	return sheets.Ref{Row: row, Col: col}, !ok1 || !ok2
}
