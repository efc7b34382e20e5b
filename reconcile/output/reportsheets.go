package output

import (
	"fmt"
	"path/filepath"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

// The sheets of a report stand in a workbook of their own. They have the form of those that are added to a workbook, but
// tell places by paragraph and table with the words there, and have neither marks to switch nor figures that are live.

// form is what the sheets of a kind of document look like.
type form struct {
	kind                       string // what the document is called
	balances, findings, checks columns
}

// columns are the headers of a table and the widths of its columns.
type columns struct {
	names  []string
	widths []float64
}

var workbookForm = form{signoff.LabelWorkbook, columns{balanceHeaders, balanceWidths}, columns{findingHeaders, findingWidths},
	columns{checkHeaders, checkWidths}}

var reportForm = form{signoff.LabelReport,
	columns{renamed(balanceHeaders, map[int]string{2: signoff.HeadQuotation}),
		[]float64{13, 36, 32, 5, 12, 12, 11, 11, 11, 12, 11, 22, 11, 11}},
	columns{renamed(findingHeaders, map[int]string{3: "Place", 4: "Quotation", 5: "Subject"})[:colStatedNow-1],
		[]float64{5, 12, 15, 36, 18, 11, 20, 10, 10, 11, 10, 10, 11, 20, 30, 16, 10, 9, 9, 7, 7}},
	columns{renamed(checkHeaders, map[int]string{1: "Place", 2: "Words", 3: "Subject", 8: "Compared with"}),
		[]float64{19, 26, 24, 15, 12, 5, 11, 24, 14, 11, 11, 11, 9, 18}}}

// renamed gives the headers of a table with some of them, by column, called as on the sheets of a report.
func renamed(names []string, other map[int]string) []string {
	out := append([]string(nil), names...)
	for col, name := range other {
		out[col-1] = name
	}
	return out
}

// ofReport reports that the sheets are those of a report.
func (b *book) ofReport() bool { return b.Kind == "report" }

// quotationLine says how words of the report are shown.
func (b *book) quotationLine(p *page) {
	p.row(12, text(1, sheets.LookBold, "Quotations"), text(2, sheets.LookBody,
		"the words that a row speaks of are in bold and in quotation marks, within their sentence; a cell of a table within its row"))
}

// placeWithWords is a place in a report and what it says, behind what leads to it.
func (b *book) placeWithWords(col int, lead string, at reconcile.Place) sheets.AddedCell {
	return quotationCell(col, lead+placeOnly(at)+"\n", quotationOf(b.Paper, at))
}

// placeOnly is a place as a cell begins with it: "Paragraph 18(c), page 3". The name of another document stays as it is.
func placeOnly(p reconcile.Place) string {
	page := ""
	if q := p.Span.Para; q != nil && q.Page > 0 {
		page = fmt.Sprintf(", page %d", q.Page)
	}
	if p.Document != "" {
		return p.String() + page
	}
	return capital(p.String()) + page
}

// toldLines are what a finding without figures of its own says of them, without the sentence that is quoted beside it.
func toldLines(f *reconcile.Finding) string {
	var out []string
	for _, line := range f.Lines {
		if !strings.HasPrefix(line, "“") || !strings.HasSuffix(line, "”") {
			out = append(out, line)
		}
	}
	return strings.Join(out, " ")
}

// foundIn is what a stated figure or reference was compared with.
func foundIn(t *reconcile.Tie) string {
	switch {
	case t.FoundText != "":
		return t.FoundText
	case t.Home != (reconcile.Place{}):
		return t.Home.String()
	}
	return ""
}

// relationInReport is the part of a row of CC Checks that names a total of a table.
func (b *book) relationInReport(x *reconcile.Relation) []sheets.AddedCell {
	words := ""
	if s := b.Book.Sheet(x.Sheet); s != nil {
		words = s.Shown(s.Find(x.Total))
	}
	where := b.InTable(reconcile.Place{Sheet: x.Sheet, Cells: x.Total.String()})
	return []sheets.AddedCell{text(1, sheets.LookWrap, placeOnly(where)), text(2, sheets.LookWrap, words)}
}

// longestWords is how much of a long quotation names a row of CC Checks, in bytes.
const longestWords = 80

// tieInReport is the part of a row of CC Checks that names what the text states.
func (b *book) tieInReport(t *reconcile.Tie) []sheets.AddedCell {
	words := claim.Quotation{Words: t.Claim.Quote}.Within(longestWords).Words
	return []sheets.AddedCell{text(1, sheets.LookWrap, placeOnly(t.Claim)), text(2, sheets.LookWrap, words)}
}

// backing names the workbooks that the report was checked with.
func (b *book) backing() string {
	var out []string
	for _, w := range b.run.Options.Behind {
		out = append(out, fmt.Sprintf("%s, SHA-256 %s", filepath.Base(w.Book.Path), w.Book.SHA256))
	}
	return strings.Join(out, "; ")
}
