package output

import (
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// A percentage is told as the sheet shows it, not as the fraction that is stored.
func TestPercentagesAreToldAsShown(t *testing.T) {
	s := grid("Projects", "Project | Budget | Saving | Share\nT8 | 11600 | 3590 | 0.39\n")
	s.Rows[1].Cells[3].Style = 1
	wb := &sheets.Workbook{Typed: true, Sheets: []*sheets.Sheet{s},
		Styles: []sheets.Style{{}, {Format: sheets.NumberFormat{Code: "0.0%", Decimals: 1, Percent: true}}}}
	r := &reconcile.Result{Book: layout.Read(wb)}
	x := relation("r-1", "D2", "C2", "0.39", "0.309483", reconcile.Differs)
	x.Sheet, x.Kind, x.Unit, x.Allowance = "Projects", reconcile.Ratio, "percent", num("0.006765")
	x.Terms = []reconcile.Term{{Cells: cells("C2"), Sign: 1}, {Cells: cells("B2"), Sign: 1}}
	got := strings.Join(sentences(r, &reconcile.Finding{Outcome: reconcile.Differs, Relation: x}), "\n")
	const want = "Stated 39.0%; C2 divided by B2 is 30.9%; difference 8.1 percentage points (stated is higher).\n" +
		"Rounding allows up to 0.677 percentage points."
	if got != want {
		t.Errorf("told as %q, want %q", got, want)
	}
	formula, ok := (&live{book: r.Book, x: x}).recomputed()
	if want := "SUM('Projects'!$C$2)/SUM('Projects'!$B$2)"; !ok || formula != want {
		t.Errorf("a quotient kept to six places is live as %q (%v), want %q", formula, ok, want)
	}
	if got := (told{places: 1, percent: true}).figure(num("-13.1")); got != "(13.1%)" {
		t.Errorf("a percentage below nil is told as %q", got)
	}
}

// A quotient that is shown as it comes out is no percentage.
func TestPlainQuotientsAreNotInPercent(t *testing.T) {
	for recomputed, want := range map[string]string{
		"0.309483":  "Stated 0.390000; C2 divided by B2 is 0.309483; difference 0.080517 (stated is higher).",
		"30.948276": "Stated 0.390000; C2 divided by B2 is 30.948276; difference (30.558276) (stated is lower), in percent.",
	} {
		wb := &sheets.Workbook{Typed: true, Styles: []sheets.Style{{}},
			Sheets: []*sheets.Sheet{grid("Savings", "Project | Budget | Saving | Rate\nT8 | 11600 | 3590 | 0.39\n")}}
		r := &reconcile.Result{Book: layout.Read(wb)}
		x := relation("r-1", "D2", "C2", "0.39", recomputed, reconcile.Differs)
		x.Kind, x.Unit = reconcile.Ratio, "percent"
		x.Terms = []reconcile.Term{{Cells: cells("C2"), Sign: 1}, {Cells: cells("B2"), Sign: 1}}
		if got := sentences(r, &reconcile.Finding{Outcome: reconcile.Differs, Relation: x})[0]; got != want {
			t.Errorf("told as %q, want %q", got, want)
		}
	}
}

// One cell less another is said so, whichever stands first.
func TestOneCellLessAnother(t *testing.T) {
	plus, minus := reconcile.Term{Cells: cells("C7"), Sign: 1}, reconcile.Term{Cells: cells("B7"), Sign: -1}
	for _, terms := range [][]reconcile.Term{{plus, minus}, {minus, plus}} {
		x := &reconcile.Relation{Kind: reconcile.Sum, Terms: terms}
		if got := claimOf(x); got != "C7 less B7 is" {
			t.Errorf("%v is told as %q", terms, got)
		}
	}
}

// A stated figure without a name is still called something.
func TestStatedFigureWithoutAName(t *testing.T) {
	f := &reconcile.Finding{Headline: "is not tested", Tie: &reconcile.Tie{}}
	if got := headline(f); got != "A stated figure is not tested" {
		t.Errorf("told as %q", got)
	}
}

// The dust of doubles is no allowance to tell of.
func TestDustIsNoAllowance(t *testing.T) {
	for allowance, want := range map[string]int{"0.0000000000002": 1, "0.00001": 2, "0.05": 2, "0": 1} {
		lines := told{difference: num("0.8"), allowance: num(allowance), places: 1}.lines("Stated 1")
		if len(lines) != want {
			t.Errorf("an allowance of %s is told as %q", allowance, lines)
		}
	}
}

// A total's reason is told once: with its finding, else in the list.
func TestReasonIsToldOnce(t *testing.T) {
	r := sample()
	got := printed(t, "text", Settings{Verbose: true}, &Document{Result: r})
	if n := strings.Count(got, "Two sets of lines fit."); n != 1 {
		t.Errorf("the reason is told %d times in\n%s", n, got)
	}
	r.Relations[3].Reason = "Its formula stops short."
	r.Findings[5].Lines = []string{"Its formula stops short.", "Stated 4,420."}
	got = printed(t, "text", Settings{Verbose: true}, &Document{Result: r})
	if n := strings.Count(got, "Its formula stops short."); n != 1 {
		t.Errorf("the reason is told %d times in\n%s", n, got)
	}
}

// Where nothing was tested there is nothing to sign.
func TestNothingTestedIsNotSignedOff(t *testing.T) {
	r := sample()
	r.Findings, r.Relations, r.Ties = nil, nil, nil
	got := printed(t, "text", Settings{}, &Document{Result: r, Copy: "Book - checked.xlsx"})
	if strings.Contains(got, "sign") || !strings.Contains(got, "nothing was tested") {
		t.Errorf("told as %q", got)
	}
}
