package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// result is a formula that comes to something else, though it reads as it did.
type result struct {
	wasSheet string
	moves    *moves
	was, is  *Cell
}

// findResults tells the formulas that come to something else although nothing that they take in did: no spreadsheet program
// lets that happen, so that somebody changed the file by other means, or two programs calculate differently. What
// changes whenever a workbook is opened, or lies in another workbook, is left out.
func (f *finder) findResults() {
	moved := sortedCells(f.edited)
	for _, r := range f.differ {
		moved[r.moves.name] = append(moved[r.moves.name], r.is.At)
	}
	moved, lost := sortedCells(moved), sortedCells(f.lost)
	var told []result
	for _, r := range f.differ {
		if !f.restless(r) && !f.takesIn(r.is.Formula, r.moves.name, r.is.At, moved, 0) &&
			!f.takesIn(r.was.Formula, r.wasSheet, sheets.Ref{}, lost, 0) {
			told = append(told, r)
		}
	}
	if len(f.changes) == 0 && len(told) == 0 && !slices.ContainsFunc(f.differ, f.restless) {
		told = f.differ // they follow from each other only
	}
	for _, r := range told {
		f.changes = append(f.changes, Change{Sheet: r.moves.name, At: r.is.At, Result: true, Text: fmt.Sprintf(
			"%s!%s came to %s when signed, comes to %s now, though neither its formula nor what it takes in was edited",
			r.moves.name, r.is.At, valueWords(r.was), valueWords(r.is))})
	}
}

// sortedCells copies lists of cells, each sorted by row.
func sortedCells(lists map[string][]sheets.Ref) map[string][]sheets.Ref {
	out := maps.Clone(lists)
	for sheet, cells := range out {
		out[sheet] = slices.SortedFunc(slices.Values(cells), func(a, b sheets.Ref) int { return cmp.Compare(a.Row, b.Row) })
	}
	return out
}

// volatile are the functions that give something else whenever they are calculated, or take in what their text does not tell.
var volatile = []string{"NOW(", "TODAY(", "RAND(", "RANDBETWEEN(", "RANDARRAY(", "OFFSET(", "INDIRECT(", "CELL(", "INFO("}

// restless reports whether a result may change by itself, or follows from cells that cannot be told: those of a table, when
// anything else has changed.
func (f *finder) restless(r result) bool {
	text := r.is.Formula
	if slices.ContainsFunc(volatile, func(v string) bool { return strings.Contains(text, v) }) {
		return true
	}
	var spell formula.Speller
	spell.Spell(text)
	return spell.Outside || strings.Contains(text, "[") && len(f.changes)+len(f.differ) > 1
}

// takesIn reports whether a formula refers to one of the cells, itself aside, directly or by names.
func (f *finder) takesIn(text, sheet string, self sheets.Ref, cells map[string][]sheets.Ref, depth int) bool {
	found := false
	formula.RewriteRefs(text, func(place, ref string) string {
		on := sheet
		if place != "" {
			on = SheetIn(place)
		}
		switch {
		case found:
		case strings.Contains(on, ":"): // a span of sheets
			found = len(cells) > 0
		default:
			found = touches(cells[on], rangeOf(ref), self, on == sheet)
		}
		return ref
	})
	if found || depth > 3 {
		return found
	}
	used := map[string]bool{}
	spell := formula.Speller{Used: used}
	spell.Spell(strings.Trim(text, "{=}"))
	for name := range used {
		if f.names[name] {
			return true
		}
	}
	return len(used) > 0 && slices.ContainsFunc(f.is.Names, func(n Name) bool {
		return used[n.Name] && f.takesIn(n.Refers, sheet, self, cells, depth+1)
	})
}

// touches reports whether one of the cells, which are sorted by row, lies in a range; self does not count.
func touches(cells []sheets.Ref, g sheets.Range, self sheets.Ref, ownSheet bool) bool {
	from, _ := slices.BinarySearchFunc(cells, g.From.Row, func(c sheets.Ref, row int) int { return cmp.Compare(c.Row, row) })
	for _, c := range cells[from:] {
		if c.Row > g.To.Row {
			return false
		}
		if g.Contains(c) && !(ownSheet && c == self) {
			return true
		}
	}
	return false
}

// rangeOf reads a spelled reference; whole rows and columns reach to the end of the sheet.
func rangeOf(ref string) sheets.Range {
	first, last, isRange := strings.Cut(ref, ":")
	a := splitCorner(first)
	b := a
	if isRange {
		b = splitCorner(last)
	}
	g := sheets.Range{From: sheets.Ref{Row: max(min(a.row, b.row), 1), Col: max(min(a.col, b.col), 1)},
		To: sheets.Ref{Row: max(a.row, b.row), Col: max(a.col, b.col)}}
	if g.To.Row == 0 {
		g.To.Row = sheets.MaxRow
	}
	if g.To.Col == 0 {
		g.To.Col = sheets.MaxCol
	}
	return g
}
