package signoff

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// Pages is what the sheets of a marked copy say of its reconciliation.
type Pages struct {
	Summary []Detail            // the head of CC Reconciliation
	Run     []Detail            // the run details of CC Checks
	Items   Table               // the table of balances, one row an item
	Found   Table               // CC Findings, one row a finding
	Block   map[Role]BlockEntry // the lines of the sign-off block
}

// Detail is a line of two cells: what it is, and what it says.
type Detail struct{ Label, Text string }

// Table is a table of texts under headings.
type Table struct {
	Heads []string
	Rows  [][]string
}

// Get is the text of a row under a heading; "" if there is no such heading.
func (t Table) Get(row []string, head string) string {
	if i := slices.Index(t.Heads, head); i >= 0 {
		return row[i]
	}
	return ""
}

// LabelMarks is the label of the Yes/No cell of the marks.
const LabelMarks = "Show marks"

// BlockEntry is a line of the sign-off block.
type BlockEntry struct {
	Name string
	At   time.Time // wall clock, to the minute; zero if the cell holds no date
	Code string
	Text string // the declaration with the code
}

// Filled reports a line in which somebody has signed, or has typed something.
func (e BlockEntry) Filled() bool { return e.Name != "" || !e.At.IsZero() || e.Code != "" }

// filled reports whether anybody stands in the sign-off block.
func (p Pages) filled() bool {
	for _, e := range p.Block {
		if e.Filled() {
			return true
		}
	}
	return false
}

// The headings by which columns are found.
const (
	HeadRef        = "Ref"
	HeadPlace      = "Sheet and cell"
	HeadQuotation  = "Place and quotation" // in its place for a report
	HeadWhat       = "What is being agreed"
	HeadDifference = "Difference A - B"
	HeadStatus     = "Status"
	HeadOwner      = "Owner"
	HeadCleared    = "Cleared on"
	HeadReason     = "Accepted: reason"
	HeadBy         = "Accepted by"
	HeadOn         = "Accepted on"
	HeadFirstSeen  = "First seen"
)

// Find is the text of the first detail of that label.
func Find(all []Detail, label string) string {
	for _, d := range all {
		if d.Label == label {
			return d.Text
		}
	}
	return ""
}

// Unexplained lists the references of the items that do not agree and have neither a fix nor an accepted reason.
func (p Pages) Unexplained() (refs []string) {
	for _, row := range p.Items.Rows {
		if p.Items.Get(row, HeadStatus) == reconcile.Differs.Status() {
			refs = append(refs, p.Items.Get(row, HeadRef))
		}
	}
	return refs
}

// ReadPages reads the sheets that crosscast added to a workbook, wherever rows were inserted since.
func ReadPages(wb *sheets.Workbook) Pages {
	r := pageReader{wb}
	p := Pages{Block: map[Role]BlockEntry{}}
	if name, cells, ok := Named(wb, NameRun); ok {
		p.Run = r.details(wb.Sheet(name), cells)
	}
	if name, cells, ok := Named(wb, NameItems); ok {
		p.Items = r.table(wb.Sheet(name), cells)
		p.Summary = r.details(wb.Sheet(name), sheets.Range{From: sheets.Ref{Row: 1, Col: 1}, To: sheets.Ref{Row: cells.From.Row - 1, Col: 2}})
	}
	if name, cells, ok := Named(wb, NameFound); ok { // the name stands for the headings only
		cells.To.Row = sheets.MaxRow
		p.Found = r.table(wb.Sheet(name), cells)
	}
	for _, role := range Roles {
		p.Block[role] = r.entry(role)
	}
	return p
}

// pageReader reads the cells of our sheets as texts.
type pageReader struct{ wb *sheets.Workbook }

func (r pageReader) details(s *sheets.Sheet, g sheets.Range) (out []Detail) {
	for i := range s.Rows {
		if row := s.Rows[i].Index; row >= g.From.Row && row <= g.To.Row {
			d := Detail{r.text(s, sheets.Ref{Row: row, Col: g.From.Col}), r.text(s, sheets.Ref{Row: row, Col: g.From.Col + 1})}
			if d.Text != "" && d.Label != LabelMarks { // which anybody may turn
				out = append(out, d)
			}
		}
	}
	return out
}

// table reads the rows of a range below its headings, but for those that have no text in the first column.
func (r pageReader) table(s *sheets.Sheet, g sheets.Range) (t Table) {
	var cols []int
	for col := g.From.Col; col <= g.To.Col; col++ {
		if head := r.text(s, sheets.Ref{Row: g.From.Row, Col: col}); head != "" {
			t.Heads, cols = append(t.Heads, head), append(cols, col)
		}
	}
	for i := range s.Rows {
		index := s.Rows[i].Index
		if index <= g.From.Row || index > g.To.Row || r.text(s, sheets.Ref{Row: index, Col: g.From.Col}) == "" {
			continue
		}
		row := make([]string, len(cols))
		for j, col := range cols {
			row[j] = r.text(s, sheets.Ref{Row: index, Col: col})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

var codeInText = regexp.MustCompile(`Code:?\s*([A-Z2-7]{10})\b`)

func (r pageReader) entry(role Role) (e BlockEntry) {
	name, cells, ok := Named(r.wb, role.BlockName())
	if !ok {
		return e
	}
	s, row, col := r.wb.Sheet(name), cells.From.Row, cells.From.Col
	e.Name = r.text(s, sheets.Ref{Row: row, Col: col + 1})
	if c := s.At(sheets.Ref{Row: row, Col: col + 2}); c != nil {
		e.At, _ = sheets.SerialTime(c.Raw, r.wb.Date1904)
	}
	e.Text = r.text(s, sheets.Ref{Row: row, Col: col + 3})
	if m := codeInText.FindStringSubmatch(e.Text); m != nil {
		e.Code = m[1]
	}
	return e
}

// text is a cell's value in one form, however a program stored it, on one line.
func (r pageReader) text(s *sheets.Sheet, at sheets.Ref) string {
	c := s.At(at)
	if c == nil {
		return ""
	}
	if c.Kind == sheets.Number {
		if t, ok := sheets.SerialTime(c.Raw, r.wb.Date1904); ok && r.isDate(c) {
			return t.Format("2 Jan 2006 15:04")
		}
		if d, ok := money.ParseStored(c.Raw); ok {
			return d.String()
		}
	}
	return strings.Join(strings.Fields(c.Raw), " ")
}

func (r pageReader) isDate(c *sheets.Cell) bool {
	return int(c.Style) < len(r.wb.Styles) && r.wb.Styles[c.Style].Format.Date
}
