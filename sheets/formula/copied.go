package formula

import "crosscast/sheets"

// Copied is what a formula of cell from reads in cell to when it is copied there; false where a reference would leave the
// sheet.
func Copied(n Node, from, to sheets.Ref) (Node, bool) {
	inside := true
	p := &printer{ref: func(r Ref) string {
		r.Range.From = moved(r, r.Range.From, r.From, from, to)
		r.Range.To = moved(r, r.Range.To, r.To, from, to)
		inside = inside && onSheet(r.Range.From) && onSheet(r.Range.To)
		return address(r)
	}}
	p.write(n, 0)
	if !inside {
		return nil, false
	}
	out, err := Parse(p.String())
	return out, err == nil
}

// moved is a corner of a reference after the copy: what is pinned stays, and so does what a whole row or column spans.
func moved(r Ref, corner sheets.Ref, pin Pin, from, to sheets.Ref) sheets.Ref {
	if !pin.Row && !r.WholeCol {
		corner.Row += to.Row - from.Row
	}
	if !pin.Col && !r.WholeRow {
		corner.Col += to.Col - from.Col
	}
	return corner
}

func onSheet(r sheets.Ref) bool {
	return r.Row >= 1 && r.Row <= sheets.MaxRow && r.Col >= 1 && r.Col <= sheets.MaxCol
}
