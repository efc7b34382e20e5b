package xlsx

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// setOn is one cell to be set on the sheet of basicBook.
func setOn(cell, text, number, format string) sheets.SetCell {
	ref, _ := sheets.ParseRef(cell)
	return sheets.SetCell{Sheet: "Savings", Cell: ref, Text: text, Number: number, Format: format}
}

// amendParts amends a built workbook and opens the result.
func amendParts(t *testing.T, p parts, a sheets.Amendment) *ooxml.Package {
	t.Helper()
	out, _, err := AmendBytes(p.zip(t), a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := ooxml.Open(bytes.NewReader(out), int64(len(out)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func TestSetCells(t *testing.T) {
	text := func(s string) string { return ` t="inlineStr"><is><t>` + s + `</t></is></c>` }
	tests := []struct {
		name, data string // what the sheet holds up to its end
		cells      []sheets.SetCell
		want       string
	}{
		{"a text in the place of a shared one", `<sheetData><row r="2"><c r="B2" s="1" t="s"><v>0</v></c><c r="C2"><v>5</v></c></row></sheetData>`,
			[]sheets.SetCell{setOn("B2", "=J Shah", "", "")},
			`<sheetData><row r="2"><c r="B2" s="1"` + text("=J Shah") + `<c r="C2"><v>5</v></c></row></sheetData>`},
		{"a number in the place of a text", `<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`,
			[]sheets.SetCell{setOn("B2", "", "45000.5", "")}, `<sheetData><row r="2"><c r="B2"><v>45000.5</v></c></row></sheetData>`},
		{"nothing in the place of a number", `<sheetData><row r="2"><c r="B2" s="1"><v>5</v></c></row></sheetData>`,
			[]sheets.SetCell{setOn("B2", "", "", "")}, `<sheetData><row r="2"><c r="B2" s="1"/></row></sheetData>`},
		{"cells before, between and behind others, in any order", `<sheetData><row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row></sheetData>`,
			[]sheets.SetCell{setOn("F2", "", "6", ""), setOn("C2", "", "3", ""), setOn("A2", "", "9", ""), setOn("E2", "", "5", "")},
			`<sheetData><row r="2" spans="1:6"><c r="A2"><v>9</v></c><c r="B2"><v>1</v></c><c r="C2"><v>3</v></c><c r="D2"><v>2</v></c>` +
				`<c r="E2"><v>5</v></c><c r="F2"><v>6</v></c></row></sheetData>`},
		{"rows before, between and behind others", `<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="4"/></sheetData>`,
			[]sheets.SetCell{setOn("A5", "", "5", ""), setOn("A1", "", "1", ""), setOn("A3", "", "3", ""), setOn("A4", "", "4", ""), setOn("B6", "", "6", "")},
			`<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>` +
				`<row r="4"><c r="A4"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row><row r="6"><c r="B6"><v>6</v></c></row></sheetData>`},
		{"an empty sheet", `<dimension ref="A1"/><sheetData/>`, []sheets.SetCell{setOn("C3", "x", "", "")},
			`<dimension ref="A1:C3"/><sheetData><row r="3"><c r="C3"` + text("x") + `</row></sheetData>`},
		{"a dimension that holds the cell", `<dimension ref="A1:C9"/><sheetData/>`, []sheets.SetCell{setOn("C3", "x", "", "")},
			`<dimension ref="A1:C9"/><sheetData><row r="3"><c r="C3"` + text("x") + `</row></sheetData>`},
		{"rows and cells without numbers", `<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row><row><c r="A7"><v>7</v></c></row></sheetData>`,
			[]sheets.SetCell{setOn("B2", "x", "", ""), setOn("C2", "", "4", ""), setOn("A5", "", "5", ""), setOn("B7", "", "8", "")},
			`<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c` + text("x") + `<c r="C2"><v>4</v></c></row>` +
				`<row r="5"><c r="A5"><v>5</v></c></row><row><c r="A7"><v>7</v></c><c r="B7"><v>8</v></c></row></sheetData>`},
		{"a new cell takes the style of its row, or else of its column", `<cols><col min="2" max="3" style="1"/></cols><sheetData><row r="2" s="1" customFormat="1"/><row r="3"/></sheetData>`,
			[]sheets.SetCell{setOn("A2", "", "1", ""), setOn("A3", "", "1", ""), setOn("B3", "", "1", "")},
			`<cols><col min="2" max="3" style="1"/></cols><sheetData><row r="2" s="1" customFormat="1"><c r="A2" s="1"><v>1</v></c></row>` +
				`<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="1"><v>1</v></c></row></sheetData>`},
		{"a value tied to metadata", `<sheetData><row r="2"><c r="B2" t="e" vm="1" cm="2"><v>#VALUE!</v></c></row></sheetData>`,
			[]sheets.SetCell{setOn("B2", "", "1", "")}, `<sheetData><row r="2"><c r="B2"><v>1</v></c></row></sheetData>`},
		{"text that needs care", `<sheetData/>`, []sheets.SetCell{setOn("A1", " a\n\u00a3_x000D_<", "", "")},
			`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a&#10;&#163;_x005F_x000D_&lt;</t></is></c></row></sheetData>`},
		{"columns as other programs have them", `<sheetData><row r="2" spans="1:1 3:4"><c r="B2" s="0" t="s"><v>0</v></c></row></sheetData>`,
			[]sheets.SetCell{setOn("B2", "x", "", "")}, `<sheetData><row r="2" spans="1:4"><c r="B2" s="0"` + text("x") + `</row></sheetData>`},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			book := basicBook().with(savingsSheet, `<worksheet xmlns="`+transMain+`">`+tc.data+`</worksheet>`)
			pkg := amendParts(t, book, sheets.Amendment{Cells: tc.cells})
			want := `<worksheet xmlns="` + transMain + `">` + tc.want + `</worksheet>`
			if got := partText(t, pkg, savingsSheet); got != want {
				t.Errorf("sheet\n got %s\nwant %s", got, want)
			}
			for name, text := range book {
				if name != savingsSheet && partText(t, pkg, name) != text {
					t.Errorf("part %s was changed", name)
				}
			}
		})
	}
}

func TestSetCellsUnderAPrefix(t *testing.T) {
	book := basicBook().with(savingsSheet, `<x:worksheet xmlns:x="`+transMain+`"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`)
	pkg := amendParts(t, book, sheets.Amendment{Cells: []sheets.SetCell{setOn("B2", "a", "", ""), setOn("A3", "", "1", "")}})
	want := `<x:worksheet xmlns:x="` + transMain + `"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>` +
		`<x:row r="3"><x:c r="A3"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	if got := partText(t, pkg, savingsSheet); got != want {
		t.Errorf("sheet\n got %s\nwant %s", got, want)
	}
}

// TestSetCellFormat asks a date format of a cell that has a style of its own: all else of the style stays.
func TestSetCellFormat(t *testing.T) {
	for _, cell := range []string{"E9", "Z99"} {
		out, _, err := AmendBytes(basicBook().zip(t), sheets.Amendment{Cells: []sheets.SetCell{setOn(cell, "", "46000.5", "d mmm yyyy hh:mm")}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		w, err := readBytes(out, ooxml.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		ref, _ := sheets.ParseRef(cell)
		c := w.Sheets[0].At(ref)
		if c == nil || c.Raw != "46000.5" || w.Styles[c.Style].Format.Code != "d mmm yyyy hh:mm" || !w.Styles[c.Style].Format.Date {
			t.Errorf("%s is %+v", cell, c)
		}
	}
	pkg := amendParts(t, basicBook(), sheets.Amendment{Cells: []sheets.SetCell{setOn("E9", "", "1", "0.0"), setOn("E8", "", "1", "0.0")}})
	styles := partText(t, pkg, "xl/styles.xml")
	want := `<xf applyNumberFormat="1" numFmtId="171" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>`
	if !strings.HasSuffix(styles, want+"</styleSheet>") || !strings.Contains(styles, `<cellXfs count="3">`) {
		t.Errorf("styles are %s", styles)
	}
}

func TestAmendAddsSheets(t *testing.T) {
	a := sheets.Amendment{
		Cells: []sheets.SetCell{setOn("A1", "J Shah", "", "")},
		Sheets: []sheets.AddedSheet{{Name: "CC Log", VeryHidden: true,
			Rows: []sheets.AddedRow{{Index: 1, Cells: []sheets.AddedCell{{Col: 1, Text: "line 1"}}}}}},
		Names: []sheets.DefinedName{{Name: "CC_Log", Refers: `'CC Log'!$A$1`}},
	}
	out, _, err := AmendBytes(basicBook().zip(t), a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := readBytes(out, ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Sheets) != 2 || w.Sheets[1].Visibility != sheets.VeryHidden || w.Sheets[1].Name != "CC Log" {
		t.Errorf("sheets are %+v", w.Sheets)
	}
	if len(w.Names) != 1 || w.Names[0] != a.Names[0] {
		t.Errorf("names are %v", w.Names)
	}
	again := sheets.Amendment{Cells: []sheets.SetCell{{Sheet: "CC Log", Cell: sheets.Ref{Row: 2, Col: 1}, Text: "line 2"}}}
	if out, _, err = AmendBytes(out, again, Options{}); err != nil {
		t.Fatal(err)
	}
	if w, err = readBytes(out, ooxml.DefaultLimits); err != nil || dump(w.Sheets[1]) != "A1 t \"line 1\"\nA2 t \"line 2\"\n" {
		t.Errorf("%v: the log is %s", err, dump(w.Sheets[1]))
	}
}

func TestAmendRefuses(t *testing.T) {
	withRow := func(row string) parts {
		return basicBook().with(savingsSheet, `<worksheet xmlns="`+transMain+`"><sheetData><row r="2">`+row+`</row></sheetData>`+
			`<mergeCells><mergeCell ref="A5:B5"/></mergeCells></worksheet>`)
	}
	table := withRow(`<c r="B2" t="inlineStr"><is><t>Owner</t></is></c>`).
		with("xl/worksheets/_rels/sheet1.xml.rels", relsText(`<Relationship Id="rId1" Type="`+ooxml.TransitionalRel+`/table" Target="../tables/table1.xml"/>`)).
		with("xl/tables/table1.xml", `<table xmlns="`+transMain+`" id="1" name="T" displayName="T" ref="B2:B3"/>`)
	long := strings.Repeat("x", 32768)
	one := func(c sheets.SetCell) sheets.Amendment { return sheets.Amendment{Cells: []sheets.SetCell{c}} }
	tests := []struct {
		name string
		book parts
		a    sheets.Amendment
		want string
	}{
		{"a formula", withRow(`<c r="B2"><f>1+1</f><v>2</v></c>`), one(setOn("B2", "x", "", "")), "set Savings!B2: the cell holds a formula, which is not replaced"},
		{"a formula without a value", withRow(`<c r="B2"><f/></c>`), one(setOn("B2", "x", "", "")), "B2: the cell holds a formula"},
		{"inside an array formula", withRow(`<c r="B2"><f t="array" ref="B2:D2">A1:C1</f><v>2</v></c>`), one(setOn("D2", "x", "", "")), "D2: the cell holds a formula"},
		{"under merged cells", withRow(""), one(setOn("B5", "x", "", "")), "it lies under merged cells"},
		{"the header of a table", table, one(setOn("B2", "x", "", "")), "it is a header of a table"},
		{"a text too long", withRow(""), one(setOn("B2", long, "", "")), "the text has 32768 characters, and a cell holds at most 32767"},
		{"a text of an added sheet too long", withRow(""), sheets.Amendment{Sheets: []sheets.AddedSheet{{Name: "L",
			Rows: []sheets.AddedRow{{Index: 1, Cells: []sheets.AddedCell{{Col: 1, Text: long}}}}}}}, `added sheet "L", A1: the text has 32768`},
		{"a control character", withRow(""), one(setOn("B2", "a\rb", "", "")), "the control character U+000D"},
		{"no number", withRow(""), one(setOn("B2", "", "1,5", "")), `"1,5" is no number`},
		{"text and number", withRow(""), one(setOn("B2", "a", "1", "")), "a text or a number, not both"},
		{"twice", withRow(""), sheets.Amendment{Cells: []sheets.SetCell{setOn("B2", "a", "", ""), setOn("B2", "b", "", "")}}, "it is asked for twice"},
		{"no such sheet", withRow(""), one(sheets.SetCell{Sheet: "savings", Cell: sheets.Ref{Row: 1, Col: 1}}), `the workbook has no sheet "savings"`},
		{"no such cell", withRow(""), one(sheets.SetCell{Sheet: "Savings"}), "lies outside a sheet"},
		{"a hidden active sheet", withRow(""), sheets.Amendment{Sheets: []sheets.AddedSheet{{Name: "L", Active: true, VeryHidden: true}}}, "the active sheet cannot be hidden"},
		{"a signed package", withRow("").with("_rels/.rels", relsText(`<Relationship Id="rId1" Type="`+ooxml.TransitionalRel+`/officeDocument" Target="xl/workbook.xml"/>`+
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>`)).
			with("_xmlsignatures/origin.sigs", ""), one(setOn("B2", "a", "", "")), ErrSigned.Error()},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if _, _, err := AmendBytes(tc.book.zip(t), tc.a, Options{}); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want one with %q", err, tc.want)
			}
		})
	}
	if _, _, err := AmendBytes(withRow("").zip(t), one(setOn("B2", long[1:], "", "")), Options{}); err != nil {
		t.Errorf("a text that just fits: %v", err)
	}
}

