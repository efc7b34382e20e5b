package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets"
)

// FuzzRead: whatever the bytes, a report is returned whose paragraphs hold text and whose cells lie in order and within
// their table, or a refusal.
func FuzzRead(f *testing.F) {
	f.Add(file(put(60, 100, "1. Savings", 60, 120, "Adults", 200, 120, "1,234", 260, 120, "(5)", 60, 135, "Fleet", 200, 135, "12", 260, 135, "-")))
	f.Add(file("0 0 595 842 re S 60 700 m 300 700 l S /I Do", "BT /F 10 Tf 3 Tr (x) ' ET"))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages<</Kids[<</Contents 2 0 R>>]>>>>endobj 2 0 obj<</Length 9>>stream\nBT(a)Tj ET\nendstream"))
	if made, err := filepath.Glob("testdata/*.pdf"); err == nil {
		for _, path := range made {
			if data, err := os.ReadFile(path); err == nil {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data, "x.pdf")
		if err != nil {
			if strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err)
			}
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
