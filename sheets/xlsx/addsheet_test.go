package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

func TestAddedSheet(t *testing.T) {
	pkg, _ := annotateParts(t, basicBook(), switchAnnotation("CC Reconciliation"))
	sheet := partText(t, pkg, "xl/worksheets/sheet2.xml")
	for _, piece := range []string{
		`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0">`,
		`<row r="1" ht="19.`, `<c r="A1" s="2" t="inlineStr"><is><t>Reconciliation of Savings</t></is></c>`,
		`<row r="6" ht="60" customHeight="1">`, // four lines in a column of 26
		`<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="B3"><formula1>&quot;Yes,No&quot;</formula1>`,
		`<hyperlink ref="B6" location="'Savings'!E9" display="Savings!E9"/>`,
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
	} {
		if !strings.Contains(sheet, piece) {
			t.Errorf("%s is missing in %s", piece, sheet)
		}
	}
	book := partText(t, pkg, "xl/workbook.xml")
	for _, piece := range []string{`<workbookView activeTab="1"/>`, `<sheet name="CC Reconciliation" sheetId="8" r:id="rId2"/></sheets>` +
		`<definedNames><definedName name="CC_ShowMarks">'CC Reconciliation'!$B$3</definedName>` +
		`<definedName name="_xlnm.Print_Titles" localSheetId="1">'CC Reconciliation'!$5:$5</definedName></definedNames><calcPr`} {
		if !strings.Contains(book, piece) {
			t.Errorf("%s is missing in %s", piece, book)
		}
	}
	if user := partText(t, pkg, savingsSheet); !strings.Contains(user, `tabSelected="0"`) {
		t.Error("two sheets are selected, and so grouped")
	}
	table := partText(t, pkg, "xl/tables/table1.xml")
	want := `id="1" name="CC_Findings" displayName="CC_Findings" ref="A5:C6" totalsRowShown="0"><autoFilter ref="A5:C6"/><tableColumns count="3">` +
		`<tableColumn id="1" name="Ref"/><tableColumn id="2" name="Cell"/><tableColumn id="3" name="Likely cause"/></tableColumns>`
	if !strings.Contains(table, want) {
		t.Errorf("table %s", table)
	}
}

func TestAddedCells(t *testing.T) {
	tests := []struct {
		cell sheets.AddedCell
		want string // behind the style; "" for an error
	}{
		{sheets.AddedCell{Text: "=SUM(A1)"}, ` t="inlineStr"><is><t>=SUM(A1)</t></is></c>`},
		{sheets.AddedCell{Text: " a\nb "}, ` t="inlineStr"><is><t xml:space="preserve"> a&#10;b </t></is></c>`},
		{sheets.AddedCell{Text: "_x000D_ _x_ _xZZZZ_"}, ` t="inlineStr"><is><t>_x005F_x000D_ _x_ _xZZZZ_</t></is></c>`},
		{sheets.AddedCell{Text: "\u00a3\U0001F600\x00"}, ` t="inlineStr"><is><t>&#163;&#128512;</t></is></c>`},
		{sheets.AddedCell{Number: "-12.50"}, `><v>-12.50</v></c>`},
		{sheets.AddedCell{Number: "60", Formula: "G1-H1"}, `><f>G1-H1</f><v>60</v></c>`},
		{sheets.AddedCell{Text: "cannot compute", Formula: `IF(A1<1,"a","b")`}, ` t="str"><f>IF(A1&lt;1,&quot;a&quot;,&quot;b&quot;)</f><v>cannot compute</v></c>`},
		{sheets.AddedCell{}, `/>`},
		{sheets.AddedCell{Number: "<v>"}, ""},
		{sheets.AddedCell{Number: "Inf"}, ""},
		{sheets.AddedCell{Number: "1e999"}, ""},
	}
	for _, tc := range tests {
		styles, err := readStyleSheet(&ooxml.DraftPart{Name: "styles.xml", Data: []byte("<styleSheet/>")})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		tc.cell.Col = 2
		err = writeCell(&b, 3, &tc.cell, styles)
		switch got := b.String(); {
		case tc.want == "" && err == nil:
			t.Errorf("%+v is written as %s", tc.cell, got)
		case tc.want != "" && (err != nil || got != `<c r="B3" s="1"`+tc.want):
			t.Errorf("%+v: %s, %v; want …%s", tc.cell, got, err, tc.want)
		}
	}
}

