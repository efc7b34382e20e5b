package evaluate_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/evaluate"
	"crosscast/reconcile/money"
	"crosscast/sheets"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// maxDisagree is what is known to differ in the corpus, each with its cause:
// see the log of the test.
const maxDisagree = 0

// TestCorpus recomputes every formula of real workbooks that lie beside the repository against the stored result, and
// skips where there are none.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("recomputes tens of thousands of formulas")
	}
	paths, err := filepath.Glob("../../../shared/corpus/euses-custodes/*.xlsx")
	if err != nil || len(paths) == 0 {
		sheetstest.Lacks(t, sheetstest.Shared, "no corpus of real workbooks")
	}
	tally, why := map[string]int{}, map[string]int{}
	for _, path := range paths {
		wb, err := open.Workbook(path, open.Options{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		recomputeAll(t, wb, tally, why)
	}
	t.Log(tally)
	reasons := make([]string, 0, len(why))
	for reason, n := range why {
		reasons = append(reasons, fmt.Sprintf("%6d %s", n, reason))
	}
	sort.Sort(sort.Reverse(sort.StringSlice(reasons)))
	t.Log("\n" + strings.Join(reasons, "\n"))
	if tally["disagree"] > maxDisagree {
		t.Errorf("%d results disagree with what is stored", tally["disagree"])
	}
}

func recomputeAll(t *testing.T, wb *sheets.Workbook, tally, why map[string]int) {
	e := evaluate.New(wb)
	for _, s := range wb.Sheets {
		for _, row := range s.Rows {
			for i := range row.Cells {
				c := &row.Cells[i]
				if s.FormulaOf(c) == nil {
					continue
				}
				r := sheets.Ref{Row: row.Index, Col: int(c.Col)}
				got, err := e.Recompute(s.Name, r)
				outcome := verdict(c, got, err)
				tally["formulas"]++
				tally[outcome]++
				if err != nil {
					if !errors.Is(err, evaluate.ErrCannot) {
						t.Errorf("%s!%s: %v", s.Name, r, err)
					}
					why[err.Error()[:min(len(err.Error()), 70)]]++
				}
				if outcome == "disagree" {
					t.Logf("%s %s!%s =%s gives %+v, stored %s", filepath.Base(wb.Path), s.Name, r, s.FormulaOf(c).Text, got, c.Raw)
				}
			}
		}
	}
}

// verdict compares a result with what is stored for the cell.
func verdict(c *sheets.Cell, got evaluate.Value, err error) string {
	switch {
	case err != nil:
		return "cannot"
	case c.Kind == sheets.Blank:
		return "no stored value"
	case c.Kind == sheets.Number && got.Kind == evaluate.Number:
		stored, ok := money.ParseStored(c.Raw)
		if ok && near(stored, got.Num) {
			return "agree"
		}
	case c.Kind == sheets.Text && got.Kind == evaluate.Text, c.Kind == sheets.Error && got.Kind == evaluate.Error:
		if c.Raw == got.Text {
			return "agree"
		}
	case c.Kind == sheets.Bool && got.Kind == evaluate.Bool:
		if (c.Raw == "TRUE") == !got.Num.IsZero() {
			return "agree"
		}
	}
	return "disagree"
}

// near allows for the noise of doubles that the program which stored the result added up: 1e-6 of the size, and what is
// left of a difference that is nil.
func near(a, b decimal.Decimal) bool {
	allowed := decimal.Max(a.Abs(), b.Abs()).Shift(-6)
	return a.Sub(b).Abs().LessThanOrEqual(decimal.Max(allowed, decimal.New(1, -9)))
}
