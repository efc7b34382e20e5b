package output

import (
	"fmt"
	"path/filepath"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

// firstItem is the row of the first item on CC Reconciliation.
const firstItem = 15

// reconciliation is the page that people sign. Every figure on it is a value as found.
func (b *book) reconciliation() *page {
	p := &page{sheets.AddedSheet{Name: b.names[sheetReconciliation], Active: true, Landscape: true, TitleRow: firstItem - 1,
		Widths: []float64{12, 20, 26, 5, 12, 12, 11, 11, 11, 12, 11, 26, 11, 11}}}
	b.summary(p)
	b.balances(p)
	next := firstItem + max(1, len(b.items))
	b.total(p, next)
	b.signOff(p, next+2)
	legend := legendOf(b.Result)
	p.legend(next+7, legend)
	p.row(next+8+len(legend)+1, text(1, sheets.LookBody,
		"This sheet supports, and does not replace, the officer's own assurance."))
	p.Lists = []sheets.ListRule{{Cell: b.switchCell(), Choices: []string{"Yes", "No"}}}
	b.name(signoff.NameMarks, sheetReconciliation, sheets.One(b.switchCell()))
	return p
}

// summary writes the block at the top.
func (b *book) summary(p *page) {
	line := func(row int, name string, c sheets.AddedCell) {
		p.row(row, text(1, sheets.LookBold, name), c)
	}
	body := func(s string) sheets.AddedCell { return text(2, sheets.LookBody, s) }
	p.row(1, text(1, sheets.LookTitle, "Reconciliation of "+filepath.Base(b.Path)))
	p.row(2, text(1, sheets.LookBody, "This sheet has a summary, a table of balances and a sign-off block. Details are on "+
		b.names[sheetFindings]+"; everything tested is on "+b.names[sheetChecks]+
		". Empty Owner and Cleared on cells are yours to fill."))
	line(4, "Result", text(2, sheets.LookBold, b.resultWords()))
	line(5, "Workbook", body(filepath.Base(b.Path)))
	line(6, "Period", body(periodOf(b.Result)))
	line(7, "Fingerprint", body(b.run.ContentHash[:min(16, len(b.run.ContentHash))]))
	line(8, "Checked", moment(2, b.run.At, b.Book.Date1904))
	line(9, "Units", body(b.unitsLine()))
	line(10, "Tolerance", body("rounding only, worked out from the figures shown; materiality GBP "+
		reconcile.FigureText(b.run.Materiality, reconcile.PlacesOf(b.run.Materiality))))
	coverage := b.sum.Coverage()
	if b.sum.All().NotTested > 0 {
		coverage += " (reasons on " + b.names[sheetChecks] + ")"
	}
	line(11, "Coverage", body(coverage))
	p.row(12, text(1, sheets.LookBold, "Show marks"), text(2, sheets.LookInput, "Yes"),
		text(3, sheets.LookBody, "No switches every mark in this workbook off"))
}

// resultWords is the result with its words first. It counts the rows of the table: a total that differs only because of
// another has none.
func (b *book) resultWords() string {
	var all Counts
	for _, i := range b.items {
		all.count(i.outcome, i.accepted)
	}
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	add(all.Differs, count(all.Differs, "unexplained difference"))
	add(all.Review, fmt.Sprintf("%d to review", all.Review))
	add(all.Latent, count(all.Latent, "formula")+" at fault")
	add(all.Accepted, fmt.Sprintf("%d accepted", all.Accepted))
	told := strings.Join(parts, ", ")
	switch {
	case all.Differs > 0:
		return "NOT AGREED: " + told
	case all.Review+all.Latent > 0:
		return "TO REVIEW: " + told
	case b.sum.All().Tested() == 0:
		return "NOT TESTED: no total could be tested"
	case told != "":
		return "AGREED: every total tested agrees or is accepted (" + told + ")"
	}
	return "AGREED: every total tested agrees"
}

var balanceHeaders = []string{"Ref", "Sheet and cell", "What is being agreed", "Tick", "Balance per A (stated)",
	"Balance per B (recomputed)", "Difference A - B", "Explained by rounding", "Accepted items", "Unexplained difference",
	"Status", "Likely cause", "Owner", "Cleared on"}

// balances writes the table of balances, one item a row.
func (b *book) balances(p *page) {
	p.row(firstItem-1, headers(balanceHeaders)...)
	if len(b.items) == 0 {
		p.row(firstItem, text(1, sheets.LookBody, "-"), text(2, sheets.LookBody, "-"),
			text(3, sheets.LookWrap, "nothing to report"))
		return
	}
	for n, i := range b.items {
		cells := []sheets.AddedCell{text(1, sheets.LookBold, i.ref), link(2, placeText(i.place), linkTo(i.place)),
			text(3, sheets.LookWrap, whatWith(i)), text(4, sheets.LookBody, i.tick)}
		if i.figures {
			cells = append(cells, amount(5, i.stated, i.places), amount(6, i.other, i.places), amount(7, i.diff, i.places),
				amount(8, i.rounding(), i.places), amount(9, i.taken(), i.places), amount(10, i.unexplained(), i.places))
		} else {
			for col := 5; col <= 10; col++ {
				cells = append(cells, text(col, sheets.LookBody, ""))
			}
		}
		cause := capital(i.cause)
		if cause == "" {
			cause = "none found"
		}
		cells = append(cells, text(11, lookOf(i.outcome, i.accepted), statusOf(i.outcome, i.accepted)),
			text(12, sheets.LookWrap, cause), input(13), input(14))
		p.row(firstItem+n, cells...)
	}
}

// whatWith is what an item agrees, with the unit where it is not pounds or plain.
func whatWith(i item) string {
	if i.unit == "" || i.unit == "number" || !i.figures {
		return i.what
	}
	return i.what + ", " + i.unit
}

// placeText names a place as the page shows it.
func placeText(p reconcile.Place) string {
	text := p.String()
	if p.Paragraph != "" && p.Where == "" && p.Sheet == "" {
		text = "Report para " + p.Paragraph
	}
	if p.Quote != "" {
		text += ` "` + p.Quote + `"`
	}
	return text
}

// total adds up what is unexplained, signs ignored.
func (b *book) total(p *page, row int) {
	label := text(3, sheets.LookBold, "Total unexplained (signs ignored)")
	sum, places, _, ok := unexplainedTotal(b.items)
	if !ok {
		p.row(row, label, text(10, sheets.LookWrap, "units differ"))
		return
	}
	c := amount(10, sum, places)
	c.Look = sheets.LookBold
	p.row(row, label, c)
}

// signOff writes the block in which two people put their names.
func (b *book) signOff(p *page, row int) {
	head := headers([]string{"Role", "Name", "Date and time", "Statement and code"})
	head[3].Look = sheets.LookBold // its column is narrow, and nothing stands to its right
	p.row(row, head...)
	for i, s := range []struct{ role, name, statement string }{
		{"Prepared by", signoff.NamePrepared, "I have checked the items above and recorded a reason for each difference.  Code:"},
		{"Reviewed by", signoff.NameReviewed, "I am not the preparer. I have reviewed the differences and the reasons.  Code:"},
		{"Approved by", signoff.NameApproved, "Optional: chief finance officer or delegate.  Code:"},
	} {
		r := row + 1 + i
		p.row(r, text(1, sheets.LookBold, s.role), input(2), input(3), text(4, sheets.LookBody, s.statement))
		b.name(s.name, sheetReconciliation, sheets.Range{From: at(1, r), To: at(4, r)})
	}
}

// legend writes what the ticks mean.
func (p *page) legend(row int, ticks []Tick) {
	p.row(row, headers([]string{"Tick", "Meaning"})...)
	for i, t := range ticks {
		p.row(row+1+i, text(1, sheets.LookBody, t.Mark), text(2, sheets.LookBody, t.Meaning))
	}
}

// unitsLine says what unit most sheets are in, and whether some differ.
func (b *book) unitsLine() string {
	if b.run.Options.Units != "" && b.run.Options.Units != "auto" {
		return "GBP " + b.run.Options.Units + " (told by --units)"
	}
	counts, most := map[string]int{}, ""
	stated := 0
	for _, s := range b.Book.Sheets {
		u := unitOfSheet(s)
		if u == "" {
			continue
		}
		stated++
		if counts[u]++; most == "" || counts[u] > counts[most] {
			most = u
		}
	}
	switch rest := stated - counts[most]; {
	case most == "":
		return "not stated"
	case rest > 0:
		return fmt.Sprintf("%s (from headings; %s %s, see %s)", most, count(rest, "sheet"),
			verb(rest, "differs", "differ"), b.names[sheetChecks])
	}
	return most + " (from headings)"
}
