package layout

import (
	"testing"

	"crosscast/sheets"
)

// The end of a sheet that is too large is not left out in silence.
func TestTooLargeSheet(t *testing.T) {
	defer func(n int) { maxGrid = n }(maxGrid)
	maxGrid = 4
	src := &sheets.Sheet{Name: "Large"}
	for i := range 3 {
		src.Rows = append(src.Rows, sheets.Row{Index: 10 * (i + 1), Cells: []sheets.Cell{
			{Col: 1, Kind: sheets.Number, Raw: "1"}, {Col: 2, Kind: sheets.Number, Raw: "2"},
		}})
	}
	b := Read(&sheets.Workbook{Typed: true, Sheets: []*sheets.Sheet{src}, Styles: make([]sheets.Style, 1)})
	got := b.Sheets[0]
	if want := "Row 30 and those below are not read: 3 rows by 2 columns are used, and their product may be 4 at most."; got.Unread != want {
		t.Errorf("got %q, want %q", got.Unread, want)
	}
	if len(got.Rows) != 2 {
		t.Errorf("%d rows are kept, want 2", len(got.Rows))
	}
}
