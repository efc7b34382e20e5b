package xlsx

import (
	"bytes"
	"regexp"
	"strconv"

	"crosscast/sheets"
)

// boxElement is a shape of a drawing.
type boxElement struct {
	from, to int
	note     bool // it is the box of a note
	cell     sheets.Ref
}

// Drawings are read by pattern, whatever prefixes a program gives to their elements.
var (
	vmlShape  = regexp.MustCompile(`<((?:[\w.-]+:)?)(shape|rect|roundrect|line|oval|polyline|arc|curve|image|group)[\s>]`)
	vmlNote   = regexp.MustCompile(`\bObjectType=["']Note["']`)
	vmlRow    = regexp.MustCompile(`<(?:[\w.-]+:)?Row>\s*(\d{1,7})\s*<`)
	vmlColumn = regexp.MustCompile(`<(?:[\w.-]+:)?Column>\s*(\d{1,5})\s*<`)
)

// readBoxes lists the shapes of a drawing. A shape inside a group is part of it.
func readBoxes(data []byte) []boxElement {
	var list []boxElement
	for at := 0; at < len(data); {
		m := vmlShape.FindSubmatchIndex(data[at:])
		if m == nil {
			break
		}
		from := at + m[0]
		closing := []byte("</" + string(data[at+m[2]:at+m[5]]) + ">")
		tagEnd := bytes.IndexByte(data[from:], '>')
		n := bytes.Index(data[from:], closing)
		b := boxElement{from: from}
		switch {
		case tagEnd > 0 && data[from+tagEnd-1] == '/':
			b.to = from + tagEnd + 1
		case n < 0:
			return append(list, boxElement{from: from, to: len(data)}) // not understood: it is no note, and stays
		default:
			b.to = from + n + len(closing)
		}
		b.readNote(data[b.from:b.to])
		list = append(list, b)
		at = b.to
	}
	return list
}

// readNote finds the cell of a note's box.
func (b *boxElement) readNote(text []byte) {
	row, col := vmlRow.FindSubmatch(text), vmlColumn.FindSubmatch(text)
	if row == nil || col == nil || !vmlNote.Match(text) {
		return
	}
	r, _ := strconv.Atoi(string(row[1]))
	c, _ := strconv.Atoi(string(col[1]))
	b.note, b.cell = true, sheets.Ref{Row: r + 1, Col: c + 1}
}
