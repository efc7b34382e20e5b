// Package sheets holds documents as crosscast sees them, whatever format they came in. It knows formats and places;
// it knows no rule and no money. The readers live in the folders below it, sheets/open chooses one by content.
package sheets

import "sort"

// Workbook is a spreadsheet document: its sheets in tab order, and what a reader noticed on the way.
type Workbook struct {
	Path   string // as the user gave it
	Format string // "xlsx", "xlsm", "csv", …
	SHA256 string // of the file's bytes, in hex

	Sheets []*Sheet
	Names  []DefinedName
	Books  []string // the file names that [1], [2] … in formulas stand for; "" for one that is not told
	Styles []Style  // a Cell's Style is an index into it; entry 0 is the plain one

	// Typed is true where the format stores numbers as numbers (xlsx). It is false where every value is text (csv):
	// there a figure is read from its text, and a number held as text is no fault.
	Typed bool
	// DecimalComma is true where figures are written 1.234,56; only read where Typed is false or a cell holds text.
	DecimalComma bool

	Date1904     bool // dates count from 1 January 1904
	ManualCalc   bool // formulas are not recalculated on their own: cached values may be stale
	Signed       bool // the package carries a digital signature, which any annotation breaks
	LockedSheets bool // workbook protection forbids adding sheets
	Notes        []string
}

// DefinedName is a name that the workbook gives to a range or formula.
type DefinedName struct {
	Name   string
	Sheet  string // "" for a workbook-level name
	Refers string // formula text without "="
	Hidden bool
}

// Sheet returns the sheet of that exact name (names may end in a space), or nil.
func (w *Workbook) Sheet(name string) *Sheet {
	for _, s := range w.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Visibility tells whether a person sees a sheet.
type Visibility uint8

// The three states of a sheet; a very hidden one cannot be shown from Excel's menu.
const (
	Visible Visibility = iota
	Hidden
	VeryHidden
)

// Sheet is one worksheet. Rows are sorted by Index and hold only rows that exist in the file.
type Sheet struct {
	Name       string
	Visibility Visibility
	Rows       []Row
	Cols       []ColFacts // sorted, not overlapping; columns without an entry are plain
	Merges     []Range    // sorted by first row, then first column
	Formulas   []Formula  // a Cell's Formula is an index into it, counted from 1
	Pivots     []Range    // what pivot tables fill, and the filters above them
	Protected  bool
	// Notes are cells that already carry a note or threaded comment.
	NoteCells map[Ref]bool
}

// Row is one row of cells, sorted by column, without the empty ones.
type Row struct {
	Index  int // from 1
	Hidden bool
	Level  uint8 // outline level
	Cells  []Cell
}

// ColFacts holds for columns From..To.
type ColFacts struct {
	From, To int
	Hidden   bool
	Level    uint8
}

// Kind is the type of a cell's stored value.
type Kind uint8

// The kinds of a stored value. A formula's cell has the kind of its cached result; Blank with a formula means that no
// result is stored.
const (
	Blank Kind = iota
	Number
	Text
	Bool
	Error
	Date // an ISO 8601 text; dates stored as serial numbers are Number with a date format
)

// Cell is one non-empty cell.
type Cell struct {
	Raw     string // the stored value: digits as stored, text decoded, TRUE/FALSE, #REF!
	Col     int32
	Style   int32
	Formula int32 // 1 + index into Sheet.Formulas, 0 for a typed cell
	Kind    Kind
}

// Formula is a cell's formula, expanded from its shared form, without "=".
type Formula struct {
	Text    string
	Array   bool // array or data-table formula: evaluated as a whole, not cell by cell
	NoValue bool // no result is stored
}

// Style is what of a cell's look bears on its meaning.
type Style struct {
	Format       NumberFormat
	Bold         bool
	Italic       bool
	Filled       bool
	TopBorder    bool
	BottomBorder bool
	Indent       uint8
}

// NumberFormat is what a number format code says of the precision shown.
type NumberFormat struct {
	Code     string
	Decimals int  // digits after the point; -1 for General or text, which show what is stored
	Scale    int  // each trailing comma divides what is shown by 1000
	Percent  bool // what is shown is 100 × what is stored
	Date     bool // date or time
	Currency string
	ZeroDash bool // a zero is shown as "-" or as nothing
	Red      bool // the code colours negatives, which beats a mark's font
	Literal  bool // the code shows text of its own instead of digits
}

// FormulaOf returns the cell's formula, or nil for a typed cell.
func (s *Sheet) FormulaOf(c *Cell) *Formula {
	if c == nil || c.Formula == 0 {
		return nil
	}
	return &s.Formulas[c.Formula-1]
}

// Row returns row number index, or nil if the sheet has none.
func (s *Sheet) Row(index int) *Row {
	i := sort.Search(len(s.Rows), func(i int) bool { return s.Rows[i].Index >= index })
	if i == len(s.Rows) || s.Rows[i].Index != index {
		return nil
	}
	return &s.Rows[i]
}

// At returns the cell at r, or nil if it is empty.
func (s *Sheet) At(r Ref) *Cell {
	row := s.Row(r.Row)
	if row == nil {
		return nil
	}
	i := sort.Search(len(row.Cells), func(i int) bool { return int(row.Cells[i].Col) >= r.Col })
	if i == len(row.Cells) || int(row.Cells[i].Col) != r.Col {
		return nil
	}
	return &row.Cells[i]
}

// Col returns the facts of column number col; a plain column has the zero facts.
func (s *Sheet) Col(col int) ColFacts {
	i := sort.Search(len(s.Cols), func(i int) bool { return s.Cols[i].To >= col })
	if i == len(s.Cols) || s.Cols[i].From > col {
		return ColFacts{From: col, To: col}
	}
	return s.Cols[i]
}

// HiddenAt reports whether the cell at r lies in a hidden row or column.
func (s *Sheet) HiddenAt(r Ref) bool {
	if row := s.Row(r.Row); row != nil && row.Hidden {
		return true
	}
	return s.Col(r.Col).Hidden
}

// Bounds is the smallest range that holds every non-empty cell; false if there is none. It is measured, never taken
// from what the file declares.
func (s *Sheet) Bounds() (Range, bool) {
	var g Range
	found := false
	for i := range s.Rows {
		row := &s.Rows[i]
		if len(row.Cells) == 0 {
			continue
		}
		first, last := int(row.Cells[0].Col), int(row.Cells[len(row.Cells)-1].Col)
		if !found {
			g, found = Range{Ref{row.Index, first}, Ref{row.Index, last}}, true
			continue
		}
		g.To.Row = row.Index
		g.From.Col, g.To.Col = min(g.From.Col, first), max(g.To.Col, last)
	}
	return g, found
}
