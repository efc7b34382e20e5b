// Package signoff tells a workbook's contents from what crosscast put beside them, and whether they have changed. It reads
// and writes which differences people have accepted.
package signoff

import (
	"slices"
	"strings"

	"crosscast/sheets"
)

// The names by which crosscast finds its own sheets again, whatever they are called and wherever rows were inserted.
const (
	NamePrefix   = "CC_"
	NameMarks    = "CC_ShowMarks" // the Yes/No cell, on CC Reconciliation
	NamePrepared = "CC_Prepared"
	NameReviewed = "CC_Reviewed"
	NameApproved = "CC_Approved"
	NameItems    = "CC_Items" // the header row of the table of balances, on CC Reconciliation
	NameFound    = "CC_Found" // the header row of the findings, on CC Findings
	NameRun      = "CC_Run"   // the run details, on CC Checks
)

// OurSheets are the names of the sheets that crosscast added to a workbook; none unless it is a marked copy.
func OurSheets(wb *sheets.Workbook) []string {
	if nameOf(wb, NameMarks) == nil {
		return nil
	}
	var out []string
	for _, n := range []string{NameMarks, NameFound, NameRun} {
		if s, _, ok := Named(wb, n); ok && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Named finds the sheet and the range that one of our names stands for.
func Named(wb *sheets.Workbook, name string) (sheet string, cells sheets.Range, ok bool) {
	n := nameOf(wb, name)
	if n == nil {
		return "", sheets.Range{}, false
	}
	at := strings.LastIndexByte(n.Refers, '!')
	if at < 0 {
		return "", sheets.Range{}, false
	}
	cells, err := sheets.ParseRange(n.Refers[at+1:])
	sheet = strings.ReplaceAll(strings.Trim(n.Refers[:at], "'"), "''", "'")
	return sheet, cells, err == nil && wb.Sheet(sheet) != nil
}

func nameOf(wb *sheets.Workbook, name string) *sheets.DefinedName {
	for i := range wb.Names {
		if n := &wb.Names[i]; n.Sheet == "" && strings.EqualFold(n.Name, name) {
			return n
		}
	}
	return nil
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
