package casting_test

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/csv"
)

// grid turns lines of cells parted by "|" into a sheet:
//
//	12, -3.5    a number                 12.5%       a number shown as a percentage
//	'12         a number held as text    **Total**   a text in bold
//	>Fleet      a label, indented one step for each ">"
//	#REF!       an error                 =SUM(B2:B4) -> 300   a formula and its stored result, "" for none
//
// A line that begins with "~" is a hidden row, an empty line leaves a row empty. Whatever else stands there is text.
func grid(name, text string) *sheets.Sheet {
	s := &sheets.Sheet{Name: name}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		line, hidden := strings.CutPrefix(line, "~")
		row := sheets.Row{Index: i + 1, Hidden: hidden}
		for j, field := range strings.Split(line, "|") {
			if c := gridCell(s, strings.TrimSpace(field)); c.Raw != "" || c.Formula > 0 {
				c.Col = int32(j + 1)
				row.Cells = append(row.Cells, c)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// The styles of a grid's cells.
const (
	plainStyle = iota
	boldStyle
	percentStyle
)

func gridCell(s *sheets.Sheet, text string) sheets.Cell {
	c := sheets.Cell{}
	if f, value, ok := strings.Cut(text, "->"); ok && strings.HasPrefix(f, "=") {
		text = strings.TrimSpace(value)
		s.Formulas = append(s.Formulas, sheets.Formula{Text: strings.TrimSpace(f[1:]), NoValue: text == ""})
		c.Formula = int32(len(s.Formulas))
	}
	c.Raw, c.Kind = text, sheets.Text
	share, isShare := strings.CutSuffix(text, "%")
	deeper := strings.TrimLeft(text, ">")
	switch {
	case text == "":
		c.Kind = sheets.Blank
	case isNumber(text):
		c.Kind = sheets.Number
	case isShare && isNumber(share):
		v, _ := strconv.ParseFloat(share, 64)
		c.Kind, c.Style, c.Raw = sheets.Number, percentStyle, strconv.FormatFloat(v/100, 'g', 12, 64)
	case text[0] == '\'':
		c.Raw = text[1:]
	case text[0] == '#':
		c.Kind = sheets.Error
	case len(text) > 4 && strings.HasPrefix(text, "**"):
		c.Raw, c.Style = strings.Trim(text, "*"), boldStyle
	case deeper != text:
		c.Raw = strings.Repeat("   ", len(text)-len(deeper)) + deeper
	}
	return c
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// typed is a workbook of grids, as an xlsx file holds it.
func typed(list ...*sheets.Sheet) *sheets.Workbook {
	return &sheets.Workbook{Path: "grid.xlsx", Format: "xlsx", Typed: true, Sheets: list, Styles: []sheets.Style{
		plainStyle:   {Format: sheets.NumberFormat{Decimals: -1}},
		boldStyle:    {Bold: true, Format: sheets.NumberFormat{Decimals: -1}},
		percentStyle: {Format: sheets.NumberFormat{Code: "0.0%", Decimals: 1, Percent: true}},
	}}
}

// bookOf reads the sheets of a fixture: grids, or one file of separated text whose name ends in .csv.
func bookOf(files []txtar.File) (*sheets.Workbook, error) {
	var list []*sheets.Sheet
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".csv") {
			return csv.Read(f.Data, f.Name)
		}
		if f.Name != wantName {
			list = append(list, grid(f.Name, string(f.Data)))
		}
	}
	return typed(list...), nil
}

// listed writes relations a line each: how the terms lie, the total and its terms, the outcome, and where they do not
// simply agree the figure stated, the figure recomputed and their difference, what rounding allows, the fault, the cell
// that is wrong, and the reason.
func listed(all []*reconcile.Relation) string {
	all = append([]*reconcile.Relation(nil), all...)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.Sheet != b.Sheet {
			return a.Sheet < b.Sheet
		}
		if a.Axis != b.Axis {
			return a.Axis < b.Axis
		}
		return a.Total.Less(b.Total)
	})
	manySheets := len(all) > 0 && all[0].Sheet != all[len(all)-1].Sheet
	var b strings.Builder
	for _, r := range all {
		if manySheets {
			b.WriteString(r.Sheet + "! ")
		}
		b.WriteString(lineOf(r) + "\n")
	}
	return b.String()
}

var axisNames = map[reconcile.Axis]string{reconcile.Down: "down", reconcile.Across: "across", reconcile.Elsewhere: "by formula"}

var faultNames = map[reconcile.Fault]string{reconcile.OtherLines: "adds other lines", reconcile.TypedOver: "typed over",
	reconcile.Plugged: "plugged", reconcile.TextLeft: "text left out"}

func lineOf(r *reconcile.Relation) string {
	line := fmt.Sprintf("%s %s = %s %s", axisNames[r.Axis], r.Total, termsOf(r), r.Outcome)
	if !r.Difference.IsZero() && r.Outcome != reconcile.NotTested {
		line += fmt.Sprintf(" %s %s %s", r.Stated, r.Recomputed, r.Difference)
		if !r.Allowance.IsZero() {
			line += " within " + r.Allowance.String()
		}
	}
	if r.Fault != reconcile.Sound {
		line += ", " + faultNames[r.Fault]
	}
	if r.Cell != nil {
		line += ", wrong at " + r.Cell.String()
	}
	if r.Reason != "" {
		line += " (" + r.Reason + ")"
	}
	return line
}

// termsOf writes a relation's terms as a sum: B2:B4 + B8 - C1.
func termsOf(r *reconcile.Relation) string {
	var b strings.Builder
	for i, term := range r.Terms {
		switch {
		case r.Kind == reconcile.Ratio && i == 1:
			b.WriteString(" / ")
		case r.Kind == reconcile.Change && i == 1:
			b.WriteString(" to ")
		case term.Sign < 0:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(term.String())
	}
	text := strings.TrimPrefix(b.String(), " ")
	switch r.Kind {
	case reconcile.Average:
		return "mean of " + text
	case reconcile.Change:
		return "change from " + text
	}
	return text
}
