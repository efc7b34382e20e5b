package csv

import (
	"strings"
	"testing"

	"crosscast/sheets"
)

// FuzzRead: whatever the bytes, a workbook is returned whose cells lie in order and hold text, or a refusal.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"a,b\n1,2\n", "\xff\xfea\x00,\x00", "\xef\xbb\xbf\"a\"\"b\",c\r\n", "a;1.234,56\n\nb;0,5", "\"open\n,x\"\"", "sep=|\na|b", "\r\r\n\"\"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data, "x.csv")
		if err != nil {
			return
		}
		last := 0
		for _, row := range book.Sheets[0].Rows {
			if row.Index <= last || len(row.Cells) == 0 {
				t.Fatalf("row %d after %d, %d cells", row.Index, last, len(row.Cells))
			}
			last = row.Index
			checkCells(t, row.Cells)
		}
	})
}

func checkCells(t *testing.T, cells []sheets.Cell) {
	t.Helper()
	col := int32(0)
	for _, c := range cells {
		if c.Col <= col || c.Kind != sheets.Text || strings.TrimSpace(c.Raw) == "" {
			t.Fatalf("column %d after %d: %+v", c.Col, col, c)
		}
		col = c.Col
	}
}
