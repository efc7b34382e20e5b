package output

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/checks"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	reader "crosscast/sheets/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares a text with testdata/name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s, accept with -update (-want +got):\n%s", name, diff)
	}
}

// grid makes a sheet of typed cells from lines of cells parted by |; what reads as a number is one.
func grid(name, text string) *sheets.Sheet {
	s := &sheets.Sheet{Name: name}
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		row := sheets.Row{Index: i + 1}
		for j, cell := range strings.Split(line, "|") {
			if cell = strings.TrimSpace(cell); cell == "" {
				continue
			}
			kind := sheets.Text
			if _, err := strconv.ParseFloat(cell, 64); err == nil {
				kind = sheets.Number
			}
			row.Cells = append(row.Cells, sheets.Cell{Raw: cell, Col: int32(j + 1), Kind: kind})
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

const savings = `
Savings £000 | | | |
Line | 2014/15 | 2015/16 | Detail | Share
S1 | 3400 | 100 | |
S6 | 1000 | 8540 | |
S7 | 20 | 60 | |
Total savings | 4420 | 8640 | | 0.5
Grant | 13.2 | 0 | |
`

func num(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func cells(s string) sheets.Range {
	g, err := sheets.ParseRange(s)
	if err != nil {
		panic(err)
	}
	return g
}

// relation is a sum over the cells, with its figures.
func relation(id, total, terms, stated, recomputed string, o reconcile.Outcome) *reconcile.Relation {
	x := &reconcile.Relation{ID: id, Check: "cast", Kind: reconcile.Sum, Sheet: "Savings", Total: cells(total).From,
		Terms: []reconcile.Term{{Cells: cells(terms), Sign: 1}}, Label: "Total savings", Heading: "2015/16",
		Unit: "GBP thousands", Evidence: []reconcile.Evidence{reconcile.ByFormula, reconcile.BySiblings},
		Why: "its formula adds these lines, and the column beside it agrees", Outcome: o}
	x.Stated, x.Recomputed = num(stated), num(recomputed)
	x.Difference = x.Stated.Sub(x.Recomputed)
	return x
}

// sample is a result with a finding of every kind, as the checks hand it over.
func sample() *reconcile.Result {
	wb := &sheets.Workbook{Path: "dir/Savings P6.xlsx", Format: "xlsx", Typed: true, Styles: []sheets.Style{{}},
		Sheets: []*sheets.Sheet{grid("Savings", savings), grid("It's other", "Line | 2015/16\nS1 | 8700\n")}}
	r := &reconcile.Result{Path: wb.Path, Kind: "workbook", SHA256: strings.Repeat("ab", 32), Book: layout.Read(wb)}
	cast := relation("r-1", "C6", "C3:C5", "8640", "8700", reconcile.Differs)
	cast.Cause = &reconcile.Cause{Name: "line missed", Text: "line S7 (60) is outside the range C3:C4", Cells: "C5"}
	cross := relation("r-2", "C6", "B2:B2", "8640", "8700", reconcile.Differs)
	cross.Terms = []reconcile.Term{{Sheet: "It's other", Cells: cells("B2"), Sign: 1}}
	small := relation("r-3", "B7", "B3:B5", "13.2", "13.24", reconcile.Differs)
	small.Unit = "GBP"
	review := relation("r-4", "B6", "B3:B4", "4420", "4400", reconcile.Review)
	review.Reason = "two sets of lines fit"
	untested := relation("r-5", "B6", "B3:B5", "0", "0", reconcile.NotTested)
	untested.Reason = "=D3 is the text \"n/a\""
	rounded := relation("r-6", "B7", "B3:B5", "13.2", "13.24", reconcile.Rounding)
	rounded.Allowance = num("0.05")
	latent := relation("r-7", "B6", "B3:B5", "4420", "4420", reconcile.Agrees)
	ok := &reconcile.Tie{ID: "t-1", Check: "target", Name: "Total savings", Outcome: reconcile.Agrees, Stated: num("8640000"),
		StatedText: "£8.64m", Found: num("8640000"), Unit: "GBP", Allowance: num("5000"),
		Claim: reconcile.Place{Sheet: "Targets", Cells: "B2"}, Home: reconcile.Place{Sheet: "Savings", Cells: "C6"}}
	off := &reconcile.Tie{ID: "t-2", Check: "target", Name: "Grant", Outcome: reconcile.Differs, Stated: num("14000"),
		StatedText: "£14k", Found: num("13200"), Difference: num("800"), Unit: "GBP", Allowance: num("500"),
		Claim: reconcile.Place{Paragraph: "6", Quote: "£14k"}, Home: reconcile.Place{Sheet: "Savings", Cells: "B7"}}
	r.Relations = []*reconcile.Relation{cast, cross, small, review, untested, rounded, latent}
	r.Ties = []*reconcile.Tie{ok, off}
	place := func(c string) reconcile.Place { return reconcile.Place{Sheet: "Savings", Cells: c} }
	r.Findings = []*reconcile.Finding{
		{Ref: "N1", ID: "f-1", Check: "cast", Outcome: reconcile.Differs, At: place("C6"), Subject: "Total savings, 2015/16", Headline: "does not cast", Relation: cast},
		{Ref: "N2", ID: "f-2", Check: "cast", Outcome: reconcile.Differs, At: place("C6"), Subject: "Total savings, 2015/16", Headline: "does not agree to the other sheet", Relation: cross},
		{Ref: "N3", ID: "f-3", Check: "target", Outcome: reconcile.Differs, At: place("B7"), Subject: "Grant", Headline: "does not agree to the target", Tie: off},
		{Ref: "N4", ID: "f-4", Check: "cast", Outcome: reconcile.Differs, At: place("B7"), Subject: "Grant", Headline: "does not cast", Relation: small},
		{Ref: "N5", ID: "f-5", Check: "year-run", Outcome: reconcile.Differs, At: place("B2:C2"), Headline: "year headings do not run", Lines: []string{"2014/15, 2014/15.", "The second reads as 2015/16 by its place."}},
		{Ref: "Q1", ID: "f-6", Check: "cast", Outcome: reconcile.Review, At: place("B6"), Subject: "Total savings, 2014/15", Headline: "may not cast", Relation: review, Todo: "confirm the lines"},
		{Ref: "L1", ID: "f-7", Check: "formula-range", Outcome: reconcile.Latent, At: place("B6"), Subject: "Total savings, 2014/15", Headline: "agrees today, formula at fault", Lines: []string{"=SUM(B3:B4) leaves out B5, which is nil now."}, Relation: latent},
		{Ref: "R1", ID: "f-8", Check: "cast", Outcome: reconcile.Rounding, At: place("B7"), Subject: "Grant", Headline: "agrees after rounding", Relation: rounded},
	}
	return r
}

// reportText is a report whose text and table are wrong, and which does not agree to the workbook behind it.
const reportText = `# Savings

1. It is long ago. Total savings in 2015/16 come to £8.7m (see paragraph 9).

2. There are three groups:

(a) one;

(b) two;

(c) three.

Table 1: savings, £000

| Line | 2014/15 | 2015/16 |
|---|---|---|
| S1 | 3,400 | 100 |
| S6 | 1,000 | 8,540 |
| Total | 4,400 | 8,460 |
`

// reportSample is what comes of that report, beside the sample's workbook, and its run.
func reportSample(t *testing.T) (*reconcile.Result, Run) {
	t.Helper()
	paper, behind := sampleOfBoth(t)
	run := runOfSample()
	run.Ticks = TicksOf(checks.All)
	run.Options.Behind = append(run.Options.Behind, engine.Backing(behind, run.Options))
	return engine.RunReport(paper, nil, run.Options), run
}

var engine = reconcile.Engine{Find: casting.Find, Checks: checks.All}

// sampleOfBoth is that report and a workbook that it speaks of.
func sampleOfBoth(t *testing.T) (*sheets.Report, *sheets.Workbook) {
	t.Helper()
	paper, err := reader.Read([]byte(reportText), "dir/Report.md")
	if err != nil {
		t.Fatal(err)
	}
	return paper, &sheets.Workbook{Path: "dir/Savings P6.xlsx", Format: "xlsx", SHA256: strings.Repeat("ef", 32), Typed: true,
		Styles: []sheets.Style{{}}, Sheets: []*sheets.Sheet{grid("Savings", savings)}}
}

// print writes documents in one format.
func printed(t *testing.T, format string, s Settings, docs ...*Document) string {
	t.Helper()
	var b strings.Builder
	s.Version = "crosscast 1.2.3"
	w := NewWriter(format, &b, s)
	for _, d := range docs {
		if err := w.Document(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// runOfSample is a run with a fixed clock.
func runOfSample() Run {
	return Run{Settings: Settings{Version: "crosscast 1.2.3", Materiality: num("1")}, Ticks: Ticks{"cast": "C", "target": "T"},
		Command: "crosscast check", At: time.Date(2026, 11, 21, 17, 58, 0, 0, time.UTC), ContentHash: strings.Repeat("cd", 32),
		Options: reconcile.Options{Years: "auto", Hidden: "warn", Units: "auto"}, FreeName: func(want string) string { return want }}
}
