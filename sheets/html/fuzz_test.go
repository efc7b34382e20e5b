package html

import (
	"strings"
	"testing"

	"crosscast/sheets"
)

// FuzzRead: whatever the bytes, a report is returned whose paragraphs hold text and whose cells lie in order and apart,
// or a refusal.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<p>a<br>b", "<table border=1><tr><td rowspan=2>a<th colspan=3>b<tr><td>c<table><tr><td>d</table>",
		"<ol type=i><li>£4m<sup>2</sup><ul><li>x", "<div id=fn1><a href=#fnref1>1</a>x", "\xff\xfe<\x00p\x00>\x00x\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data, "x.html")
		if err != nil {
			return
		}
		for _, p := range r.Pieces {
			if p.Table != nil {
				checkTable(t, p.Table)
			} else if strings.TrimSpace(p.Paragraph.Text) == "" {
				t.Fatal("a paragraph without text")
			}
		}
	})
}

func checkTable(t *testing.T, table *sheets.Table) {
	t.Helper()
	last := sheets.Ref{}
	for _, c := range table.Cells {
		if c.Row < last.Row || c.Row == last.Row && c.Col <= last.Col {
			t.Fatalf("%d,%d after %v", c.Row, c.Col, last)
		}
		last = sheets.Ref{Row: c.Row, Col: c.Col}
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan-1 > table.Rows || c.Col+c.ColSpan-1 > table.Cols {
			t.Fatalf("%+v beyond %d × %d", c, table.Rows, table.Cols)
		}
	}
}
