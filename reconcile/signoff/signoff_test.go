package signoff

import (
	"testing"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// book is a small marked copy: two sheets of the user's, and ours behind them.
func book() *sheets.Workbook {
	row := func(i int, cells ...sheets.Cell) sheets.Row { return sheets.Row{Index: i, Cells: cells} }
	cell := func(col int32, kind sheets.Kind, raw string) sheets.Cell {
		return sheets.Cell{Col: col, Kind: kind, Raw: raw}
	}
	savings := &sheets.Sheet{Name: "Savings", Formulas: []sheets.Formula{{Text: "SUM(B2:B3)"}}, Rows: []sheets.Row{
		row(2, cell(1, sheets.Text, "S1"), cell(2, sheets.Number, "100")),
		row(3, cell(1, sheets.Text, "S2"), cell(2, sheets.Number, "0.1")),
		row(4, cell(1, sheets.Text, "Total"), sheets.Cell{Col: 2, Kind: sheets.Number, Raw: "100.1", Formula: 1}),
	}}
	other := &sheets.Sheet{Name: "Other", Rows: []sheets.Row{row(1, cell(1, sheets.Text, "x"))}}
	first := &sheets.Sheet{Name: "CC Reconciliation", Rows: []sheets.Row{row(12, cell(1, sheets.Text, "Show marks"), cell(2, sheets.Text, "Yes")),
		row(20, cell(1, sheets.Text, "Prepared by"))}}
	found := &sheets.Sheet{Name: "CC Findings", Formulas: []sheets.Formula{{Text: "Savings!B4"}}, Rows: []sheets.Row{row(5,
		cell(1, sheets.Text, "N1"), sheets.Cell{Col: 22, Kind: sheets.Number, Raw: "100.1", Formula: 1})}}
	checks := &sheets.Sheet{Name: "CC Checks"}
	wb := &sheets.Workbook{Format: "xlsx", Sheets: []*sheets.Sheet{savings, other, first, found, checks}, Names: []sheets.DefinedName{
		{Name: "Area", Refers: "Savings!$B$2:$B$3"},
		{Name: NameMarks, Refers: "'CC Reconciliation'!$B$12"}, {Name: NameFound, Refers: "'CC Findings'!$A$4:$X$4"},
		{Name: NameRun, Refers: "'CC Checks'!$A$4:$B$15"}, {Name: NamePrepared, Refers: "'CC Reconciliation'!$A$20:$D$20"},
	}}
	checks.Rows = []sheets.Row{row(8, cell(1, sheets.Text, LabelContent), cell(2, sheets.Text, contentHash(wb))),
		row(9, cell(1, sheets.Text, LabelFindings), cell(2, sheets.Text, ""))}
	checks.Rows[1].Cells[1].Raw = FoundHash(wb)
	return wb
}

func contentHash(wb *sheets.Workbook) string { return UserContent(wb).Hash() }

// set changes one cell's stored value.
func set(wb *sheets.Workbook, sheet string, at string, raw string) {
	r, err := sheets.ParseRef(at)
	if err != nil {
		panic(err)
	}
	wb.Sheet(sheet).At(r).Raw = raw
}

func TestContentHash(t *testing.T) {
	want := contentHash(book())
	for name, change := range map[string]func(*sheets.Workbook){
		"digits that a double cannot tell": func(w *sheets.Workbook) { set(w, "Savings", "B3", "0.1000000000000000055") },
		"a number written in another way":  func(w *sheets.Workbook) { set(w, "Savings", "B2", "1E2") },
		"spaces in a formula":              func(w *sheets.Workbook) { w.Sheets[0].Formulas[0].Text = "SUM( B2:B3 )" },
		"our own sheets":                   func(w *sheets.Workbook) { set(w, "CC Findings", "A5", "changed") },
		"our own names": func(w *sheets.Workbook) {
			w.Names = append(w.Names, sheets.DefinedName{Name: "CC_N1", Refers: "'CC Findings'!$X$5"})
		},
		"a style": func(w *sheets.Workbook) { w.Sheets[0].Rows[0].Cells[0].Style = 3 },
	} {
		wb := book()
		if change(wb); contentHash(wb) != want {
			t.Errorf("%s changes the content", name)
		}
	}
	for name, change := range map[string]func(*sheets.Workbook){
		"a value":             func(w *sheets.Workbook) { set(w, "Savings", "B2", "101") },
		"a text":              func(w *sheets.Workbook) { set(w, "Savings", "A2", "S3") },
		"a number made text":  func(w *sheets.Workbook) { w.Sheets[0].Rows[0].Cells[1].Kind = sheets.Text },
		"a formula":           func(w *sheets.Workbook) { w.Sheets[0].Formulas[0].Text = "SUM(B2:B4)" },
		"a sheet's name":      func(w *sheets.Workbook) { w.Sheets[0].Name = "Saving" },
		"the order of sheets": func(w *sheets.Workbook) { w.Sheets[0], w.Sheets[1] = w.Sheets[1], w.Sheets[0] },
		"a name like ours": func(w *sheets.Workbook) {
			w.Names = append(w.Names, sheets.DefinedName{Name: "CC_Rate", Refers: "Savings!$B$2"})
		},
		"a defined name": func(w *sheets.Workbook) { w.Names[0].Refers = "Savings!$B$2" },
	} {
		wb := book()
		if change(wb); contentHash(wb) == want {
			t.Errorf("%s does not change the content", name)
		}
	}
}

// What a formula comes to follows from the rest, and some programs do not save it: its text counts, its result has a
// fingerprint of its own. Results that change whenever a workbook is opened are not told.
func TestResults(t *testing.T) {
	for text, told := range map[string]int{"SUM(B2:B3)": 1, "OFFSET(B1,1,0)": 0, "NOW()": 0, "[1]Rates!A1": 0} {
		wb := book()
		wb.Sheets[0].Formulas[0].Text = text
		before := UserContent(wb)
		set(wb, "Savings", "B4", "7")
		after := UserContent(wb)
		if before.Hash() != after.Hash() || before.ResultsHash() == after.ResultsHash() {
			t.Errorf("%s: the result must be in the hash of results only", text)
		}
		if changes := content.Changes(before, after); len(changes) != told {
			t.Errorf("%s: told as %q", text, changes)
		}
	}
}

func TestStateOf(t *testing.T) {
	plain := book()
	plain.Names = plain.Names[:1]
	if got := StateOf(plain); got.Ours {
		t.Errorf("a workbook without our names is taken for ours: %+v", got)
	}
	if got := StateOf(book()); got != (CopyState{Ours: true}) {
		t.Errorf("an untouched copy is %+v", got)
	}
	turned := book()
	set(turned, "CC Reconciliation", "B12", "No")
	if got := StateOf(turned); got.Changed {
		t.Error("the switch of the marks counts as an edit")
	}
	mended := book()
	set(mended, "Savings", "B2", "101")
	if got := StateOf(mended); !got.Changed {
		t.Error("a mended figure does not count as an edit")
	}
	signed := book()
	line := signed.Sheet("CC Reconciliation").Row(20)
	line.Cells = append(line.Cells, sheets.Cell{Col: 2, Kind: sheets.Text, Raw: "J Shah"})
	if got := StateOf(mended); got.Filled {
		t.Error("a mended figure counts as something written on our sheets")
	}
	if got := StateOf(signed); got.Signed != "J Shah" {
		t.Errorf("a signed copy is %+v", got)
	}
}

func TestWithoutOurs(t *testing.T) {
	if got := len(WithoutOurs(book()).Sheets); got != 2 {
		t.Errorf("%d sheets are the user's, want 2", got)
	}
	moved := book()
	for i := range moved.Names {
		if moved.Names[i].Name == NameMarks {
			moved.Names[i].Refers = "Savings!$Z$1"
		}
	}
	if got := WithoutOurs(moved).Sheets; len(got) != 2 || got[0].Name != "Savings" {
		t.Error("a sheet that the Yes/No cell was moved to is taken for ours")
	}
}

// The fingerprint of the findings must be the same before they are written and when they are read back.
func TestFindingsHash(t *testing.T) {
	added := func(name string, rows ...sheets.AddedRow) sheets.AddedSheet {
		return sheets.AddedSheet{Name: name, Rows: rows}
	}
	first := added("CC Reconciliation", sheets.AddedRow{Index: 12, Cells: []sheets.AddedCell{{Col: 1, Text: "Show marks"}, {Col: 2, Text: "Yes"}}},
		sheets.AddedRow{Index: 20, Cells: []sheets.AddedCell{{Col: 1, Text: "Prepared  by "}, {Col: 2}}})
	found := added("CC Findings", sheets.AddedRow{Index: 5, Cells: []sheets.AddedCell{{Col: 1, Text: "N1"}, {Col: 22, Number: "5", Formula: "'Savings'!B4"}}})
	book := book()
	checks := added("CC Checks", sheets.AddedRow{Index: 8, Cells: []sheets.AddedCell{{Col: 1, Text: LabelContent}, {Col: 2, Text: contentHash(book)}}},
		sheets.AddedRow{Index: 9, Cells: []sheets.AddedCell{{Col: 1, Text: LabelFindings}, {Col: 2, Text: "not known yet"}}})
	exempt := content.Exempt{"CC Reconciliation": {sheets.One(sheets.Ref{Row: 12, Col: 2})}, "CC Checks": {sheets.One(sheets.Ref{Row: 9, Col: 2})}}
	if FindingsHash([]sheets.AddedSheet{first, found, checks}, exempt) != FoundHash(book) {
		t.Error("what is to be written and what is read back have other fingerprints")
	}
}

// A program that takes a date apart and writes it again gets its last digit wrong; nobody wrote on our sheets.
func TestFoundHashOfDates(t *testing.T) {
	dated := func(raw string) *sheets.Workbook {
		wb := book()
		wb.Sheet("CC Findings").Rows[0].Cells = append(wb.Sheet("CC Findings").Rows[0].Cells, sheets.Cell{Col: 19, Kind: sheets.Number, Raw: raw})
		return wb
	}
	for _, raw := range []string{"46348.2256944444", "46348.22569444445", "46348.225694444444"} {
		if FoundHash(dated(raw)) != FoundHash(dated("46348.225694444")) {
			t.Errorf("%s is taken for another date", raw)
		}
	}
	if FoundHash(dated("46348.226388889")) == FoundHash(dated("46348.225694444")) {
		t.Error("another minute is taken for the same date")
	}
}
