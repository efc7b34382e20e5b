package sheets

// Annotation is what is to be added to a copy of a workbook: marks and notes on the user's sheets, and whole sheets of
// our own. It is plain data, so that what is said (reconcile/output) and how it is written (sheets/xlsx) stay apart.
type Annotation struct {
	Marks  []Mark
	Sheets []AddedSheet
	Names  []DefinedName // workbook-level names; Refers is formula text without "="
	Switch string        // the name that holds Yes or No for all marks, such as CC_ShowMarks
	Author string        // of the notes
}

// MarkStyle is how a marked cell looks while its rule holds (colours: notes of the project, section "Marks").
type MarkStyle uint8

// The marks, strongest first.
const (
	MarkNotAgreed MarkStyle = iota // purple, solid box, bold
	MarkReview                     // light blue, dashed box
	MarkAccepted                   // light grey, dotted box
)

// Mark is one cell to be marked by a conditional format, with an optional note.
type Mark struct {
	Sheet string
	Cell  Ref
	Style MarkStyle
	// When is a formula without "=" that must hold for the mark to show, besides the switch; "" is always. It uses
	// absolute references and names only, and refers to the mark's own sheet only.
	When string
	// Note is the text of the cell's note; "" for none. A cell that has a note already keeps it untouched.
	Note string
}

// AddedSheet is a sheet of our own, written whole.
type AddedSheet struct {
	Name      string
	Widths    []float64 // of columns A, B, … in characters
	Rows      []AddedRow
	TitleRow  int // row repeated at the top of every printed page; 0 for none
	Table     *AddedTable
	Active    bool // opens on this sheet
	Lists     []ListRule
	Landscape bool
}

// AddedRow is a row of an added sheet. Index counts from 1; Height is in points, 0 lets the writer compute it from the
// text and the widths.
type AddedRow struct {
	Index  int
	Height float64
	Cells  []AddedCell
}

// AddedTable makes a range a real table. The header cells must be texts that equal the column names.
type AddedTable struct {
	Name  string
	Range Range
}

// ListRule offers a drop-down of Choices on a cell.
type ListRule struct {
	Cell    Ref
	Choices []string
}

// AddedCell is one cell of an added sheet. Exactly one of Text, Number and Formula decides its type.
type AddedCell struct {
	Col     int
	Text    string // always a string cell, also when it begins with = + - @
	Number  string // decimal digits; "" if the cell is no number
	Formula string // without "="; Number (or Text) is its cached value
	Link    string // location inside the workbook, such as 'Savings'!E9
	Look    CellLook
	Format  string // number format code; "" for General
}

// CellLook is the look of a cell on an added sheet.
type CellLook uint8

// The looks of added cells; black on white, Arial.
const (
	LookBody CellLook = iota
	LookTitle
	LookHeading
	LookHeader // of a table: bold, bottom line
	LookBold
	LookWrap
	LookLink
	LookInput     // to be filled in by the user: boxed
	LookNotAgreed // same fills as the marks
	LookReview
	LookAccepted
	LookNotTested // italic, light hatch
)
