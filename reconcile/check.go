package reconcile

import (
	"path/filepath"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
)

// Check is one rule: what it is called, what it says to people, and the function that applies it.
type Check struct {
	Name   string // one word or two joined by a hyphen, after what is claimed
	Title  string // under 60 letters, no full stop: reads well after "checks that"
	Text   string // what it does, when it stays silent, what its outcomes mean
	Before string // an example for people, in a line or a few, of what gives a finding; no program reads it
	After  string // the same, mended
	Tick   string // its mark on the reconciliation sheet: C, XC, T, Y, …
	// Owns claims relations that the casting engine found: each belongs to the first check that owns it.
	Owns func(*Relation) bool
	// Reads says that it follows what a text states: it runs on the prose on the sheets of a workbook as well.
	Reads bool
	// Run tests and reports. Its error means "could not check", never "found something".
	Run func(*Pass) error
}

// Pass is what a check is given: one document, read and laid out, and what the checks before it have found.
type Pass struct {
	Check     *Check
	Book      *layout.Book // of a report its tables, each as a sheet
	Paper     *claim.Paper // nil for a workbook
	Relations []*Relation
	Targets   []Target
	Options   Options
	result    *Result
}

// Options are the user's settings that bear on what is found.
type Options struct {
	Years  string   // auto, incremental or cumulative
	Hidden string   // include, warn or skip
	Units  string   // auto, pounds, thousands or millions
	Sheets []string // only these; empty for all
	// Papers are the reports whose figures must agree to the workbook, and that are compared with each other.
	Papers []*claim.Paper
	// Behind are the workbooks that a report's figures must agree to.
	Behind []Backing
}

// Backing is a workbook behind a report, laid out and with its relations found.
type Backing struct {
	Book      *layout.Book
	Relations []*Relation
}

// onProse is the pass over the prose on one sheet, with all of the workbook behind it and its other prose beside it.
func (p Pass) onProse(paper *claim.Paper) Pass {
	p.Paper, p.Options.Papers, p.Options.Behind = paper, p.result.Prose, nil
	return p
}

// Own lists the relations that belong to the running check.
func (p *Pass) Own() []*Relation {
	var own []*Relation
	for _, r := range p.Relations {
		if r.Check == p.Check.Name {
			own = append(own, r)
		}
	}
	return own
}

// Report tells the user something.
func (p *Pass) Report(f Finding) {
	f.Check = p.Check.Name
	p.result.Findings = append(p.result.Findings, &f)
}

// Add lists a relation that the check itself found, for the coverage count.
func (p *Pass) Add(r *Relation) {
	r.Check = p.Check.Name
	p.Relations = append(p.Relations, r)
	p.result.Relations = append(p.result.Relations, r)
}

// AddTie lists a tie.
func (p *Pass) AddTie(t *Tie) {
	t.Check = p.Check.Name
	p.result.Ties = append(p.result.Ties, t)
}

// Paras lists the paragraphs of a report; a workbook has none.
func (p *Pass) Paras() []*claim.Para {
	if p.Paper == nil {
		return nil
	}
	return p.Paper.Paras
}

// State lists a tie of what a report states. If it does not simply agree, the user is told, in the words of f.
func (p *Pass) State(t *Tie, f Finding) {
	p.AddTie(t)
	if t.Outcome == Agrees || f.Headline == "" {
		return
	}
	f.Outcome, f.At, f.Tie, f.Cause = t.Outcome, t.Claim, t, t.Cause
	if f.Subject == "" {
		f.Subject = t.Name
	}
	p.Report(f)
}

// Compared takes down that something was compared with words of the report, where they are no side of a tie that is listed.
func (p *Pass) Compared(s claim.Span) {
	if p.result.compared == nil {
		p.result.compared = map[claim.Span]bool{}
	}
	p.result.compared[s] = true
}

// Others lists the reports that are checked together with this one. Prose on a sheet is held against that of the sheets
// before it, so that of two that do not agree one is told.
func (p *Pass) Others() []*claim.Paper {
	var others []*claim.Paper
	for _, o := range p.Options.Papers {
		if o == p.Paper && o.Sheet() != "" {
			break
		}
		if p.Paper != nil && (o.Path != p.Paper.Path || o.Sheet() != p.Paper.Sheet()) {
			others = append(others, o)
		}
	}
	return others
}

// PlaceIn is the place of words in this report or in another one, which is then named.
func (p *Pass) PlaceIn(s claim.Span) Place {
	place := PlaceOf(s)
	for _, o := range p.Others() {
		if s.Para != nil && o.Sheet() == "" && s.Para.Order < len(o.Paras) && o.Paras[s.Para.Order] == s.Para {
			place.Document = filepath.Base(o.Path)
		}
	}
	return place
}
