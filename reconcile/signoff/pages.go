package signoff

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// Pages is what the sheets of a marked copy say of its reconciliation.
type Pages struct {
	Summary []Detail            // the head of CC Reconciliation
	Run     []Detail            // the run details of CC Checks
	Block   map[Role]BlockEntry // the lines of the sign-off block

	items, found ourTable // the table of balances and CC Findings
	date1904     bool     // of the workbook
}

// Detail is a line of two cells: what it is, and what it says.
type Detail struct{ Label, Text string }

// LabelMarks is the label of the Yes/No cell of the marks.
const LabelMarks = "Show marks"

// BlockEntry is a line of the sign-off block.
type BlockEntry struct {
	Name string
	At   time.Time // wall clock, to the minute; zero if the cell holds no date
	When string    // what the cell holds
	Code string
	Text string // the declaration with the code
}

// Filled reports a line in which somebody has signed, or has typed something.
func (e BlockEntry) Filled() bool { return e.Name != "" || !e.At.IsZero() || e.Code != "" }

// words tell what stands in a line that nobody has signed.
func (e BlockEntry) words(role Role) string {
	var all []string
	for _, text := range []string{e.Name, e.When, e.Text} {
		if text != "" && text != oneLine(role.OpenDeclaration()) {
			all = append(all, fmt.Sprintf("%q", text))
		}
	}
	if len(all) == 0 {
		return "lacks its declaration"
	}
	return "says " + strings.Join(all, ", ")
}

// filled reports whether anybody stands in the sign-off block.
func (p Pages) filled() bool {
	for _, e := range p.Block {
		if e.Filled() {
			return true
		}
	}
	return false
}

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
	p.items.rows(func(row *sheets.Row, ref string) {
		if p.items.text(row, HeadStatus) == reconcile.Differs.Status() {
			refs = append(refs, ref)
		}
	})
	return refs
}

// ReadPages reads the sheets that crosscast added to a workbook, wherever rows were inserted since.
func ReadPages(wb *sheets.Workbook) Pages {
	r := pageReader{wb}
	p := Pages{Block: map[Role]BlockEntry{}, items: tableNamed(wb, NameItems), found: tableNamed(wb, NameFound), date1904: wb.Date1904}
	if name, cells, ok := Named(wb, NameItems); ok {
		p.Summary = r.details(wb.Sheet(name), sheets.Range{From: sheets.Ref{Row: 1, Col: 1}, To: sheets.Ref{Row: cells.From.Row - 1, Col: 2}})
	}
	if name, cells, ok := Named(wb, NameRun); ok {
		p.Run = r.details(wb.Sheet(name), cells)
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
			d := Detail{told(r.wb, s, sheets.Ref{Row: row, Col: g.From.Col}), told(r.wb, s, sheets.Ref{Row: row, Col: g.From.Col + 1})}
			if d.Text != "" && d.Label != LabelMarks { // which anybody may turn
				out = append(out, d)
			}
		}
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
	e.Name = told(r.wb, s, sheets.Ref{Row: row, Col: col + 1})
	e.When = told(r.wb, s, sheets.Ref{Row: row, Col: col + 2})
	if c := s.At(sheets.Ref{Row: row, Col: col + 2}); c != nil {
		e.At, _ = sheets.SerialTime(c.Raw, r.wb.Date1904)
	}
	e.Text = told(r.wb, s, sheets.Ref{Row: row, Col: col + 3})
	if m := codeInText.FindStringSubmatch(e.Text); m != nil {
		e.Code = m[1]
	}
	return e
}
