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
		Widths: b.form.balances.widths}}
	b.summary(p)
	b.balances(p)
	next := firstItem + max(1, len(b.items))
	b.name(signoff.NameItems, sheetReconciliation, sheets.Range{From: at(1, firstItem-1), To: at(len(balanceHeaders), next-1)})
	b.total(p, next)
	b.signOff(p, next+2)
	end := b.legend(p, next+7)
	p.row(end+1, text(1, sheets.LookBody,
		"This sheet supports, and does not replace, the officer's own assurance."))
	if b.ofReport() {
		b.name(signoff.NameReport, sheetReconciliation, sheets.One(at(2, 5)))
		return p
	}
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
	line(5, b.form.kind, body(filepath.Base(b.Path)))
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
	if b.ofReport() {
		b.quotationLine(p)
		return
	}
	p.row(12, text(1, sheets.LookBold, signoff.LabelMarks), text(2, sheets.LookInput, "Yes"),
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
	noun, everything := "unexplained difference", "every total tested"
	if b.ofReport() {
		noun, everything = "point", "everything tested"
	}
	add(all.Differs, count(all.Differs, noun))
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
		return "NOT TESTED: nothing could be tested"
	case told != "":
		return "AGREED: " + everything + " agrees or is accepted (" + told + ")"
	}
	return "AGREED: " + everything + " agrees"
}

var balanceHeaders = []string{signoff.HeadRef, signoff.HeadPlace, signoff.HeadWhat, "Tick", "Balance per A (stated)",
	"Balance per B (recomputed)", signoff.HeadDifference, "Explained by rounding", "Accepted items", "Unexplained difference",
	signoff.HeadStatus, "Likely cause or reason", signoff.HeadOwner, signoff.HeadCleared}

var balanceWidths = []float64{12, 20, 26, 5, 12, 12, 11, 11, 11, 12, 11, 26, 11, 11}

// The columns that people fill in.
const (
	colOwner   = 13
	colCleared = 14
)

// balances writes the table of balances, one item a row.
func (b *book) balances(p *page) {
	p.row(firstItem-1, headers(b.form.balances.names)...)
	if len(b.items) == 0 {
		p.row(firstItem, text(1, sheets.LookBody, "-"), text(2, sheets.LookBody, "-"),
			text(3, sheets.LookWrap, "nothing to report"))
		return
	}
	for n, i := range b.items {
		where := link(2, placeText(i.place), linkTo(i.place))
		if b.ofReport() {
			where = b.placeWithWords(2, "", i.place)
		}
		what := text(3, sheets.LookWrap, whatWith(i))
		if i.claim.Span.Para != nil {
			what = b.placeWithWords(3, whatWith(i)+"\n", i.claim)
		}
		cells := []sheets.AddedCell{text(1, sheets.LookBold, i.ref), where, what, text(4, sheets.LookBody, i.tick)}
		if i.figures {
			cells = append(cells, amount(5, i.stated, i.places), amount(6, i.other, i.places), amount(7, i.diff, i.places),
				amount(8, i.rounding(), i.places), amount(9, i.taken(), i.places), amount(10, i.unexplained(), i.places))
		} else {
			for col := 5; col <= 10; col++ {
				cells = append(cells, text(col, sheets.LookBody, ""))
			}
		}
		cause := capital(i.cause)
		switch {
		case i.reason != "":
			cause = i.reason // what people sign for
		case cause == "":
			cause = "none found"
		}
		cells = append(cells, text(11, lookOf(i.outcome, i.accepted), statusOf(i.outcome, i.accepted)),
			text(12, sheets.LookWrap, cause), input(colOwner), input(colCleared))
		p.row(firstItem+n, cells...)
	}
}

// whatWith is what an item agrees, with the unit where it is not pounds or plain.
func whatWith(i item) string {
	if i.unit == "" || i.unit == "number" || !i.figures {
		return strings.TrimSpace(i.what + "\n" + i.told)
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
	p.Together = [2]int{row, row + len(signoff.Roles)}
	head[3].Look = sheets.LookBold // its column is narrow, and nothing stands to its right
	p.row(row, head...)
	for i, role := range signoff.Roles {
		r := row + 1 + i
		p.row(r, text(1, sheets.LookBold, role.Heading()), input(2), input(3), text(4, sheets.LookBody, role.OpenDeclaration()))
		b.name(role.BlockName(), sheetReconciliation, sheets.Range{From: at(1, r), To: at(4, r)})
	}
}

// legend writes what the ticks mean, and gives the row below. One that is long stands in two halves, the second beyond the
// columns that the longest meaning of the first runs over.
func (b *book) legend(p *page, row int) int {
	all := legendOf(b.Result)
	half := len(all)
	names := headers([]string{"Tick", "Meaning"})
	if half > len(Legend) {
		half = (half + 1) / 2
		names = append(names, text(5, sheets.LookHeader, "Tick"), text(6, sheets.LookBold, "Meaning"))
	}
	p.row(row, names...)
	for i, t := range all[:half] {
		cells := []sheets.AddedCell{text(1, sheets.LookBody, t.Mark), text(2, sheets.LookBody, t.Meaning)}
		if more := all[half:]; i < len(more) {
			cells = append(cells, text(5, sheets.LookBody, more[i].Mark), text(6, sheets.LookBody, more[i].Meaning))
		}
		p.row(row+1+i, cells...)
	}
	return row + 1 + half
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
	lead, noun := "", "sheet"
	if b.ofReport() {
		lead, noun = "as written in the text; tables in ", "table"
	}
	switch rest := stated - counts[most]; {
	case most == "" && b.ofReport():
		return "as written"
	case most == "":
		return "not stated"
	case rest > 0:
		return fmt.Sprintf("%s%s (from headings; %s %s, see %s)", lead, most, count(rest, noun),
			verb(rest, "differs", "differ"), b.names[sheetChecks])
	}
	return lead + most + " (from headings)"
}
