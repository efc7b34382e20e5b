package layout

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// maxGrid bounds the cells of one grid. Of a sheet whose used rows times used columns come to more, the rows
// at the end are left out, and the sheet says so. It is a variable so that a test need not fill it.
var maxGrid = 1 << 26

// A number under a date format is a date only where people's dates lie, 1970 to 2079. Budgets are full of amounts that
// took a date format by accident, and their formulas add them up.
const (
	firstDay = 25569
	lastDay  = 65745
)

// Read lays out every worksheet of a workbook, several at a time; the order is the workbook's.
func Read(wb *sheets.Workbook) *Book {
	b := &Book{Workbook: wb, Sheets: make([]*Sheet, len(wb.Sheets))}
	results := workOut(wb)
	Each(len(wb.Sheets), func(i int) {
		b.Sheets[i] = readSheet(b, wb.Sheets[i], results[wb.Sheets[i]])
	})
	return b
}

func readSheet(b *Book, src *sheets.Sheet, results map[sheets.Ref]*sheets.Cell) *Sheet {
	s := &Sheet{Sheet: src, Book: b}
	s.Rows, s.Cols = used(src)
	if len(s.Rows)*len(s.Cols) > maxGrid {
		keep := maxGrid / len(s.Cols)
		s.Unread = fmt.Sprintf("Row %d and those below are not read: %d rows by %d columns are used, and their product may be %d at most.",
			s.Rows[keep], len(s.Rows), len(s.Cols), maxGrid)
		s.Rows = s.Rows[:keep]
	}
	s.cells = make([]Cell, len(s.Rows)*len(s.Cols))
	at := make(map[int]int, len(s.Cols))
	for j, c := range s.Cols {
		at[c] = j
	}
	i := -1
	for k := range src.Rows {
		row := &src.Rows[k]
		if len(row.Cells) == 0 {
			continue
		}
		if i++; i == len(s.Rows) {
			break
		}
		for n := range row.Cells {
			c := &row.Cells[n]
			j, ok := at[int(c.Col)]
			if !ok {
				continue
			}
			if full := results[sheets.Ref{Row: row.Index, Col: int(c.Col)}]; full != nil {
				s.Cell(i, j).Worked = true
				c = full
			}
			s.readCell(s.Cell(i, j), c)
		}
	}
	s.trimPadding()
	s.findRoles()
	s.findHeadings()
	s.findShares()
	s.findUnits()
	s.findStep()
	return s
}

// used lists the rows and columns that hold anything.
func used(src *sheets.Sheet) (rows, cols []int) {
	seen := map[int]bool{}
	for i := range src.Rows {
		row := &src.Rows[i]
		if len(row.Cells) == 0 {
			continue
		}
		rows = append(rows, row.Index)
		for n := range row.Cells {
			seen[int(row.Cells[n].Col)] = true
		}
	}
	for c := range seen {
		cols = append(cols, c)
	}
	sort.Ints(cols)
	return rows, cols
}

// readCell gives a stored cell its state.
func (s *Sheet) readCell(to *Cell, c *sheets.Cell) {
	to.Source = c
	style := s.Style(to)
	switch c.Kind {
	case sheets.Number:
		v, err := strconv.ParseFloat(c.Raw, 64)
		switch {
		case err != nil || math.IsInf(v, 0) || math.IsNaN(v):
			to.State = Malformed
		case style.Format.Date && v >= firstDay && v <= lastDay:
			to.State = Date
		default:
			to.State, to.Num = Number, v
			to.Places = storedPlaces(c.Raw)
			to.Ratio = style.Format.Percent
		}
	case sheets.Date:
		to.State = Date
	case sheets.Error:
		to.State = Error
	case sheets.Bool:
		to.State = Word
	case sheets.Text:
		s.readText(to, c.Raw)
	}
}

func (s *Sheet) readText(to *Cell, text string) {
	f := money.ParseCell(text, s.Book.DecimalComma)
	switch f.State {
	case money.Blank:
		to.State = Blank
	case money.Number:
		to.State = Number
		to.Num = f.Full().InexactFloat64()
		to.Places = printedPlaces(f)
		to.AsText = s.Book.Typed
		to.Marked = f.Mark != ""
		to.Ratio = f.Percent
	case money.Nil:
		to.State = Nil
	case money.NotApplicable:
		to.State = NotApplicable
	case money.Suppressed:
		to.State = Suppressed
	case money.Malformed:
		to.State = Malformed
	default:
		to.State = Word
	}
}

// printedPlaces is how many digits after the point printed text shows. Noughts at the end count as long as there are no
// more than people print: 100.0 is 100.0, while 31.00000 is 31 as a program padded it.
func printedPlaces(f money.Figure) int8 {
	trimmed := max(0, -int(trimmedExponent(f)))
	if f.Places <= 2 && f.Scale == 0 {
		return int8(max(trimmed, f.Places))
	}
	return int8(min(trimmed, 60))
}

// trimmedExponent is the power of ten of a figure's last digit that is not a padding zero after the point.
func trimmedExponent(f money.Figure) int32 {
	e := f.Full().Exponent()
	if e >= 0 {
		return e
	}
	coef := f.Full().Coefficient()
	if !coef.IsInt64() {
		return e
	}
	n := coef.Int64()
	for e < 0 && n%10 == 0 {
		n /= 10
		e++
	}
	return e
}

// storedPlaces counts the digits after the point of a stored number, at 15 significant digits.
func storedPlaces(raw string) int8 {
	point, exp := -1, false
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '.':
			point = i
		case 'e', 'E':
			exp = true
		}
	}
	if !exp && point < 0 {
		return 0
	}
	if !exp && len(raw) < 15 {
		return int8(len(raw) - point - 1)
	}
	d, ok := money.ParseStored(raw)
	if !ok {
		return 0
	}
	return int8(min(max(0, -int(trimmedExponent(money.Figure{Value: d}))), 60))
}
