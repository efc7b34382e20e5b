// Package signoff tells a workbook's contents from what crosscast put beside them, and whether they have changed. It reads
// and writes which differences people have accepted.
package signoff

import (
	"slices"
	"strings"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// The names by which crosscast finds its own sheets again, whatever they are called and wherever rows were inserted.
const (
	NamePrefix   = "CC_"
	NameMarks    = "CC_ShowMarks" // the Yes/No cell, on CC Reconciliation
	NameReport   = "CC_Report"    // in its place on the reconciliation of a report, where nothing is marked: the report's name
	NamePrepared = "CC_Prepared"
	NameReviewed = "CC_Reviewed"
	NameApproved = "CC_Approved"
	NameFound    = "CC_Found"   // the header row of the findings, on CC Findings
	NameRun      = "CC_Run"     // the run details, on CC Checks
	NameItems    = "CC_Items"   // the table of balances with its header, on CC Reconciliation
	NameRenewed  = "CC_Renewed" // the run details again, on a copy that was checked itself
	NameSigned   = "CC_Signed"  // the first cell of the sheet that keeps what was signed; only on a signed copy
)

// OurSheets are the names of the sheets that crosscast added to a workbook; none unless it is a marked copy or the
// reconciliation of a report.
func OurSheets(wb *sheets.Workbook) []string {
	first := nameOfFirst(wb)
	_, _, prepared := Named(wb, NamePrepared)
	_, _, run := Named(wb, NameRun)
	if !hasName(wb, first) && !(prepared && run) { // a copy that lost one name is still a copy
		return nil
	}
	if prepared { // the Yes/No cell may have been moved to a sheet of the user's
		first = NamePrepared
	}
	var out []string
	for _, n := range []string{first, NameFound, NameRun, NameSigned} {
		if s, _, ok := Named(wb, n); ok && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// OfReport reports the reconciliation of a report: all its sheets are ours.
func OfReport(wb *sheets.Workbook) bool {
	return nameOfFirst(wb) == NameReport && hasName(wb, NameReport)
}

// nameOfFirst is the name by which CC Reconciliation is found.
func nameOfFirst(wb *sheets.Workbook) string {
	if !hasName(wb, NameMarks) {
		return NameReport
	}
	return NameMarks
}

// Named finds the sheet and the range that one of our names stands for.
func Named(wb *sheets.Workbook, name string) (sheet string, cells sheets.Range, ok bool) {
	sheet, cells, ok = placeOf(wb.Names, name)
	return sheet, cells, ok && wb.Sheet(sheet) != nil
}

// hasName reports whether a workbook has one of our names, whatever it stands for by now.
func hasName(wb *sheets.Workbook, name string) bool {
	return slices.ContainsFunc(wb.Names, func(n sheets.DefinedName) bool { return n.Sheet == "" && strings.EqualFold(n.Name, name) })
}

// placeOf is what a workbook-level name stands for, where that is one range.
func placeOf(names []sheets.DefinedName, name string) (sheet string, cells sheets.Range, ok bool) {
	for _, n := range names {
		at := strings.LastIndexByte(n.Refers, '!')
		if n.Sheet != "" || !strings.EqualFold(n.Name, name) || at < 0 {
			continue
		}
		cells, err := sheets.ParseRange(n.Refers[at+1:])
		sheet = content.SheetIn(n.Refers[:at])
		return sheet, cells, err == nil
	}
	return "", sheets.Range{}, false
}

// WithoutOurs is the workbook without the sheets that crosscast added: their totals are not the user's.
func WithoutOurs(wb *sheets.Workbook) *sheets.Workbook {
	ours := OurSheets(wb)
	if len(ours) == 0 {
		return wb
	}
	bare := *wb
	bare.Sheets = nil
	for _, s := range wb.Sheets {
		if !slices.Contains(ours, s.Name) {
			bare.Sheets = append(bare.Sheets, s)
		}
	}
	return &bare
}
