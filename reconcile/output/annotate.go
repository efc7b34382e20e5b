package output

import (
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

// Run is what the copy tells of the run that made it.
type Run struct {
	Settings
	Options     reconcile.Options
	Ticks       Ticks
	Command     string // the command with its options
	At          time.Time
	Targets     string           // name and SHA-256 of the targets file; "" for none
	Accepted    string           // likewise of the file of accepted differences
	Reports     string           // likewise of the reports whose figures must agree
	Earlier     *signoff.Earlier // the copy that this one replaces; nil for none
	ContentHash string
	Renewed     bool // what was checked is a marked copy, with the figures mended in it
	// FreeName gives a name for a sheet to be added that the workbook does not have yet.
	FreeName func(want string) string
}

// The names of the added sheets, unless the workbook has sheets of that name.
const (
	sheetReconciliation = "CC Reconciliation"
	sheetFindings       = "CC Findings"
	sheetChecks         = "CC Checks"
)

// book is an annotation in the making.
type book struct {
	*reconcile.Result
	run   Run
	sum   Summary
	items []item
	form  form
	names map[string]string // of the added sheets: wanted name to given name
	a     sheets.Annotation

	firstSeen map[*reconcile.Finding]time.Time
	accepted  map[any]bool
}

// Annotate says what is to be added to a copy of the workbook: the marks and notes on its sheets, and three sheets of
// our own. Of a report there are the three sheets alone.
func Annotate(r *reconcile.Result, run Run) sheets.Annotation {
	b := &book{Result: r, run: run, sum: Summarise(r), items: items(r, run.Settings, run.Ticks), form: workbookForm,
		names: map[string]string{}, firstSeen: firstSeen(r, run), accepted: acceptedIn(r)}
	if b.ofReport() {
		b.form = reportForm
	}
	for _, n := range []string{sheetReconciliation, sheetFindings, sheetChecks} {
		b.names[n] = run.FreeName(n)
	}
	var named map[*reconcile.Finding]bool
	if !b.ofReport() {
		b.a = sheets.Annotation{Switch: signoff.NameMarks, Author: NoteAuthor}
		named = b.addMarks()
	}
	first := b.reconciliation()
	b.carry(first)
	for _, p := range []*page{first, b.findings(named), b.checks()} {
		p.fit()
		b.a.Sheets = append(b.a.Sheets, p.AddedSheet)
	}
	b.seal()
	return b.a
}

// seal puts the fingerprint of our sheets on CC Checks.
func (b *book) seal() {
	exempt, own := signoff.Movable(b.a.Names), b.names[sheetChecks]
	exempt[own] = append(exempt[own], sheets.One(at(2, findingsHashRow)))
	hash := signoff.FindingsHash(b.a.Sheets, exempt)
	checks := b.a.Sheets[len(b.a.Sheets)-1]
	for _, row := range checks.Rows {
		if row.Index == findingsHashRow {
			row.Cells[1].Text = hash
		}
	}
}

// addMarks marks the findings and returns those whose rules ask a name.
func (b *book) addMarks() map[*reconcile.Finding]bool {
	onPage := map[string]bool{}
	for _, i := range b.items {
		onPage[i.ref] = true
	}
	pages := map[*reconcile.Finding]string{}
	for _, f := range b.Findings {
		pages[f] = b.names[sheetFindings]
		if onPage[f.Ref] {
			pages[f] = b.names[sheetReconciliation]
		}
	}
	var named map[*reconcile.Finding]bool
	b.a.Marks, named = marks(b.Result, pages)
	return named
}

// name gives cells of an added sheet a workbook-level name.
func (b *book) name(name, sheet string, g sheets.Range) {
	b.a.Names = append(b.a.Names, sheets.DefinedName{Name: name, Refers: absolute(b.names[sheet], g)})
}

// switchCell is the Yes/No cell for all marks, on CC Reconciliation; nowhere on that of a report.
func (b *book) switchCell() sheets.Ref {
	if b.ofReport() {
		return sheets.Ref{}
	}
	return at(2, 12)
}
