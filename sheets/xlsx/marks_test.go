package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// savingsSheet is the part with the sheet of basicBook.
const savingsSheet = "xl/worksheets/sheet1.xml"

// markOn is one mark on the sheet of basicBook.
func markOn(cell string, style sheets.MarkStyle, when, note string) sheets.Mark {
	ref, _ := sheets.ParseRef(cell)
	return sheets.Mark{Sheet: "Savings", Cell: ref, Style: style, When: when, Note: note}
}

// marked is an annotation of marks alone.
func marked(marks ...sheets.Mark) sheets.Annotation {
	return sheets.Annotation{Marks: marks, Switch: "CC_ShowMarks", Author: "Crosscast",
		Names: []sheets.DefinedName{{Name: "CC_ShowMarks", Refers: `"Yes"`}}}
}

func TestMarksAreRules(t *testing.T) {
	rule := func(prefix, sqref string, dxf, priority int, formula string) string {
		return fmt.Sprintf(`<%[1]sconditionalFormatting sqref="%[2]s"><%[1]scfRule type="expression" dxfId="%[3]d" priority="%[4]d">`+
			`<%[1]sformula>%[5]s</%[1]sformula></%[1]scfRule></%[1]sconditionalFormatting>`, prefix, sqref, dxf, priority, formula)
	}
	const yes = `CC_ShowMarks=&quot;Yes&quot;`
	tests := []struct {
		name  string
		marks []sheets.Mark
		want  string
	}{
		{"marks that ask the switch share a rule", []sheets.Mark{markOn("E3", sheets.MarkReview, "", ""), markOn("E8", sheets.MarkReview, "", "")},
			rule("", "E3 E8", 0, 1, yes)},
		{"a live mark has its own rule", []sheets.Mark{markOn("E3", sheets.MarkNotAgreed, "ABS($E$3-1)>0.5", "")},
			rule("", "E3", 0, 1, "AND("+yes+",ABS($E$3-1)&gt;0.5)")},
		{"the strongest style comes first", []sheets.Mark{markOn("E3", sheets.MarkAccepted, "", ""), markOn("E8", sheets.MarkNotAgreed, "", "")},
			rule("", "E8", 0, 1, yes) + rule("", "E3", 1, 2, yes)},
		{"a red number format has its own look", []sheets.Mark{markOn("E8", sheets.MarkNotAgreed, "", ""), markOn("E9", sheets.MarkNotAgreed, "", "")},
			rule("", "E8", 0, 1, yes) + rule("", "E9", 1, 2, yes)},
		{"the same mark twice is one", []sheets.Mark{markOn("E3", sheets.MarkReview, "", ""), markOn("E3", sheets.MarkReview, "", "")},
			rule("", "E3", 0, 1, yes)},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			pkg, _ := annotateParts(t, basicBook(), marked(tc.marks...))
			want := strings.Replace(basicBook()[savingsSheet], "</sheetData>", "</sheetData>"+tc.want, 1)
			if got := partText(t, pkg, savingsSheet); got != want {
				t.Errorf("sheet\n got %s\nwant %s", got, want)
			}
		})
	}
}

func TestMarkWithALongCondition(t *testing.T) {
	pkg, report := annotateParts(t, basicBook(), marked(markOn("E3", sheets.MarkReview, strings.Repeat("1+", maxFormula/2), "")))
	if text := partText(t, pkg, savingsSheet); len(report.Warnings) != 1 || !strings.Contains(text, "<formula>CC_ShowMarks=&quot;Yes&quot;</formula>") {
		t.Errorf("warnings %q, sheet %.600s", report.Warnings, text)
	}
}

func TestMarkRulesAreSplit(t *testing.T) {
	var marks []sheets.Mark
	for row := 1; row <= maxRefs+1; row++ {
		marks = append(marks, markOn(sheets.Ref{Row: row, Col: 1}.String(), sheets.MarkReview, "", ""))
	}
	pkg, _ := annotateParts(t, basicBook(), marked(marks...))
	if n := strings.Count(partText(t, pkg, savingsSheet), "<cfRule"); n != 2 {
		t.Errorf("%d marks are %d rules, want 2", len(marks), n)
	}
}

