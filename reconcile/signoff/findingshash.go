package signoff

import "crosscast/sheets"

// The run details on CC Checks that hold the two fingerprints.
const (
	LabelContent  = "Content hash"
	LabelFindings = "Findings hash"
)

// FindingsHash is a fingerprint of our sheets as they are about to be written, but for exempt cells.
func FindingsHash(added []sheets.AddedSheet, exempt Exempt) string {
	return AddedContent(added, exempt).Hash()
}

// FoundHash is the same fingerprint of a marked copy as it is now.
func FoundHash(wb *sheets.Workbook) string { return OurContent(wb, Movable(wb)).Hash() }

// Movable are the cells of our sheets that are no part of the findings: the Yes/No cell of the marks, which anybody may
// turn, and the cell that holds the fingerprint of the rest.
func Movable(wb *sheets.Workbook) Exempt {
	e := Exempt{}
	if sheet, cells, ok := Named(wb, NameMarks); ok {
		e[sheet] = append(e[sheet], sheets.One(cells.From))
	}
	if sheet, at, ok := runCell(wb, LabelFindings); ok {
		e[sheet] = append(e[sheet], sheets.One(at))
	}
	return e
}
