package content

import (
	"fmt"
	"sort"
	"strings"

	"crosscast/sheets"
)

// findLines tells which rows and columns were inserted and deleted.
func (f *finder) findLines(was, is *Sheet, m *moves) {
	f.findAxis(was, is, m.rows, false)
	f.findAxis(was, is, m.cols, true)
}

func (f *finder) findAxis(was, is *Sheet, a axis, columns bool) {
	w, i := 1, 1
	for _, r := range a.runs {
		if r.was > w {
			f.add(is.Name, sheets.Ref{}, "%s%s", deletedWords(was.Name, w, r.was-1, columns), heldBy(was.Cells, w, r.was-1, columns))
		}
		if r.is > i {
			f.add(is.Name, sheets.Ref{}, "%s%s", insertedWords(was.Name, r.is-i, r.was, columns), heldBy(is.Cells, i, r.is-1, columns))
		}
		w, i = r.was+r.n, r.is+r.n
	}
}

// deletedWords say: rows Savings!9:11 were deleted.
func deletedWords(sheet string, from, to int, columns bool) string {
	word, _ := lineWords(columns)
	if from == to {
		return fmt.Sprintf("%s %s!%s was deleted", word, sheet, linesWords(from, to, columns))
	}
	return fmt.Sprintf("%ss %s!%s were deleted", word, sheet, linesWords(from, to, columns))
}

// insertedWords say: a row was inserted above Savings!9.
func insertedWords(sheet string, n, at int, columns bool) string {
	word, side := lineWords(columns)
	what := "a " + word + " was"
	if n > 1 {
		what = fmt.Sprintf("%d %ss were", n, word)
	}
	return fmt.Sprintf("%s inserted %s %s!%s", what, side, sheet, linesWords(at, at, columns))
}

func lineWords(columns bool) (word, side string) {
	if columns {
		return "column", "left of"
	}
	return "row", "above"
}

// maxHeld is how many cells of a line are told.
const maxHeld = 5

// heldBy tells what the cells of some lines hold.
func heldBy(cells []Cell, from, to int, columns bool) string {
	var held []Cell
	if !columns { // cells are sorted by row
		cells = cells[sort.Search(len(cells), func(i int) bool { return cells[i].At.Row >= from }):]
	}
	for i := range cells {
		at := cells[i].At.Row
		if columns {
			at = cells[i].At.Col
		}
		if at >= from && at <= to {
			held = append(held, cells[i])
		}
		if len(held) > maxHeld || !columns && at > to {
			break
		}
	}
	if len(held) == 0 {
		return ""
	}
	return ", with " + contentsWords(held)
}

// contentsWords list what cells hold, the first few.
func contentsWords(cells []Cell) string {
	var parts []string
	for i := range cells {
		if i == maxHeld {
			parts = append(parts, "…")
			break
		}
		if c := &cells[i]; c.Formula != "" {
			parts = append(parts, shortened(c.Formula))
		} else {
			parts = append(parts, valueWords(c))
		}
	}
	return strings.Join(parts, ", ")
}

// linesWords names rows or columns: 9, 9:11, C, C:E.
func linesWords(from, to int, columns bool) string {
	word := func(n int) string {
		if columns {
			return sheets.ColumnName(n)
		}
		return fmt.Sprint(n)
	}
	if from == to {
		return word(from)
	}
	return word(from) + ":" + word(to)
}
