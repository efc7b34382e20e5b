package signoff

import (
	"strings"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// CopyState is what has become of a marked copy since it was written.
type CopyState struct {
	Ours    bool   // crosscast wrote it
	Renewed bool   // it was checked itself, with the figures mended in it
	Signed  string // who signed it last; "" for nobody
	Changed bool   // its contents or its findings are not what was written; Owner and Cleared on are for people to fill in
	Filled  bool   // its findings are not
}

// StateOf looks at a workbook that stands where a marked copy is to be written.
func StateOf(wb *sheets.Workbook) CopyState {
	if len(OurSheets(wb)) == 0 {
		return CopyState{}
	}
	state := CopyState{Ours: true, Renewed: hasName(wb, NameRenewed)}
	for _, name := range []string{NamePrepared, NameReviewed, NameApproved} {
		if who := signedBy(wb, name); who != "" {
			state.Signed = who
		}
	}
	state.Filled = runDetail(wb, LabelFindings) != FoundHash(wb)
	state.Changed = state.Filled || !sameContent(wb)
	return state
}

// sameContent reports that the user's sheets are what they were. The reconciliation of a report has none: its content hash
// is the report's.
func sameContent(wb *sheets.Workbook) bool {
	if OfReport(wb) {
		return len(WithoutOurs(wb).Sheets) == 0
	}
	return runDetail(wb, LabelContent) == UserContent(wb).Hash()
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
	sheet, at, ok := runCell(wb, label)
	if !ok {
		return ""
	}
	return textAt(wb.Sheet(sheet), at)
}

// runCell finds the cell behind a label of the run details.
func runCell(wb *sheets.Workbook, label string) (sheet string, at sheets.Ref, ok bool) {
	sheet, cells, ok := Named(wb, NameRun)
	if !ok {
		return "", sheets.Ref{}, false
	}
	s := wb.Sheet(sheet)
	for row := cells.From.Row; row <= cells.To.Row && row-cells.From.Row < 100; row++ {
		if textAt(s, sheets.Ref{Row: row, Col: cells.From.Col}) == label {
			return sheet, sheets.Ref{Row: row, Col: cells.From.Col + 1}, true
		}
	}
	return "", sheets.Ref{}, false
}

func textAt(s *sheets.Sheet, r sheets.Ref) string {
	if c := s.At(r); c != nil {
		return strings.TrimSpace(c.Raw)
	}
	return ""
}

// SameReport reports that a report says what it said when its reconciliation was written.
func SameReport(wb *sheets.Workbook, r *sheets.Report) bool {
	return runDetail(wb, LabelContent) == content.ReportHash(r)
}
