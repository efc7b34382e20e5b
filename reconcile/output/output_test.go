package output

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

func TestText(t *testing.T) {
	marked := &Document{Result: sample(), Copy: "dir/Savings P6 - checked.xlsx"}
	bare := &Document{Result: sample(), NoCopy: "it carries a digital signature"}
	unread := &Document{Result: &reconcile.Result{Path: "Book.xls", Err: errors.New("cannot")}}
	golden(t, "text.txt", printed(t, "text", Settings{}, marked))
	golden(t, "text-verbose.txt", printed(t, "text", Settings{Verbose: true, Materiality: num("1")}, bare))
	golden(t, "text-quiet.txt", printed(t, "text", Settings{Quiet: true}, marked, unread, bare))
}

// Names stay as their owners write them; what office programs put for a keyboard's characters, and what steers a
// terminal, does not.
func TestPlainText(t *testing.T) {
	for in, want := range map[string]string{
		"Children\u2019s services \u2013 \u201ccaf\u00e9\u201d \u2026": `Children's services - "café" ...`,
		"Gwasanaethau Cymdeithasol T\u0177, capacit\u00e9s, Βουλή, 予算": "Gwasanaethau Cymdeithasol Tŷ, capacités, Βουλή, 予算",
		"£5m, €2m, ½":                      "£5m, €2m, ½",
		"two\nlines\tand\u00a0a space":     "two lines and a space",
		"red\x1b[31m\x07 \u202ebidi\u200b": "red[31m bidi",
		"broken \xff byte":                 "broken  byte",
	} {
		if got := plainText(in); got != want {
			t.Errorf("%q is told as %q, want %q", in, got, want)
		}
	}
}

func TestTextSteersNoTerminal(t *testing.T) {
	r := sample()
	r.Findings[0].Subject = "café\x1b[31m\u202e\u0085"
	for _, c := range printed(t, "text", Settings{Verbose: true}, &Document{Result: r}) {
		if c != '\n' && !unicode.IsPrint(c) {
			t.Fatalf("the text holds %q", c)
		}
	}
}

func TestJSON(t *testing.T) {
	unread := &Document{Result: &reconcile.Result{Path: "Book.xls", Kind: "workbook", Err: errors.New(`cannot read "Book.xls"`)}}
	got := printed(t, "json", Settings{}, &Document{Result: sample(), Copy: "c.xlsx"}, unread)
	var any map[string]any
	if err := json.Unmarshal([]byte(got), &any); err != nil {
		t.Fatalf("%v in %s", err, got)
	}
	pretty, err := json.MarshalIndent(any, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "result.json", string(pretty)+"\n")
}

func TestJSONOfNothing(t *testing.T) {
	if got := printed(t, "json", Settings{}); !json.Valid([]byte(got)) {
		t.Errorf("not JSON: %s", got)
	}
}

// Text that begins as a formula does must stay text in a spreadsheet program.
func TestCSV(t *testing.T) {
	r := sample()
	r.Findings[0].Subject = `=HYPERLINK("http://example.com")`
	got := printed(t, "csv", Settings{}, &Document{Result: r})
	golden(t, "findings.csv", got)
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, field := range []int{0, 4, 5, 6, 12, 13, 14, 15} {
			if field < len(row) && row[field] != "" && strings.ContainsRune("=+-@", rune(row[field][0])) {
				t.Errorf("%q would be a formula", row[field])
			}
		}
	}
}

// The three sheets and the marks, cell by cell.
func TestAnnotate(t *testing.T) {
	a := Annotate(sample(), runOfSample())
	var b strings.Builder
	for _, m := range a.Marks {
		fmt.Fprintf(&b, "mark %s!%s style %d when %s\n", m.Sheet, m.Cell, m.Style, m.When)
		for _, line := range strings.Split(m.Note, "\n") {
			fmt.Fprintf(&b, "  | %s\n", line)
		}
	}
	for _, n := range a.Names {
		fmt.Fprintf(&b, "name %s = %s\n", n.Name, n.Refers)
	}
	for _, s := range a.Sheets {
		writeSheet(&b, s)
	}
	golden(t, "annotation.txt", b.String())
}

// The three sheets of a report, cell by cell: no marks, nothing live, no links, and the words of each row in bold.
func TestAnnotateReport(t *testing.T) {
	a := Annotate(reportSample(t))
	if len(a.Marks) > 0 || a.Switch != "" {
		t.Errorf("marks %v, switch %q", a.Marks, a.Switch)
	}
	var b strings.Builder
	for _, n := range a.Names {
		fmt.Fprintf(&b, "name %s = %s\n", n.Name, n.Refers)
	}
	for _, s := range a.Sheets {
		writeSheet(&b, s)
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Link != "" || c.Formula != "" {
					t.Errorf("%s!%s leads to %q or is the formula %q", s.Name, sheets.Ref{Row: row.Index, Col: c.Col}, c.Link, c.Formula)
				}
			}
		}
	}
	golden(t, "report.txt", b.String())
}

