package casting_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"crosscast/reconcile/casting"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// sheetOf makes a sheet of rows by columns: a heading, labels, random figures, a total under every twenty rows and one
// at the right end of each row.
func sheetOf(rows, columns int) *sheets.Workbook {
	random := rand.New(rand.NewPCG(1, 2))
	s := &sheets.Sheet{Name: "Large", Rows: make([]sheets.Row, rows+1)}
	s.Rows[0] = sheets.Row{Index: 1, Cells: []sheets.Cell{text(1, "Service")}}
	for c := 2; c <= columns+1; c++ {
		s.Rows[0].Cells = append(s.Rows[0].Cells, text(c, fmt.Sprint("Column ", c)))
	}
	sums := make([]int, columns)
	for i := 1; i <= rows; i++ {
		row := &s.Rows[i]
		row.Index, row.Cells = i+1, []sheets.Cell{text(1, fmt.Sprint("Line ", i))}
		across := 0
		for c := range columns {
			v := random.IntN(100000)
			switch {
			case i%20 == 0:
				row.Cells[0].Raw = "Total"
				v, sums[c] = sums[c], 0
			case c == columns-1:
				v = across
				fallthrough
			default:
				sums[c] += v
			}
			across += v
			row.Cells = append(row.Cells, sheets.Cell{Col: int32(c + 2), Kind: sheets.Number, Raw: fmt.Sprint(v)})
		}
	}
	return &sheets.Workbook{Typed: true, Sheets: []*sheets.Sheet{s}, Styles: make([]sheets.Style, 1)}
}

func text(col int, s string) sheets.Cell {
	return sheets.Cell{Col: int32(col), Kind: sheets.Text, Raw: s}
}

// BenchmarkFind reports the time for each cell: it may not grow with the sheet.
func BenchmarkFind(b *testing.B) {
	for _, size := range []struct{ rows, columns int }{{300, 30}, {600, 600}, {1, 16000}, {100000, 20}} {
		b.Run(fmt.Sprintf("%dx%d", size.rows, size.columns), func(b *testing.B) {
			book := layout.Read(sheetOf(size.rows, size.columns))
			b.ReportAllocs()
			b.ResetTimer()
			n := 0
			for b.Loop() {
				n = len(casting.Find(book))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size.rows*size.columns), "ns/cell")
			b.ReportMetric(float64(n), "relations")
		})
	}
}
