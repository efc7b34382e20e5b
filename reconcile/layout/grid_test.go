package layout_test

import (
	"strconv"
	"strings"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/csv"
)

// The styles of a test sheet's cells, by the mark that a cell ends in: 9.9% is a percentage, 42005d a date.
var styles = []sheets.Style{
	{Format: sheets.NumberFormat{Decimals: -1}},
	{Format: sheets.NumberFormat{Code: "0.0%", Decimals: 1, Percent: true}},
	{Format: sheets.NumberFormat{Code: "dd/mm/yyyy", Date: true}},
}

// stored lays out a sheet as an xlsx file holds it: lines of cells parted by "|", numbers as numbers ('12 is one held as
// text), merged ranges as they stand.
func stored(text string, merges ...string) *layout.Sheet {
	s := &sheets.Sheet{Name: "S"}
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		row := sheets.Row{Index: i + 1}
		for j, field := range strings.Split(line, "|") {
			if c := storedCell(strings.TrimSpace(field)); c.Raw != "" {
				c.Col = int32(j + 1)
				row.Cells = append(row.Cells, c)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	for _, m := range merges {
		g, err := sheets.ParseRange(m)
		if err != nil {
			panic(err)
		}
		s.Merges = append(s.Merges, g)
	}
	return layout.Read(&sheets.Workbook{Typed: true, Styles: styles, Sheets: []*sheets.Sheet{s}}).Sheets[0]
}

func storedCell(text string) sheets.Cell {
	number, style := text, int32(0)
	for i, mark := range []string{"%", "d"} {
		if cut, ok := strings.CutSuffix(text, mark); ok {
			number, style = cut, int32(i+1)
		}
	}
	v, err := strconv.ParseFloat(number, 64)
	switch {
	case strings.HasPrefix(text, "'"):
		return sheets.Cell{Kind: sheets.Text, Raw: text[1:]}
	case strings.HasPrefix(text, "#"):
		return sheets.Cell{Kind: sheets.Error, Raw: text}
	case err != nil:
		return sheets.Cell{Kind: sheets.Text, Raw: text}
	case style == 1:
		number = strconv.FormatFloat(v/100, 'g', 12, 64)
	}
	return sheets.Cell{Kind: sheets.Number, Raw: number, Style: style}
}

// printed lays out separated text, in which every cell is text.
func printed(text string) *layout.Sheet {
	wb, err := csv.Read([]byte(strings.Trim(text, "\n")+"\n"), "S.csv")
	if err != nil {
		panic(err)
	}
	return layout.Read(wb).Sheets[0]
}

// ref is a cell's address, which a test knows to be one.
func ref(text string) sheets.Ref {
	r, err := sheets.ParseRef(text)
	if err != nil {
		panic(err)
	}
	return r
}
