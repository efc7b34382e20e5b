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

// AddedSheet is a sheet of our own, written whole. Its name must be free in the workbook (xlsx.FreeSheetName), because
// formulas, links and names refer to it as it stands. It is printed on A4, one page wide.
type AddedSheet struct {
	Name     string
	Widths   []float64 // of columns A, B, … in characters; the writer widens one that would break a word of a header
	Rows     []AddedRow
	TitleRow int    // row repeated at the top of every printed page; 0 for none
	Together [2]int // first and last of the rows that are printed on one page; zero for none
	Table    *AddedTable
	Active   bool // opens on this sheet
	// VeryHidden takes the sheet off Excel's menu: it is for programs. The active sheet cannot be hidden.
	VeryHidden bool
	Lists      []ListRule
	Landscape  bool
}

// AddedRow is a row of an added sheet. Index counts from 1 and rises, as do the columns of its cells; Height is in points,
// 0 lets the writer compute it from the wrapped texts and the widths.
type AddedRow struct {
	Index  int
	Height float64
	Cells  []AddedCell
}

// AddedTable makes a range a real table. Its first row is the header: texts of one line, each unlike the others whatever
// the case. A name that the workbook uses already gets a number behind it.
type AddedTable struct {
	Name  string
	Range Range
}

// ListRule offers a drop-down of Choices on a cell. A choice holds no comma; all together have 255 characters at most.
type ListRule struct {
	Cell    Ref
	Choices []string
}

// AddedCell is one cell of an added sheet. Exactly one of Text, Number and Formula decides its type; with none of them the
// cell is empty and only looks like something. Figures are aligned to the right, a little off the next column; dates to
// the left.
type AddedCell struct {
	Col     int
	Text    string // always a string cell, also when it begins with = + - @
	Strong  [2]int // the bytes of Text from the first to before the second stand in bold; equal for none
	Number  string // decimal digits; "" if the cell is no number
	Formula string // without "="; Number (or Text) is its cached value
	Link    string // location inside the workbook, such as 'Savings'!E9
	Look    CellLook
	Format  string // number format code; "" for General
}

// CellLook is the look of a cell on an added sheet.
type CellLook uint8

// The looks of added cells; black on white, Arial. Title, Heading, Body and Bold keep their text on one line, which runs on
// over empty cells to the right; all others wrap it in their column.
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
