package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"

	"crosscast/reconcile/layout"
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
	Book      *layout.Book
	Relations []*Relation
	Ties      []*Tie
	Findings  []*Finding // in the order of telling, with their references
	Err       error      // the document could not be read: nothing else is set
}

// Run checks one workbook.
func (e Engine) Run(wb *sheets.Workbook, targets []Target, opt Options) *Result {
	book := layout.Read(wb)
	opt.assumeUnits(book)
	res := &Result{Path: wb.Path, Kind: "workbook", SHA256: wb.SHA256, Book: book}
	res.Relations = opt.onSheets(e.Find(book))
	e.assign(res.Relations)
	for _, c := range e.Checks {
		pass := &Pass{Check: c, Book: book, Relations: res.Relations, Targets: targets, Options: opt, result: res}
		if err := run(c, pass); err != nil {
			pass.Report(Finding{Outcome: NotTested, Headline: "could not be checked", Lines: []string{err.Error() + "."}})
		}
	}
	res.Findings = opt.toldOf(res.Findings)
	res.finish()
	return res
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

// finish orders everything, numbers the findings and gives stable ids.
func (r *Result) finish() {
	order := map[string]int{}
	for i, s := range r.Book.Sheets {
		order[s.Name] = i
	}
	sort.SliceStable(r.Relations, func(i, j int) bool {
		a, b := r.Relations[i], r.Relations[j]
		if a.Sheet != b.Sheet {
			return order[a.Sheet] < order[b.Sheet]
		}
		if a.Total != b.Total {
			return a.Total.Less(b.Total)
		}
		return a.Check < b.Check
	})
	sort.SliceStable(r.Findings, func(i, j int) bool {
		a, b := r.Findings[i], r.Findings[j]
		if sa, sb := a.Outcome.Severity(), b.Outcome.Severity(); sa != sb {
			return sa > sb
		}
		if a.Outcome == Differs {
			sa, _ := a.Size()
			if sb, _ := b.Size(); !sa.Equal(sb) {
				return sa.GreaterThan(sb)
			}
		}
		if a.At.Sheet != b.At.Sheet {
			return order[a.At.Sheet] < order[b.At.Sheet]
		}
		return false
	})
	counts := map[string]int{}
	for _, f := range r.Findings {
		letter := f.Outcome.Letter()
		counts[letter]++
		f.Ref = fmt.Sprint(letter, counts[letter])
	}
	ids := map[string]int{}
	for _, x := range r.Relations {
		x.ID = stableID(ids, "r", x.Check, x.Sheet, x.Label, x.Heading, string(x.Kind))
	}
	for _, t := range r.Ties {
		t.ID = stableID(ids, "t", t.Check, t.Name, t.StatedText)
	}
	for _, f := range r.Findings {
		about := f.Subject
		if f.Relation != nil {
			about = f.Relation.ID
		} else if f.Tie != nil {
			about = f.Tie.ID
		}
		f.ID = stableID(ids, "f", f.Check, f.At.Sheet, about, f.Headline)
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
