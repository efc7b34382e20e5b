package signoff

import (
	"bytes"
	"encoding/csv"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/plain"
)

// ErrNotText refuses to write into a file of accepted differences that is no separated text: its formats would be lost.
var ErrNotText = errors.New("crosscast adds to separated text only")

// NewAcceptances is a file of accepted differences that is yet to be written.
func NewAcceptances(path string) *Acceptances {
	heads := sheets.Row{Index: 1}
	cols := map[column]int{}
	for f := range columns {
		cols[f] = int(f) + 1
		heads.Cells = append(heads.Cells, sheets.Cell{Col: int32(f) + 1, Kind: sheets.Text, Raw: columnHeads[f][0]})
	}
	s := &sheets.Sheet{Rows: []sheets.Row{heads}}
	return &Acceptances{Path: path, table: acceptanceTable{&sheets.Workbook{Format: "csv", Sheets: []*sheets.Sheet{s}}, s, 1, cols}}
}

// Record puts acceptances into the file. One of the same finding and difference that holds for the workbook already gives
// its place, and keeps its pattern; it returns, beside each row, the one that it replaced or nil. Everything else in the
// file stays as it is.
func (a *Acceptances) Record(document string, rows []*AcceptanceRow) (replaced []*AcceptanceRow, err error) {
	if a.table.book.Typed || strings.HasPrefix(strings.ToLower(filepath.Ext(a.Path)), ".xl") {
		return nil, ErrNotText
	}
	grid := a.table.grid()
	taken := map[*AcceptanceRow]bool{}
	for _, r := range rows {
		old := a.holding(document, r.Entry, taken)
		replaced = append(replaced, old)
		line := len(grid) + 1
		if r.Workbook = document; old != nil {
			taken[old] = true
			line, r.Workbook = old.Line, old.Workbook
		}
		for line > len(grid) {
			grid = append(grid, nil)
		}
		grid[line-1] = a.table.put(grid, line, r)
	}
	data, err := writeGrid(grid)
	if err != nil {
		return nil, err
	}
	return replaced, ooxml.WriteWhole(a.Path, data, 0o644)
}

// holding finds the row that accepts a finding already.
func (a *Acceptances) holding(document string, e Entry, taken map[*AcceptanceRow]bool) *AcceptanceRow {
	for _, r := range a.Rows {
		if !taken[r] && r.Fits(document) && r.Is(e) {
			return r
		}
	}
	return nil
}

// grid is the whole file as texts, row for row. A decimal comma becomes a point: the columns are parted by commas now.
func (t acceptanceTable) grid() [][]string {
	var grid [][]string
	for i := range t.sheet.Rows {
		row := &t.sheet.Rows[i]
		for len(grid) < row.Index {
			grid = append(grid, nil)
		}
		for _, c := range row.Cells {
			text := c.Raw
			if t.book.DecimalComma && row.Index > t.header && int(c.Col) == t.cols[colDifference] {
				if d, ok := t.amount(&c); ok {
					text = d.String()
				}
			}
			setText(&grid[row.Index-1], int(c.Col), text)
		}
	}
	return grid
}

// setText fills a cell of a line, which grows if need be.
func setText(line *[]string, col int, text string) {
	for len(*line) < col {
		*line = append(*line, "")
	}
	(*line)[col-1] = text
}

// put writes an acceptance into a line and returns it. A column that the file lacks is added behind the others.
func (t acceptanceTable) put(grid [][]string, line int, r *AcceptanceRow) []string {
	out := grid[line-1]
	amount := ""
	if r.Difference.Valid {
		amount = r.Difference.Decimal.String()
	}
	for f, text := range [columns]string{r.Workbook, r.Sheet, r.Label, r.Heading, r.CheckText(), amount, r.Reason, r.By,
		isoDay(r.On), isoDay(r.ReviewBy)} {
		f := column(f)
		if t.cols[f] == 0 {
			t.cols[f] = len(grid[t.header-1]) + 1
			setText(&grid[t.header-1], t.cols[f], columnHeads[f][0])
		}
		if f != colDifference {
			text = plain.Inert(strings.TrimSpace(text))
		}
		setText(&out, t.cols[f], text)
	}
	return out
}

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

// writeGrid writes separated text as Excel reads it best: UTF-8 with a byte order mark, without which £ is two letters.
func writeGrid(grid [][]string) ([]byte, error) {
	width := 0
	for _, line := range grid {
		width = max(width, len(line))
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, line := range grid {
		if err := w.Write(append(line, make([]string, width-len(line))...)); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
