package reconcile_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/checks"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// bookOf makes a workbook of one sheet from lines of cells parted by "|".
func bookOf(name string, lines []string) *sheets.Workbook {
	s := &sheets.Sheet{Name: name}
	for i, line := range lines {
		row := sheets.Row{Index: i + 1}
		for j, text := range strings.Split(line, "|") {
			text = strings.TrimSpace(text)
			kind := sheets.Text
			if _, err := strconv.ParseFloat(text, 64); err == nil {
				kind = sheets.Number
			}
			if text != "" {
				row.Cells = append(row.Cells, sheets.Cell{Col: int32(j + 1), Raw: text, Kind: kind})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return &sheets.Workbook{Typed: true, Sheets: []*sheets.Sheet{s}, Styles: make([]sheets.Style, 1)}
}

// twoWrong has a total that is wrong and a row that is.
var twoWrong = []string{
	"Service  | Q1  | Q2  | Q3  | Q4  | Year",
	"Homecare | 412 | 530 | 618 | 377 | 1937",
	"Day care | 155 | 161 | 190 | 263 | 769",
	"Respite  | 73  | 88  | 104 | 211 | 4676",
	"Meals    | 37  | 94  | 61  | 42  | 234",
	"Total    | 677 | 8373 | 973 | 893 | 3416",
}

func run(wb *sheets.Workbook, opt reconcile.Options) *reconcile.Result {
	return reconcile.Engine{Find: casting.Find, Checks: checks.All}.Run(wb, nil, opt)
}

// ids lists the ids of all relations and findings, with what they are about, sorted: an empty row may turn what differs
// into what is to review, and so change the order of telling.
func ids(res *reconcile.Result) []string {
	var out []string
	for _, r := range res.Relations {
		out = append(out, r.ID+" "+r.Check+" "+r.Label+" "+r.Heading)
	}
	for _, f := range res.Findings {
		out = append(out, f.ID+" "+f.Subject+" "+f.Headline)
	}
	slices.Sort(out)
	return out
}

// An id says what a thing is about, not where it stands: what somebody has accepted by its id stays accepted when rows or
// columns are put in.
func TestIDsAreStable(t *testing.T) {
	want := ids(run(bookOf("S", twoWrong), reconcile.Options{}))
	if len(want) < 8 || !strings.HasPrefix(want[1], "f-") {
		t.Fatalf("two findings and their relations are not found: %q", want)
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := slices.Clone(twoWrong)
		at := rapid.SampledFrom([]int{0, 5, 6}).Draw(t, "row put in")
		lines = slices.Insert(lines, at, slices.Repeat([]string{""}, rapid.IntRange(0, 3).Draw(t, "rows"))...)
		before := strings.Repeat("|", rapid.IntRange(0, 3).Draw(t, "columns"))
		for i := range lines {
			lines[i] = before + lines[i]
		}
		if diff := cmp.Diff(want, ids(run(bookOf("S", lines), reconcile.Options{}))); diff != "" {
			t.Fatalf("%s\n-want +got:\n%s", strings.Join(lines, "\n"), diff)
		}
	})
}

// Two sheets that say the same have different ids, and things that are about the same are told apart.
func TestIDsDiffer(t *testing.T) {
	wb := bookOf("A", twoWrong)
	wb.Sheets = append(wb.Sheets, bookOf("B", append(slices.Clone(twoWrong), twoWrong...)).Sheets...)
	seen := map[string]bool{}
	for _, line := range ids(run(wb, reconcile.Options{})) {
		id, _, _ := strings.Cut(line, " ")
		if seen[id] {
			t.Errorf("%s stands for two things", id)
		}
		seen[id] = true
	}
	if len(seen) < 20 {
		t.Errorf("only %d ids", len(seen))
	}
}

// Findings are told the worst first, then the largest, and numbered so.
func TestOrderOfTelling(t *testing.T) {
	wb := bookOf("S", []string{"Line | 2014/15", "Fleet | 12"})
	tell := func(outcome reconcile.Outcome, difference int64, unit string) *reconcile.Relation {
		return &reconcile.Relation{Kind: reconcile.Sum, Sheet: "S", Outcome: outcome, Unit: unit, Difference: decimal.NewFromInt(difference)}
	}
	c := &reconcile.Check{Name: "all", Run: func(p *reconcile.Pass) error {
		for _, r := range []*reconcile.Relation{tell(reconcile.Latent, 0, ""), tell(reconcile.Differs, 900, ""), tell(reconcile.Review, 5, ""),
			tell(reconcile.Differs, -2, "GBP thousands"), tell(reconcile.Differs, 30, ""), tell(reconcile.NotTested, 0, "")} {
			p.Report(reconcile.Finding{Outcome: r.Outcome, At: reconcile.Place{Sheet: "S"}, Relation: r})
		}
		return nil
	}}
	res := reconcile.Engine{Find: func(*layout.Book) []*reconcile.Relation { return nil }, Checks: []*reconcile.Check{c}}.Run(wb, nil, reconcile.Options{})
	var got []string
	for _, f := range res.Findings {
		got = append(got, f.Ref+" "+f.Relation.Difference.String())
	}
	want := []string{"N1 -2", "N2 900", "N3 30", "Q1 5", "L1 0", "U1 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A check that stops says so, and the others still speak.
func TestCheckThatStops(t *testing.T) {
	wb := bookOf("S", []string{"Line | 2014/15", "Fleet | 12"})
	list := []*reconcile.Check{
		{Name: "first", Run: func(*reconcile.Pass) error { panic("no such row") }},
		{Name: "second", Run: func(*reconcile.Pass) error { return errors.New("the sheet is too large") }},
		{Name: "third", Run: func(p *reconcile.Pass) error { p.Report(reconcile.Finding{Outcome: reconcile.Review}); return nil }},
	}
	res := reconcile.Engine{Find: casting.Find, Checks: list}.Run(wb, nil, reconcile.Options{})
	var got []string
	for _, f := range res.Findings {
		got = append(got, strings.Join(append([]string{f.Check, string(f.Outcome)}, f.Lines...), " | "))
	}
	want := []string{"third | review", "first | not-tested | the check first stopped: no such row.", "second | not-tested | the sheet is too large."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A user who asks for one sheet hears of no other; its formulas may still refer to the rest.
func TestOnlyOneSheet(t *testing.T) {
	wb := bookOf("A", twoWrong)
	wb.Sheets = append(wb.Sheets, bookOf("B", twoWrong).Sheets...)
	res := run(wb, reconcile.Options{Sheets: []string{"B"}})
	if len(res.Relations) == 0 || len(res.Findings) == 0 {
		t.Fatal("nothing is found on the sheet that was asked for")
	}
	for _, r := range res.Relations {
		if r.Sheet != "B" {
			t.Errorf("a relation on %s", r.Sheet)
		}
	}
	for _, f := range res.Findings {
		if f.At.Sheet != "B" {
			t.Errorf("a finding on %s", f.At)
		}
	}
}

func TestUnitsOfTheUser(t *testing.T) {
	for option, want := range map[string]string{"auto": "", "pounds": "GBP", "thousands": "GBP thousands", "millions": "GBP millions"} {
		for _, r := range run(bookOf("S", twoWrong), reconcile.Options{Units: option}).Relations {
			if r.Unit != want {
				t.Errorf("--units %s: %s is in %q, want %q", option, r.Total, r.Unit, want)
			}
		}
	}
}
