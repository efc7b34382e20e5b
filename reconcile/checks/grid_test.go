package checks

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/sheets"
)

// gridSheet builds a sheet from lines of cells parted by "|". A cell is a number, a text, a text that looks like a number
// ('75), or a formula with its stored result (=SUM(B1:B2) -> 30, with #REF! and FALSE as themselves). A line that begins
// with "~" is hidden; an empty line leaves a row empty.
func gridSheet(name, text string) *sheets.Sheet {
	s := &sheets.Sheet{Name: name}
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		line, hidden := strings.CutPrefix(line, "~")
		row := sheets.Row{Index: i + 1, Hidden: hidden}
		for j, cell := range strings.Split(line, "|") {
			if c, ok := gridCell(s, strings.TrimSpace(cell)); ok {
				c.Col = int32(j + 1)
				row.Cells = append(row.Cells, c)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func gridCell(s *sheets.Sheet, text string) (sheets.Cell, bool) {
	c := sheets.Cell{}
	if f, value, ok := strings.Cut(text, " -> "); ok && strings.HasPrefix(f, "=") {
		s.Formulas = append(s.Formulas, sheets.Formula{Text: f[1:]})
		c.Formula, text = int32(len(s.Formulas)), value
	}
	c.Raw, c.Kind = text, sheets.Text
	switch _, err := strconv.ParseFloat(text, 64); {
	case text == "":
		return c, false
	case err == nil:
		c.Kind = sheets.Number
	case text[0] == '\'':
		c.Raw = text[1:]
	case text[0] == '#':
		c.Kind = sheets.Error
	case text == "FALSE" || text == "TRUE":
		c.Kind = sheets.Bool
	}
	return c, true
}

// gridBook is a workbook of such sheets.
func gridBook(list ...*sheets.Sheet) *sheets.Workbook {
	return &sheets.Workbook{Path: "grid.xlsx", Format: "xlsx", Typed: true, Sheets: list, Styles: make([]sheets.Style, 1)}
}

// tell runs checks over a book and writes what each says, a finding a line: outcome, place, headline, and the figures if
// it is about any.
func tell(wb *sheets.Workbook, opt reconcile.Options, list ...*reconcile.Check) string {
	return told(tested(wb, opt, list...))
}

func tested(wb *sheets.Workbook, opt reconcile.Options, list ...*reconcile.Check) *reconcile.Result {
	return reconcile.Engine{Find: casting.Find, Checks: list}.Run(wb, nil, opt)
}

func told(res *reconcile.Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		fmt.Fprintf(&b, "%s %s %s %s", f.Outcome, f.At, f.Subject, f.Headline)
		if r := f.Relation; r != nil {
			fmt.Fprintf(&b, " %s %s", r.Stated, r.Recomputed)
		}
		for _, l := range f.Lines {
			b.WriteString("\n\t" + l)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// outcomes lists the relations of a check: its total and what came of it.
func outcomes(res *reconcile.Result, check string) string {
	var out []string
	for _, r := range res.Relations {
		if r.Check == check {
			out = append(out, fmt.Sprintf("%s %s", r.Total, r.Outcome))
		}
	}
	return strings.Join(out, ", ")
}

// same compares what is told with what is wanted.
func same(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
