package content

import (
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// bookMoves is where the cells of all sheets have gone, by the sheet's name when signed.
type bookMoves map[string]*moves

// isStill reports whether nothing moved and no sheet was renamed: then every formula must read as it did.
func (b bookMoves) isStill() bool {
	for was, m := range b {
		if !m.isStill() || m.name != was {
			return false
		}
	}
	return true
}

// moved is how a formula on a sheet must read now if only rows, columns and names of sheets have moved under it.
func (b bookMoves) moved(text, sheet string) string {
	if text == "" || text == pivotCell {
		return text
	}
	return formula.RewriteRefs(text, func(place, ref string) string {
		on := sheet
		if place != "" {
			on = SheetIn(place)
		}
		m := b[on]
		if m == nil {
			return place + ref
		}
		if place != "" && m.name != on {
			place = formula.Place(m.name)
		}
		if !m.isStill() {
			if ref = m.reference(ref); ref == "" {
				return "#REF!"
			}
		}
		return place + ref
	})
}

// SheetIn is the sheet of a place such as Costs! or 'Other costs'!; of one in another workbook, a name that no sheet has.
func SheetIn(place string) string {
	name := strings.TrimSuffix(place, "!")
	if strings.HasPrefix(name, "'") {
		name = strings.ReplaceAll(strings.Trim(name, "'"), "''", "'")
	}
	return name
}

// reference is where a reference leads now; "" if what it led to was deleted.
func (m *moves) reference(ref string) string {
	first, last, isRange := strings.Cut(ref, ":")
	from := splitCorner(first)
	if !isRange {
		if !from.follow(m) {
			return ""
		}
		return from.String()
	}
	to := splitCorner(last)
	if !shrink(m.rows, &from.row, &to.row) || !shrink(m.cols, &from.col, &to.col) {
		return ""
	}
	return from.String() + ":" + to.String()
}

// corner is an address with its pins; row or col is 0 in half of a whole column or row.
type corner struct {
	row, col       int
	rowPin, colPin bool
}

func splitCorner(ref string) corner {
	c := corner{}
	letters := strings.TrimRight(ref, "$0123456789")
	digits := ref[len(letters):]
	if rest, ok := strings.CutPrefix(digits, "$"); ok {
		digits, c.rowPin = rest, true
	}
	if rest, ok := strings.CutPrefix(letters, "$"); ok {
		letters, c.colPin = rest, true
	}
	c.row, _ = strconv.Atoi(digits)
	for _, l := range letters {
		c.col = c.col*26 + int(l&^0x20-'A'+1)
	}
	return c
}

func (c corner) String() string {
	var b strings.Builder
	if c.col > 0 {
		b.WriteString(pin(c.colPin) + sheets.ColumnName(c.col))
	}
	if c.row > 0 {
		b.WriteString(pin(c.rowPin) + strconv.Itoa(c.row))
	}
	return b.String()
}

func pin(pinned bool) string {
	if pinned {
		return "$"
	}
	return ""
}

// follow moves a single cell; false if it was deleted.
func (c *corner) follow(m *moves) bool {
	at, ok := m.to(sheets.Ref{Row: c.row, Col: c.col})
	c.row, c.col = at.Row, at.Col
	return ok
}

// shrink moves both ends of a range along an axis; an end that was deleted gives way to the next line that was not. False
// if none is left.
func shrink(a axis, from, to *int) bool {
	if *from == 0 && *to == 0 {
		return true
	}
	first, last := 0, 0
	for _, r := range a.runs {
		begin, end := max(r.was, min(*from, *to)), min(r.was+r.n-1, max(*from, *to))
		if begin > end {
			continue
		}
		if first == 0 {
			first = begin - r.was + r.is
		}
		last = end - r.was + r.is
	}
	*from, *to = first, last
	return first > 0
}
