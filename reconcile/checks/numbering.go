package checks

import (
	"fmt"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// Numbering looks at the numbers of paragraphs and list items.
var Numbering = &reconcile.Check{
	Name:  "numbering",
	Title: "paragraphs and items are numbered without gap",
	Text: "Follows the numbers of a report's paragraphs, and of each numbered list below one, as they are printed. A number that is " +
		"missing or comes twice is to review, since every reference to what follows may be wrong by it.",
	Before: "17. …\n19. …",
	After:  "17. …\n18. …",
	Tick:   "#",
	Reads:  true,
	Run:    runNumbering,
}

func runNumbering(p *reconcile.Pass) error {
	seen := map[*claim.Series]bool{}
	for _, q := range p.Paras() {
		s := q.Series
		if s == nil || seen[s] || len(s.Paras) < 2 || q.Table != nil {
			continue
		}
		seen[s] = true
		judgeSeries(p, s)
	}
	return nil
}

// judgeSeries tells the breaks in one run of numbers; a run without any agrees.
func judgeSeries(p *reconcile.Pass, s *claim.Series) {
	broken := false
	for i := 1; i < len(s.Values); i++ {
		before, now := s.Values[i-1], s.Values[i]
		if now == before+1 {
			continue
		}
		broken = true
		t := seriesTie(s, s.Paras[i])
		t.Outcome = reconcile.Review
		headline := fmt.Sprintf("follows %s: the numbers between are missing", s.Paras[i-1].Number)
		if now <= before {
			headline = fmt.Sprintf("follows %s: a number comes again", s.Paras[i-1].Number)
		}
		p.State(t, reconcile.Finding{Subject: "Number " + s.Paras[i].Number, Headline: headline,
			Lines: []string{"References to what follows may be wrong by it."}})
	}
	if !broken {
		p.State(seriesTie(s, s.Paras[0]), reconcile.Finding{})
	}
}

// seriesTie is the statement that a run of numbers is whole.
func seriesTie(s *claim.Series, at *claim.Para) *reconcile.Tie {
	name := "the numbers of the paragraphs"
	if !s.Top {
		name = "the numbers of a list"
		if at.Lead != nil {
			name = "the numbers of the list below " + at.Lead.Where()
		}
	}
	first, last := s.Paras[0].Number, s.Paras[len(s.Paras)-1].Number
	return &reconcile.Tie{Kind: reconcile.OfReference, Name: name, StatedText: first + " to " + last,
		FoundText: fmt.Sprintf("%d numbers", len(s.Paras)), Outcome: reconcile.Agrees,
		Claim: reconcile.PlaceOf(claim.Span{Para: at, To: len(at.Text)})}
}
