// Package target reads the figures that a workbook must reach, from a targets file or a sheet named Targets, and ties
// each to the cell, row or total that it speaks of: by code, label and period, never by value alone.
package target

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/sheets"
	"crosscast/sheets/open"
)

// SheetName is the sheet of a workbook that states its own targets.
const SheetName = "Targets"

// The ways in which a file or row states no target.
var (
	ErrNoTable  = errors.New("it has no table of targets: it needs columns headed Target and Stated figure")
	errNoFigure = errors.New("no figure is stated")
)

// ReadFile reads a targets file, a workbook or a separated text. Its sheet named Targets is taken, else the first that
// holds a table of targets.
func ReadFile(path string) ([]reconcile.Target, error) {
	wb, err := open.Workbook(path, open.Options{})
	if err != nil {
		return nil, fmt.Errorf("targets: %w", err)
	}
	book := layout.Read(wb)
	candidates := book.Sheets
	if s := targetsSheet(book); s != nil {
		candidates = []*layout.Sheet{s}
	}
	for _, s := range candidates {
		if t, ok := findTable(s); ok {
			return t.read(filepath.Base(path)), nil
		}
	}
	return nil, fmt.Errorf("targets %q: %w", path, ErrNoTable)
}

// FromBook reads the targets that a workbook states on its own sheet of that name; none if it has no such sheet.
func FromBook(book *layout.Book) []reconcile.Target {
	s := targetsSheet(book)
	if s == nil {
		return nil
	}
	t, ok := findTable(s)
	if !ok {
		return nil
	}
	return t.read("")
}

func targetsSheet(book *layout.Book) *layout.Sheet {
	for _, s := range book.Sheets {
		if strings.EqualFold(strings.TrimSpace(s.Name), SheetName) {
			return s
		}
	}
	return nil
}

// read gives the targets below the heads, in order. A row without a figure is no target where nothing but a remark
// stands in it, or where the table was proposed by crosscast and the row is not filled in yet.
func (t table) read(document string) []reconcile.Target {
	_, proposed := t.cols[fieldFound]
	var all []reconcile.Target
	for i := t.header + 1; i < len(t.sheet.Rows); i++ {
		name := t.text(i, fieldName)
		empty := t.text(i, fieldFigure) == ""
		if empty && (proposed || t.alone(i)) {
			continue
		}
		g := reconcile.Target{
			Name: name, Period: t.text(i, fieldPeriod), Sheet: t.text(i, fieldSheet), Source: t.text(i, fieldSource),
			At: reconcile.Place{Document: document, Sheet: t.sheet.Name, Cells: t.ref(i, fieldFigure).String()},
		}
		t.readWhere(i, &g)
		t.readFigure(i, &g)
		all = append(all, g)
	}
	return all
}

// alone reports whether a row holds one cell at most: a remark under the table.
func (t table) alone(i int) bool {
	filled := 0
	for j := range t.sheet.Cols {
		if t.sheet.Cell(i, j).State != layout.Blank {
			filled++
		}
	}
	return filled <= 1
}

// readWhere reads where the figure is to be found. S80 may be a code or a cell: both are noted, and the workbook that
// the target is tied to decides.
func (t table) readWhere(i int, g *reconcile.Target) {
	g.Label, g.Code = t.text(i, fieldLabel), t.text(i, fieldCode)
	setCell(g, t.text(i, fieldCell))
	where := t.text(i, fieldWhere)
	if where == "" {
		return
	}
	setCell(g, where)
	if len(strings.Fields(where)) == 1 && !strings.Contains(where, "!") {
		g.Code = where
	}
	if g.Cells.From.IsZero() {
		g.Label = where
	}
}

// setCell reads G49 or G49:G52, also with its sheet: Savings!G49.
func setCell(g *reconcile.Target, text string) {
	sheet, cell, both := strings.Cut(text, "!")
	if !both {
		sheet, cell = "", text
	}
	cells, err := sheets.ParseRange(strings.TrimSpace(cell))
	if err != nil {
		return
	}
	g.Cells = cells
	if both {
		g.Sheet = strings.Trim(sheet, "'")
	}
}

// readFigure reads the stated figure: a text as people write it, or a number under its heading's unit.
func (t table) readFigure(i int, g *reconcile.Target) {
	c := t.cell(i, fieldFigure)
	g.Text = t.sheet.Shown(c)
	if c.Source != nil && c.Source.Kind == sheets.Number {
		g.Stated = t.typed(c, t.ref(i, fieldFigure))
		if c.Ratio {
			g.Text += "%"
		}
		return
	}
	if g.Text == "" {
		g.Wrong = errNoFigure
		return
	}
	g.Stated, g.Wrong = money.ParseAmount(g.Text)
	if u, ok := t.sheet.UnitAt(t.ref(i, fieldFigure)); ok && g.Wrong == nil && g.Stated.Unit == (money.Unit{}) && g.Stated.Scale == 0 {
		g.Stated = inUnit(g.Stated, u)
	}
}

// typed is a stored number as a stated figure: rounded at its last digit.
func (t table) typed(c *layout.Cell, r sheets.Ref) money.Amount {
	a := money.Amount{Value: t.sheet.Value(c), Places: int(c.Places), Text: t.sheet.Shown(c)}
	if c.Ratio {
		a.Value, a.Places = a.Value.Shift(2), max(0, a.Places-2)
		a.Unit.Percent = true
	}
	a.Interval = money.Rounded(a.Value, a.Places)
	if u, ok := t.sheet.UnitAt(r); ok && !c.Ratio {
		a = inUnit(a, u)
	}
	return a
}

// inUnit raises a bare figure to the unit of its heading: 13,240 under £000.
func inUnit(a money.Amount, u money.Unit) money.Amount {
	a.Unit = money.Unit{Currency: u.Currency, Percent: u.Percent}
	a.Scale = u.Exponent
	a.Value = a.Value.Shift(int32(u.Exponent))
	a.Interval = a.Interval.Shift(u.Exponent)
	return a
}
