package casting_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// rowsOf writes a grid of n rows.
func rowsOf(n int, row func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(row(i+1) + "\n")
	}
	return b.String()
}

// Sheets that are small in the file take little time, however their formulas lean on one another.
func TestHostileSheets(t *testing.T) {
	for name, text := range map[string]string{
		"ten totals of the same ten totals, over again": rowsOf(100, func(i int) string {
			if i <= 10 {
				return "Line | 3"
			}
			first := (i-1)/10*10 - 9
			return fmt.Sprintf("Line | =SUM(B%d:B%d) -> 30", first, first+9)
		}),
		"shares of a long column that holds an error": rowsOf(10000, func(i int) string {
			if i == 7 {
				return "Line | #N/A | =B7/SUM(B$1:B$10000) -> #N/A"
			}
			return fmt.Sprintf("Line | 12.5 | =B%d/SUM(B$1:B$10000) -> 0.5", i)
		}),
	} {
		t.Run(name, func(t *testing.T) {
			b := layout.Read(sheetstest.Book(sheetstest.Grid("S", text)))
			done := make(chan int)
			go func() { done <- len(casting.Find(b)) }()
			select {
			case n := <-done:
				if n == 0 {
					t.Error("nothing was found")
				}
			case <-time.After(20 * time.Second):
				t.Fatal("it takes longer than 20 seconds")
			}
		})
	}
}

// The cell that is told to stop a long sum is the last one in reading order, whichever way the range is added.
func TestWhatStopsALongSum(t *testing.T) {
	text := rowsOf(50, func(i int) string {
		switch i {
		case 9:
			return "Line | #N/A | 2"
		case 30:
			return "Line | #REF! | #DIV/0!"
		}
		return "Line | 1 | 2"
	})
	got := ""
	for _, r := range casting.Find(layout.Read(sheetstest.Book(sheetstest.Grid("S", text+"All | | | =SUM(B1:C50) -> 150")))) {
		if r.Total.String() == "D51" {
			got += string(r.Outcome) + ": " + r.Reason
		}
	}
	if got != string(reconcile.NotTested)+": C30 is #DIV/0!" {
		t.Errorf("D51 is %q", got)
	}
}

// A damaged file may hold one cell twice, as a formula and as a number.
func TestCellThatStandsTwice(t *testing.T) {
	s := sheetstest.Grid("S", "A | 1\nB | 2\nC | =B1/B2 -> 0.5")
	last := &s.Rows[2]
	last.Cells = append(last.Cells, sheets.Cell{Kind: sheets.Number, Raw: "5", Col: 2})
	casting.Find(layout.Read(sheetstest.Book(s)))
}
