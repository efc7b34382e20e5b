// Package csv reads separated text (comma, semicolon, tab, bar) as a workbook of one sheet. It keeps the rows where
// a spreadsheet program shows them: an empty line is a row, a quoted line break is none.
package csv

import (
	"fmt"
	"path/filepath"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/charset"
)

// The most that is read. A cell takes 32 bytes in memory, so the cells are what bounds it.
const (
	maxBytes = 1 << 30
	maxCells = 40 << 20
	slabSize = 1 << 15 // cells that are allocated at once
)

// runaway is the number of lines in one quoted cell from which a quotation mark is likely to be missing.
const runaway = 50

// Read reads the bytes of a separated text file; path gives the sheet its name. Every cell is text as printed, with its
// outer spaces; what it means is for others to say.
func Read(data []byte, path string) (*sheets.Workbook, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%w: %d bytes of text, the most is %d", sheets.ErrTooLarge, len(data), maxBytes)
	}
	text, encoding, err := charset.Decode(data)
	if err != nil {
		return nil, err
	}
	delim, body := delimiter(text)
	r := reader{scan: scanner{s: body, delim: delim}, sheet: &sheets.Sheet{Name: sheetName(path)}}
	if err := r.all(); err != nil {
		return nil, err
	}
	book := &sheets.Workbook{
		Path: path, Format: "csv", Sheets: []*sheets.Sheet{r.sheet}, Styles: []sheets.Style{{}},
		DecimalComma: r.marks.comma(), Notes: r.notes,
	}
	if encoding != "" {
		book.Notes = append(book.Notes, "read as "+encoding)
	}
	return book, nil
}

// sheetName is the file's name without its extension, as spreadsheet programs call the sheet.
func sheetName(path string) string {
	name := filepath.Base(path)
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if name == "" || name == "." || name == string(filepath.Separator) {
		return "Sheet1"
	}
	return name
}

// reader puts scanned fields into the sheet.
type reader struct {
	scan  scanner
	sheet *sheets.Sheet
	slab  []sheets.Cell // cells of several rows share one allocation
	cells int
	marks markVotes
	notes []string
}

func (r *reader) all() error {
	lines := strings.Count(r.scan.s, "\n") + 1
	r.sheet.Rows = make([]sheets.Row, 0, min(lines, sheets.MaxRow))
	for index := 1; !r.scan.done(); index++ {
		if index > sheets.MaxRow {
			return fmt.Errorf("%w: more than %d rows", sheets.ErrTooLarge, sheets.MaxRow)
		}
		if err := r.row(index); err != nil {
			return err
		}
	}
	if r.scan.unclosed {
		r.notes = append(r.notes, "a quotation mark is opened and never closed; it was read as an ordinary character")
	}
	return nil
}

// row reads one record. Fields of nothing but space are no cells, so that padding does not widen the sheet.
func (r *reader) row(index int) error {
	start := len(r.slab)
	for col, last := 1, false; !last; col++ {
		var text string
		text, last = r.scan.field()
		if blank(text) {
			continue
		}
		if col > sheets.MaxCol {
			return fmt.Errorf("%w: row %d has more than %d columns", sheets.ErrTooLarge, index, sheets.MaxCol)
		}
		start = r.add(start, sheets.Cell{Raw: text, Col: int32(col), Kind: sheets.Text})
		r.marks.add(text)
		r.noteRunaway(index, text)
	}
	n := len(r.slab) - start
	if n == 0 {
		return nil
	}
	if r.cells += n; r.cells > maxCells {
		return fmt.Errorf("%w: more than %d cells", sheets.ErrTooLarge, maxCells)
	}
	r.sheet.Rows = append(r.sheet.Rows, sheets.Row{Index: index, Cells: r.slab[start:len(r.slab):len(r.slab)]})
	return nil
}

// noteRunaway tells of the first cell that swallows many lines.
func (r *reader) noteRunaway(index int, text string) {
	if len(text) > runaway && len(r.notes) == 0 && strings.Count(text, "\n") > runaway {
		const note = "row %d has one cell of over %d lines: a quotation mark may be missing"
		r.notes = append(r.notes, fmt.Sprintf(note, index, runaway))
	}
}

// add appends a cell to the slab and returns where the current row starts in it. A full slab is left to the rows that
// use it; only the row in hand moves to the next one.
func (r *reader) add(start int, c sheets.Cell) int {
	if len(r.slab) == cap(r.slab) {
		part := r.slab[start:]
		next := make([]sheets.Cell, 0, max(r.slabLen(), 2*len(part)))
		r.slab, start = append(next, part...), 0
	}
	r.slab = append(r.slab, c)
	return start
}

// slabLen starts small: most files are.
func (r *reader) slabLen() int { return min(slabSize, max(64, r.cells)) }

// blank reports whether text holds nothing but spaces, no-break spaces and tabs.
func blank(text string) bool {
	if text == "" {
		return true
	}
	if c := text[0]; c > ' ' && c < 0x80 {
		return false
	}
	return strings.TrimSpace(text) == ""
}
