package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/reconcile/narrative"
	"crosscast/sheets"
)

// Engine finds the relations of a workbook and runs the checks over them. It knows neither the way relations are found
// nor any single check: both are handed in.
type Engine struct {
	Find   func(*layout.Book) []*Relation
	Checks []*Check
}

// Result is what came of checking one document.
type Result struct {
	Path      string
	Kind      string // workbook or report
	SHA256    string
	Book      *layout.Book   // of a report its tables, each as a sheet
	Paper     *claim.Paper   // nil for a workbook
	Prose     []*claim.Paper // the prose on the sheets of a workbook, a paper for each that has any
	Relations []*Relation
	Ties      []*Tie
	Findings  []*Finding // in the order of telling, with their references
	Err       error      // the document could not be read: nothing else is set

	compared map[claim.Span]bool // words of a report that something was compared with
}

// Run checks one workbook.
func (e Engine) Run(wb *sheets.Workbook, targets []Target, opt Options) *Result {
	res := &Result{Kind: "workbook"}
	var prose []*sheets.Report
	res.Book, prose = narrative.Book(wb)
	for _, r := range prose {
		if paper := claim.Read(r); opt.wants(paper.Sheet()) {
			res.Prose = append(res.Prose, paper)
		}
	}
	return e.check(res, targets, opt)
}

// Backing lays out a workbook behind a report and finds its relations.
func (e Engine) Backing(wb *sheets.Workbook, opt Options) Backing {
	book, _ := narrative.Book(wb)
	opt.assumeUnits(book)
	return Backing{book, e.Find(book)}
}

// RunReport checks one report: its tables as blocks, and what its text states.
func (e Engine) RunReport(r *sheets.Report, targets []Target, opt Options) *Result {
	paper := opt.paperOf(r)
	opt.Sheets = nil
	return e.check(&Result{Kind: "report", Paper: paper, Book: TablesOf(paper)}, targets, opt)
}

func (e Engine) check(res *Result, targets []Target, opt Options) *Result {
	book := res.Book
	opt.assumeUnits(book)
	res.Path, res.SHA256 = book.Path, book.SHA256
	res.Relations = opt.onSheets(e.Find(book))
	e.assign(res.Relations)
	whole := Pass{Book: book, Paper: res.Paper, Targets: targets, Options: opt, result: res}
	for _, c := range e.Checks {
		c.over(whole)
		for _, paper := range res.Prose {
			if c.Reads {
				c.over(whole.onProse(paper))
			}
		}
	}
	for _, paper := range res.papers() {
		res.listUntied(paper)
	}
	res.Findings = opt.toldOf(res.Findings)
	res.finish()
	return res
}

// TablesOf lays out the tables of a report as sheets are. A table has the unit that its caption names, "Table 1: savings,
// £000", where it has none of its own.
func TablesOf(paper *claim.Paper) *layout.Book {
	book := layout.Read(paper.Sheets())
	for _, t := range paper.Tables {
		s := book.Sheet(t.Name)
		if s == nil || s.HasUnit || t.Caption == nil {
			continue
		}
		if u, ok := money.ParseUnit(t.Caption.Plain); ok {
			s.Unit, s.HasUnit = u, true
		}
	}
	return book
}

// papers are the report, or the prose on the sheets of a workbook.
func (r *Result) papers() []*claim.Paper {
	if r.Paper != nil {
		return []*claim.Paper{r.Paper}
	}
	return r.Prose
}

// over applies a check to one pass, and tells where it could not be.
func (c *Check) over(p Pass) {
	p.Check, p.Relations = c, p.result.Relations
	if err := run(c, &p); err != nil {
		p.Report(Finding{Outcome: NotTested, Headline: "could not be checked", Lines: []string{err.Error() + "."}})
	}
}

// run applies one check; a panic in it becomes that check's error, so that the others still speak.
func run(c *Check, p *Pass) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the check %s stopped: %v", c.Name, r)
		}
	}()
	return c.Run(p)
}

// assign gives each relation to the first check that owns it.
func (e Engine) assign(rels []*Relation) {
	for _, r := range rels {
		for _, c := range e.Checks {
			if c.Owns != nil && c.Owns(r) {
				r.Check = c.Name
				break
			}
		}
	}
}

// stableID hashes what a thing is about, not where it stands, so that an inserted row changes no id. Things that are
// about the same are told apart by their order.
func stableID(seen map[string]int, prefix string, about ...string) string {
	h := sha256.New()
	for _, s := range about {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	id := prefix + "-" + hex.EncodeToString(h.Sum(nil))[:8]
	seen[id]++
	if n := seen[id]; n > 1 {
		return fmt.Sprintf("%s.%d", id, n)
	}
	return id
}
