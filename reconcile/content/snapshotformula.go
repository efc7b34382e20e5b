package content

import (
	"encoding/binary"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// The signs by which a formula in a snapshot is written as it looks from its cell: so one formula copied over a thousand
// rows is a thousand times the same text, which packs to nearly nothing.
const (
	packedFormula   = '\x02' // the first byte of such a formula
	packedReference = '\x01'
)

// The facts of a packed corner.
const (
	hasRow = 1 << iota
	hasCol
	rowPinned
	colPinned
	isRange // of the first corner: a second one follows
)

// formulaFrom writes a formula as it looks from a cell.
func formulaFrom(at sheets.Ref, text string) string {
	if text == "" || strings.IndexByte(text, packedReference) >= 0 || text[0] == packedFormula {
		return text
	}
	return string(packedFormula) + formula.RewriteRefs(text, func(place, ref string) string {
		first, last, two := strings.Cut(ref, ":")
		a, b := splitCorner(first), splitCorner(last)
		if a.String() != first || b.String() != last {
			return place + ref
		}
		buf := packCorner(append([]byte(place), packedReference), at, a, two)
		if two {
			buf = packCorner(buf, at, b, false)
		}
		return string(buf)
	})
}

func packCorner(buf []byte, at sheets.Ref, c corner, two bool) []byte {
	facts := byte(0)
	note := func(is bool, bit byte) {
		if is {
			facts |= bit
		}
	}
	note(c.row > 0, hasRow)
	note(c.col > 0, hasCol)
	note(c.rowPin, rowPinned)
	note(c.colPin, colPinned)
	note(two, isRange)
	buf = append(buf, facts)
	return binary.AppendVarint(binary.AppendVarint(buf, int64(c.row-originOf(at.Row, c.row > 0 && !c.rowPin))),
		int64(c.col-originOf(at.Col, c.col > 0 && !c.colPin)))
}

// originOf is from where a line is counted: the cell's own if it moves with the cell, else none.
func originOf(own int, relative bool) int {
	if relative {
		return own
	}
	return 0
}

// formulaAt reads a formula as it looks from a cell. What is no packed formula is taken as it stands.
func formulaAt(at sheets.Ref, text string) string {
	if text == "" || text[0] != packedFormula {
		return text
	}
	var b strings.Builder
	for text = text[1:]; ; {
		i := strings.IndexByte(text, packedReference)
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		text = text[i+1:]
		c, two := unpackCorner(at, &text)
		b.WriteString(c.String())
		if two {
			c, _ = unpackCorner(at, &text)
			b.WriteString(":" + c.String())
		}
	}
}

func unpackCorner(at sheets.Ref, text *string) (corner, bool) {
	if *text == "" {
		return corner{}, false
	}
	facts := (*text)[0]
	*text = (*text)[1:]
	c := corner{rowPin: facts&rowPinned != 0, colPin: facts&colPinned != 0}
	c.row = unpackLine(text, originOf(at.Row, facts&hasRow != 0 && !c.rowPin), sheets.MaxRow)
	c.col = unpackLine(text, originOf(at.Col, facts&hasCol != 0 && !c.colPin), sheets.MaxCol)
	return c, facts&isRange != 0
}

// unpackLine reads a row or column; none where it would lie outside a sheet.
func unpackLine(text *string, origin, most int) int {
	var v uint64
	for i := 0; i < len(*text) && i < binary.MaxVarintLen32; i++ {
		b := (*text)[i]
		v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			*text = (*text)[i+1:]
			if n := int64(v>>1) ^ -int64(v&1) + int64(origin); n > 0 && n <= int64(most) {
				return int(n)
			}
			return 0
		}
	}
	*text = ""
	return 0
}
