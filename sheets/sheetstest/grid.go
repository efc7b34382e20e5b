// Package sheetstest writes workbooks and Word documents for tests.
package sheetstest

import (
	"strconv"
	"strings"

	"crosscast/sheets"
)

// The styles of a grid's cells.
const (
	plain = iota
	bold
	percent
	date
)

// Grid turns lines of cells parted by "|" into a sheet:
//
//	12, -3.5    a number                 12.5%       a number shown as a percentage
//	'12         a number held as text    42005d      a number shown as a date
//	**Total**   a text in bold           >Fleet      a label, indented one step for each ">"
//	#REF!       an error                 FALSE       a truth value
//	=SUM(B2:B4) -> 300                   a formula and its stored result, "" for none
//
// A line that begins with "~" is a hidden row, an empty line leaves a row empty. Whatever else stands there is text.
func Grid(name, text string) *sheets.Sheet {
	s := &sheets.Sheet{Name: name}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		line, hidden := strings.CutPrefix(line, "~")
		row := sheets.Row{Index: i + 1, Hidden: hidden}
		for j, field := range strings.Split(line, "|") {
			if c := cell(s, strings.TrimSpace(field)); c.Raw != "" || c.Formula > 0 {
				c.Col = int32(j + 1)
				row.Cells = append(row.Cells, c)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Book is a workbook of grids, as an xlsx file holds it.
func Book(list ...*sheets.Sheet) *sheets.Workbook {
	return &sheets.Workbook{Path: "grid.xlsx", Format: "xlsx", Typed: true, Sheets: list, Styles: []sheets.Style{
		plain:   {Format: sheets.NumberFormat{Decimals: -1}},
		bold:    {Bold: true, Format: sheets.NumberFormat{Decimals: -1}},
		percent: {Format: sheets.NumberFormat{Code: "0.0%", Decimals: 1, Percent: true}},
		date:    {Format: sheets.NumberFormat{Code: "dd/mm/yyyy", Date: true}},
	}}
}

func cell(s *sheets.Sheet, text string) sheets.Cell {
	c := sheets.Cell{}
	if f, value, ok := strings.Cut(text, "->"); ok && strings.HasPrefix(f, "=") {
		text = strings.TrimSpace(value)
		s.Formulas = append(s.Formulas, sheets.Formula{Text: strings.TrimSpace(f[1:]), NoValue: text == ""})
		c.Formula = int32(len(s.Formulas))
	}
	c.Raw, c.Kind = text, sheets.Text
	share, isShare := strings.CutSuffix(text, "%")
	day, isDay := strings.CutSuffix(text, "d")
	deeper := strings.TrimLeft(text, ">")
	switch {
	case text == "":
		c.Kind = sheets.Blank
	case isNumber(text):
		c.Kind = sheets.Number
	case isShare && isNumber(share):
		v, _ := strconv.ParseFloat(share, 64)
		c.Kind, c.Style, c.Raw = sheets.Number, percent, strconv.FormatFloat(v/100, 'g', 12, 64)
	case isDay && isNumber(day):
		c.Kind, c.Style, c.Raw = sheets.Number, date, day
	case text == "FALSE" || text == "TRUE":
		c.Kind = sheets.Bool
	case text[0] == '\'':
		c.Raw = text[1:]
	case text[0] == '#':
		c.Kind = sheets.Error
	case len(text) > 4 && strings.HasPrefix(text, "**"):
		c.Raw, c.Style = strings.Trim(text, "*"), bold
	case deeper != text:
		c.Raw = strings.Repeat("   ", len(text)-len(deeper)) + deeper
	}
	return c
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}
