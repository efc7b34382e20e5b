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
	names map[string]string // of the added sheets: wanted name to given name
	a     sheets.Annotation

	firstSeen map[*reconcile.Finding]time.Time
	accepted  map[any]bool
}

// Annotate says what is to be added to a copy of the workbook: the marks and notes on its sheets, and three sheets of
// our own.
func Annotate(r *reconcile.Result, run Run) sheets.Annotation {
	b := &book{Result: r, run: run, sum: Summarise(r), items: items(r, run.Settings, run.Ticks), names: map[string]string{},
		firstSeen: firstSeen(r, run), accepted: acceptedIn(r)}
	for _, n := range []string{sheetReconciliation, sheetFindings, sheetChecks} {
		b.names[n] = run.FreeName(n)
	}
	b.a = sheets.Annotation{Switch: signoff.NameMarks, Author: "Crosscast"}
	named := b.addMarks()
	first, found := b.reconciliation(), b.findings(named)
	hash := signoff.FindingsHash(first.AddedSheet, found.AddedSheet, b.switchCell())
	b.carry(first) // what people filled in is not ours, and in no hash
	for _, p := range []*page{first, found, b.checks(hash)} {
		p.fit()
		b.a.Sheets = append(b.a.Sheets, p.AddedSheet)
	}
	return b.a
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

// switchCell is the Yes/No cell for all marks, on CC Reconciliation.
func (b *book) switchCell() sheets.Ref { return at(2, 12) }
