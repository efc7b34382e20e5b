package output

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
)

// Entries names the findings as their rows on CC Findings do, in their order.
func Entries(r *reconcile.Result) []signoff.Entry {
	all := make([]signoff.Entry, len(r.Findings))
	for i, f := range r.Findings {
		all[i] = entryOf(r, f)
	}
	return all
}

// entryOf names a finding. What a report states is named by its words, since two sentences may speak of one line.
func entryOf(r *reconcile.Result, f *reconcile.Finding) signoff.Entry {
	e := signoff.Entry{Ref: f.Ref, Sheet: f.At.Sheet, Label: f.Subject, Check: f.Check, Headline: f.Headline}
	switch {
	case f.Relation != nil:
		e.Label, e.Heading = f.Relation.Label, f.Relation.Heading
	case f.Tie != nil && (r.Paper == nil || e.Label == ""):
		e.Label = f.Tie.Name
	}
	if r.Kind == "report" {
		e.Sheet = signoff.TableIn(f.At.String())
	}
	if i := itemOf(r, f, nil); i.figures {
		e.Difference = decimal.NewNullDecimal(i.diff)
	}
	return e
}
