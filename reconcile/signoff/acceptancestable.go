package signoff

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/money"
	"crosscast/sheets"
	"crosscast/sheets/plain"
)

// column is what a column of the file holds.
type column uint8

const (
	colWorkbook column = iota
	colSheet
	colLabel
	colHeading
	colCheck
	colDifference
	colReason
	colBy
	colOn
	colReviewBy
	columns
)

// columnHeads are the headings, the one that crosscast writes first.
var columnHeads = [columns][]string{
	{"Workbook", "Workbook pattern", "File"}, {"Sheet"}, {"Row label", "Label"}, {"Column heading", "Heading"}, {"Check"},
	{"Difference", "Amount"}, {"Reason"}, {"Accepted by", "Name", "By"}, {"Accepted on", "Date", "On"}, {"Review by"},
}

// optional are the columns that a file may lack.
var optional = map[column]bool{colOn: true, colReviewBy: true}

// headRows is how far down the headings are looked for: a title may stand above them.
const headRows = 20

// acceptanceTable is the table as it stands in the file.
type acceptanceTable struct {
	book   *sheets.Workbook
	sheet  *sheets.Sheet
	header int // row of the headings
	cols   map[column]int
}

// findAcceptanceTable finds the headings, on the first sheet that has them.
func findAcceptanceTable(wb *sheets.Workbook) (acceptanceTable, error) {
	var missing string
	for _, s := range wb.Sheets {
		for i := 0; i < len(s.Rows) && s.Rows[i].Index <= headRows; i++ {
			t := acceptanceTable{wb, s, s.Rows[i].Index, columnsOf(&s.Rows[i])}
			lacks := t.lacks()
			if lacks == "" {
				return t, nil
			}
			if missing == "" && len(t.cols) >= 3 {
				missing = lacks
			}
		}
	}
	if missing == "" {
		missing = columnHeads[colWorkbook][0]
	}
	return acceptanceTable{}, fmt.Errorf("%w: it has no column headed %s", ErrNoAcceptances, missing)
}

// columnsOf finds the columns by a row of headings. The heading that crosscast writes goes before others that serve: a
// column Date may be one of the user's own.
func columnsOf(row *sheets.Row) map[column]int {
	cols := map[column]int{}
	for f, heads := range columnHeads {
		for _, h := range heads {
			for _, c := range row.Cells {
				if f := column(f); cols[f] == 0 && same(h, c.Raw) {
					cols[f] = int(c.Col)
				}
			}
		}
	}
	return cols
}

// lacks names the first column that is missing; "" for none.
func (t acceptanceTable) lacks() string {
	for f := range columns {
		if t.cols[f] == 0 && !optional[f] {
			return columnHeads[f][0]
		}
	}
	return ""
}

// cell is the cell of a column in a row, or nil.
func (t acceptanceTable) cell(row *sheets.Row, f column) *sheets.Cell {
	if t.cols[f] == 0 {
		return nil
	}
	return t.sheet.At(sheets.Ref{Row: row.Index, Col: t.cols[f]})
}

// text is what a cell says.
func (t acceptanceTable) text(row *sheets.Row, f column) string {
	c := t.cell(row, f)
	if c == nil {
		return ""
	}
	return plain.Restored(strings.TrimSpace(c.Raw)) // a workbook may be made of separated text
}

// rows reads the table; rows in which nothing stands are left out.
func (t acceptanceTable) rows() (all []*AcceptanceRow) {
	for i := range t.sheet.Rows {
		if row := &t.sheet.Rows[i]; row.Index > t.header && t.isFilled(row) {
			all = append(all, t.row(row))
		}
	}
	return all
}

func (t acceptanceTable) isFilled(row *sheets.Row) bool {
	for f := range columns {
		if t.text(row, f) != "" {
			return true
		}
	}
	return false
}

func (t acceptanceTable) row(row *sheets.Row) *AcceptanceRow {
	r := &AcceptanceRow{Line: row.Index, Workbook: t.text(row, colWorkbook)}
	r.Sheet, r.Label, r.Heading = t.text(row, colSheet), t.text(row, colLabel), t.text(row, colHeading)
	r.setCheck(t.text(row, colCheck))
	r.Reason, r.By = t.text(row, colReason), t.text(row, colBy)
	r.Fault = t.fill(row, r)
	switch {
	case r.Reason == "":
		r.Fault = "it gives no reason"
	case r.By == "":
		r.Fault = "it does not say who accepted it"
	case r.Workbook == "":
		r.Fault = "it names no workbook (* stands for all)"
	case r.Check == "":
		r.Fault = "it names no check"
	}
	return r
}

// fill reads the figure and the days, and returns what is wrong with one of them.
func (t acceptanceTable) fill(row *sheets.Row, r *AcceptanceRow) (fault string) {
	if text := t.text(row, colDifference); text != "" && text != "-" {
		d, ok := t.amount(t.cell(row, colDifference))
		if !ok {
			fault = fmt.Sprintf("its difference %q is no figure", text)
		}
		r.Difference = decimal.NullDecimal{Decimal: d, Valid: ok}
	}
	for _, d := range []struct {
		column
		day *time.Time
	}{{colOn, &r.On}, {colReviewBy, &r.ReviewBy}} {
		text := t.text(row, d.column)
		if text == "" {
			continue
		}
		var err error
		if *d.day, err = dayOf(t.book, t.cell(row, d.column)); err != nil {
			fault = fmt.Sprintf("its %s %q is not a date", strings.ToLower(columnHeads[d.column][0]), text)
		}
	}
	return fault
}

// amount reads a difference: digits as stored, or as people write them, such as 1,234.50 and (60).
func (t acceptanceTable) amount(c *sheets.Cell) (decimal.Decimal, bool) {
	if t.book.Typed && c.Kind == sheets.Number {
		return money.ParseStored(c.Raw)
	}
	f := money.ParseCell(plain.Restored(strings.TrimSpace(c.Raw)), t.book.DecimalComma)
	switch {
	case f.State == money.Nil:
		return decimal.Zero, true
	case f.State != money.Number:
		return decimal.Zero, false
	case f.Percent:
		return f.Value.Shift(-2), true
	}
	return f.Full(), true
}