// The workbook's own sheets quote the report beside the line that its figure is tied to.
func TestAnnotateQuotesTheReport(t *testing.T) {
	paper, wb := sampleOfBoth(t)
	run := runOfSample()
	run.Options.Papers = append(run.Options.Papers, claim.Read(paper))
	a := Annotate(engine.Run(wb, nil, run.Options), run)
	for _, want := range []struct{ sheet, cell, text string }{
		{"CC Reconciliation", "C16", "“£8.7m” does not agree to Savings!C6, Total savings, GBP thousands\nReport.md paragraph 1\n" +
			`Total savings in 2015/16 come to "£8.7m" (see paragraph 9).`},
		{"CC Findings", "O6", "Report.md paragraph 1\nTotal savings in 2015/16 come to \"£8.7m\" (see paragraph 9)."},
	} {
		c := addedAt(a, want.sheet, want.cell)
		if c.Text != want.text || c.Text[c.Strong[0]:c.Strong[1]] != `"£8.7m"` {
			t.Errorf("%s!%s is %q, bold %v", want.sheet, want.cell, c.Text, c.Strong)
		}
	}
	if c := addedAt(a, "CC Reconciliation", "B16"); c.Link != "'Savings'!C6" {
		t.Errorf("the row leads to %q", c.Link)
	}
}

// addedAt is a cell of an added sheet.
func addedAt(a sheets.Annotation, sheet, cell string) sheets.AddedCell {
	for _, s := range a.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if s.Name == sheet && (sheets.Ref{Row: row.Index, Col: c.Col}).String() == cell {
					return c
				}
			}
		}
	}
	return sheets.AddedCell{}
}

// A percentage is told in the digits in which it is stated.
func TestPercentagesKeepTheirDigits(t *testing.T) {
	_, wb := sampleOfBoth(t)
	book := layout.Read(wb)
	tie := &reconcile.Tie{Unit: "percent", Stated: num("9.2"), Found: num("9.9"), Difference: num("-0.7")}
	if h := figuresOfTie(book, tie); h.places != 1 {
		t.Errorf("of a report it is told in %d places", h.places)
	}
	tie = &reconcile.Tie{Unit: "percent", Stated: num("50.2"), Found: num("50.9"), Difference: num("-0.7"),
		Home: reconcile.Place{Sheet: "Savings", Cells: "E6"}}
	wb.Sheets[0].Rows[5].Cells[3].Raw = "0.509"
	if h, ok := atHome(layout.Read(wb), tie); !ok || h.places != 1 {
		t.Errorf("of a workbook it is told in %d places, %v", h.places, ok)
	}
}

func writeSheet(b *strings.Builder, s sheets.AddedSheet) {
	fmt.Fprintf(b, "\nsheet %s widths %v title row %d\n", s.Name, s.Widths, s.TitleRow)
	if s.Table != nil {
		fmt.Fprintf(b, "table %s %s\n", s.Table.Name, s.Table.Range)
	}
	for _, l := range s.Lists {
		fmt.Fprintf(b, "list %s %v\n", l.Cell, l.Choices)
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			fmt.Fprintf(b, "%s %q", sheets.Ref{Row: row.Index, Col: c.Col}, c.Text+c.Number)
			if c.Strong != [2]int{} {
				fmt.Fprintf(b, " bold %q", c.Text[c.Strong[0]:c.Strong[1]])
			}
			if c.Formula != "" {
				fmt.Fprintf(b, " = %s", c.Formula)
			}
			if c.Link != "" {
				fmt.Fprintf(b, " -> %s", c.Link)
			}
			b.WriteString("\n")
		}
	}
}

// A sheet that is signed must hold together: rows in order, a table's heads unique texts, no row below a table.
func TestAddedSheetsAreSound(t *testing.T) {
	clean := sample()
	clean.Findings, clean.Relations, clean.Ties = nil, nil, nil
	report, _ := reportSample(t)
	for _, r := range []*reconcile.Result{sample(), clean, report} {
		for _, s := range Annotate(r, runOfSample()).Sheets {
			last := 0
			for _, row := range s.Rows {
				if row.Index <= last {
					t.Errorf("%s: row %d after row %d", s.Name, row.Index, last)
				}
				last = row.Index
			}
			if s.Table != nil && s.Table.Range.To.Row != last {
				t.Errorf("%s: the table ends in row %d, the sheet in row %d", s.Name, s.Table.Range.To.Row, last)
			}
		}
	}
	for _, names := range [][]string{findingHeaders, checkHeaders, balanceHeaders, reportForm.balances.names,
		reportForm.findings.names, reportForm.checks.names} {
		seen := map[string]bool{}
		for _, n := range names {
			if seen[n] {
				t.Errorf("the column name %q stands twice", n)
			}
			seen[n] = true
		}
	}
}

func TestSummary(t *testing.T) {
	s := Summarise(sample())
	const coverage = "6 totals found: 1 agrees, 1 rounding, 3 differ, 1 to review; 1 not tested. 2 stated figures found: 1 agrees, 1 differs"
	if got := s.Coverage(); got != coverage {
		t.Errorf("coverage is %q, want %q", got, coverage)
	}
	const verdict = "3 totals, 1 stated figure and 1 other point do not agree, 1 to review, 1 formula at fault (8 tested, 1 not tested)"
	if got := s.Verdict(); got != verdict {
		t.Errorf("verdict is %q, want %q", got, verdict)
	}
}

func TestVerdicts(t *testing.T) {
	for want, s := range map[string]Summary{
		"no totals were found, so nothing was tested":             {},
		"everything tested agrees (3 tested, 1 not tested)":       {Totals: Counts{Agrees: 2, Rounding: 1, NotTested: 1}},
		"1 total does not agree (1 tested)":                       {Totals: Counts{Differs: 1}},
		"2 totals found, none of which could be tested":           {Totals: Counts{NotTested: 2}},
		"1 to review, 2 formulas at fault, 1 accepted (4 tested)": {Totals: Counts{Review: 1, Latent: 2, Accepted: 1}},
	} {
		if got := s.Verdict(); got != want {
			t.Errorf("verdict is %q, want %q", got, want)
		}
	}
}
