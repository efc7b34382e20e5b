package content

import (
	"github.com/shopspring/decimal"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// OfPages is what sheets that crosscast added say, but for exempt cells. Of their live formulas the text counts, not what
// they come to: that changes as figures are mended.
func OfPages(wb *sheets.Workbook, list []*sheets.Sheet, exempt Exempt) *Content {
	c := &Content{}
	for _, page := range list {
		s := contentOf(page, wb, exempt, nil)
		for i := range s.Cells {
			settleOurs(&s.Cells[i])
		}
		s.Cells = withoutEmpty(s.Cells)
		c.Sheets = append(c.Sheets, s)
	}
	return c
}

// OfAdded is the same of the sheets as they are about to be written.
func OfAdded(list []sheets.AddedSheet, exempt Exempt) *Content {
	c := &Content{}
	var spell formula.Speller
	for _, a := range list {
		s := Sheet{Name: a.Name}
		for _, row := range a.Rows {
			for _, cell := range row.Cells {
				if at := (sheets.Ref{Row: row.Index, Col: cell.Col}); !exempt.holds(a.Name, at) {
					s.Cells = append(s.Cells, addedCell(&spell, at, cell))
				}
			}
		}
		s.Cells = withoutEmpty(s.Cells)
		c.Sheets = append(c.Sheets, s)
	}
	return c
}

func addedCell(spell *formula.Speller, at sheets.Ref, cell sheets.AddedCell) Cell {
	c := Cell{At: at}
	switch {
	case cell.Formula != "":
		c.Formula = "=" + spell.Spell(cell.Formula)
	case cell.Number != "":
		c.Kind, c.Value = sheets.Number, sheets.SpellNumber(cell.Number)
	default:
		c.Kind, c.Value = sheets.Text, cell.Text
	}
	settleOurs(&c)
	return c
}

// settleOurs drops what a formula came to, of a text the spaces and signs that do not survive being written, and of a
// number the last digit, which a program that takes a date apart and writes it again may get wrong.
func settleOurs(c *Cell) {
	if d, err := decimal.NewFromString(c.Value); err == nil && c.Kind == sheets.Number {
		c.Value = d.Round(14 - int32(d.NumDigits()) - d.Exponent()).String()
	}
	if c.Formula != "" {
		c.Kind, c.Value = sheets.Blank, ""
	}
	if c.Kind == sheets.Text {
		if c.Value = spaced(c.Value); c.Value == "" {
			c.Kind = sheets.Blank
		}
	}
}

func withoutEmpty(cells []Cell) []Cell {
	kept := cells[:0]
	for _, c := range cells {
		if c.Kind != sheets.Blank || c.Formula != "" {
			kept = append(kept, c)
		}
	}
	return kept
}
