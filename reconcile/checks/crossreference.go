package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// CrossReference follows "see paragraph 25 iii)" to where it points.
var CrossReference = &reconcile.Check{
	Name:  "cross-reference",
	Title: "references to paragraphs and tables lead somewhere",
	Text: "Follows each reference in a report to a paragraph, an item of it, a table or an appendix, by the numbers as they are " +
		"printed. A reference to nothing, to an item that the paragraph does not have, or to the very paragraph that it stands in " +
		"differs, and the paragraph that has the words is named where there is one. Where several references are off by the " +
		"same step, a paragraph was likely put in after they were typed: that is said once, and a reference that leads to an " +
		"existing but less likely place is to review. “Above” and “below” must point the right way. References to other documents, those " +
		"of minutes to the reports before the meeting, and those to appendices that are files of their own, are not tested.",
	Before: "39. … the scope is set out in paragraph 39 below.\n40. The service teams in scope are: …",
	After:  "39. … the scope is set out in paragraph 40 below.",
	Tick:   "XR",
	Reads:  true,
	Run:    runCrossReference,
}

func runCrossReference(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	x := newReferences(p.Paper)
	x.besides(p.Options.Papers)
	for _, q := range p.Paras() {
		if q.Names != nil { // a caption is no reference to its table
			continue
		}
		for _, r := range q.References() {
			x.followed = append(x.followed, x.follow(r))
		}
	}
	x.awayFromHere()
	x.shifted()
	for _, f := range x.followed {
		p.State(f.tie, f.finding)
	}
	return nil
}

// references is where the references of a paper can lead.
type references struct {
	paper    *claim.Paper
	byPath   map[string]*claim.Para // of own numbers: "18", "18/c", "4.2"
	numbered bool                   // the paragraphs have numbers
	first    int                    // of those without a section
	last     int
	own      int                 // how many paragraphs have a number of their own
	sections map[string][]string // 4: 4.1, 4.2
	steps    map[int]bool        // how many stops the numbers have
	minutes  bool                // the paper is the minutes of a meeting
	beside   map[string]bool     // numbers of paragraphs on other sheets of the workbook
	followed []*followed
}

// followed is a reference with where it leads.
type followed struct {
	claim.Reference
	tie     *reconcile.Tie
	finding reconcile.Finding
	target  *claim.Para // where it leads, if anywhere
	meant   *claim.Para // the paragraph that has the words, where it is another one
}

func newReferences(paper *claim.Paper) *references {
	x := &references{paper: paper, byPath: map[string]*claim.Para{}, sections: map[string][]string{}, steps: map[int]bool{},
		minutes: paper.IsMinutes()}
	for _, q := range paper.Paras {
		if q.Own && q.Table == nil {
			x.list(q)
		}
	}
	return x
}

// follow looks up one reference.
func (x *references) follow(r claim.Reference) *followed {
	f := &followed{Reference: r}
	text := strings.TrimSpace(r.Text())
	f.tie = &reconcile.Tie{Kind: reconcile.OfReference, Name: "“" + text + "”", StatedText: text, Claim: reconcile.PlaceOf(r.Span),
		Outcome: reconcile.Agrees}
	switch r.Kind {
	case claim.ToParagraph:
		x.toParagraph(f)
	case claim.ToItem:
		x.toItem(f)
	case claim.ToTable:
		x.toTable(f)
	case claim.ToAppendix:
		x.toAppendix(f)
	}
	if f.target != nil {
		f.tie.Home = reconcile.PlaceOf(claim.Span{Para: f.target, To: len(f.target.Text)})
		f.tie.FoundText = f.target.Where()
	}
	return f
}

// untested says why a reference was not followed.
func (f *followed) untested(reason string) { f.tie.Outcome, f.tie.Reason = reconcile.NotTested, reason }

// tell sets the outcome with its words.
func (f *followed) tell(o reconcile.Outcome, headline string, lines ...string) {
	f.tie.Outcome, f.tie.Reason = o, headline
	f.finding.Headline, f.finding.Lines = headline, append([]string{quoted(f.Span)}, lines...)
}

func (x *references) toParagraph(f *followed) {
	own := ""
	if len(f.Para.Numbers) > 0 {
		own = f.Para.Numbers[0]
	}
	steps := append([]string{f.First}, f.Items...)
	switch target := x.byPath[pathKey(steps)]; {
	case f.External:
		f.untested("it speaks of another document")
	case x.minutes && f.First != "" && f.Direction == "":
		f.untested("minutes speak of the paragraphs of the reports before them")
	case f.First == "":
		f.tell(reconcile.Differs, "names no paragraph", "No number follows the word.")
		f.finding.Todo = "Put in the number, or take the reference out"
	case !x.numbered:
		f.untested("the paragraphs of the report have no numbers")
	case target == nil:
		x.tellMissing(f)
	case target == f.Para && f.Report:
		f.untested("it likely speaks of another report")
	case target == f.Para || len(f.Items) == 0 && f.First == own && len(f.Para.Numbers) == 1:
		f.meant = x.meant(f)
		f.tell(reconcile.Differs, "points at the paragraph that it stands in", f.meantLine()...)
	case x.byPath[strings.ToLower(f.Last)] == nil:
		f.tell(reconcile.Differs, "runs to a paragraph that is not there", x.run(f.Last))
	default:
		f.target = target
		x.judgeDirection(f, own)
	}
}

// tellMissing tells of a paragraph, or an item of one, that is not there.
func (x *references) tellMissing(f *followed) {
	top := x.byPath[strings.ToLower(f.First)]
	switch {
	case top == nil && (f.Report || x.otherForm(f.First)):
		f.untested("no paragraph of this report has such a number: it likely speaks of another")
		return
	case top == nil && x.beside[f.First]:
		f.untested("another sheet has a paragraph of that number")
		return
	case top == nil && x.paper.Sheet() != "" && x.own < leastOwn:
		f.untested("few paragraphs of the sheet have numbers: it likely speaks of a report")
		return
	case top == nil:
		outcome := reconcile.Differs
		if x.isFar(f.First) {
			outcome = reconcile.Review
		}
		f.tell(outcome, "points at a paragraph that is not there", x.run(f.First))
		return
	}
	f.meant = x.meant(f)
	line := fmt.Sprintf("Paragraph %s has no item %s.", f.First, strings.Join(f.Items, ", "))
	f.tell(reconcile.Differs, "points at an item that the paragraph does not have", append([]string{line}, f.meantLine()...)...)
}

// judgeDirection compares "above" and "below" with the order of the paragraphs.
func (x *references) judgeDirection(f *followed, own string) {
	if own == "" || f.Direction == "" || f.First == own {
		return
	}
	if way := map[bool]string{true: "below", false: "above"}[f.target.Order > f.Para.Order]; way != f.Direction {
		f.tell(reconcile.Review, fmt.Sprintf("says %s, but paragraph %s stands %s", f.Direction, f.First, way))
	}
}

func (x *references) toItem(f *followed) {
	own := f.Para.Numbers
	if len(own) == 0 {
		f.untested("the paragraph has no number")
		return
	}
	for _, key := range []string{pathKey([]string{own[0], f.Items[0]}), pathKey([]string{f.Items[0]})} {
		if f.target = x.byPath[key]; f.target != nil && f.target != f.Para {
			return
		}
	}
	f.target = nil
	f.tell(reconcile.Review, "points at an item that is not there", fmt.Sprintf("Paragraph %s has no item %s.", own[0], f.Items[0]))
}
