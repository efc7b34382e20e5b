package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// sheetData writes the cells of an added sheet. Texts stand in the cells themselves, so that the shared strings of the
// workbook stay untouched.
func sheetData(s *sheets.AddedSheet, widths []float64, styles *styleSheet) (string, error) {
	var b strings.Builder
	b.WriteString("<sheetData>")
	last := 0
	for _, row := range s.Rows {
		if row.Index <= last || row.Index > sheets.MaxRow {
			return "", fmt.Errorf("row %d after row %d: rows count up to %d", row.Index, last, sheets.MaxRow)
		}
		last = row.Index
		fmt.Fprintf(&b, `<row r="%d" ht="%s" customHeight="1">`, row.Index, strconv.FormatFloat(heightOf(row, widths), 'f', -1, 64))
		col := 0
		for i := range row.Cells {
			c := &row.Cells[i]
			if c.Col <= col || c.Col > sheets.MaxCol {
				return "", fmt.Errorf("row %d: column %d after column %d", row.Index, c.Col, col)
			}
			col = c.Col
			if err := writeCell(&b, row.Index, c, styles); err != nil {
				return "", err
			}
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	return b.String(), nil
}

// writeCell writes one cell. A text is a text whatever it begins with; only Formula makes a formula.
func writeCell(b *strings.Builder, row int, c *sheets.AddedCell, styles *styleSheet) error {
	ref := sheets.Ref{Row: row, Col: c.Col}
	if c.Number != "" {
		if err := checkNumber(c.Number); err != nil {
			return fmt.Errorf("cell %s: %w", ref, err)
		}
	}
	fmt.Fprintf(b, `<c r="%s" s="%d"`, ref, styles.cellXf(c.Look, c.Format, c.Number != ""))
	switch {
	case c.Formula != "" && c.Number != "":
		b.WriteString("><f>" + ooxml.Escape(c.Formula) + "</f><v>" + c.Number + "</v></c>")
	case c.Formula != "" && c.Text != "":
		b.WriteString(` t="str"><f>` + ooxml.Escape(c.Formula) + "</f><v>" + ooxml.Escape(guardEscapes(cutText(c.Text))) + "</v></c>")
	case c.Formula != "":
		b.WriteString("><f>" + ooxml.Escape(c.Formula) + "</f></c>")
	case c.Number != "":
		b.WriteString("><v>" + c.Number + "</v></c>")
	case c.Text != "":
		b.WriteString(` t="inlineStr"><is>` + cellText(c) + "</is></c>")
	default:
		b.WriteString("/>")
	}
	return nil
}

// cellText is the text of a cell, in runs where a part of it stands in bold.
func cellText(c *sheets.AddedCell) string {
	from, to := c.Strong[0], c.Strong[1]
	if from < 0 || from >= to || to > len(cutText(c.Text)) {
		return textElement("", c.Text)
	}
	run := func(look, s string) string {
		if s == "" {
			return ""
		}
		return "<r>" + look + textElement("", s) + "</r>"
	}
	l := cellLooks[c.Look]
	strong := l
	strong.bold = true
	text := cutText(c.Text)
	return run(l.runLook(), text[:from]) + run(strong.runLook(), text[from:to]) + run(l.runLook(), text[to:])
}

// checkNumber lets only decimal digits into a number cell.
func checkNumber(s string) error {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return fmt.Errorf("%q is no number", s)
	}
	if _, err := strconv.ParseFloat(s, 64); err != nil {
		return fmt.Errorf("%q is no number: %w", s, err)
	}
	return nil
}
