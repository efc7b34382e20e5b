package signoff

import (
	"regexp"
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
	Heads   []string            // the headings of the items, without those of the columns that the user fills in
	Items   [][]string          // one row an item, a text for each heading
	Reasons [][]string          // of accepted findings: reference, reason, by, on
	Block   map[Role]BlockEntry // the lines of the sign-off block
}

// Detail is a line of two cells: what it is, and what it says.
type Detail struct{ Label, Text string }

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
	HeadRef     = "Ref"
	HeadStatus  = "Status"
	HeadOwner   = "Owner"
	HeadCleared = "Cleared on"
	HeadReason  = "Accepted: reason"
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

// column is the place of a heading; -1 for none.
func (p Pages) column(head string) int {
	for i, h := range p.Heads {
		if h == head {
			return i
		}
	}
	return -1
}

// Unexplained lists the references of the items that do not agree and have neither a fix nor an accepted reason.
func (p Pages) Unexplained() (refs []string) {
	ref, status := p.column(HeadRef), p.column(HeadStatus)
	for _, row := range p.Items {
		if ref >= 0 && status >= 0 && row[status] == reconcile.Differs.Status() {
			refs = append(refs, row[ref])
		}
	}
	return refs
}

// ReadPages reads the sheets that crosscast added to a workbook, wherever rows were inserted since.
func ReadPages(wb *sheets.Workbook) Pages {
	r := pageReader{wb}
	p := Pages{Block: map[Role]BlockEntry{}}
	if name, at, ok := Named(wb, NameMarks); ok {
		p.Summary = r.details(wb.Sheet(name), sheets.Range{From: sheets.Ref{Row: 1, Col: 1}, To: sheets.Ref{Row: at.From.Row - 1, Col: 2}})
	}
	if name, cells, ok := Named(wb, NameRun); ok {
		p.Run = r.details(wb.Sheet(name), cells)
	}
	if name, cells, ok := Named(wb, NameItems); ok {
		p.Heads, p.Items = r.items(wb.Sheet(name), cells)
	}
	if name, head, ok := Named(wb, NameFound); ok {
		p.Reasons = r.reasons(wb.Sheet(name), head)
	}
	for _, role := range Roles {
		p.Block[role] = r.entry(role)
	}
	return p
}

// pageReader reads the cells of our sheets as texts.
type pageReader struct{ wb *sheets.Workbook }

// maxRows bounds what is read of a sheet of ours, whatever a name says.
const maxRows = 1 << 20

func (r pageReader) details(s *sheets.Sheet, g sheets.Range) (out []Detail) {
	for i := range s.Rows {
		if row := s.Rows[i].Index; row >= g.From.Row && row <= g.To.Row {
			d := Detail{r.text(s, sheets.Ref{Row: row, Col: g.From.Col}), r.text(s, sheets.Ref{Row: row, Col: g.From.Col + 1})}
			if d.Text != "" {
				out = append(out, d)
			}
		}
	}
	return out
}

func (r pageReader) items(s *sheets.Sheet, g sheets.Range) (heads []string, rows [][]string) {
	var cols []int
	for col := g.From.Col; col <= g.To.Col; col++ {
		head := r.text(s, sheets.Ref{Row: g.From.Row, Col: col})
		if head != "" && head != HeadOwner && head != HeadCleared {
			heads, cols = append(heads, head), append(cols, col)
		}
	}
	return heads, r.rows(s, g.From.Row+1, g.To.Row, cols)
}

// reasons are the rows of CC Findings with an accepted reason, up to the first row without a reference.
func (r pageReader) reasons(s *sheets.Sheet, head sheets.Range) (out [][]string) {
	for col := head.From.Col; col <= head.To.Col; col++ {
		if r.text(s, sheets.Ref{Row: head.From.Row, Col: col}) != HeadReason {
			continue
		}
		for _, row := range r.rows(s, head.From.Row+1, maxRows, []int{head.From.Col, col, col + 1, col + 2}) {
			if row[1] != "" {
				out = append(out, row)
			}
		}
	}
	return out
}

// rows are the texts of some columns, without the rows that have none in the first.
func (r pageReader) rows(s *sheets.Sheet, from, to int, cols []int) (out [][]string) {
	for i := range s.Rows {
		index := s.Rows[i].Index
		if index < from || index > to || len(cols) == 0 || r.text(s, sheets.Ref{Row: index, Col: cols[0]}) == "" {
			continue
		}
		row := make([]string, len(cols))
		for j, col := range cols {
			row[j] = r.text(s, sheets.Ref{Row: index, Col: col})
		}
		out = append(out, row)
	}
	return out
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
