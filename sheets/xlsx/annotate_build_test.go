package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// basicBook is a workbook of one sheet, Savings, in which E9 should be 8,640.
func basicBook() parts {
	return parts{
		"[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + contentWorksheet + `"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + contentStyles + `"/></Types>`,
		"_rels/.rels": relsText(`<Relationship Id="rId1" Type="` + ooxml.TransitionalRel + `/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml": `<workbook xmlns="` + transMain + `" xmlns:r="` + ooxml.TransitionalRel + `"><bookViews><workbookView activeTab="0"/></bookViews>` +
			`<sheets><sheet name="Savings" sheetId="7" r:id="rId1"/></sheets><calcPr calcId="1"/></workbook>`,
		"xl/_rels/workbook.xml.rels": relsText(`<Relationship Id="rId1" Type="` + ooxml.TransitionalRel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId3" Type="` + ooxml.TransitionalRel + `/styles" Target="styles.xml"/>`),
		"xl/styles.xml": `<styleSheet xmlns="` + transMain + `"><numFmts count="1"><numFmt numFmtId="170" formatCode="#,##0;[Red]\(#,##0\)"/></numFmts>` +
			`<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>` +
			`<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
			`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
			`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="170" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + transMain + `"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>` +
			`<sheetData><row r="3"><c r="E3"><v>8000</v></c></row><row r="8"><c r="E8"><v>640</v></c></row>` +
			`<row r="9"><c r="A9" t="inlineStr"><is><t>Total</t></is></c><c r="E9" s="1"><v>8700</v></c></row></sheetData>` +
			`<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`,
	}
}

// relsText is a list of relationships.
func relsText(list string) string {
	return `<?xml version="1.0"?><Relationships xmlns="` + nsPack + `relationships` + `">` + list + `</Relationships>`
}

// change replaces a piece of one part, which must be there.
func (p parts) change(t *testing.T, name, old, text string) parts {
	t.Helper()
	if !strings.Contains(p[name], old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	return p.with(name, strings.Replace(p[name], old, text, 1))
}

// annotateParts annotates a built workbook and opens the copy.
func annotateParts(t *testing.T, p parts, a sheets.Annotation) (*ooxml.Package, Report) {
	t.Helper()
	in := p.zip(t)
	out, report, err := Annotate(bytes.NewReader(in), int64(len(in)), a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := ooxml.Open(bytes.NewReader(out), int64(len(out)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return pkg, report
}

// partText is the content of one part of a copy.
func partText(t *testing.T, pkg *ooxml.Package, name string) string {
	t.Helper()
	data, err := pkg.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// switchAnnotation adds one sheet with the switch in B3, a table and a link.
func switchAnnotation(name string) sheets.Annotation {
	cell := func(col int, text string, look sheets.CellLook) sheets.AddedCell {
		return sheets.AddedCell{Col: col, Text: text, Look: look}
	}
	return sheets.Annotation{
		Switch: "CC_ShowMarks", Author: "Crosscast",
		Names: []sheets.DefinedName{{Name: "CC_ShowMarks", Refers: QuoteSheetName(name) + "!$B$3"}},
		Sheets: []sheets.AddedSheet{{
			Name: name, Widths: []float64{12, 18, 26}, TitleRow: 5, Active: true, Landscape: true,
			Rows: []sheets.AddedRow{
				{Index: 1, Cells: []sheets.AddedCell{cell(1, "Reconciliation of Savings", sheets.LookTitle)}},
				{Index: 3, Cells: []sheets.AddedCell{cell(1, "Show marks", sheets.LookBold), cell(2, "Yes", sheets.LookInput)}},
				{Index: 5, Cells: []sheets.AddedCell{cell(1, "Ref", sheets.LookHeader), cell(2, "Cell", sheets.LookHeader),
					cell(3, "Likely cause", sheets.LookHeader)}},
				{Index: 6, Cells: []sheets.AddedCell{cell(1, "N1", sheets.LookNotAgreed),
					{Col: 2, Text: "Savings!E9", Link: "'Savings'!E9", Look: sheets.LookLink},
					cell(3, "Line S7 (60) is outside the range E3:E8, which the total should add as well.", sheets.LookWrap)}},
			},
			Table: &sheets.AddedTable{Name: "CC_Findings", Range: sheets.Range{From: sheets.Ref{Row: 5, Col: 1}, To: sheets.Ref{Row: 6, Col: 3}}},
			Lists: []sheets.ListRule{{Cell: sheets.Ref{Row: 3, Col: 2}, Choices: []string{"Yes", "No"}}},
		}},
	}
}
