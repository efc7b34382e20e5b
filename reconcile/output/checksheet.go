package output

import (
	"path/filepath"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

var checkHeaders = []string{"Sheet", "Total cell", "Row label", "Column heading", "Check", "Tick", "Outcome", "Terms used",
	"Found by", "Stated", "Recomputed", "Difference", "Allowance", "Reason if not tested"}

var checkWidths = []float64{17, 20, 22, 15, 12, 5, 11, 19, 14, 11, 11, 11, 9, 14}

// The rows of CC Checks.
const (
	firstDetail     = 4
	findingsHashRow = 9
	lastDetail      = 17
	checkHeader     = 19
)

// checks is everything tested, and everything found but not tested with the reason.
func (b *book) checks() *page {
	p := &page{sheets.AddedSheet{Name: b.names[sheetChecks], Widths: b.form.checks.widths, Landscape: true,
		TitleRow: checkHeader}}
	p.row(1, text(1, sheets.LookTitle, "Everything tested"))
	p.row(2, text(1, sheets.LookBody, "Run details, then one row for each total and stated figure found, "+
		"with the reason where it could not be tested."))
	for i, d := range b.details() {
		p.row(firstDetail+i, text(1, sheets.LookBold, d[0]), text(2, sheets.LookBody, d[1]))
	}
	p.Rows[len(p.Rows)-1].Cells[1] = moment(2, b.run.At, b.Book.Date1904)
	details := sheets.Range{From: at(1, firstDetail), To: at(2, lastDetail)}
	b.name(signoff.NameRun, sheetChecks, details)
	if b.run.Renewed {
		b.name(signoff.NameRenewed, sheetChecks, details)
	}
	n := len(b.Relations) + len(b.Ties)
	if n == 0 {
		p.row(checkHeader, text(1, sheets.LookBody, "No totals were found in this "+strings.ToLower(b.form.kind)+"."))
		return p
	}
	p.row(checkHeader, headers(b.form.checks.names)...)
	row := checkHeader
	for _, x := range b.Relations {
		row++
		p.row(row, b.relationRow(x)...)
	}
	for _, t := range b.Ties {
		row++
		p.row(row, b.tieRow(t)...)
	}
	p.Table = &sheets.AddedTable{Name: "CC_Checks", Range: sheets.Range{From: at(1, checkHeader), To: at(len(checkHeaders), row)}}
	return p
}

// details are the lines about the run; the last is the time, which is put in as a date.
func (b *book) details() [lastDetail - firstDetail + 1][2]string {
	o := b.run.Options
	hidden := [2]string{"Hidden lines", hiddenWords[o.Hidden]}
	if b.ofReport() {
		hidden = [2]string{"Workbooks", b.backing()}
	}
	return [...][2]string{
		{"Tool", b.run.Version},
		{"Command", b.run.Command},
		{b.form.kind, filepath.Base(b.Path)},
		{signoff.LabelSHA256, b.SHA256},
		{signoff.LabelContent, b.run.ContentHash},
		{signoff.LabelFindings, ""}, // put in by seal
		{"Targets file", b.run.Targets},
		{signoff.LabelAccepted, b.run.Accepted},
		{"Report files", b.run.Reports},
		{"Units", b.unitsOfSheets()},
		hidden,
		{"Phased years", o.Years},
		{"Read with remarks", strings.Join(b.Book.Notes, "; ")},
		{signoff.LabelChecked, ""},
	}
}

// hiddenWords say how hidden rows and columns were treated.
var hiddenWords = map[string]string{
	"":        "counted, and told where a total includes them",
	"warn":    "counted, and told where a total includes them",
	"include": "counted like all others",
	"skip":    "left out",
}

// unitsOfSheets lists the unit of each sheet that states one.
func (b *book) unitsOfSheets() string {
	var parts []string
	for _, s := range b.Book.Sheets {
		if u := unitOfSheet(s); u != "" {
			parts = append(parts, s.Name+": "+u)
		}
	}
	return strings.Join(parts, "; ")
}

func (b *book) relationRow(x *reconcile.Relation) []sheets.AddedCell {
	wrapped := func(col int, s string) sheets.AddedCell { return text(col, sheets.LookWrap, s) }
	where := []sheets.AddedCell{wrapped(1, x.Sheet),
		link(2, x.Total.String(), linkTo(reconcile.Place{Sheet: x.Sheet, Cells: x.Total.String()}))}
	if b.ofReport() {
		where = b.relationInReport(x)
	}
	var by []string
	for _, e := range x.Evidence {
		by = append(by, string(e))
	}
	cells := append(where, wrapped(3, x.Label), wrapped(4, x.Heading), text(5, sheets.LookBody, x.Check),
		text(6, sheets.LookBody, b.tick(x, b.run.Ticks.relation(x))),
		text(7, lookOf(x.Outcome, b.accepted[x]), outcomeWord(x.Outcome, b.accepted[x])), wrapped(8, termsText(x)), wrapped(9, strings.Join(by, ", ")))
	if x.Outcome == reconcile.NotTested {
		return append(append(cells, dashes(10, 13)...), wrapped(14, x.Reason))
	}
	p := placesOf(b.Book, x)
	return append(cells, amount(10, x.Stated, p), amount(11, x.Recomputed, p), amount(12, x.Difference, p),
		allowed(13, x.Allowance, p), text(14, sheets.LookBody, ""))
}

func (b *book) tieRow(t *reconcile.Tie) []sheets.AddedCell {
	wrapped := func(col int, s string) sheets.AddedCell { return text(col, sheets.LookWrap, s) }
	at := t.Home
	if linkTo(at) == "" {
		at = t.Claim
	}
	where := []sheets.AddedCell{wrapped(1, at.Sheet), link(2, at.Cells, linkTo(at))}
	stated, found, claimed := t.StatedText, t.Home.String(), placeText(t.Claim)
	if b.ofReport() {
		where, stated, found, claimed = b.tieInReport(t), "", foundIn(t), "its words"
	}
	cells := append(where, wrapped(3, t.Name), wrapped(4, stated), text(5, sheets.LookBody, t.Check),
		text(6, sheets.LookBody, b.tick(t, b.run.Ticks.tie(t))),
		text(7, lookOf(t.Outcome, b.accepted[t]), outcomeWord(t.Outcome, b.accepted[t])), wrapped(8, found), wrapped(9, claimed))
	if t.Outcome == reconcile.NotTested || t.Kind == reconcile.OfReference {
		return append(append(cells, dashes(10, 13)...), wrapped(14, t.Reason))
	}
	h := figuresOfTie(b.Book, t)
	return append(cells, amount(10, h.stated, h.places), amount(11, h.found, h.places), amount(12, h.difference, h.places),
		allowed(13, h.allowance, h.places), text(14, sheets.LookBody, ""))
}

// tick is the tick of a relation or tie, or that of what is accepted.
func (b *book) tick(subject any, tick string) string {
	if b.accepted[subject] {
		return "A"
	}
	return tick
}

// dashes fills columns for which there is no figure.
func dashes(from, to int) (cells []sheets.AddedCell) {
	for col := from; col <= to; col++ {
		cells = append(cells, text(col, sheets.LookBody, ""))
	}
	return cells
}
