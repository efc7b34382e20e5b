package xlsx

import (
	"errors"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Reasons for not setting a cell.
var (
	errFormula = errors.New("the cell holds a formula, which is not replaced")
	errCovered = errors.New("it lies under merged cells, where nobody would see it")
	errHeader  = errors.New("it is a header of a table, whose columns are named after it")
)

// checkAmendment refuses what cannot be written as it is asked for, and groups the cells by sheet.
func (d *draft) checkAmendment(a sheets.Amendment) (cellsOf, error) {
	byTab := cellsOf{}
	for _, c := range a.Cells {
		tab := d.tab(c.Sheet)
		switch {
		case tab == nil:
			return nil, fmt.Errorf("set %s: the workbook has no sheet %q", c.Cell, c.Sheet)
		case tab.kind != "worksheet" || d.before.Sheet(c.Sheet) == nil:
			return nil, fmt.Errorf("set %s: %q is no worksheet", c.Cell, c.Sheet)
		}
		if byTab[c.Sheet] == nil {
			byTab[c.Sheet] = map[sheets.Ref]sheets.SetCell{}
		}
		if _, twice := byTab[c.Sheet][c.Cell]; twice {
			return nil, fmt.Errorf("set %s!%s: it is asked for twice", c.Sheet, c.Cell)
		}
		if err := d.checkSetCell(c); err != nil {
			return nil, fmt.Errorf("set %s!%s: %w", c.Sheet, c.Cell, err)
		}
		byTab[c.Sheet][c.Cell] = c
	}
	if err := checkAddedTexts(a.Sheets); err != nil {
		return nil, err
	}
	return byTab, d.checkHeaders(a.Cells)
}

// checkSetCell looks at one cell and what is to stand in it.
func (d *draft) checkSetCell(c sheets.SetCell) error {
	if c.Cell.Row < 1 || c.Cell.Row > sheets.MaxRow || c.Cell.Col < 1 || c.Cell.Col > sheets.MaxCol {
		return fmt.Errorf("row %d, column %d lies outside a sheet", c.Cell.Row, c.Cell.Col)
	}
	s := d.before.Sheet(c.Sheet)
	if s.FormulaOf(s.At(c.Cell)) != nil {
		return errFormula
	}
	for _, g := range s.Merges {
		if g.Contains(c.Cell) && g.From != c.Cell {
			return errCovered
		}
	}
	switch {
	case c.Number != "" && c.Text != "":
		return errors.New("a cell holds a text or a number, not both")
	case c.Number != "":
		return checkNumber(c.Number)
	}
	return checkText(c.Text)
}

// checkText refuses a text that a cell would not give back as it is.
func checkText(s string) error {
	if len(s) > maxCellText {
		if n := len(utf16.Encode([]rune(s))); n > maxCellText {
			return fmt.Errorf("the text has %d characters, and a cell holds at most %d", n, maxCellText)
		}
	}
	if !utf8.ValidString(s) {
		return errors.New("the text is no UTF-8")
	}
	for _, c := range s {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xFFFE || c == 0xFFFF {
			return fmt.Errorf("the text holds the control character %U, which a cell cannot hold", c)
		}
	}
	return nil
}

// checkAddedTexts holds the cells of added sheets to the same: what an amendment adds may be for a program to read again,
// so that nothing of it is shortened.
func checkAddedTexts(added []sheets.AddedSheet) error {
	for _, s := range added {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if err := checkText(c.Text); err != nil {
					return fmt.Errorf("added sheet %q, %s: %w", s.Name, sheets.Ref{Row: row.Index, Col: c.Col}, err)
				}
			}
		}
	}
	return nil
}

// checkHeaders refuses to set the header of a table: Excel repairs a file whose header and columns differ.
func (d *draft) checkHeaders(cells []sheets.SetCell) error {
	bySheet := map[string][]sheets.Range{}
	for _, c := range cells {
		heads, known := bySheet[c.Sheet]
		if !known {
			var err error
			if heads, err = d.tableHeaders(d.tab(c.Sheet).part); err != nil {
				return err
			}
			bySheet[c.Sheet] = heads
		}
		for _, g := range heads {
			if g.Contains(c.Cell) {
				return fmt.Errorf("set %s!%s: %w", c.Sheet, c.Cell, errHeader)
			}
		}
	}
	return nil
}

// tableHeaders are the headers of the tables on a sheet.
func (d *draft) tableHeaders(sheetPart string) ([]sheets.Range, error) {
	rels, err := d.Package.Rels(sheetPart)
	if err != nil {
		return nil, err
	}
	var heads []sheets.Range
	for _, r := range rels {
		if !r.TypeIs("table") || !d.Package.Has(r.Target) {
			continue
		}
		g, err := d.tableHeader(r.Target)
		if err != nil {
			return nil, err
		}
		heads = append(heads, g)
	}
	return heads, nil
}

// tableHeader is the range of a table's header; none where it has no header.
func (d *draft) tableHeader(part string) (sheets.Range, error) {
	data, err := d.Package.Read(part)
	if err != nil {
		return sheets.Range{}, err
	}
	s := ooxml.NewScanner(data)
	if !s.Next() {
		return sheets.Range{}, s.Err()
	}
	g, err := sheets.ParseRange(s.Tag().AttrString("ref"))
	if v, ok := s.Tag().Attr("headerRowCount"); err != nil || ok && string(v) == "0" {
		return sheets.Range{}, nil
	}
	g.To.Row = g.From.Row
	return g, nil
}
