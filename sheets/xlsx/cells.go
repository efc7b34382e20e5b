package xlsx

import (
	"bytes"
	"unicode/utf8"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// cellReader holds the cell being read.
type cellReader struct {
	kind     byte // by cellType
	cell     sheets.Cell
	from     int  // start of its value in rowReader.raw
	hasValue bool // it has a <v> or <is>
	value    []byte
	visit    func(*ooxml.Tag) error
}

// cellType makes one letter of a cell's t attribute.
func cellType(t []byte) byte {
	switch string(t) {
	case "", "n":
		return 'n'
	case "s":
		return 's'
	case "str":
		return 't'
	case "inlineStr":
		return 'i'
	case "b":
		return 'b'
	case "e":
		return 'e'
	case "d":
		return 'd'
	}
	return '?'
}

// readCell reads a <c>.
func (r *sheetReader) readCell(t *ooxml.Tag) error {
	if string(t.Name) != "c" {
		return nil
	}
	w := &r.rows
	c := &w.cell
	if c.visit == nil {
		c.visit = r.readCellPart
	}
	c.kind, c.cell, c.hasValue, c.value, c.from = 'n', sheets.Cell{}, false, nil, len(w.raw)
	var ref []byte
	styled := false
	t.Attrs(func(name, value []byte) bool {
		switch string(name) {
		case "r":
			ref = value
		case "s":
			n, _ := parseUint(value)
			c.cell.Style, styled = int32(n), true
		case "t":
			c.kind = cellType(value)
		}
		return true
	})
	if err := r.place(ref); err != nil {
		return err
	}
	c.cell.Col = int32(w.col)
	if !styled {
		c.cell.Style = r.inheritedStyle()
	}
	c.cell.Style = r.style(c.cell.Style)
	if err := r.s.Children(c.visit); err != nil {
		return err
	}
	r.keepCell()
	return nil
}

// inheritedStyle is the style of a cell without its own: the row's, else the column's.
func (r *sheetReader) inheritedStyle() int32 {
	if r.rows.styled {
		return r.rows.style
	}
	if r.colStyles != nil {
		return r.colStyles[r.rows.col]
	}
	return 0
}

// readCellPart reads a child of a <c>.
func (r *sheetReader) readCellPart(t *ooxml.Tag) error {
	c := &r.rows.cell
	switch string(t.Name) {
	case "v":
		c.value, c.hasValue = r.s.ElementText(), true
	case "is":
		var err error
		c.value, err = appendRich(nil, r.s)
		c.hasValue, c.kind = true, 'i'
		return err
	case "f":
		return r.readFormula(t)
	}
	return nil
}

// keepCell turns what was read into a cell of the row, unless it is empty.
func (r *sheetReader) keepCell() {
	w := &r.rows
	c := &w.cell
	r.setValue()
	if f := r.sheet.FormulaOf(&c.cell); f != nil {
		f.NoValue = c.cell.Kind == sheets.Blank
	} else if c.cell.Kind == sheets.Blank || c.cell.Kind == sheets.Text && c.cell.Raw == "" && c.from == len(w.raw) {
		return
	}
	w.cells = append(w.cells, c.cell)
	w.values = append(w.values, stored{int32(c.from), int32(len(w.raw))})
}

// setValue decides the kind of the value and stores it.
func (r *sheetReader) setValue() {
	c := &r.rows.cell
	value := c.value
	if c.kind != 't' && c.kind != 'i' {
		value = bytes.TrimSpace(value)
	}
	// An empty <v> holds nothing, but where it is the text that a formula gave: ="" is stored like that.
	if len(value) == 0 && !(c.kind == 't' && c.hasValue) {
		return
	}
	switch c.kind {
	case 's':
		r.setShared(value)
	case 'n':
		r.setNumber(value)
	case 'b':
		c.cell.Kind, c.cell.Raw = sheets.Bool, "FALSE"
		if trueText(value) {
			c.cell.Raw = "TRUE"
		}
	case 'e':
		r.store(sheets.Error, value)
	case 'd':
		r.store(sheets.Date, value)
	case 'i':
		r.store(sheets.Text, value) // its escapes are decoded
	default:
		r.store(sheets.Text, plainText(value))
	}
}

// store keeps a value of the cell being read.
func (r *sheetReader) store(kind sheets.Kind, value []byte) {
	if !utf8.Valid(value) {
		value = bytes.ToValidUTF8(value, []byte("\uFFFD"))
	}
	r.rows.cell.cell.Kind = kind
	r.rows.raw = append(r.rows.raw, value...)
}

// setShared looks up a shared string. An index that leads nowhere is an error of that cell, never an empty cell.
func (r *sheetReader) setShared(value []byte) {
	c := &r.rows.cell
	i, ok := parseUint(value)
	text, found := r.book.texts.at(i)
	if !ok || !found {
		c.cell.Kind, c.cell.Raw = sheets.Error, "#MISSING!"
		r.notef("%s!%s: its text, number %.20s in the list of shared texts, is missing", r.name, r.here(), value)
		return
	}
	c.cell.Kind, c.cell.Raw = sheets.Text, text
}

// setNumber keeps the digits as they are stored. What is no number is kept as an error of that cell: Excel would want to
// repair it, and no sum may use it.
func (r *sheetReader) setNumber(value []byte) {
	if isNumber(value) {
		r.store(sheets.Number, value)
		return
	}
	r.store(sheets.Error, value)
	r.notef("%s!%s: %.40q is stored as a number but is none", r.name, r.here(), value)
}

// here is the place of the cell being read.
func (r *sheetReader) here() sheets.Ref { return sheets.Ref{Row: r.rows.index, Col: r.rows.col} }

// isNumber checks sign, digits with at most one point, and an optional exponent.
func isNumber(b []byte) bool {
	i, digits, points := 0, 0, 0
	if i < len(b) && (b[i] == '-' || b[i] == '+') {
		i++
	}
	for ; i < len(b) && (b[i] >= '0' && b[i] <= '9' || b[i] == '.'); i++ {
		if b[i] == '.' {
			points++
		} else {
			digits++
		}
	}
	if digits == 0 || points > 1 {
		return false
	}
	if i == len(b) {
		return true
	}
	return (b[i] == 'e' || b[i] == 'E') && isExponent(b[i+1:])
}

// isExponent checks what stands behind the E of a number.
func isExponent(b []byte) bool {
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		b = b[1:]
	}
	_, ok := parseUint(b)
	return ok
}
