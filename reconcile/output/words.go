package output

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// headline is what a finding says first, without its reference: "Total savings, 2015/16 does not cast".
func headline(f *reconcile.Finding) string {
	if f.Subject == "" && f.Tie != nil {
		return "A stated figure " + f.Headline
	}
	if f.Subject == "" {
		return f.Headline
	}
	return f.Subject + " " + f.Headline
}

// sentences are the lines below a finding's headline, the same in text, notes, sheets and JSON: both figures and the
// direction, what rounding allows, the likely cause, what to do.
func sentences(r *reconcile.Result, f *reconcile.Finding) []string {
	lines := f.Lines
	if len(lines) == 0 {
		lines = figuresOf(r, f)
	}
	lines = append([]string(nil), lines...)
	if f.Accepted != nil {
		lines = append(lines, "Accepted by "+f.Accepted.String()+".")
	}
	if f.Lapsed != "" {
		lines = append(lines, f.Lapsed)
	}
	if c := causeOf(f); c != nil && !mentions(lines, c.Text) {
		lines = append(lines, "Likely cause: "+ended(c.Text))
	}
	if how := alsoNot(r, f); how != "" && f.Accepted != nil {
		lines = append(lines, fmt.Sprintf("It does not %s either, only because of it, and that is accepted with it.", how))
	} else if how != "" {
		lines = append(lines, fmt.Sprintf("It does not %s either.", how))
	}
	if also := followers(r, f); len(also) > 0 && f.Accepted != nil {
		lines = append(lines, fmt.Sprintf("%s %s only because of it, and %s accepted with it.", listed(also),
			verb(len(also), "differs", "differ"), verb(len(also), "is", "are")))
	} else if len(also) > 0 {
		lines = append(lines, fmt.Sprintf("With it %s %s not agree either.", listed(also), verb(len(also), "does", "do")))
	}
	if f.Todo != "" && f.Accepted == nil {
		lines = append(lines, "What to do: "+ended(f.Todo))
	}
	return lines
}

// figuresOf says what a finding's relation or tie shows, for checks that leave the wording to the output.
func figuresOf(r *reconcile.Result, f *reconcile.Finding) []string {
	switch {
	case f.Relation != nil && f.Relation.Outcome == reconcile.NotTested, f.Tie != nil && f.Tie.Outcome == reconcile.NotTested:
		return reasonOf(f)
	case f.Relation != nil:
		x := f.Relation
		t := toldOf(r.Book, x)
		line := fmt.Sprintf("Stated %s; %s %s", t.figure(t.stated), claimOf(x), t.figure(t.recomputed))
		return append(t.lines(line), reasonOf(f)...)
	case f.Tie != nil:
		return append(tieLines(r.Book, f.Tie), reasonOf(f)...)
	}
	return nil
}

// claimOf names the terms and what is done with them: "lines E3:E8 add to".
func claimOf(x *reconcile.Relation) string {
	terms := x.TermsText()
	switch x.Kind {
	case reconcile.Average:
		return "the average of " + terms + " is"
	case reconcile.Ratio:
		return ratioText(x.Terms, " divided by ") + " is"
	case reconcile.Change:
		return "the change from " + ratioText(x.Terms, " to ") + " is"
	}
	switch {
	case len(x.Terms) == 1 && isCell(x.Terms[0], 1):
		return terms + " is"
	case len(x.Terms) == 2 && isCell(x.Terms[0], 1) && isCell(x.Terms[1], -1):
		return ratioText(x.Terms, " less ") + " is"
	case len(x.Terms) == 2 && isCell(x.Terms[0], -1) && isCell(x.Terms[1], 1):
		return x.Terms[1].String() + " less " + x.Terms[0].String() + " is"
	}
	if x.Axis == reconcile.Down {
		return "lines " + terms + " add to"
	}
	return terms + " add to"
}

// isCell reports whether a term is one cell, with that sign.
func isCell(t reconcile.Term, sign int) bool { return t.Cells.From == t.Cells.To && t.Sign == sign }

func ratioText(terms []reconcile.Term, word string) string {
	if len(terms) != 2 {
		return "the ratio"
	}
	return terms[0].String() + word + terms[1].String()
}

func reasonOf(f *reconcile.Finding) []string {
	reason := ""
	switch {
	case f.Relation != nil:
		reason = f.Relation.Reason
	case f.Tie != nil:
		reason = f.Tie.Reason
	}
	if reason == "" {
		return nil
	}
	return []string{ended(capital(reason))}
}

// textOf is a finding in one text: its headline and its sentences.
func textOf(r *reconcile.Result, f *reconcile.Finding) string {
	return ended(headline(f)) + strings.TrimRight(" "+strings.Join(sentences(r, f), " "), " ")
}

// causeOf is the likely cause, wherever the check put it.
func causeOf(f *reconcile.Finding) *reconcile.Cause {
	switch {
	case f.Cause != nil:
		return f.Cause
	case f.Relation != nil && f.Relation.Cause != nil:
		return f.Relation.Cause
	case f.Tie != nil:
		return f.Tie.Cause
	}
	return nil
}

// placesOf is how many digits after the point a relation's figures are told in.
func placesOf(b *layout.Book, x *reconcile.Relation) int32 {
	shown := -1
	if s := b.Sheet(x.Sheet); s != nil {
		shown = shownPlaces(s, x.Total)
	}
	return reconcile.PlacesFor(shown, x.Stated, x.Recomputed, x.Difference)
}

// shownPlaces is how many digits after the point the sheet shows at r: -1 where it shows what is stored. A percentage
// is stored as a fraction, so two more digits are needed to tell it as a number.
func shownPlaces(s *layout.Sheet, r sheets.Ref) int {
	c := s.Find(r)
	if c == nil {
		return -1
	}
	if c.AsText || !s.Book.Typed {
		return int(c.Places)
	}
	f := s.Style(c).Format
	switch {
	case f.Code == "" || f.Decimals < 0 || f.Scale > 0:
		return -1
	case f.Percent:
		return f.Decimals + 2
	}
	return f.Decimals
}

// unitOfSheet is a sheet's unit in words, "" where the sheet does not say.
func unitOfSheet(s *layout.Sheet) string {
	if !s.HasUnit {
		return ""
	}
	return s.Unit.String()
}

func mentions(lines []string, text string) bool {
	for _, l := range lines {
		if strings.Contains(strings.ToLower(l), strings.ToLower(strings.TrimSuffix(text, "."))) {
			return true
		}
	}
	return false
}

// ended gives a sentence its full stop.
func ended(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
