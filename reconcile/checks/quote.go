package checks

import "crosscast/reconcile/claim"

// clipped is how much of a sentence is quoted.
const clipped = 160

// quoted is the sentence in which something stands, cut to what is worth quoting around it.
func quoted(at claim.Span) string {
	q := at.InSentence(clipped)
	return "“" + q.Before + q.Words + q.After + "”"
}

// clip is the beginning of a text, cut to what is worth quoting.
func clip(s string) string { return claim.Quotation{After: s}.Within(clipped).After }
