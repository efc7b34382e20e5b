package target

import (
	"slices"
	"strings"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// field is what a column of a targets table holds.
type field uint8

const (
	fieldNone field = iota
	fieldName
	fieldFigure
	fieldPeriod
	fieldWhere // a label, code or cell, whichever it turns out to be
	fieldLabel
	fieldCode
	fieldCell
	fieldSheet
	fieldSource
	fieldFound // what the workbook says: a help for filling in, not read
)

// fieldWords give the heading words of each field. The order decides where a heading has words of two: "Stated figure
// in the source" is the source, "Target figure" is the figure.
var fieldWords = []struct {
	field field
	words []string
}{
	{fieldFound, []string{"workbook"}},
	{fieldSource, []string{"source", "paragraph", "para", "page", "reference"}},
	{fieldSheet, []string{"sheet", "worksheet", "tab"}},
	{fieldPeriod, []string{"year", "years", "period", "span"}},
	{fieldFigure, []string{"stated", "figure", "amount", "value", "£", "£000", "£m"}},
	{fieldName, []string{"name", "target", "targets", "measure", "description", "what", "about"}},
}

// whereWords head the columns that say where the figure is to be found.
var whereWords = map[string]field{
	"label": fieldLabel, "row": fieldLabel, "line": fieldLabel, "code": fieldCode, "cell": fieldCell, "address": fieldCell,
}

// headingField judges one heading.
func headingField(text string) field {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(text)) {
		words = append(words, strings.Trim(w, ".,:;()"))
	}
	where := fieldNone
	for _, w := range words {
		if f := whereWords[w]; f != fieldNone && where != fieldNone && f != where {
			where = fieldWhere // "Code, label or cell"
		} else if f != fieldNone {
			where = f
		}
	}
	for _, f := range fieldWords {
		switch {
		case where != fieldNone && f.field == fieldName:
			return where
		case where != fieldNone && f.field == fieldSheet: // "Sheet and cell" is read as a cell
		case slices.ContainsFunc(words, func(w string) bool { return slices.Contains(f.words, w) }):
			return f.field
		}
	}
	return where
}

// headerRows is how far down the heads of a targets table are looked for: a title and remarks may stand above them.
const headerRows = 30

// table is a targets table: where its heads stand, and which column holds what.
type table struct {
	sheet  *layout.Sheet
	header int           // grid row
	cols   map[field]int // grid columns
}

// findTable finds the heads of a targets table on a sheet.
func findTable(s *layout.Sheet) (table, bool) {
	for i := 0; i < len(s.Rows) && i < headerRows; i++ {
		t := table{s, i, map[field]int{}}
		for j := range s.Cols {
			f := headingField(s.Cell(i, j).Text())
			if _, taken := t.cols[f]; f != fieldNone && !taken {
				t.cols[f] = j
			} else if f == fieldName && taken {
				t.secondName(j)
			}
		}
		if _, ok := t.cols[fieldName]; !ok {
			continue
		}
		if _, ok := t.cols[fieldFigure]; ok {
			return t, true
		}
	}
	return table{}, false
}

// secondName settles a table with the heads Name and Target and none for the figure: the target is the figure then.
func (t table) secondName(j int) {
	if _, ok := t.cols[fieldFigure]; !ok {
		t.cols[fieldFigure] = j
	}
}

// cell is the stored cell of a field in grid row i, or nil.
func (t table) cell(i int, f field) *layout.Cell {
	if j, ok := t.cols[f]; ok {
		return t.sheet.Cell(i, j)
	}
	return nil
}

// text is what a person reads in it.
func (t table) text(i int, f field) string {
	c := t.cell(i, f)
	if c == nil || c.Source == nil {
		return ""
	}
	return t.sheet.Shown(c)
}

// ref is the address of the field in grid row i.
func (t table) ref(i int, f field) sheets.Ref { return t.sheet.Ref(i, t.cols[f]) }
