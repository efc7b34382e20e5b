package xlsx

import (
	"bytes"
	"fmt"
	"sort"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// sheetReader reads one worksheet part.
type sheetReader struct {
	book  *book
	name  string
	sheet *sheets.Sheet // nil for a tab that is no worksheet
	notes []string

	s         *ooxml.Scanner
	colStyles []int32 // by column number; nil if no column has a style
	rows      rowReader
	formulas  formulaReader
	merges    []sheets.Range
}

// notef notes something for people.
func (r *sheetReader) notef(format string, args ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, args...))
}

// read walks the part once. Only elements under the root's own prefix count: drawing parts embed others of like names.
func (r *sheetReader) read(data []byte) error {
	r.s = ooxml.NewScanner(data)
	if err := root(r.s); err != nil {
		return err
	}
	if !r.s.Tag().Is("worksheet") {
		r.notef("%s holds a <%.40s> instead of cells; it is not read", r.name, r.s.Tag().Name)
		r.sheet = nil
		return nil
	}
	prefix := string(r.s.Tag().Prefix)
	err := r.s.Children(func(t *ooxml.Tag) error {
		if string(t.Prefix) != prefix {
			return nil
		}
		return r.readPart(t)
	})
	if err != nil {
		return err
	}
	// What stands behind the root must be nothing, or the file was damaged in a way that hides cells.
	if r.s.Next() {
		return fmt.Errorf("a second root element: %w", sheets.ErrDamaged)
	}
	if err := r.s.Err(); err != nil {
		return err
	}
	return r.settle()
}

// root moves a scanner to the root element of its part.
func root(s *ooxml.Scanner) error {
	if s.Next() {
		return nil
	}
	if err := s.Err(); err != nil {
		return err
	}
	return fmt.Errorf("a part that holds no XML: %w", sheets.ErrDamaged)
}

// readPart reads one child of the worksheet.
func (r *sheetReader) readPart(t *ooxml.Tag) error {
	switch string(t.Name) {
	case "cols":
		return r.readCols()
	case "sheetData":
		return r.readRows()
	case "sheetProtection":
		r.sheet.Protected = isTrue(t, "sheet")
	case "mergeCells":
		return r.s.Children(r.addMerge)
	}
	return nil
}

// settle brings rows into order and works out what needs the whole sheet.
func (r *sheetReader) settle() error {
	if err := sortRows(r.sheet.Rows); err != nil {
		return err
	}
	if err := r.settleFormulas(); err != nil {
		return err
	}
	return r.settleMerges()
}

// sortRows sorts rows by number and refuses a number that stands twice.
func sortRows(rows []sheets.Row) error {
	sorted := true
	for i := 1; i < len(rows); i++ {
		sorted = sorted && rows[i-1].Index < rows[i].Index
	}
	if sorted {
		return nil
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].Index < rows[j].Index })
	for i := 1; i < len(rows); i++ {
		if rows[i-1].Index == rows[i].Index {
			return fmt.Errorf("row %d stands twice in it: %w", rows[i].Index, sheets.ErrDamaged)
		}
	}
	return nil
}

// colEntry is a <col> as written.
type colEntry struct {
	facts sheets.ColFacts
	style int32
}

// readCols reads the column entries. The schema allows one per column; entries that overlap are cut to what is new.
func (r *sheetReader) readCols() error {
	var list []colEntry
	err := r.s.Children(func(t *ooxml.Tag) error {
		from, to := max(intAttr(t, "min"), 1), min(intAttr(t, "max"), sheets.MaxCol)
		if string(t.Name) != "col" || from > to {
			return nil
		}
		if len(list) == sheets.MaxCol {
			return fmt.Errorf("over %d column entries: %w", sheets.MaxCol, sheets.ErrTooLarge)
		}
		width, given := t.Attr("width")
		list = append(list, colEntry{style: int32(intAttr(t, "style")), facts: sheets.ColFacts{
			From: from, To: to,
			Hidden: isTrue(t, "hidden") || given && isZero(width),
			Level:  level(t),
		}})
		return nil
	})
	if err != nil {
		return err
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].facts.From < list[j].facts.From })
	next := 1
	for _, c := range list {
		c.facts.From = max(c.facts.From, next)
		if c.facts.From > c.facts.To {
			continue
		}
		next = c.facts.To + 1
		r.addCol(c)
	}
	return nil
}

// addCol keeps what is not plain of a column entry.
func (r *sheetReader) addCol(c colEntry) {
	if c.facts.Hidden || c.facts.Level > 0 {
		r.sheet.Cols = append(r.sheet.Cols, c.facts)
	}
	if c.style == 0 {
		return
	}
	if r.colStyles == nil {
		r.colStyles = make([]int32, sheets.MaxCol+1)
	}
	for col := c.facts.From; col <= c.facts.To; col++ {
		r.colStyles[col] = c.style
	}
}

// level is the outline level of a row or column; Excel knows 0 to 7.
func level(t *ooxml.Tag) uint8 { return uint8(min(max(intAttr(t, "outlineLevel"), 0), 7)) }

// isZero knows a height or width that hides, as "0" or "0.0".
func isZero(v []byte) bool {
	return len(v) > 0 && len(bytes.Trim(v, "0.")) == 0
}

// style keeps a style index within the list of styles: one that dangles means the plain style.
func (r *sheetReader) style(index int32) int32 {
	if index < 0 || int(index) >= len(r.book.workbook.Styles) {
		return 0
	}
	return index
}
