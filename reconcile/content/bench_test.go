package content_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/reconcile/content"
	"crosscast/sheets/open"
)

// largeBook writes 100,000 rows of ten cells: a label, eight figures, one of them with all the digits of a double, and a
// formula.
func largeBook(b *testing.B) string {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for row := 1; row <= 100_000; row++ {
		cells := []any{fmt.Sprintf("Adult social care line %d", row%500)}
		for col := 2; col <= 8; col++ {
			cells = append(cells, float64(row*col%99991)+0.25)
		}
		cells = append(cells, float64(row)/7, excelize.Cell{Formula: fmt.Sprintf("SUM(B%d:I%d)*Rates!$B$2", row, row), Value: row})
		if err := w.SetRow(fmt.Sprintf("A%d", row), cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "Large.xlsx")
	if err := f.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkMillionCells sets what a fingerprint and a snapshot cost beside reading the workbook.
func BenchmarkMillionCells(b *testing.B) {
	path := largeBook(b)
	wb, err := open.Workbook(path, open.Options{})
	if err != nil {
		b.Fatal(err)
	}
	was := content.Of(wb, wb.Sheets, nil)
	packed := was.Marshal()
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := open.Workbook(path, open.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hash", func(b *testing.B) {
		for b.Loop() {
			content.Of(wb, wb.Sheets, nil).Hash()
		}
	})
	b.Run("marshal", func(b *testing.B) {
		for b.Loop() {
			was.Marshal()
		}
		b.ReportMetric(float64(len(packed)), "bytes")
	})
	b.Run("unmarshal", func(b *testing.B) {
		for b.Loop() {
			if _, err := content.Unmarshal(packed); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("changes", func(b *testing.B) {
		s := wb.Sheets[0]
		s.Rows[50_000].Cells[3].Raw = "1"
		is := content.Of(wb, wb.Sheets, nil)
		for b.Loop() {
			if n := len(content.Changes(was, is)); n != 1 {
				b.Fatalf("%d changes", n)
			}
		}
	})
}
