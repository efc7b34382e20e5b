package formula

import (
	"fmt"
	"strings"

	"crosscast/sheets"
)

// Shape writes n as it looks from cell at: pinned rows and columns by number, others by their distance. A formula
// copied along a row or column keeps its shape, so the odd one out is the cell whose shape differs from its siblings'.
func Shape(n Node, at sheets.Ref) string {
	p := &printer{shape: true, ref: func(r Ref) string { return relative(r, at) }}
	p.write(n, 0)
	return p.String()
}

// relative writes a reference as R[-1]C5: one row up, column E whatever the row.
func relative(r Ref, at sheets.Ref) string {
	corner := func(c sheets.Ref, pin Pin) string {
		s := ""
		if !r.WholeCol {
			s = axis("R", c.Row, at.Row, pin.Row)
		}
		if !r.WholeRow {
			s += axis("C", c.Col, at.Col, pin.Col)
		}
		return s
	}
	s := strings.ToUpper(placeText(r.Book, sheetSpan(r))) + corner(r.Range.From, r.From)
	if r.Single() || r.Range.From == r.Range.To {
		return s
	}
	return s + ":" + corner(r.Range.To, r.To)
}

func axis(letter string, to, from int, pinned bool) string {
	if pinned {
		return fmt.Sprintf("%s%d", letter, to)
	}
	return fmt.Sprintf("%s[%d]", letter, to-from)
}
