package signoff

import (
	"fmt"

	"crosscast/sheets"
)

// findCells compares the cells of a sheet, each where it has gone. What an inserted or deleted line holds is told with it.
func (f *finder) findCells(was, is *SheetContent, m *moves) {
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
		f.changes = append(f.changes, Change{Sheet: is.Name, Result: true,
			Text: fmt.Sprintf("a pivot table on %s shows something else than when signed", is.Name)})
	}
}

// cell compares a cell as it was and as it is, nil for empty. It reports whether only what a pivot table shows differs.
func (f *finder) cell(m *moves, was, is *CellContent, wasSheet string) (pivot bool) {
	wasPivot, isPivot := was != nil && was.Formula == pivotCell, is != nil && is.Formula == pivotCell
	switch {
	case wasPivot && isPivot:
		return !sameResult(was, is)
	case wasPivot && is == nil, was == nil && isPivot:
		return true
	case was == nil:
		if _, inserted := m.from(is.At); inserted {
			f.edit(m.name, is.At)
			return false
		}
	case is == nil:
	case was.Formula == "" && is.Formula == "":
		if sameValue(was, is) {
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

// sameFormula reports whether a formula reads as it did, or as it must where rows and sheets moved under it.
func (f *finder) sameFormula(was, is *CellContent, wasSheet string) bool {
	if f.still {
		return was.Formula == is.Formula
	}
	return f.moves.moved(was.Formula, wasSheet) == is.Formula
}

func (f *finder) tellCell(m *moves, was, is *CellContent, wasSheet string) {
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
	if was != nil && was.Formula != "" && was.Formula != pivotCell {
		moved := *was // so that only what was edited differs
		moved.Formula = f.moves.moved(was.Formula, wasSheet)
		if is != nil && is.Formula != moved.Formula {
			was = &moved
		}
	}
	f.edit(m.name, at)
	f.add(m.name, at, "%s", cellWords(place, was, is))
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

// from is where a line was; false if it is new.
func (a axis) from(is int) (int, bool) {
	for _, r := range a.runs {
		if is >= r.is && is < r.is+r.n {
			return is - r.is + r.was, true
		}
	}
	return 0, false
}

// findLines tells which rows and columns were inserted and deleted.
func (f *finder) findLines(was, is *SheetContent, m *moves) {
	f.findAxis(was, is, m.rows, false)
	f.findAxis(was, is, m.cols, true)
}

func (f *finder) findAxis(was, is *SheetContent, a axis, columns bool) {
	word, side := "row", "above"
	if columns {
		word, side = "column", "left of"
	}
	w, i := 1, 1
	for _, r := range a.runs {
		if n := r.was - w; n > 0 {
			held := heldBy(was.Cells, w, r.was-1, columns)
			verb := "was"
			if n > 1 {
				verb = "were"
			}
			f.add(is.Name, sheets.Ref{}, "%s %s!%s %s deleted%s", plural(word, n), was.Name, linesWords(w, r.was-1, columns), verb, held)
		}
		if n := r.is - i; n > 0 {
			held := heldBy(is.Cells, i, r.is-1, columns)
			what := "a " + word + " was"
			if n > 1 {
				what = fmt.Sprintf("%d %ss were", n, word)
			}
			f.add(is.Name, sheets.Ref{}, "%s inserted %s %s!%s%s", what, side, was.Name, linesWords(r.was, r.was, columns), held)
		}
		w, i = r.was+r.n, r.is+r.n
	}
}

func plural(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// heldBy tells what the cells of some lines hold.
func heldBy(cells []CellContent, from, to int, columns bool) string {
	var held []CellContent
	for _, c := range cells {
		if at := c.At.Row; columns {
			at = c.At.Col
			if at >= from && at <= to {
				held = append(held, c)
			}
		} else if at >= from && at <= to {
			held = append(held, c)
		}
	}
	if len(held) == 0 {
		return ""
	}
	return ", with " + contentsWords(held)
}
