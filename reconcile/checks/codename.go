package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// CodeName compares the name beside a code with the report's own list of codes.
var CodeName = &reconcile.Check{
	Name:  "code-name",
	Title: "codes stand beside the names that the report gives them",
	Text: "Takes what each code of a saving or project is called from tables, headings and lists, and compares the places in the " +
		"text where a code stands with a name: “S8 – remodelling early help”. It differs where the name has no word of the code's own " +
		"name and is that of another code, which is named; it is to review where it has no word of it and is no other code's.",
	Before: "T8  Remodelling early help services\n(eg for S8 – remodelling early help)",
	After:  "(eg for T8 – remodelling early help)",
	Tick:   "K",
	Reads:  true,
	Run:    runCodeName,
}

func runCodeName(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	named := p.Paper.NamedCodes()
	index := map[string]map[string]bool{} // code: the words of its name
	var order []string
	for _, n := range named {
		if !n.Index {
			continue
		}
		if index[n.Code] == nil {
			index[n.Code] = map[string]bool{}
			order = append(order, n.Code)
		}
		for w := range claim.Words(n.Name) {
			index[n.Code][w] = true
		}
	}
	for _, n := range named {
		if n.Index || index[n.Code] == nil {
			continue
		}
		judgeName(p, n, index, order)
	}
	return nil
}

// judgeName compares one use of a code with the index.
func judgeName(p *reconcile.Pass, n claim.Named, index map[string]map[string]bool, order []string) {
	words := claim.Words(n.Name)
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: n.Code + ", " + n.Name, StatedText: n.Text(), Outcome: reconcile.Agrees,
		Claim: reconcile.PlaceOf(n.Span)}
	f := reconcile.Finding{Subject: "“" + n.Text() + "”"}
	if claim.Shared(words, index[n.Code]) == 0 && len(words) > 0 {
		if other := likeliest(words, index, order); other != "" {
			t.Outcome, t.FoundText = reconcile.Differs, other
			f.Headline = fmt.Sprintf("gives %s the name of %s", n.Code, other)
			f.Lines = []string{quoted(n.Span)}
			f.Todo = fmt.Sprintf("See whether %s is meant", other)
		} else {
			t.Outcome = reconcile.Review
			f.Headline = fmt.Sprintf("has no word of what %s is called elsewhere", n.Code)
			f.Lines = []string{quoted(n.Span)}
		}
		t.Reason = f.Headline
	}
	p.State(t, f)
}

// likeliest is the code whose name holds every word that is given, if there is just one.
func likeliest(words map[string]bool, index map[string]map[string]bool, order []string) string {
	var fit []string
	for _, code := range order {
		if claim.Shared(words, index[code]) == len(words) {
			fit = append(fit, code)
		}
	}
	if len(fit) != 1 {
		return ""
	}
	return strings.TrimSpace(fit[0])
}
