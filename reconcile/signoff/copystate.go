package signoff

import (
	"strings"

	"crosscast/sheets"
)

// CopyState is what has become of a marked copy since it was written.
type CopyState struct {
	Ours    bool   // crosscast wrote it
	Signed  string // who signed it last; "" for nobody
	Changed bool   // its contents or its findings are not what was written; Owner and Cleared on are for people to fill in
}

// StateOf looks at a workbook that stands where a marked copy is to be written.
func StateOf(wb *sheets.Workbook) CopyState {
	if len(OurSheets(wb)) == 0 {
		return CopyState{}
	}
	state := CopyState{Ours: true}
	for _, name := range []string{NamePrepared, NameReviewed, NameApproved} {
		if who := signedBy(wb, name); who != "" {
			state.Signed = who
		}
	}
	state.Changed = runDetail(wb, LabelContent) != ContentHash(wb) || runDetail(wb, LabelFindings) != FoundHash(withoutFilledIn(wb))
	return state
}

// signedBy is the name in a line of the sign-off block.
func signedBy(wb *sheets.Workbook, name string) string {
	sheet, cells, ok := Named(wb, name)
	if !ok {
		return ""
	}
	return textAt(wb.Sheet(sheet), sheets.Ref{Row: cells.From.Row, Col: cells.From.Col + 1})
}

// runDetail reads a line of the run details.
func runDetail(wb *sheets.Workbook, label string) string {
	sheet, cells, ok := Named(wb, NameRun)
	if !ok {
		return ""
	}
	s := wb.Sheet(sheet)
	for row := cells.From.Row; row <= cells.To.Row && row-cells.From.Row < 100; row++ {
		if textAt(s, sheets.Ref{Row: row, Col: cells.From.Col}) == label {
			return textAt(s, sheets.Ref{Row: row, Col: cells.From.Col + 1})
		}
	}
	return ""
}

func textAt(s *sheets.Sheet, r sheets.Ref) string {
	if c := s.At(r); c != nil {
		return strings.TrimSpace(c.Raw)
	}
	return ""
}