func TestAmendFile(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "b.xlsx")
	data := basicBook().zip(t)
	if err := os.WriteFile(in, data, 0o444); err != nil {
		t.Fatal(err)
	}
	a := sheets.Amendment{Cells: []sheets.SetCell{setOn("A1", "x", "", "")}}
	if _, err := Amend(in, out, a, Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := Amend(in, in, a, Options{}); !errors.Is(err, ErrOverInput) {
		t.Errorf("over the input: %v", err)
	}
	if _, err := Amend(in, filepath.Join(dir, "b.xlsm"), a, Options{}); err == nil {
		t.Error("under another extension: no error")
	}
	if after, err := os.ReadFile(in); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the input was changed, %v", err)
	}
}

// TestAmendSelfCheck spoils what an amendment wrote: no other cell, and no set cell, may be anything else.
func TestAmendSelfCheck(t *testing.T) {
	a := sheets.Amendment{Cells: []sheets.SetCell{setOn("E8", "", "641", ""), setOn("A20", "x", "", "")}}
	for name, spoil := range map[string][2]string{
		"another cell":       {"<v>8000</v>", "<v>8001</v>"},
		"the set cell":       {"<v>641</v>", "<v>642</v>"},
		"the other set cell": {"<t>x</t>", "<t>y</t>"},
		"nothing":            {"", ""},
	} {
		d, err := openDraft(bytes.NewReader(basicBook().zip(t)), int64(len(basicBook().zip(t))), Options{})
		if err != nil {
			t.Fatal(err)
		}
		byTab, err := d.checkAmendment(a)
		if err == nil {
			err = d.amend(a, byTab)
		}
		if err != nil {
			t.Fatal(err)
		}
		changed, err := d.Changed()
		if err != nil || !bytes.Contains(changed[savingsSheet], []byte(spoil[0])) {
			t.Fatalf("%v: %s", err, changed[savingsSheet])
		}
		changed[savingsSheet] = bytes.Replace(changed[savingsSheet], []byte(spoil[0]), []byte(spoil[1]), 1)
		var out bytes.Buffer
		if err := d.Package.Save(&out, changed, d.Added); err != nil {
			t.Fatal(err)
		}
		if err := d.checkAmended(out.Bytes(), a, byTab); (err == nil) != (name == "nothing") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
