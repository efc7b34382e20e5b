package output

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/checks"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// proseResult is a workbook whose narrative has a sum that does not come out and a figure that is not the table's.
func proseResult() *reconcile.Result {
	book := sheetstest.Book(sheetstest.Grid("Narrative", `1 | £3.4m of the £13.24m has been secured, leaving £9.48m.
2 | Total savings in 2015/16 are £8.94m, as paragraph 1 says.`), sheetstest.Grid("Savings", `£000          | 2014/15 | 2015/16
S1 Transport  | 1000    | 8000
S2 Waste      | 2400    | 840
Total savings | 3400    | 8840`))
	return reconcile.Engine{Find: casting.Find, Checks: checks.All}.Run(book, nil, reconcile.Options{})
}

// A finding in prose is marked on its cell as long as the cell says so; one that is tied to a figure, as long as that is
// another one.
func TestProseMarks(t *testing.T) {
	a := Annotate(proseResult(), runOfSample())
	var got strings.Builder
	for _, m := range a.Marks {
		fmt.Fprintf(&got, "%s!%s %s\n", m.Sheet, m.Cell, m.When)
	}
	for _, n := range a.Names {
		if strings.HasPrefix(n.Name, "CC_N") {
			fmt.Fprintf(&got, "%s = %s\n", n.Name, n.Refers)
		}
	}
	want := `Narrative!B1 ISNUMBER(FIND("£9.48m",$B$1))
Narrative!B2 AND(ISNUMBER(FIND("£8.94m",$B$2)),IF(ISNUMBER(CC_N2),ABS(CC_N2)>5.500001,TRUE))
CC_N2 = 'CC Findings'!$X$6
`
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// The mark of an accepted figure in prose is grey as long as the difference is the accepted one: of the sign that the cell
// "Difference now" gives it.
func TestAcceptedProseMark(t *testing.T) {
	r := proseResult()
	for _, f := range r.Findings {
		if f.Ref == "N2" {
			f.Accepted = byShah
		}
	}
	a := Annotate(r, runOfSample())
	for _, m := range a.Marks {
		if m.Style == sheets.MarkAccepted && !strings.Contains(m.When, "ABS(CC_N2-(100))<=") {
			t.Errorf("grey when %s", m.When)
		}
	}
}

// No meaning of a tick runs into the tick beside it: those beside stand beyond the columns that it needs.
func TestLegendIsNotCut(t *testing.T) {
	page := Annotate(proseResult(), runOfSample()).Sheets[0]
	at := slices.IndexFunc(page.Rows, func(r sheets.AddedRow) bool { return r.Cells[0].Text == "Tick" })
	for _, row := range page.Rows[at+1:] {
		if len(row.Cells) < 3 {
			continue
		}
		room := 0.0
		for col := row.Cells[1].Col; col < row.Cells[2].Col; col++ {
			room += page.Widths[col-1]
		}
		if need := float64(len(row.Cells[1].Text)) * 0.85; need > room { // letters are narrower than digits
			t.Errorf("%q needs %.0f and has %.0f", row.Cells[1].Text, need, room)
		}
	}
}

// The sheets lead to the cells of prose: a statement that is told of itself to its own, a tied one to its figure. What is
// no balance stands on CC Checks alone.
func TestProseLinks(t *testing.T) {
	a := Annotate(proseResult(), runOfSample())
	links := map[string]string{}
	for _, s := range a.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Link != "" && !strings.Contains(c.Link, "Savings") {
					links[s.Name] += c.Text + " -> " + c.Link + "\n"
				}
			}
		}
	}
	want := map[string]string{
		"CC Reconciliation": "Narrative!B1 \"£9.48m\" -> 'Narrative'!B1\nNarrative!B2 \"£8.94m\" -> 'Narrative'!B2\n",
		"CC Findings":       "B1 -> 'Narrative'!B1\nB2 -> 'Narrative'!B2\n",
		"CC Checks":         "B1 -> 'Narrative'!B1\nB1 -> 'Narrative'!B1\nB1 -> 'Narrative'!B1\n", // the sum, the reference, the numbers
	}
	if d := cmp.Diff(want, links); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// Every tick of a check is in the legend that is printed with it.
func TestLegendHasEveryTick(t *testing.T) {
	known := map[string]bool{"": true}
	for _, tick := range legendOf(proseResult()) {
		if known[tick.Mark] {
			t.Errorf("%s stands twice in the legend", tick.Mark)
		}
		known[tick.Mark] = true
	}
	for _, c := range checks.All {
		if !known[c.Tick] {
			t.Errorf("%s has the tick %s, which no legend explains", c.Name, c.Tick)
		}
	}
}
