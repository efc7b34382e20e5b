package layout_test

import (
	"fmt"
	"testing"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// BenchmarkRead reports the time for each cell: it may not grow with the sheet.
func BenchmarkRead(b *testing.B) {
	for _, size := range []struct{ rows, columns int }{{300, 30}, {1, 16000}, {100000, 20}} {
		b.Run(fmt.Sprintf("%dx%d", size.rows, size.columns), func(b *testing.B) {
			wb := figures(size.rows, size.columns)
			b.ReportAllocs()
			for b.Loop() {
				layout.Read(wb)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size.rows*size.columns), "ns/cell")
		})
	}
}

// figures makes a sheet of a heading row, labels and whole figures.
func figures(rows, columns int) *sheets.Workbook {
	s := &sheets.Sheet{Name: "Large", Rows: make([]sheets.Row, rows+1)}
	for i := range s.Rows {
		row := &s.Rows[i]
		row.Index = i + 1
		row.Cells = []sheets.Cell{{Col: 1, Kind: sheets.Text, Raw: fmt.Sprint("Line ", i)}}
		for c := range columns {
			cell := sheets.Cell{Col: int32(c + 2), Kind: sheets.Number, Raw: fmt.Sprint(7919 * (i + c) % 100003)}
			if i == 0 {
				cell.Kind, cell.Raw = sheets.Text, fmt.Sprint("Column ", c)
			}
			row.Cells = append(row.Cells, cell)
		}
	}
	return &sheets.Workbook{Typed: true, Sheets: []*sheets.Sheet{s}, Styles: make([]sheets.Style, 1)}
}
