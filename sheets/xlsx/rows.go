package xlsx

import (
	"fmt"
	"sort"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// rowReader holds the row being read. Its buffers are used again for every row, so that a row costs two allocations
// whatever its width.
type rowReader struct {
	index  int // of the current row
	ref    int // row that the cells' references name; 0 until one does
	col    int // of the last cell
	style  int32
	styled bool // the row has a style of its own

	cells  []sheets.Cell
	values []stored // of cells, in the same order
	raw    []byte   // stored values, one after the other
	cell   cellReader
}

// stored is where a cell's value stands in rowReader.raw; none for a shared string.
type stored struct{ from, to int32 }

// readRows reads sheetData.
func (r *sheetReader) readRows() error {
	visitCell := r.readCell // one method value for all rows
	return r.s.Children(func(t *ooxml.Tag) error {
		if string(t.Name) != "row" {
			return nil
		}
		row, err := r.startRow(t)
		if err != nil {
			return err
		}
		if err := r.s.Children(visitCell); err != nil {
			return err
		}
		return r.endRow(row)
	})
}

// startRow reads the attributes of a row. A row without a number follows the last one. The sheet's zeroHeight, by which
// all rows are hidden unless listed, says nothing here: a listed row is shown unless it says hidden itself (47 sheets of
// real returns, whose listed rows hold the figures).
func (r *sheetReader) startRow(t *ooxml.Tag) (sheets.Row, error) {
	w := &r.rows
	w.index, w.ref, w.col, w.style, w.styled = w.index+1, 0, 0, 0, false
	w.cells, w.values, w.raw = w.cells[:0], w.values[:0], w.raw[:0]
	var row sheets.Row
	var err error
	t.Attrs(func(name, value []byte) bool {
		switch string(name) {
		case "r":
			n, ok := parseUint(value)
			if !ok || n < 1 || n > sheets.MaxRow {
				err = fmt.Errorf("row number %.20q lies outside a sheet: %w", value, sheets.ErrDamaged)
				return false
			}
			w.index, w.ref = n, n
		case "s":
			n, _ := parseUint(value)
			w.style, w.styled = int32(n), true
		case "hidden":
			row.Hidden = row.Hidden || trueText(value)
		case "ht":
			row.Hidden = row.Hidden || isZero(value)
		case "outlineLevel":
			row.Level = level(t)
		}
		return true
	})
	if err == nil && w.index > sheets.MaxRow {
		err = fmt.Errorf("over %d rows: %w", sheets.MaxRow, sheets.ErrDamaged)
	}
	return row, err
}

// endRow gives the cells their texts and keeps the row.
func (r *sheetReader) endRow(row sheets.Row) error {
	w := &r.rows
	row.Index = w.index
	if err := r.book.spend.row(len(w.cells)); err != nil {
		return err
	}
	if err := r.book.spend.text(len(w.raw)); err != nil {
		return err
	}
	if len(w.cells) > 0 {
		raw := string(w.raw)
		row.Cells = make([]sheets.Cell, len(w.cells))
		copy(row.Cells, w.cells)
		for i, v := range w.values {
			if v.from < v.to {
				row.Cells[i].Raw = raw[v.from:v.to]
			}
		}
		if err := sortCells(row); err != nil {
			return err
		}
	}
	r.sheet.Rows = append(r.sheet.Rows, row)
	return nil
}

// sortCells sorts a row's cells by column and refuses a place that is taken twice.
func sortCells(row sheets.Row) error {
	sorted := true
	for i := 1; i < len(row.Cells); i++ {
		sorted = sorted && row.Cells[i-1].Col < row.Cells[i].Col
	}
	if sorted {
		return nil
	}
	sort.Slice(row.Cells, func(i, j int) bool { return row.Cells[i].Col < row.Cells[j].Col })
	for i := 1; i < len(row.Cells); i++ {
		if row.Cells[i-1].Col == row.Cells[i].Col {
			at := sheets.Ref{Row: row.Index, Col: int(row.Cells[i].Col)}
			return fmt.Errorf("cell %s stands twice in it: %w", at, sheets.ErrDamaged)
		}
	}
	return nil
}

// place moves to the cell that a reference names, or to the next one if it has none. A row without a number takes that
// of its first reference; after that the two must agree.
func (r *sheetReader) place(ref []byte) error {
	w := &r.rows
	if ref == nil {
		if w.col++; w.col > sheets.MaxCol {
			return fmt.Errorf("row %d has over %d cells: %w", w.index, sheets.MaxCol, sheets.ErrDamaged)
		}
		return nil
	}
	at, ok := parseRef(ref)
	if !ok {
		return fmt.Errorf("cell reference %.20q lies outside a sheet: %w", ref, sheets.ErrDamaged)
	}
	if w.ref == 0 && len(w.cells) == 0 && at.Row >= w.index {
		w.index, w.ref = at.Row, at.Row
	}
	if at.Row != w.index {
		return fmt.Errorf("cell %s stands in row %d: %w", at, w.index, sheets.ErrDamaged)
	}
	w.col = at.Col
	return nil
}

// parseRef reads an address such as B7 without allocating; sheets.ParseRef is for people's spelling.
func parseRef(b []byte) (sheets.Ref, bool) {
	i, col := 0, 0
	for ; i < len(b) && i < 4; i++ {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A'+1)
	}
	row, ok := parseUint(b[i:])
	ok = ok && col >= 1 && col <= sheets.MaxCol && row >= 1 && row <= sheets.MaxRow
	return sheets.Ref{Row: row, Col: col}, ok
}

// parseUint reads up to 9 digits.
func parseUint(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
