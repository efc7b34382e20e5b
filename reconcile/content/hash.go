package content

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"

	"crosscast/sheets"
)

// Hash is the fingerprint that people sign: every sheet's name and place, every typed value, every formula and every name.
// What the formulas came to is left out: it follows from the rest, and some programs save a workbook without it.
func (c *Content) Hash() string {
	w := newHashWriter()
	if c.Date1904 {
		w.text("dates from 1904")
	}
	for i := range c.Sheets {
		if !c.Sheets[i].counts() {
			continue
		}
		w.byte('s')
		w.text(c.Sheets[i].Name)
		for j := range c.Sheets[i].Cells {
			switch cell := &c.Sheets[i].Cells[j]; cell.Formula {
			case "":
				w.value(cell)
			case pivotCell:
			default:
				w.cell('=', cell.At, cell.Formula)
			}
		}
	}
	for _, n := range c.Names {
		w.byte('d')
		w.text(n.Name)
		w.text(n.Sheet)
		w.text(n.Refers)
	}
	return w.sum()
}

// ResultsHash is a fingerprint of what the formulas came to, by which a snapshot is known to be the one that was signed.
func (c *Content) ResultsHash() string {
	w := newHashWriter()
	for i := range c.Sheets {
		w.byte('s')
		for j := range c.Sheets[i].Cells {
			if cell := &c.Sheets[i].Cells[j]; cell.Formula != "" && cell.Kind != sheets.Blank {
				w.value(cell)
			}
		}
	}
	return w.sum()
}

// kindBytes stand for the kinds of value: a fingerprint must not change with the numbering of a program's constants.
var kindBytes = [...]byte{sheets.Blank: '-', sheets.Number: 'n', sheets.Text: 't', sheets.Bool: 'b', sheets.Error: 'e'}

// hashWriter puts texts into a hash so that no two lists of them look the same: each with its length before it.
type hashWriter struct {
	hash hash.Hash
	buf  []byte
}

func newHashWriter() *hashWriter { return &hashWriter{sha256.New(), make([]byte, 0, 1<<13)} }

func (w *hashWriter) byte(b byte) { w.buf = append(w.buf, b) }

func (w *hashWriter) text(s string) {
	w.buf = binary.AppendUvarint(w.buf, uint64(len(s)))
	w.buf = append(w.buf, s...)
	if len(w.buf) > 1<<12 {
		w.hash.Write(w.buf)
		w.buf = w.buf[:0]
	}
}

func (w *hashWriter) cell(kind byte, at sheets.Ref, value string) {
	w.buf = append(w.buf, 'c', kind)
	w.buf = binary.AppendUvarint(w.buf, uint64(at.Row))
	w.buf = binary.AppendUvarint(w.buf, uint64(at.Col))
	w.text(value)
}

// value puts a cell's value in; a number at the digits that every program keeps.
func (w *hashWriter) value(c *Cell) {
	value := c.Value
	if c.Kind == sheets.Number {
		value = sheets.RoundNumber(value)
	}
	w.cell(kindBytes[c.Kind], c.At, value)
}

func (w *hashWriter) sum() string {
	w.hash.Write(w.buf)
	return hex.EncodeToString(w.hash.Sum(nil))
}