func TestAddedSheetMistakes(t *testing.T) {
	tests := map[string]func(*sheets.Annotation){
		"name too long":        func(a *sheets.Annotation) { a.Sheets[0].Name = strings.Repeat("n", 32) },
		"name with a bracket":  func(a *sheets.Annotation) { a.Sheets[0].Name = "a[1]" },
		"rows out of order":    func(a *sheets.Annotation) { a.Sheets[0].Rows[1].Index = 1 },
		"columns out of order": func(a *sheets.Annotation) { a.Sheets[0].Rows[1].Cells[1].Col = 1 },
		"empty header":         func(a *sheets.Annotation) { a.Sheets[0].Rows[2].Cells[1].Text = "" },
		"header twice":         func(a *sheets.Annotation) { a.Sheets[0].Rows[2].Cells[1].Text = "REF" },
		"table without rows":   func(a *sheets.Annotation) { a.Sheets[0].Table.Range.To.Row = 5 },
		"comma in a choice":    func(a *sheets.Annotation) { a.Sheets[0].Lists[0].Choices = []string{"a,b"} },
		"no choice":            func(a *sheets.Annotation) { a.Sheets[0].Lists[0].Choices = nil },
		"name twice":           func(a *sheets.Annotation) { a.Names = append(a.Names, a.Names[0]) },
		"name of one sheet":    func(a *sheets.Annotation) { a.Names[0].Sheet = "Savings" },
	}
	in := basicBook().zip(t)
	for name, spoil := range tests {
		a := switchAnnotation("CC Reconciliation")
		spoil(&a)
		if _, _, err := Annotate(bytes.NewReader(in), int64(len(in)), a, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestFreeSheetName(t *testing.T) {
	for _, tc := range []struct{ have, want string }{
		{"Savings", "CC Checks"}, {"cc checks", "CC Checks (2)"}, {"CC Checks|CC CHECKS (2)", "CC Checks (3)"},
	} {
		if got := FreeSheetName(strings.Split(tc.have, "|"), "CC Checks"); got != tc.want {
			t.Errorf("beside %q: %q, want %q", tc.have, got, tc.want)
		}
	}
	if got := QuoteSheetName("O'Brien"); got != "'O''Brien'" {
		t.Error(got)
	}
}

func TestWrappedLines(t *testing.T) {
	one := func(rune) int { return 1 }
	for _, tc := range []struct {
		text string
		want int
	}{{"", 1}, {"1234567890", 1}, {"12345678901", 2}, {"12345 7890", 1}, {"12345 78901", 2}, {"1 3 5 7 9 1 3", 2},
		{"12345678901234567890 2", 3}, {"a " + strings.Repeat("b", 25), 4}} {
		if got := wrappedLines(tc.text, 10, one); got != tc.want {
			t.Errorf("%q: %d lines, want %d", tc.text, got, tc.want)
		}
	}
}

func TestHeaderWidths(t *testing.T) {
	s := &sheets.AddedSheet{Widths: []float64{5, 30}, Rows: []sheets.AddedRow{{Index: 1, Cells: []sheets.AddedCell{
		{Col: 1, Text: "Unexplained difference", Look: sheets.LookHeader}, {Col: 2, Text: "Status", Look: sheets.LookHeader}}}}}
	w := headerWidths(s)
	if w[0] < 13 || w[0] > 16 || w[1] != 30 || s.Widths[0] != 5 {
		t.Errorf("widths %v", w)
	}
	if h := rowHeight(s.Rows[0], w); h != 30 {
		t.Errorf("height %v, want two lines", h)
	}
}

func TestTableIDsAndNamesAreFree(t *testing.T) {
	book := basicBook().with("xl/tables/Table9.xml", `<table xmlns="`+transMain+`" id="41" name="x" displayName="cc_findings" ref="A1:A2"/>`).
		change(t, "[Content_Types].xml", "</Types>", `<Override PartName="/xl/tables/Table9.xml" ContentType="`+contentTable+`"/></Types>`)
	pkg, _ := annotateParts(t, book, switchAnnotation("CC Reconciliation"))
	if got := partText(t, pkg, "xl/tables/table1.xml"); !strings.Contains(got, `id="42" name="CC_Findings_2"`) {
		t.Error(got)
	}
}

// A small plain font makes a column of as many digits narrower, so our widths grow with it.
func TestWidthScale(t *testing.T) {
	for points, want := range map[float64]float64{0: 1, 11: 1, 10: 1, 9: charPixels / 6.0, 8: charPixels / 5.0} {
		if got := (&styleSheet{points: points}).widthScale(); got != want {
			t.Errorf("font of %v points: scale %v, want %v", points, got, want)
		}
	}
}
