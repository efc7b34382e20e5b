package xlsx

import (
	"errors"
	"testing"

	"crosscast/sheets"
)

// FuzzAmend sets cells of a sheet that is anything at all. It may be refused, but what is written must pass the self-check.
func FuzzAmend(f *testing.F) {
	f.Add(basicBook()[savingsSheet], 9, 5, "J Shah", true)
	f.Add(`<x:worksheet><x:cols><x:col min="1" max="3" style="1"/></x:cols><x:sheetData><x:row><x:c/><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`, 1, 2, "=1", false)
	f.Add(`<worksheet><dimension ref="B2"/><sheetData><row r="5" spans="1:2"><c r="C5"><f t="array" ref="C5:D6">1</f></c></row><row r="3"/></sheetData></worksheet>`, 4, 4, " ", true)
	f.Add(`<worksheet><sheetData/><sheetData><row/></sheetData></worksheet>`, 103, 38, "x", false)
	f.Fuzz(func(t *testing.T, sheet string, row, col int, text string, format bool) {
		a := sheets.Amendment{Cells: []sheets.SetCell{
			{Sheet: "Savings", Cell: sheets.Ref{Row: row, Col: col}, Text: text},
			{Sheet: "Savings", Cell: sheets.Ref{Row: row, Col: col + 2}, Number: "45000"},
			{Sheet: "Savings", Cell: sheets.Ref{Row: row + 1, Col: col}, Text: text},
		}}
		if format {
			a.Cells[1].Format = "d mmm yyyy"
		}
		if _, _, err := AmendBytes(basicBook().with(savingsSheet, sheet).zip(t), a, Options{}); errors.Is(err, ErrSelfCheck) {
			t.Fatal(err)
		}
	})
}