func TestMarkDxf(t *testing.T) {
	pkg, _ := annotateParts(t, basicBook(), marked(markOn("E9", sheets.MarkNotAgreed, "", ""), markOn("E3", sheets.MarkReview, "", "")))
	line := func(style string) string {
		color := `"><color rgb="FF000000"/></`
		return `<border><left style="` + style + color + `left><right style="` + style + color + `right><top style="` + style + color +
			`top><bottom style="` + style + color + `bottom></border></dxf>`
	}
	want := `<dxfs count="2"><dxf><font><b/><color rgb="FF000000"/></font><numFmt numFmtId="171" formatCode="#,##0;\(#,##0\)"/>` +
		`<fill><patternFill><bgColor rgb="FFD184AF"/></patternFill></fill>` + line("thin") +
		`<dxf><font><color rgb="FF000000"/></font><fill><patternFill><bgColor rgb="FF8FD3EA"/></patternFill></fill>` + line("dashed") +
		`</dxfs></styleSheet>`
	if got := partText(t, pkg, "xl/styles.xml"); !strings.HasSuffix(got, want) {
		t.Errorf("styles\n got %s\nwant …%s", got, want)
	}
}

func TestMarksComeBeforeTheUsersRules(t *testing.T) {
	const (
		rule  = `<conditionalFormatting sqref="A1"><cfRule type="expression" priority="%d" stopIfTrue="1"><formula>TRUE</formula></cfRule></conditionalFormatting>`
		x14   = `<extLst><ext xmlns:x14="u:x14" uri="u"><x14:conditionalFormattings><x14:cfRule priority='%d'/></x14:conditionalFormattings></ext></extLst>`
		bare  = `<extLst><ext uri="u"><y:cfRule xmlns:y="u:y" type="dataBar" id="1"/></ext></extLst>`
		after = `<pageMargins left="0.7"`
	)
	book := func(first, second int) parts {
		return basicBook().change(t, savingsSheet, after, fmt.Sprintf(rule, first)+after).
			change(t, savingsSheet, "</worksheet>", fmt.Sprintf(x14, second)+"</worksheet>")
	}
	pkg, _ := annotateParts(t, book(1, 2147483647), marked(markOn("E3", sheets.MarkReview, "", ""), markOn("E8", sheets.MarkAccepted, "", "")))
	got := partText(t, pkg, savingsSheet)
	want := book(3, 2147483647)[savingsSheet] // ours are 1 and 2; the last priority there is cannot move
	ours, rest, _ := strings.Cut(got, fmt.Sprintf(rule, 3))
	if !strings.HasSuffix(want, rest) || strings.Count(ours, "<cfRule") != 2 {
		t.Errorf("sheet\n got %s\nwant %s", got, want)
	}
	pkg, _ = annotateParts(t, basicBook().change(t, savingsSheet, "</worksheet>", bare+"</worksheet>"), marked(markOn("E3", sheets.MarkReview, "", "")))
	if got := partText(t, pkg, savingsSheet); !strings.Contains(got, bare) {
		t.Errorf("a rule without priority was changed: %s", got)
	}
}

// TestDialects marks workbooks that say the same things in other ways.
func TestDialects(t *testing.T) {
	prefixed := basicBook()
	for _, name := range []string{"xl/workbook.xml", "xl/styles.xml", savingsSheet} {
		text := strings.ReplaceAll(prefixed[name], "<", "<x:")
		text = strings.ReplaceAll(text, "<x:/", "</x:")
		prefixed = prefixed.with(name, "\ufeff"+strings.Replace(text, "xmlns=", "xmlns:x=", 1))
	}
	strict := basicBook()
	for name, text := range strict {
		text = strings.ReplaceAll(text, transMain, strictMain)
		strict = strict.with(name, strings.ReplaceAll(text, ooxml.TransitionalRel, ooxml.StrictRel))
	}
	empty := basicBook().change(t, savingsSheet, "<pageMargins", `<conditionalFormatting sqref="B1"/><pageMargins`).
		change(t, "xl/workbook.xml", "<calcPr", "<definedNames/><calcPr").
		change(t, "xl/styles.xml", "</styleSheet>", `<dxfs count="0"/></styleSheet>`)
	bare := basicBook().change(t, "xl/workbook.xml", `<bookViews><workbookView activeTab="0"/></bookViews>`, "").
		with("xl/styles.xml", `<styleSheet xmlns="`+transMain+`"/>`)
	delete(bare, "xl/comments1.xml")
	noStyles := basicBook().change(t, "xl/_rels/workbook.xml.rels", `<Relationship Id="rId3" Type="`+ooxml.TransitionalRel+`/styles" Target="styles.xml"/>`, "")
	delete(noStyles, "xl/styles.xml")
	for name, book := range map[string]parts{"prefixed with BOM": prefixed, "strict": strict, "empty containers": empty,
		"nothing but the sheet": bare, "no styles": noStyles} {
		t.Run(name, func(t *testing.T) {
			a := switchAnnotation("CC Reconciliation")
			a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "ABS($E$9-8640)>0.5", "N1 DOES NOT CAST\nStated 8,700.")}
			pkg, report := annotateParts(t, book, a)
			if len(report.Warnings)+len(report.NotesKept)+len(report.MarksWithheld) > 0 {
				t.Errorf("report %+v", report)
			}
			for _, n := range []string{"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"} {
				if !pkg.Has(n) {
					t.Errorf("no part %s in %q", n, pkg.Names())
				}
			}
			w, err := Read(pkg, "")
			if err != nil {
				t.Fatal(err)
			}
			if len(w.Sheets) != 2 || len(w.Names) < 1 || !w.Sheets[0].NoteCells[sheets.Ref{Row: 9, Col: 5}] {
				t.Errorf("%d sheets, names %v", len(w.Sheets), w.Names)
			}
		})
	}
}

