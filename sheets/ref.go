package sheets

import (
	"fmt"
	"strings"
)

// The limits of a worksheet (ECMA-376, and every program that writes one).
const (
	MaxRow = 1 << 20 // rows are 1..MaxRow
	MaxCol = 1 << 14 // columns are 1..MaxCol
)

// Ref is the place of one cell on its sheet. Row and Col count from 1, so that the zero Ref is no cell.
type Ref struct {
	Row, Col int
}

// IsZero reports whether r is no cell at all.
func (r Ref) IsZero() bool { return r.Row == 0 && r.Col == 0 }

// String gives the address as people write it: F20.
func (r Ref) String() string { return ColumnName(r.Col) + fmt.Sprint(r.Row) }

// Absolute gives the address as a formula pins it: $F$20.
func (r Ref) Absolute() string { return fmt.Sprintf("$%s$%d", ColumnName(r.Col), r.Row) }

// Less orders cells by row, then by column.
func (r Ref) Less(o Ref) bool {
	if r.Row != o.Row {
		return r.Row < o.Row
	}
	return r.Col < o.Col
}

// ColumnName gives the letters of column number col (1 is A).
func ColumnName(col int) string {
	var b [8]byte
	i := len(b)
	for col > 0 {
		col--
		i--
		b[i] = byte('A' + col%26)
		col /= 26
	}
	return string(b[i:])
}

// ParseRef reads an address such as F20 or $F$20.
func ParseRef(s string) (Ref, error) {
	t := strings.ReplaceAll(s, "$", "")
	i, col := 0, 0
	for ; i < len(t) && i < 4; i++ {
		c := t[i] &^ 0x20 // upper case
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A'+1)
	}
	row, digits := 0, t[i:]
	if len(digits) == 0 || len(digits) > 7 {
		return Ref{}, fmt.Errorf("%q is not a cell address", s)
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return Ref{}, fmt.Errorf("%q is not a cell address", s)
		}
		row = row*10 + int(c-'0')
	}
	if col < 1 || col > MaxCol || row < 1 || row > MaxRow {
		return Ref{}, fmt.Errorf("%q lies outside a sheet", s)
	}
	return Ref{Row: row, Col: col}, nil
}

// Range is a rectangle of cells on one sheet, both corners included.
type Range struct {
	From, To Ref
}

// One is the range of a single cell.
func One(r Ref) Range { return Range{r, r} }

// String gives F20 for one cell and F4:F9 for more.
func (g Range) String() string {
	if g.From == g.To {
		return g.From.String()
	}
	return g.From.String() + ":" + g.To.String()
}

// Absolute gives the range as a formula pins it: $F$4:$F$9.
func (g Range) Absolute() string {
	if g.From == g.To {
		return g.From.Absolute()
	}
	return g.From.Absolute() + ":" + g.To.Absolute()
}

// Contains reports whether cell r lies in the range.
func (g Range) Contains(r Ref) bool {
	return r.Row >= g.From.Row && r.Row <= g.To.Row && r.Col >= g.From.Col && r.Col <= g.To.Col
}

// Count is the number of cells in the range.
func (g Range) Count() int { return (g.To.Row - g.From.Row + 1) * (g.To.Col - g.From.Col + 1) }

// ParseRange reads F20, F4:F9, $F$4:$F$9; the corners may stand in any order.
func ParseRange(s string) (Range, error) {
	a, b, two := strings.Cut(s, ":")
	from, err := ParseRef(a)
	if err != nil {
		return Range{}, err
	}
	if !two {
		return One(from), nil
	}
	to, err := ParseRef(b)
	if err != nil {
		return Range{}, err
	}
	if from.Row > to.Row {
		from.Row, to.Row = to.Row, from.Row
	}
	if from.Col > to.Col {
		from.Col, to.Col = to.Col, from.Col
	}
	return Range{from, to}, nil
}
