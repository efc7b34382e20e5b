package evaluate_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/evaluate"
	"crosscast/sheets"
	"crosscast/sheets/formula"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// TestClaims holds that the claim read from a formula is what the formula computes: written out again from its terms
// alone, it gives the same figure. It skips where there are no real workbooks beside the repository.
func TestClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("recomputes tens of thousands of formulas")
	}
	paths, err := filepath.Glob("../../../shared/corpus/*/*.xlsx")
	if err != nil || len(paths) == 0 {
		sheetstest.Lacks(t, sheetstest.Shared, "no corpus of real workbooks")
	}
	tally := map[string]int{}
	for _, path := range paths {
		if wb, err := open.Workbook(path, open.Options{}); err == nil {
			checkClaims(t, wb, tally)
		}
	}
	t.Log(tally)
}

func checkClaims(t *testing.T, wb *sheets.Workbook, tally map[string]int) {
	e := evaluate.New(wb)
	for _, s := range wb.Sheets {
		names := formula.NamesOf(wb, s.Name)
		for _, row := range s.Rows {
			for i := range row.Cells {
				f := s.FormulaOf(&row.Cells[i])
				if f == nil || f.Array {
					continue
				}
				n, err := formula.Parse(f.Text)
				if err != nil {
					continue
				}
				claim, ok := formula.ClaimOf(n, names)
				if !ok || claim.Problem != "" {
					continue
				}
				r := sheets.Ref{Row: row.Index, Col: int(row.Cells[i].Col)}
				tally[claim.Kind.String()+" "+compareClaim(t, e, s.Name, r, claim, f.Text)]++
			}
		}
	}
}

// compareClaim evaluates formula and claim in the same cell.
func compareClaim(t *testing.T, e *evaluate.Evaluator, sheet string, r sheets.Ref, claim formula.Claim, was string) string {
	want, err := e.Recompute(sheet, r)
	if err != nil {
		return "not evaluated"
	}
	written := rewrite(claim)
	n, err := formula.Parse(written)
	if err != nil {
		t.Errorf("%s: %v", written, err)
		return "unreadable"
	}
	got, err := e.Formula(n, sheet, r)
	switch {
	case err != nil:
		t.Errorf("%s!%s: =%s was read as %s: %v", sheet, r, was, written, err)
		return "refused"
	case got.Kind == want.Kind && (got.Kind != evaluate.Number || near(got.Num, want.Num)):
		return "same"
	case claim.Wrapped && (want.Kind != evaluate.Number || want.Num.IsZero()):
		return "shows something else"
	}
	t.Errorf("%s!%s: =%s gives %v, read as %s gives %v", sheet, r, was, want, written, got)
	return "differs"
}

// rewrite writes a claim as a formula.
func rewrite(c formula.Claim) string {
	terms := sum(c.Terms)
	for _, v := range c.Literals {
		terms += fmt.Sprintf("+(%s)", v)
	}
	over := sum(c.Over)
	s := ""
	switch c.Kind {
	case formula.Average:
		if s = "(" + terms + ")/" + c.Divisor.String(); c.Divisor.IsZero() {
			s = strings.NewReplacer("SUM(", "AVERAGE(", "SUBTOTAL(9", "SUBTOTAL(1").Replace(terms)
		}
	case formula.Ratio:
		s = fmt.Sprintf("(%s)/(%s)", terms, over)
	case formula.Change:
		under := "(" + over + ")"
		if c.AbsOver {
			under = "ABS" + under
		}
		s = fmt.Sprintf("((%s)-(%s))/%s", terms, over, under)
	case formula.Product:
		s = "1"
		for _, term := range c.Terms {
			s += "*" + term.Ref.String()
		}
	default:
		s = terms
	}
	if !c.Scale.Equal(decimal.NewFromInt(1)) {
		s = fmt.Sprintf("(%s)*%s", s, c.Scale)
	}
	return rounded(s, c.Round)
}

func sum(terms []formula.Term) string {
	s := "0"
	for _, term := range terms {
		part := "SUM(" + term.Ref.String() + ")"
		if term.Ref.Single() {
			part = term.Ref.String() // SUM passes over a text that + would refuse
		}
		if term.Subtotal {
			part = "SUBTOTAL(9," + term.Ref.String() + ")"
		}
		s += map[int]string{1: "+", -1: "-"}[term.Sign] + rounded(part, term.Round)
	}
	return strings.TrimPrefix(s, "0+")
}

func rounded(s string, r *formula.Rounding) string {
	switch {
	case r == nil:
		return s
	case r.Func == "INT":
		return "INT(" + s + ")"
	}
	return fmt.Sprintf("%s(%s,%d)", r.Func, s, r.Places)
}