func TestPivotSheetsGetNotesOnly(t *testing.T) {
	book := basicBook().with("xl/worksheets/_rels/sheet1.xml.rels", relsText(`<Relationship Id="rId1" Type="`+ooxml.TransitionalRel+`/pivotTable" Target="../p.xml"/>`)).
		with("xl/p.xml", "<p/>").change(t, "[Content_Types].xml", "</Types>", `<Default Extension="xml" ContentType="application/xml"/></Types>`)
	pkg, report := annotateParts(t, book, marked(markOn("E9", sheets.MarkNotAgreed, "", "N1")))
	if strings.Contains(partText(t, pkg, savingsSheet), "cfRule") || len(report.MarksWithheld) != 1 || report.MarksWithheld[0] != "Savings" {
		t.Errorf("a sheet with a pivot table was marked; report %+v", report)
	}
	if !pkg.Has("xl/comments1.xml") {
		t.Error("no note")
	}
}

func TestWithoutColours(t *testing.T) {
	for code, want := range map[string]string{
		"General": "", "#,##0": "", `0;[Red]-0`: "0;-0", `[Blue]0;[RED]\(0\)`: `0;\(0\)`, "[Color 10]0": "0", "[color3]0": "0",
		`[>1]0"[Red]"`: "", `\[Red]0`: "", `[$£-809]#,##0;[Red]-[$£-809]#,##0`: `[$£-809]#,##0;-[$£-809]#,##0`,
		`"unclosed`: "", "[Red": "", "[h]:mm": "", `_[[Red]0`: "_[0",
	} {
		if got := withoutColours(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

func TestAnnotateRefuses(t *testing.T) {
	signed := basicBook().change(t, "_rels/.rels", "</Relationships>", `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>`).
		with("_xmlsignatures/origin.sigs", "").change(t, "[Content_Types].xml", "</Types>", `<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/></Types>`)
	again := basicBook().change(t, "xl/workbook.xml", "<calcPr", `<definedNames><definedName name="cc_showmarks">1</definedName></definedNames><calcPr`)
	twice := switchAnnotation("savings")
	tests := []struct {
		name string
		book parts
		a    sheets.Annotation
		want error
	}{
		{"signed", signed, marked(), ErrSigned},
		{"checked copy", again, marked(), ErrCheckedCopy},
		{"no such sheet", basicBook(), marked(sheets.Mark{Sheet: "savings", Cell: sheets.Ref{Row: 1, Col: 1}}), nil},
		{"no such cell", basicBook(), marked(sheets.Mark{Sheet: "Savings"}), nil},
		{"no such style", basicBook(), marked(markOn("E3", 77, "", "")), nil},
		{"sheet name taken", basicBook(), twice, nil},
		{"no workbook", parts{"_rels/.rels": rels()}, marked(), sheets.ErrNotWorkbook},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			in := tc.book.zip(t)
			out, _, err := Annotate(bytes.NewReader(in), int64(len(in)), tc.a, Options{})
			if err == nil || out != nil || (tc.want != nil && !errors.Is(err, tc.want)) {
				t.Errorf("error %v, want %v", err, tc.want)
			}
		})
	}
	in := signed.zip(t)
	if _, r, err := Annotate(bytes.NewReader(in), int64(len(in)), marked(), Options{AllowBreakSignature: true}); err != nil || len(r.Warnings) != 1 {
		t.Errorf("signed and allowed: %v, %v", r, err)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	in := basicBook().zip(t)
	a := switchAnnotation("CC Reconciliation")
	a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "", "N1"), markOn("E3", sheets.MarkReview, "", "Q1")}
	var first []byte
	for range 3 {
		out, _, err := Annotate(bytes.NewReader(in), int64(len(in)), a, Options{Limits: ooxml.DefaultLimits})
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && !bytes.Equal(first, out) {
			t.Fatal("the same input gives different bytes")
		}
		first = out
	}
}
