package target

import (
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets"
)

const savings = `
Savings £000
Code | Area                          | 2014/15 | 2015/16 | 2016/17 | 2017/18 | Total
S7   | Voluntary sector support      | 0       | 640     | 160     | 0       | 800
S8   | Careers information           | 50      | 520     | 80      | 0       | 650
S9a  | Children's short breaks       | 0       | 345     | 60      | 0       | 405
S9b  | Family support                | 0       | 395     | 40      | 0       | 435
     | Total savings                 | 50      | 1900    | 340     | 0       | 2290
     | Cumulative savings            | 50      | 1950    | 2290    | 2290    |
`

const byYear = `
Savings £000
        | Children's Service | Youth Offending
2014/15 | 3400               | 0
2015/16 | 8290               | 350
2016/17 | 1000               | 90
`

const services = `
Budget by service
£000       | 2014/15 budget | 2014/15 actual | Share %
Early help | 11600          | 11350          | 30.9%
Education  | 8240           | 8105           | 18.2%
Ledger     | -3400          | -3390          | 9.9%
`

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		what, table string
		target      reconcile.Target
		outcome     reconcile.Outcome
		home        string
		reason      string // part of it
	}{
		{"code and year", savings, reconcile.Target{Text: "£640k", Code: "S7", Period: "2015/16"}, reconcile.Agrees, "D3", ""},
		{"code in small letters", savings, reconcile.Target{Text: "£60k", Code: "s9A", Period: "2016-17"}, reconcile.Agrees, "E5", ""},
		{"code that is only the beginning of others", savings, reconcile.Target{Text: "£840k", Code: "S9", Period: "2014/18"}, reconcile.NotTested, "", `no line is called "S9"; nearest: S9a, S9b`},
		{"a code among cells", savings, reconcile.Target{Text: "£650k", Code: "S8", Cells: sheets.One(sheets.Ref{Row: 8, Col: 19}), Period: "2014/18"}, reconcile.Agrees, "G4", ""},
		{"span is the total column", savings, reconcile.Target{Name: "Total savings", Text: "£2.29m", Period: "2014/18"}, reconcile.Agrees, "G7", ""},
		{"rounded", savings, reconcile.Target{Name: "Total savings", Text: "£2.3m", Period: "2014/18"}, reconcile.Rounding, "G7", ""},
		{"part of the years", savings, reconcile.Target{Name: "Total savings", Text: "£2.24m", Period: "2015/18"}, reconcile.Agrees, "D7:F7", "the 3 years of 2015/18 added up"},
		{"part of cumulative years", savings, reconcile.Target{Name: "Cumulative savings", Text: "£2.29m", Period: "2015/17"}, reconcile.Agrees, "E8", "the line is cumulative"},
		{"no period takes the total", savings, reconcile.Target{Name: "Total savings", Text: "£2.29m"}, reconcile.Agrees, "G7", ""},
		{"a year that is not there", savings, reconcile.Target{Name: "Total savings", Text: "£1m", Period: "2019/20"}, reconcile.NotTested, "", "headed 2019/20"},
		{"no period at all", savings, reconcile.Target{Name: "Total savings", Text: "£1m", Period: "soon"}, reconcile.NotTested, "", `"soon" is no year`},
		{"apostrophe and plural", savings, reconcile.Target{Name: "Childrens short break", Text: "£405k"}, reconcile.Agrees, "G5", ""},
		{"words in another order", savings, reconcile.Target{Name: "Savings, total", Text: "£2,290,000"}, reconcile.Agrees, "G7", ""},
		{"a word less, agreeing", savings, reconcile.Target{Name: "Voluntary support", Text: "£800k"}, reconcile.Agrees, "G3", `with "sector"`},
		{"a word less, not agreeing", savings, reconcile.Target{Name: "Voluntary support", Text: "£850k"}, reconcile.Review, "G3", `with "sector"`},
		{"differs", savings, reconcile.Target{Name: "Total savings", Text: "£2.92m"}, reconcile.Differs, "G7", ""},
		{"no home", savings, reconcile.Target{Name: "Family learning", Text: "£435k"}, reconcile.NotTested, "", `nearest: "Family support"`},
		{"no home, though the value is there", savings, reconcile.Target{Name: "Libraries", Text: "£1,950,000"}, reconcile.NotTested, "", "no line"},
		{"a cell", savings, reconcile.Target{Name: "Anything", Text: "£435k", Cells: sheets.One(sheets.Ref{Row: 6, Col: 7})}, reconcile.Agrees, "G6", ""},
		{"nothing named", savings, reconcile.Target{Text: "£435k"}, reconcile.NotTested, "", "its row names no line, code or cell"},
		{"a cell of another line than the one named", savings, reconcile.Target{Name: "Total savings", Text: "£2.29m", Cells: sheets.One(sheets.Ref{Row: 6, Col: 7})}, reconcile.Review, "", "Book!G6 or Book!G7"},
		{"a cell in the line named", savings, reconcile.Target{Name: "Total savings", Text: "£1.9m", Cells: sheets.One(sheets.Ref{Row: 7, Col: 4})}, reconcile.Agrees, "D7", ""},
		{"malformed", savings, reconcile.Target{Name: "Total savings", Text: "£2,29m"}, reconcile.NotTested, "", "nearly an amount"},
		{"hedged", savings, reconcile.Target{Name: "Total savings", Text: "in the region of £2.2m"}, reconcile.Rounding, "G7", "in the region of"},
		{"years down", byYear, reconcile.Target{Name: "Children's Service", Text: "£8.29m", Period: "2015/16"}, reconcile.Agrees, "B4", ""},
		{"years down, added up", byYear, reconcile.Target{Name: "Youth Offending", Text: "£440k", Period: "2014/17"}, reconcile.Agrees, "C3:C5", "added up"},
		{"two columns of a year", services, reconcile.Target{Name: "Early help", Text: "£11.6m", Period: "2014/15"}, reconcile.Review, "", "B3 or Book!C3"},
		{"the heading's word", services, reconcile.Target{Name: "Actual of 2014/15", Label: "Early help", Text: "£11.35m"}, reconcile.Agrees, "C3", ""},
		{"a percentage", services, reconcile.Target{Name: "Share", Label: "Early help", Text: "30.9%"}, reconcile.Agrees, "D3", ""},
		{"another sign", services, reconcile.Target{Name: "Budget of 2014/15", Label: "Ledger", Text: "£3.4m"}, reconcile.Agrees, "B5", "other sign"},
		{"a sheet that is not there", savings, reconcile.Target{Name: "Total savings", Text: "£2.29m", Sheet: "Other"}, reconcile.NotTested, "", `no sheet "Other"`},
		{"the sheet's own unit", savings, reconcile.Target{Name: "Total savings", Text: "2,290"}, reconcile.Agrees, "G7", "names no unit"},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := tieOne(t, c.table, c.target)
			if got.Outcome != c.outcome || got.Home.Cells != c.home || !strings.Contains(got.Reason, c.reason) {
				t.Errorf("%s at %q (%s), want %s at %q (%s)", got.Outcome, got.Home.Cells, got.Reason, c.outcome, c.home, c.reason)
			}
		})
	}
}

