package checks

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// gridSheet is a grid without the line breaks around it.
func gridSheet(name, text string) *sheets.Sheet {
	return sheetstest.Grid(name, strings.Trim(text, "\n"))
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
