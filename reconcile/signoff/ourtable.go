package signoff

import (
	"regexp"
	"strings"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// The headings by which columns are found.
const (
	HeadRef         = "Ref"
	HeadSheet       = "Sheet"
	HeadReportPlace = "Place" // in its place for a report
	HeadLabel       = "Row label"
	HeadSubject     = "Subject" // in its place for a report
	HeadHeading     = "Column heading"
	HeadCheck       = "Check"
	HeadPlace       = "Sheet and cell"
	HeadQuotation   = "Place and quotation" // in its place for a report
	HeadWhat        = "What is being agreed"
	HeadDifference  = "Difference A - B"
	HeadDelta       = "Difference" // on CC Findings
	HeadStatus      = "Status"
	HeadOwner       = "Owner"
	HeadCleared     = "Cleared on"
	HeadReason      = "Accepted: reason"
	HeadBy          = "Accepted by"
	HeadOn          = "Accepted on"
	HeadFirstSeen   = "First seen"
)

// ourTable is a table on one of our sheets, found by the name of its header row.
type ourTable struct {
	book   *sheets.Workbook
	sheet  *sheets.Sheet
	header int
	heads  []string       // in their order
	cols   map[string]int // by heading
}

// tableNamed finds the table whose header row, or more of it, has that name; one without rows where there is none.
func tableNamed(wb *sheets.Workbook, name string) ourTable {
	sheet, cells, ok := Named(wb, name)
	if !ok {
		return ourTable{}
	}
	t := ourTable{book: wb, sheet: wb.Sheet(sheet), header: cells.From.Row, cols: map[string]int{}}
	if row := t.sheet.Row(t.header); row != nil {
		for _, c := range row.Cells {
			if head := strings.TrimSpace(c.Raw); head != "" && cells.From.Col <= int(c.Col) && int(c.Col) <= cells.To.Col {
				t.heads, t.cols[head] = append(t.heads, head), int(c.Col)
			}
		}
	}
	return t
}

// reference is what stands in the column Ref of a finding or a tie.
var reference = regexp.MustCompile(`^[A-Z][0-9]+$`)

// rows visits the rows of the table that have a reference.
func (t ourTable) rows(visit func(row *sheets.Row, ref string)) {
	if t.cols[HeadRef] == 0 {
		return
	}
	for i := range t.sheet.Rows {
		row := &t.sheet.Rows[i]
		if ref := t.text(row, HeadRef); row.Index > t.header && reference.MatchString(ref) {
			visit(row, ref)
		}
	}
}

func (t ourTable) cell(row *sheets.Row, heading string) *sheets.Cell {
	if t.cols[heading] == 0 {
		return nil
	}
	return t.sheet.At(sheets.Ref{Row: row.Index, Col: t.cols[heading]})
}

// text is a cell's text; the dash of an empty one is left out.
func (t ourTable) text(row *sheets.Row, heading string) string {
	c := t.cell(row, heading)
	if c == nil || strings.TrimSpace(c.Raw) == "-" {
		return ""
	}
	return strings.TrimSpace(c.Raw)
}

// told is a cell's value in one form, however a program stored it, on one line.
func told(wb *sheets.Workbook, s *sheets.Sheet, at sheets.Ref) string {
	c := s.At(at)
	if c == nil {
		return ""
	}
	if c.Kind == sheets.Number {
		if t, ok := sheets.SerialTime(c.Raw, wb.Date1904); ok && isDate(wb, c) {
			return t.Format(timeWords)
		}
		if d, ok := money.ParseStored(c.Raw); ok {
			return d.String()
		}
	}
	return strings.Join(strings.Fields(c.Raw), " ")
}

func isDate(wb *sheets.Workbook, c *sheets.Cell) bool {
	return int(c.Style) < len(wb.Styles) && wb.Styles[c.Style].Format.Date
}
