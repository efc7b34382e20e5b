package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
)

// rows wraps rows into sheetData.
func rows(xml string) string { return "<sheetData>" + xml + "</sheetData>" }

func TestReadCells(t *testing.T) {
	shared := `<sst xmlns="` + nsMain + `"><si><t>Total</t></si><si><r><t>Adult </t></r><r><rPr><b/></rPr><t>care</t></r>` +
		`<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr/></si><si><t>a_x000D_b_x005F_x0041_</t></si><si/></sst>`
	tests := []struct{ name, xml, want string }{
		{"kinds", rows(`<row r="1"><c r="A1"><v>1080.8600000000001</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c>` +
			`<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="d"><v>2015-04-01</v></c><c r="F1" t="inlineStr"><is><t>a&amp;b</t></is></c></row>`),
			"A1 n \"1080.8600000000001\"\nB1 t \"Total\"\nC1 b \"TRUE\"\nD1 e \"#REF!\"\nE1 d \"2015-04-01\"\nF1 t \"a&b\"\n"},
		{"rich, phonetic, escapes", rows(`<row><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>`),
			"A1 t \"Adult care\"\nB1 t \"a\\rb_x0041_\"\n"},
		{"blank", rows(`<row r="2"><c r="A2"/><c r="B2"><v/></c><c r="C2" t="s"/><c r="D2" t="s"><v>3</v></c>` +
			`<c r="E2" t="str"><f>""</f><v></v></c><c r="F2"><f>A1</f></c></row>`),
			"E2 t \"\" =\"\"\nF2 blank \"\" =A1 no value\n"},
		{"no references", rows(`<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c><v>3</v></c><c r="D4"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>`),
			"A1 n \"1\"\nB1 n \"2\"\nA4 n \"3\"\nD4 n \"4\"\nE4 n \"5\"\nA5 n \"6\"\n"},
		{"cells with, rows without", rows(`<row><c r="B7"><v>1</v></c></row><row><c r="B9"><v>2</v></c></row>`), "B7 n \"1\"\nB9 n \"2\"\n"},
		{"out of order", rows(`<row r="5"><c r="C5"><v>3</v></c><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>0</v></c></row>`),
			"A2 n \"0\"\nA5 n \"1\"\nC5 n \"3\"\n"},
		{"bad index, bad number", rows(`<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c><v>1,5</v></c><c><v> 1.5E-3 </v></c></row>`),
			"A1 e \"#MISSING!\"\nB1 e \"#MISSING!\"\nC1 e \"1,5\"\nD1 n \"1.5E-3\"\n"},
		{"hidden", rows(`<row r="1" hidden="1"><c><v>1</v></c></row><row r="2" ht="0"><c><v>2</v></c></row><row r="3" ht="10"><c><v>3</v></c></row>`),
			"h A1 n \"1\"\nh A2 n \"2\"\nA3 n \"3\"\n"},
		{"rows hidden unless listed", `<sheetFormatPr zeroHeight="1"/>` + rows(`<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row>`),
			"A1 n \"1\"\nh A2 n \"2\"\n"},
		{"shared formula", rows(`<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="0">C1+$D$1</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c></row>` +
			`<row r="2"><c r="A2"><f t="shared" si="0">C2*2</f><v>3</v></c><c r="B2"><f t="shared" si="7"/><v>4</v></c></row>`),
			"A1 n \"1\" =C1+$D$1\nB1 n \"2\" =D1+$D$1\nA2 n \"3\" =C2*2\nB2 n \"4\" =\n"},
		{"shared formula before its master", rows(`<row r="1"><c r="B1"><f t="shared" si="0"/></c></row><row r="2"><c r="B2"><f t="shared" si="0" ref="B1:B2">A2</f><v>1</v></c></row>`),
			"B1 blank \"\" =A1 no value\nB2 n \"1\" =A2\n"},
		{"array and data table", rows(`<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c><c r="D1"><f t="dataTable" ref="D1:D2" dt2D="1" r1="F1" r2="F2"/><v>9</v></c></row>` +
			`<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>`),
			"A1 n \"2\" =B1:B2*2 array\nD1 n \"9\" =TABLE(F1,F2) array\nA2 n \"4\" =B1:B2*2 array\nB2 n \"5\"\n"},
		{"covered by a merge", rows(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>`) + `<mergeCells><mergeCell ref="A1:B4"/><mergeCell ref=""/></mergeCells>`,
			"A1 n \"1\"\nC1 n \"3\"\n"},
		{"CDATA and comments", rows(`<row><!-- <c><v>7</v></c> --><c t="str"><v><![CDATA[a<b]]></v></c></row>`), "A1 t \"a<b\"\n"},
		{"look-alikes elsewhere", rows(`<row><c><v>1</v></c></row>`) + `<controls><xdr:row xmlns:xdr="u">5</xdr:row><row r="9"><c><v>9</v></c></row></controls>`,
			"A1 n \"1\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := mustRead(t, minimal(tt.xml).with("xl/sharedStrings.xml", shared))
			if diff := cmp.Diff(tt.want, dump(w.Sheets[0])); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadStyles(t *testing.T) {
	styles := `<styleSheet xmlns="` + nsMain + `"><numFmts><numFmt numFmtId="164" formatCode="#,##0.0,"/><numFmt numFmtId="43" formatCode="0.000"/></numFmts>` +
		`<fonts><font/><font><b/><i val="0"/></font><font><b val="0"/><i val="1"/></font></fonts>` +
		`<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill></fills>` +
		`<borders><border/><border><top style="thin"/><bottom style="none"/></border></borders>` +
		`<cellXfs><xf/><xf numFmtId="164" fontId="1" fillId="1" borderId="1"><alignment indent="2"/></xf><xf numFmtId="43" fontId="2" fillId="2"/>` +
		`<xf numFmtId="10" fontId="99"/></cellXfs></styleSheet>`
	w := mustRead(t, minimal(
		`<cols><col min="3" max="9" style="3" width="0"/><col min="2" max="2" outlineLevel="1"/></cols>`+
			rows(`<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="77"><v>1</v></c><c r="C1"><v>1</v></c></row>`+
				`<row r="2" s="2" customFormat="1" outlineLevel="3"><c r="C2"><v>1</v></c></row>`)).with("xl/styles.xml", styles))
	s := w.Sheets[0]
	want := map[string]sheets.Style{
		"A1": {Format: sheets.NumberFormat{Code: "#,##0.0,", Decimals: 1, Scale: 1}, Bold: true, Filled: true, TopBorder: true, Indent: 2},
		"B1": {Format: sheets.NumberFormat{Code: "General", Decimals: -1}},
		"C1": {Format: sheets.NumberFormat{Code: "0.00%", Decimals: 2, Percent: true}},
		"C2": {Format: sheets.NumberFormat{Code: "0.000", Decimals: 3}, Italic: true},
	}
	for ref, style := range want {
		at, _ := sheets.ParseRef(ref)
		if diff := cmp.Diff(style, w.Styles[s.At(at).Style]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", ref, diff)
		}
	}
	if s.Row(2).Level != 3 || s.Col(2).Level != 1 || !s.HiddenAt(sheets.Ref{Row: 1, Col: 5}) {
		t.Errorf("outline or hidden column lost: %+v %+v", s.Rows[1], s.Cols)
	}
}

func TestReadWorkbook(t *testing.T) {
	p := minimal(rows(`<row><c><v>1</v></c></row>`), `<sheetProtection sheet="1"/>`, "").
		with("xl/workbook.xml", `<workbook xmlns:q="`+nsRel+`"><workbookPr date1904="true"/><workbookProtection lockStructure="1"/><sheets>`+
			`<sheet name="FY 2002 " q:id="rId2" state="veryHidden"/><sheet name="Graph" q:id="rId6"/><sheet name="R&amp;D" q:id="rId1" state="hidden"/>`+
			`<sheet name="Lost" q:id="rId99"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="2" hidden="1">'R&amp;D'!$A$1</definedName>`+
			`<definedName name="Rate">0.5</definedName></definedNames><calcPr calcMode="manual"/></workbook>`).
		with("xl/_rels/workbook.xml.rels", rels("worksheet /xl/worksheets/sheet1.xml", `worksheet WORKSHEETS\sheet2.xml`, "worksheet x", "styles s", "sharedStrings t", "chartsheet chartsheets/c.xml")).
		with("xl/chartsheets/c.xml", "<chartsheet/>").
		with("xl/worksheets/_rels/sheet2.xml.rels", rels("comments ../comments1.xml", "pivotTable ../p.xml", "threadedComment ../tc.xml")).
		with("xl/comments1.xml", `<comments><commentList><comment ref="B2"/></commentList></comments>`).
		with("xl/tc.xml", `<ThreadedComments><threadedComment ref="C3"/></ThreadedComments>`).with("xl/p.xml", `<pivotTableDefinition><location ref="B5:D9" rowPageCount="2" colPageCount="1"/></pivotTableDefinition>`).
		with("_rels/.rels", rels("officeDocument xl/workbook.xml", "digital-signature/origin _xmlsignatures/origin.sigs"))
	w := mustRead(t, p)
	if !w.Date1904 || !w.LockedSheets || !w.ManualCalc || !w.Signed || !w.Typed || w.Format != "xlsx" || w.Path != "book.xlsx" {
		t.Errorf("facts of the workbook: %+v", w)
	}
	if len(w.Sheets) != 2 || w.Sheets[0].Name != "FY 2002 " || w.Sheets[1].Name != "R&D" {
		t.Fatalf("sheets: %+v", w.Sheets)
	}
	first, second := w.Sheets[0], w.Sheets[1]
	if first.Visibility != sheets.VeryHidden || !first.Protected || fmt.Sprint(first.Pivots) != "[B5:D9 B2:C3]" || second.Visibility != sheets.Hidden || len(second.Pivots) != 0 {
		t.Errorf("facts of the sheets: %+v, %+v", first, second)
	}
	if diff := cmp.Diff(map[sheets.Ref]bool{{Row: 2, Col: 2}: true, {Row: 3, Col: 3}: true}, first.NoteCells); diff != "" {
		t.Errorf("note cells (-want +got):\n%s", diff)
	}
	names := []sheets.DefinedName{{Name: "_xlnm.Print_Area", Sheet: "R&D", Refers: "'R&D'!$A$1", Hidden: true}, {Name: "Rate", Refers: "0.5"}}
	if diff := cmp.Diff(names, w.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if got := strings.Join(w.Notes, "\n"); !strings.Contains(got, "Graph is a chart sheet") || !strings.Contains(got, "Lost is a sheet without contents") {
		t.Errorf("notes: %s", got)
	}
}

func TestReadDialects(t *testing.T) {
	plain := minimal(rows(`<row r="1"><c r="A1"><v>5</v></c></row>`))
	const sheet = "xl/worksheets/sheet1.xml"
	strict := parts{}
	for name, text := range plain {
		text = strings.ReplaceAll(text, nsMain, "http://purl.oclc.org/ooxml/spreadsheetml/main")
		strict[name] = strings.ReplaceAll(text, nsRel, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	prefixed := strings.NewReplacer("</", "</x:", "<", "<x:")
	backslashed := parts{}
	for name, text := range plain {
		backslashed[strings.ToUpper(strings.ReplaceAll(name, "/", `\`))] = text
	}
	tests := map[string]parts{
		"strict": strict,
		"prefixed": plain.with(sheet, prefixed.Replace(plain[sheet])).
			with("xl/workbook.xml", prefixed.Replace(plain["xl/workbook.xml"])),
		"byte order mark": plain.with(sheet, "\ufeff"+plain[sheet]),
		"UTF-16":          plain.with(sheet, utf16LE(`<?xml version="1.0" encoding="UTF-16"?>`+plain[sheet])),
		"backslashes":     backslashed,
	}
	for name, p := range tests {
		w := mustRead(t, p)
		if got := dump(w.Sheets[0]); got != "A1 n \"5\"\n" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// utf16LE encodes ASCII text with a byte order mark.
func utf16LE(s string) string {
	var b strings.Builder
	b.WriteString("\xFF\xFE")
	for _, c := range []byte(s) {
		b.Write([]byte{c, 0})
	}
	return b.String()
}

func TestReadListsCoveredValues(t *testing.T) {
	w := mustRead(t, minimal(rows(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>350</v></c></row>`)+`<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`))
	if len(w.Notes) != 1 || !strings.Contains(w.Notes[0], "S1!B1") || !strings.Contains(w.Notes[0], "350") {
		t.Errorf("notes: %q", w.Notes)
	}
}

// Formulas call other workbooks by their place in a list; one that cannot be found keeps its place.
func TestReadBooks(t *testing.T) {
	p := minimal(rows(`<row><c><f>[1]Costs!A1</f></c></row>`)).
		with("xl/workbook.xml", `<workbook xmlns:r="`+nsRel+`"><sheets><sheet name="A" r:id="rId1"/></sheets><externalReferences>`+
			`<externalReference r:id="rId3"/><externalReference r:id="rId2"/><externalReference r:id="rId9"/></externalReferences></workbook>`).
		with("xl/_rels/workbook.xml.rels", rels("worksheet worksheets/sheet1.xml", "externalLink externalLinks/a.xml", "externalLink externalLinks/b.xml")).
		with("xl/externalLinks/a.xml", "<externalLink/>").with("xl/externalLinks/b.xml", "<externalLink/>").
		with("xl/externalLinks/_rels/a.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="file:///C:\Money\Budget%202014.xlsx" TargetMode="External"/></Relationships>`).
		with("xl/externalLinks/_rels/b.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="../Rates.xlsx" TargetMode="External"/></Relationships>`)
	if diff := cmp.Diff([]string{"Rates.xlsx", "Budget 2014.xlsx", ""}, mustRead(t, p).Books); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