func TestCause(t *testing.T) {
	for text, want := range map[string]string{
		"£2.92m": "transposed digits",
		"£1.90m": "figure of another year",
		"£2.29k": "unit slip",
	} {
		got := tieOne(t, savings, reconcile.Target{Name: "Total savings", Text: text})
		if got.Outcome != reconcile.Differs || got.Cause == nil || got.Cause.Name != want {
			t.Errorf("%s: %s, cause %v, want %s", text, got.Outcome, got.Cause, want)
		}
	}
}

// A line of which every word is another is named once.
func TestNearestLineIsNamedOnce(t *testing.T) {
	tie := tieOne(t, "Savings £000\nOpening budget | 10\nClosing | 20\n", reconcile.Target{Name: "Library opening hours", Text: "£120k"})
	if want := `no line is called "Library opening hours"; nearest: "Opening budget"`; tie.Reason != want {
		t.Errorf("told as %q, want %q", tie.Reason, want)
	}
}

// The unit of a heading is no part of its name.
func TestWithoutUnit(t *testing.T) {
	for heading, want := range map[string]string{"£ thousand": "", "Total £000": "Total", "Budget (£ million)": "Budget",
		"£m Saving": "Saving", "Caseload thousand": "Caseload thousand"} {
		if got := withoutUnit(heading); got != want {
			t.Errorf("%q without its unit is %q, want %q", heading, got, want)
		}
	}
}
