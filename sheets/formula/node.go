// Package formula reads the text of a spreadsheet formula: as a tree (Parse), as the arithmetic that it claims (ClaimOf),
// and as a form that is equal for formulas copied along a row or column (Shape). It evaluates nothing.
package formula

import "crosscast/sheets"

// Node is a part of a formula. Its String is formula text without "=", which parses to the same tree.
type Node interface {
	String() string
	node()
}

// Number is a literal number, as written: "1E3", ".5".
type Number struct{ Raw string }

// Text is a literal string, unquoted.
type Text struct{ Value string }

// Bool is TRUE or FALSE.
type Bool struct{ Value bool }

// ErrorValue is a literal error such as #REF!. A sheet in front of it (Costs!#REF!) is dropped: it points nowhere.
type ErrorValue struct{ Code string }

// Ref is a reference to cells. Whole columns and rows reach to the limits of the sheet, and say so.
type Ref struct {
	Book      string // of another workbook: "1" for [1], or a file name; "" for this one
	Sheet     string // "" for the formula's own sheet
	LastSheet string // of a reference through several sheets (Jan:Mar!A1); "" otherwise
	Range     sheets.Range
	From, To  Pin
	WholeCol  bool // B:D
	WholeRow  bool // 3:5
}

// Pin tells which parts of a corner stay as they are when the formula is copied ("$").
type Pin struct{ Row, Col bool }

// External reports whether the cells lie in another workbook.
func (r Ref) External() bool { return r.Book != "" }

// Single reports whether the reference is to one cell of one sheet.
func (r Ref) Single() bool { return r.LastSheet == "" && r.Range.From == r.Range.To }

// Name is a defined name, or a structured reference to a table when Columns is not empty.
type Name struct {
	Book, Sheet string
	Text        string
	Columns     string // with its brackets: [Amount], [[#Totals],[Amount]]
}

// Call is a function call. Func is in upper case, without the prefix that marks newer functions (_xlfn.).
type Call struct {
	Func string
	Args []Node
}

// Unary is a sign in front, or "@" (the one value of a range that stands in the formula's row or column).
type Unary struct {
	Op byte // '+', '-' or '@'
	X  Node
}

// Binary is an operator between two operands: + - * / ^ & = <> < <= > >= and ":" where a corner is computed.
type Binary struct {
	Op   string
	X, Y Node
}

// Percent divides by 100.
type Percent struct{ X Node }

// Array is a constant {1,2;3,4}.
type Array struct{ Rows [][]Node }

// Union is several references taken together: (A1,C1).
type Union struct{ Parts []Node }

// Intersect is the cells that two references share: A1:C3 B2:D4.
type Intersect struct{ X, Y Node }

// Missing is an argument left out: the second of IF(A1,,0).
type Missing struct{}

func (Number) node()     {}
func (Text) node()       {}
func (Bool) node()       {}
func (ErrorValue) node() {}
func (Ref) node()        {}
func (Name) node()       {}
func (Call) node()       {}
func (Unary) node()      {}
func (Binary) node()     {}
func (Percent) node()    {}
func (Array) node()      {}
func (Union) node()      {}
func (Intersect) node()  {}
func (Missing) node()    {}

// String gives the literal as written.
func (n Number) String() string { return text(n) }

// String gives the text in quotes.
func (n Text) String() string { return text(n) }

// String gives TRUE or FALSE.
func (n Bool) String() string { return text(n) }

// String gives the error's code.
func (n ErrorValue) String() string { return text(n) }

// String gives the address with its sheet and pins.
func (r Ref) String() string { return text(r) }

// String gives the name with its sheet and columns.
func (n Name) String() string { return text(n) }

// String gives the call.
func (n Call) String() string { return text(n) }

// String gives the signed operand.
func (n Unary) String() string { return text(n) }

// String gives both operands and the operator.
func (n Binary) String() string { return text(n) }

// String gives the operand and "%".
func (n Percent) String() string { return text(n) }

// String gives the array in braces.
func (n Array) String() string { return text(n) }

// String gives the parts with commas, without brackets.
func (n Union) String() string { return text(n) }

// String gives both references with a space.
func (n Intersect) String() string { return text(n) }

// String gives nothing.
func (n Missing) String() string { return "" }
