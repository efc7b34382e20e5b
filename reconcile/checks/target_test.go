package checks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/target"
	"crosscast/sheets/open"
)

// TestTargetWording holds the whole text of each message that a target can give.
func TestTargetWording(t *testing.T) {
	book := `Savings,£000,,
Code,Area,2014/15,2015/16
S1,Early help,3400,8290
S2,Voluntary sector support,0,350
,Total savings,3400,8640
`
	for _, c := range []struct{ row, want string }{
		{"Secured,£3.4m,2014/15,Total savings,minute iv", ""},
		{"Secured,£4.4m,2014/15,Total savings,minute iv", `differs Book!C5 Secured: does not agree to the target
Minute iv says £4.4m for 2014/15.
Book!C5 is 3,400 (GBP thousands).
Difference 1,000 (stated is higher).
Rounding allows up to 50.5.
cause: one digit wrong`},
		{"Support,£400k,2015/16,Voluntary support,", `review Book!D4 Support: may not agree to the target
The target in Targets.csv Targets!B2 says £400k for 2015/16.
Book!D4 is 350 (GBP thousands).
Difference 50 (stated is higher).
Rounding allows up to 1.
The line is called "Voluntary sector support" there: with "sector".
todo: confirm that this is the line that is meant`},
		{"Savings,£8.6m,,Total savings,", `review Targets.csv Targets!B2 Savings: cannot be tied to one figure
The target in Targets.csv Targets!B2 says £8.6m.
It may speak of Book!C5 or Book!D5: which is meant cannot be told.
todo: give the code, the year or the cell of the figure that is meant`},
		{"Libraries,£8.64m,2015/16,Library hours,", `not-tested Targets.csv Targets!B2 Libraries: is not tested
The target in Targets.csv Targets!B2 says £8.64m for 2015/16.
No line is called "Library hours".
todo: give the line's own name, its code or its cell`},
		{`Savings,"£8,64m",2015/16,Total savings,`, `not-tested Targets.csv Targets!B2 Savings: is not tested
The target in Targets.csv Targets!B2 says £8,64m for 2015/16.
"£8,64m": it is nearly an amount, but no number.
todo: write the figure as in "£13.24m", "£550k" or "9.9%"`},
	} {
		dir := t.TempDir()
		at := put(t, dir, "Book.csv", book)
		targets, err := target.ReadFile(put(t, dir, "Targets.csv", "Target,Stated figure,Year,Label,Source\n"+c.row+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		wb, err := open.Workbook(at, open.Options{})
		if err != nil {
			t.Fatal(err)
		}
		res := reconcile.Engine{Find: casting.Find, Checks: []*reconcile.Check{Target}}.Run(wb, targets, reconcile.Options{})
		if got := said(res.Findings); got != c.want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.row, got, c.want)
		}
		if len(res.Ties) != 1 {
			t.Errorf("%s: %d ties", c.row, len(res.Ties))
		}
	}
}

func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// said is all that findings tell.
func said(all []*reconcile.Finding) string {
	var lines []string
	for _, f := range all {
		lines = append(lines, string(f.Outcome)+" "+f.At.String()+" "+f.Subject+": "+f.Headline)
		lines = append(lines, f.Lines...)
		if f.Todo != "" {
			lines = append(lines, "todo: "+f.Todo)
		}
		if f.Cause != nil {
			lines = append(lines, "cause: "+f.Cause.Name)
		}
	}
	return strings.Join(lines, "\n")
}
