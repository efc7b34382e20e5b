package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// Abbreviation compares what an abbreviation is spelled out as with every other place that spells it out.
var Abbreviation = &reconcile.Check{
	Name:  "abbreviation",
	Title: "an abbreviation is spelled out one way",
	Text: "Compares the words that a report gives an abbreviation in brackets, “Medium Term Financial Strategy (MTFS)”, with other " +
		"phrases of the same initials. One that differs in a single word, endings aside, differs; others may well be other things and " +
		"are left alone.",
	Before: "the Medium Term Financial Savings (MTFS) plan … Background papers: Medium Term Financial Strategy",
	After:  "the Medium Term Financial Strategy (MTFS) … Background papers: Medium Term Financial Strategy",
	Tick:   "B",
	Reads:  true,
	Run:    runAbbreviation,
}

func runAbbreviation(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	all := p.Paper.Expansions()
	for i, e := range all {
		if !e.Given || givenBefore(all[:i], e) {
			continue
		}
		judgeExpansion(p, e, all)
	}
	return nil
}

// givenBefore reports an abbreviation that was compared already, in the same words.
func givenBefore(before []claim.Expansion, e claim.Expansion) bool {
	for _, o := range before {
		if o.Given && o.Short == e.Short && odd(o.Words, e.Words) == 0 {
			return true
		}
	}
	return false
}

func judgeExpansion(p *reconcile.Pass, e claim.Expansion, all []claim.Expansion) {
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: e.Short, StatedText: e.Text(), Outcome: reconcile.Agrees,
		Claim: reconcile.PlaceOf(e.Span)}
	f := reconcile.Finding{Subject: "“" + e.Text() + "”"}
	for _, o := range all {
		if o.Short != e.Short || o.Span == e.Span || odd(o.Words, e.Words) != 1 {
			continue
		}
		t.Outcome, t.FoundText, t.Home = reconcile.Differs, o.Text(), reconcile.PlaceOf(o.Span)
		f.Headline = "is spelled out another way elsewhere"
		f.Lines = []string{fmt.Sprintf("“%s” in %s.", strings.Join(o.Words, " "), o.Para.Where())}
		t.Reason = f.Headline
		break
	}
	p.State(t, f)
}

// odd counts the words in which two phrases of one length differ, endings aside; -1 where their lengths differ.
func odd(a, b []string) int {
	if len(a) != len(b) {
		return -1
	}
	n := 0
	for i := range a {
		if !sameStem(strings.ToLower(a[i]), strings.ToLower(b[i])) {
			n++
		}
	}
	return n
}

// sameStem reports words that differ in their endings only: need and needs, education and educational.
func sameStem(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return strings.HasPrefix(long, strings.TrimSuffix(short, "y")) && len(short) > 2 || a == b
}
