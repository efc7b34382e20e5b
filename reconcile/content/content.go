// Package content holds what a workbook says, in one spelling whatever program saved it: its fingerprint, a snapshot of it
// in few bytes, and what two of them say differently, cell by cell and in words.
package content

import (
	"slices"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// Content is what a workbook says, in one spelling whatever program saved it: what is typed in its cells, its formulas,
// what they came to, and its names. Notes, rules, styles, widths and views are no part of it.
type Content struct {
	Sheets   []Sheet
	Names    []Name // sorted
	Date1904 bool   // numbers shown as dates count from 1904
}

// Sheet is one sheet with its cells by row, then column.
type Sheet struct {
	Name  string
	Cells []Cell
}

// Cell is a cell that is not empty. Formula is "" for a typed cell; with a formula, Kind and Value are what it came
// to when the workbook was last calculated, Blank where that is not stored or says nothing.
type Cell struct {
	At      sheets.Ref
	Kind    sheets.Kind // Blank, Number, Text, Bool or Error
	Value   string
	Formula string // with "=", or {= … } where it fills a range as a whole
}

// Name is a name that formulas can use.
type Name struct {
	Name, Sheet, Refers string
}

// Exempt are cells that are no part of a content, by sheet: what people are meant to fill in, or to turn.
type Exempt map[string][]sheets.Range

func (e Exempt) holds(sheet string, at sheets.Ref) bool {
	return slices.ContainsFunc(e[sheet], func(g sheets.Range) bool { return g.Contains(at) })
}

// Of is what some sheets of a workbook say, and its names but for those that are left out; leaveOut may be nil.
func Of(wb *sheets.Workbook, list []*sheets.Sheet, leaveOut func(sheets.DefinedName) bool) *Content {
	c := &Content{Date1904: wb.Date1904}
	used := map[string]bool{}
	for _, s := range list {
		if s := contentOf(s, wb, nil, used); len(s.Cells) > 0 {
			c.Sheets = append(c.Sheets, s)
		}
	}
	c.Names = namesOf(wb, used, leaveOut)
	return c
}

// counts reports whether a sheet is signed: one without cells says nothing, and LibreOffice makes such of charts, macros
// and dialogs on sheets of their own.
func (s *Sheet) counts() bool {
	return slices.ContainsFunc(s.Cells, func(c Cell) bool { return c.Formula != pivotCell })
}

// contentOf takes down a sheet, and the names that its formulas use.
func contentOf(s *sheets.Sheet, wb *sheets.Workbook, exempt Exempt, used map[string]bool) Sheet {
	out := Sheet{Name: s.Name}
	n := 0
	for i := range s.Rows {
		n += len(s.Rows[i].Cells)
	}
	out.Cells = make([]Cell, 0, n)
	t := taker{sheet: s, date1904: wb.Date1904, spell: formula.Speller{Books: wb.Books, Used: used}}
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			cell := &s.Rows[i].Cells[j]
			at := sheets.Ref{Row: s.Rows[i].Index, Col: int(cell.Col)}
			if c := t.take(at, cell); (c.Kind != sheets.Blank || c.Formula != "") && !exempt.holds(s.Name, at) {
				out.Cells = append(out.Cells, c)
			}
		}
	}
	return out
}

// taker takes down the cells of a sheet.
type taker struct {
	sheet    *sheets.Sheet
	spell    formula.Speller
	date1904 bool
	array    map[int32]sheets.Ref // the first cell of each array formula
}

func (t *taker) take(at sheets.Ref, cell *sheets.Cell) Cell {
	c := Cell{At: at}
	c.Kind, c.Value = spellValue(cell.Kind, cell.Raw, t.date1904)
	f := t.sheet.FormulaOf(cell)
	switch {
	case f == nil && t.pivoted(at):
		c.Formula = pivotCell
		return c
	case f == nil:
		return c
	}
	text := t.spell.Spell(f.Text)
	if kind, ok := literal(text); ok {
		c.Kind, c.Value = kind, text
		return c
	}
	c.Formula = "=" + text
	if !f.Array {
		return c
	}
	first, known := t.array[cell.Formula]
	if !known {
		if t.array == nil {
			t.array = map[int32]sheets.Ref{}
		}
		t.array[cell.Formula], first = at, at
	}
	c.Formula = "{" + c.Formula + "}"
	if first != at {
		c.Formula = "{" + first.String() + "}"
	}
	return c
}

// pivotCell stands as the formula of the cells that a pivot table fills: it does so from figures that stand elsewhere, and
// each program lays it out in its own way. As what formulas come to, they are in no Hash.
const pivotCell = "{pivot table}"

func (t *taker) pivoted(at sheets.Ref) bool {
	return slices.ContainsFunc(t.sheet.Pivots, func(g sheets.Range) bool { return g.Contains(at) })
}

// literal knows a formula that is nothing but a truth value or an error: LibreOffice makes such of typed ones.
func literal(text string) (sheets.Kind, bool) {
	switch {
	case text == "TRUE" || text == "FALSE":
		return sheets.Bool, true
	case len(text) > 2 && text[0] == '#' && strings.Trim(text[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/!?") == "":
		return sheets.Error, true
	}
	return sheets.Blank, false
}
