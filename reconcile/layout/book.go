// Package layout reads a sheet as people do before they add anything up: which cells are figures and in what state,
// what each row and column is for (label, code, period, ratio, amount), which heading and label a figure stands under,
// and in what unit. It knows no relation and tests nothing.
package layout

import (
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// State is what a cell holds, as far as adding up is concerned.
type State uint8

// The states of a cell.
const (
	Blank         State = iota
	Number              // a figure
	Nil                 // "-" as text: adds as 0
	NotApplicable       // n/a: skipped
	Suppressed          // x, .., [c]: a sum over it is not tested
	Malformed           // "6,21", "0.062)": never guessed
	Error               // #REF! and its like
	Date                // a date or time
	Word                // any other text
)

// Cell is one cell as crosscast reads it. Num serves the search for relations only; whatever is told to people comes
// from Value.
type Cell struct {
	Num    float64
	Source *sheets.Cell
	State  State
	Places int8 // digits after the point, padding zeros left out
	AsText bool // a figure held as text in a workbook that stores numbers: SUM leaves it out
	Marked bool // a footnote mark stood with the figure
	Ratio  bool // written or formatted as a percentage
	Worked bool // the workbook stores no result for its formula; it was worked out here
}

// IsFigure reports whether the cell counts in a sum: a number, or a nil written as text.
func (c *Cell) IsFigure() bool { return c.State == Number || c.State == Nil }

// Book is a workbook with every sheet laid out.
type Book struct {
	*sheets.Workbook
	Sheets []*Sheet
}

// Sheet is one sheet laid out as a grid without its empty rows and columns.
type Sheet struct {
	*sheets.Sheet
	Book *Book
	// Rows and Cols are the sheet's row and column numbers that hold anything, in order; the grid's indexes count along them.
	Rows, Cols []int
	cells      []Cell // row by row
	RowRoles   []Role
	ColRoles   []Role
	Unit       money.Unit // of the sheet; a column's own beats it
	HasUnit    bool
	colUnits   map[int]money.Unit
	Unread     string // what of the sheet could not be checked, and why; "" for nothing
	Step       int64  // whole figures are multiples of it: 1, or 3 to 1,000 where the sheet is rounded so
	heads      headings
}

// Sheet returns the laid-out sheet of that name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Cell returns the cell at grid row i and grid column j.
func (s *Sheet) Cell(i, j int) *Cell { return &s.cells[i*len(s.Cols)+j] }

// Ref is the address of grid cell i, j.
func (s *Sheet) Ref(i, j int) sheets.Ref { return sheets.Ref{Row: s.Rows[i], Col: s.Cols[j]} }

// Index finds the grid place of an address; false where the sheet's row or column holds nothing.
func (s *Sheet) Index(r sheets.Ref) (i, j int, ok bool) {
	i, j = sort.SearchInts(s.Rows, r.Row), sort.SearchInts(s.Cols, r.Col)
	return i, j, i < len(s.Rows) && s.Rows[i] == r.Row && j < len(s.Cols) && s.Cols[j] == r.Col
}

// Find returns the cell at an address, or nil if nothing stands there.
func (s *Sheet) Find(r sheets.Ref) *Cell {
	if i, j, ok := s.Index(r); ok {
		return s.Cell(i, j)
	}
	return nil
}

// Value is a cell's figure as an exact decimal, a double's noise removed at 15 significant digits; 0 for a nil or blank.
func (s *Sheet) Value(c *Cell) decimal.Decimal {
	if c == nil || c.State != Number {
		return decimal.Zero
	}
	if c.Source.Kind == sheets.Number {
		d, _ := money.ParseStored(c.Source.Raw)
		return d
	}
	return money.ParseCell(c.Source.Raw, s.Book.DecimalComma).Full()
}

// Stored is Value also for a date that is stored as a number of days: formulas add those too.
func (s *Sheet) Stored(c *Cell) decimal.Decimal {
	if c != nil && c.State == Date && c.Source.Kind == sheets.Number {
		d, _ := money.ParseStored(c.Source.Raw)
		return d
	}
	return s.Value(c)
}

// Text is a cell's text without outer spaces, "" for figures and blanks.
func (c *Cell) Text() string {
	if c.Source == nil || c.State == Number || c.State == Blank {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(c.Source.Raw, "\u00a0", " "))
}

// Style is the look of a cell.
func (s *Sheet) Style(c *Cell) sheets.Style {
	if c.Source == nil || int(c.Source.Style) >= len(s.Book.Styles) {
		return sheets.Style{}
	}
	return s.Book.Styles[c.Source.Style]
}
