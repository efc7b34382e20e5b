package xlsx

import (
	"fmt"
	"testing"

	"crosscast/sheets"
)

// Rows that belong together begin a page where they might be parted, and stay where they fit.
func TestRowsTogether(t *testing.T) {
	s := sheets.AddedSheet{Widths: []float64{191}, Landscape: true} // 48 rows on a page
	for row := 1; row <= 150; row++ {
		s.Rows = append(s.Rows, sheets.AddedRow{Index: row, Cells: []sheets.AddedCell{{Col: 1, Text: "x"}}})
	}
	for first, breaks := range map[int]bool{5: false, 30: false, 44: true, 46: true, 48: true, 60: false, 93: true} {
		s.Together = [2]int{first, first + 3}
		want := ""
		if breaks {
			want = fmt.Sprintf(`<rowBreaks count="1" manualBreakCount="1"><brk id="%d" max="16383" man="1"/></rowBreaks>`, first-1)
		}
		if got := rowBreaks(&s, s.Widths); got != want {
			t.Errorf("rows from %d: %q, want %q", first, got, want)
		}
	}
}
