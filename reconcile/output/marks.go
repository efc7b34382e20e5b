package output

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// nowName is the workbook-level name of a finding's cell "Difference now", which rules ask where terms lie on another
// sheet: old versions of Excel refuse another sheet in a rule and take a name.
func nowName(f *reconcile.Finding) string { return "CC_" + f.Ref }

// marks are the marks and notes on the user's sheets. Findings of one cell share its note, the gravest first.
func marks(r *reconcile.Result, pages map[*reconcile.Finding]string) (out []sheets.Mark, byName map[*reconcile.Finding]bool) {
	byName = map[*reconcile.Finding]bool{}
	first := map[string]int{} // the mark that has the note of a cell
	for _, f := range r.Findings {
		cell, ok := firstCell(f.At)
		if !ok || f.Outcome == reconcile.NotTested || f.Outcome == reconcile.Agrees || r.Book.Sheet(f.At.Sheet) == nil {
			continue
		}
		c, live := conditionOf(r.Book, f)
		if live && c.byName {
			byName[f] = true
		}
		m := sheets.Mark{Sheet: f.At.Sheet, Cell: cell, Style: styleOf(f)}
		parted := live && f.Accepted != nil && c.isShort() // grey as accepted, else as not agreed
		switch {
		case parted:
			m.When = c.whenFound()
		case live:
			m.When = c.when()
		}
		key := f.At.Sheet + "!" + cell.String()
		if i, seen := first[key]; seen {
			out[i].Note += "\n\n" + note(r, f, pages[f])
		} else {
			first[key] = len(out)
			m.Note = note(r, f, pages[f])
		}
		out = append(out, m)
		if parted {
			out = append(out, sheets.Mark{Sheet: m.Sheet, Cell: m.Cell, Style: sheets.MarkNotAgreed, When: c.whenOther()})
		}
	}
	return out, byName
}

// styleOf is how a finding is marked.
func styleOf(f *reconcile.Finding) sheets.MarkStyle {
	switch {
	case f.Accepted != nil, f.Outcome == reconcile.Rounding:
		return sheets.MarkAccepted
	case f.Outcome == reconcile.Differs:
		return sheets.MarkNotAgreed
	}
	return sheets.MarkReview
}

// note is the text of a finding's note: reference and headline, the sentences, where to read more.
func note(r *reconcile.Result, f *reconcile.Finding, page string) string {
	lines := []string{f.Ref + " " + strings.ToUpper(f.Headline)}
	switch {
	case f.Accepted != nil && f.Outcome == reconcile.Differs:
		lines[0] = f.Ref + " " + headAcceptedDifference + f.Headline
	case f.Accepted != nil:
		lines[0] = f.Ref + " " + headAccepted + f.Headline
	case f.Outcome == reconcile.Review:
		lines[0] = f.Ref + " " + headReview + f.Headline
	}
	lines = append(lines, sentences(r, f)...)
	if x := f.Relation; x != nil && f.Outcome == reconcile.Differs && x.Outcome == f.Outcome && x.Allowance.IsZero() {
		lines = append(lines, "Not rounding: the stored figures are exact.")
	}
	return strings.Join(append(lines, fmt.Sprintf("See %s, item %s.", page, f.Ref)), "\n")
}
