package output

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// page is an added sheet in the making. Rows are begun from the top down.
type page struct {
	sheets.AddedSheet
}

// row begins row number index.
func (p *page) row(index int, cells ...sheets.AddedCell) {
	p.Rows = append(p.Rows, sheets.AddedRow{Index: index, Cells: cells})
}

// at is the place of a cell on an added page.
func at(col, row int) sheets.Ref { return sheets.Ref{Row: row, Col: col} }

// text is a cell of text; an empty one tells nothing and is "-", since an empty cell on a page needs a reason.
func text(col int, look sheets.CellLook, s string) sheets.AddedCell {
	if s == "" {
		s = "-"
	}
	return sheets.AddedCell{Col: col, Look: look, Text: s}
}

// link is a cell of text that leads to a place in the workbook.
func link(col int, s, to string) sheets.AddedCell {
	if to == "" {
		return text(col, sheets.LookWrap, s)
	}
	return sheets.AddedCell{Col: col, Look: sheets.LookLink, Text: s, Link: to}
}

// amount is a cell with a figure in the sheet's own unit, in the decimals that the source shows.
func amount(col int, d decimal.Decimal, places int32) sheets.AddedCell {
	return sheets.AddedCell{Col: col, Number: d.String(), Format: amountFormat(places)}
}

// fit widens the columns whose amounts would show as ####.
func (p *page) fit() {
	p.Widths = append([]float64(nil), p.Widths...)
	for _, row := range p.Rows {
		for _, c := range row.Cells {
			d, err := decimal.NewFromString(c.Number)
			if err != nil || !strings.HasPrefix(c.Format, "#,##0") || c.Col > len(p.Widths) {
				continue
			}
			positive, _, _ := strings.Cut(c.Format, ";")
			_, decimals, _ := strings.Cut(positive, ".")
			need := float64(len(reconcile.FigureText(d, int32(len(decimals)))) + 2)
			p.Widths[c.Col-1] = max(p.Widths[c.Col-1], need)
		}
	}
}

// allowed is an allowance beside figures told in that many places.
func allowed(col int, d decimal.Decimal, places int32) sheets.AddedCell {
	q, _ := allowancePlaces(d, places)
	return amount(col, d, q)
}

// amountFormat shows negatives in brackets and nil as a dash, as UK papers do.
func amountFormat(places int32) string {
	digits := "#,##0"
	if places > 0 {
		digits += "." + strings.Repeat("0", int(places))
	}
	return digits + ";(" + digits + `);"-"`
}

// input is a cell for the user to fill in.
func input(col int) sheets.AddedCell { return sheets.AddedCell{Col: col, Look: sheets.LookInput} }

// moment is a cell with a real date and time.
func moment(col int, t time.Time, date1904 bool) sheets.AddedCell {
	return sheets.AddedCell{Col: col, Number: sheets.Serial(t, date1904), Format: "d mmm yyyy hh:mm"}
}

// day is a cell with a real date; a day that is not known is "-".
func day(col int, t time.Time, date1904 bool) sheets.AddedCell {
	if t.IsZero() {
		return text(col, sheets.LookBody, "")
	}
	midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return sheets.AddedCell{Col: col, Number: sheets.Serial(midnight, date1904), Format: "d mmm yyyy"}
}

// headers is a row of column names, with the names in texts that a table can take as they are.
func headers(names []string) []sheets.AddedCell {
	cells := make([]sheets.AddedCell, len(names))
	for i, n := range names {
		cells[i] = text(i+1, sheets.LookHeader, n)
	}
	return cells
}

// linkTo is where a place lies in the workbook; "" if it is in a report or another document.
func linkTo(p reconcile.Place) string {
	if p.Document != "" || p.Sheet == "" || p.Cells == "" {
		return ""
	}
	cells, _, _ := strings.Cut(p.Cells, ",")
	return reconcile.QuoteSheet(p.Sheet) + "!" + strings.TrimSpace(cells)
}

// firstCell is the first cell of a place; false if it names none.
func firstCell(p reconcile.Place) (sheets.Ref, bool) {
	cells, _, _ := strings.Cut(p.Cells, ",")
	g, err := sheets.ParseRange(strings.TrimSpace(cells))
	return g.From, err == nil && p.Document == "" && p.Sheet != ""
}

// lookOf is the look of a status cell: the same fills as the marks, as a second signal beside the word.
func lookOf(o reconcile.Outcome, accepted bool) sheets.CellLook {
	switch {
	case accepted:
		return sheets.LookAccepted
	case o == reconcile.Differs:
		return sheets.LookNotAgreed
	case o == reconcile.Review, o == reconcile.Latent:
		return sheets.LookReview
	case o == reconcile.Rounding:
		return sheets.LookAccepted
	case o == reconcile.NotTested:
		return sheets.LookNotTested
	}
	return sheets.LookWrap
}

// statusOf is the outcome in the words of the sheets.
func statusOf(o reconcile.Outcome, accepted bool) string {
	if accepted {
		return reconcile.AcceptedStatus
	}
	return o.Status()
}

// absolute writes a name's or a formula's reference to cells of an added sheet.
func absolute(sheet string, g sheets.Range) string {
	return fmt.Sprintf("%s!%s", reconcile.QuoteSheet(sheet), g.Absolute())
}
