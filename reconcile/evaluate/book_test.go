package evaluate

import (
	"sort"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// cellsOf are the cells of a test sheet by address: "=…" is a formula without a stored result, "=…|5" one with, TRUE and
// #N/A are what they say, a leading ' makes a text, and other texts are numbers if they look so.
type cellsOf map[string]string

// book makes a workbook of test sheets.
func book(t testing.TB, pages map[string]cellsOf) *sheets.Workbook {
	t.Helper()
	wb := &sheets.Workbook{Typed: true}
	for name, cells := range pages {
		s := &sheets.Sheet{Name: name}
		wb.Sheets = append(wb.Sheets, s)
		var refs []sheets.Ref
		for a := range cells {
			r, err := sheets.ParseRef(a)
			if err != nil {
				t.Fatal(err)
			}
			refs = append(refs, r)
		}
		sort.Slice(refs, func(i, j int) bool { return refs[i].Less(refs[j]) })
		for _, r := range refs {
			if n := len(s.Rows); n == 0 || s.Rows[n-1].Index != r.Row {
				s.Rows = append(s.Rows, sheets.Row{Index: r.Row})
			}
			row := &s.Rows[len(s.Rows)-1]
			row.Cells = append(row.Cells, cellOf(s, r, cells[r.String()]))
		}
	}
	sort.Slice(wb.Sheets, func(i, j int) bool { return wb.Sheets[i].Name < wb.Sheets[j].Name })
	return wb
}

func cellOf(s *sheets.Sheet, r sheets.Ref, content string) sheets.Cell {
	c := sheets.Cell{Col: int32(r.Col)}
	if f, ok := strings.CutPrefix(content, "="); ok {
		f, content, _ = strings.Cut(f, "|")
		s.Formulas = append(s.Formulas, sheets.Formula{Text: f, NoValue: content == ""})
		c.Formula = int32(len(s.Formulas))
	}
	c.Raw = content
	switch {
	case content == "":
	case content == "TRUE" || content == "FALSE":
		c.Kind = sheets.Bool
	case content[0] == '#':
		c.Kind = sheets.Error
	case content[0] == '\'':
		c.Kind, c.Raw = sheets.Text, content[1:]
	case strings.Trim(content, "0123456789.-E+") == "":
		c.Kind = sheets.Number
	default:
		c.Kind = sheets.Text
	}
	return c
}

// give evaluates a formula in cell H1 of the sheet Main and writes its result in one word.
func give(t *testing.T, e *Evaluator, s string) string {
	t.Helper()
	n, err := formula.Parse(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	v, err := e.Formula(n, "Main", sheets.Ref{Row: 1, Col: 8})
	return word(v, err)
}

func word(v Value, err error) string {
	switch {
	case err != nil:
		return err.Error()
	case v.Kind == Number:
		return v.Num.String()
	case v.Kind == Bool:
		return map[bool]string{true: "FALSE", false: "TRUE"}[v.Num.IsZero()]
	case v.Kind == Text:
		return "'" + v.Text
	}
	return v.Text
}
