package sheets

// Amendment is what is to be changed on a workbook that may hold anything, such as a marked copy that another program has
// saved since: single cells of sheets that it has, and whole sheets of our own. Like Annotation it is plain data.
type Amendment struct {
	Cells  []SetCell
	Sheets []AddedSheet
	Names  []DefinedName // workbook-level names; Refers is formula text without "="
}

// SetCell is the new value of one cell: Text, or Number, or nothing, which empties the cell. The cell keeps its style, but
// for the number format where one is asked. A cell that holds a formula is never set.
type SetCell struct {
	Sheet  string
	Cell   Ref
	Text   string // always a text, also when it begins with = + - @
	Number string // decimal digits; a date is its serial number
	Format string // number format code; "" keeps the cell's
}
