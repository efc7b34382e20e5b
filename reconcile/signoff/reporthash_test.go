package signoff

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/reconcile/content"
	"crosscast/sheets"
	"crosscast/sheets/docx"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// paper is a small report: a heading, an item and a table with a span.
func paper() *sheets.Report {
	text := func(s string) []*sheets.Paragraph { return []*sheets.Paragraph{{Text: s}} }
	return &sheets.Report{Pieces: []sheets.Piece{
		{Paragraph: &sheets.Paragraph{Kind: sheets.Heading, Level: 1, Text: "Savings"}},
		{Paragraph: &sheets.Paragraph{Kind: sheets.ListItem, Level: 1, Number: "(a)", Text: "Fleet saved £4.1m;"}},
		{Table: &sheets.Table{Rows: 2, Cols: 2, Cells: []sheets.TableCell{
			{Row: 1, Col: 1, RowSpan: 1, ColSpan: 2, Paragraphs: text("£m")},
			{Row: 2, Col: 1, RowSpan: 1, ColSpan: 1, Paragraphs: text("Fleet")},
			{Row: 2, Col: 2, RowSpan: 1, ColSpan: 1, Paragraphs: text("4.1")}}}},
	}}
}

func TestReportHash(t *testing.T) {
	want := content.ReportHash(paper())
	for name, change := range map[string]func(*sheets.Report){
		"white space":          func(r *sheets.Report) { r.Pieces[0].Paragraph.Text = " Savings\n" },
		"a no-break space":     func(r *sheets.Report) { r.Pieces[1].Paragraph.Text = "Fleet\u00a0saved \t£4.1m;" },
		"a look":               func(r *sheets.Report) { r.Pieces[1].Paragraph.Bold = true },
		"an indent":            func(r *sheets.Report) { r.Pieces[1].Paragraph.Indent = 7 },
		"a page":               func(r *sheets.Report) { r.Pieces[1].Paragraph.Page = 2 },
		"a place in the file":  func(r *sheets.Report) { r.Pieces[1].Paragraph.Place.Index = 4 },
		"the name of the file": func(r *sheets.Report) { r.Path, r.SHA256 = "b.docx", "ab" },
		"an empty paragraph":   func(r *sheets.Report) { r.Pieces = append(r.Pieces, sheets.Piece{Paragraph: &sheets.Paragraph{}}) },
	} {
		r := paper()
		if change(r); content.ReportHash(r) != want {
			t.Errorf("%s changes what the report says", name)
		}
	}
	for name, change := range map[string]func(*sheets.Report){
		"a text":             func(r *sheets.Report) { r.Pieces[1].Paragraph.Text = "Fleet saved £4.2m;" },
		"a number":           func(r *sheets.Report) { r.Pieces[1].Paragraph.Number = "(b)" },
		"a kind":             func(r *sheets.Report) { r.Pieces[1].Paragraph.Kind = sheets.Body },
		"the order":          func(r *sheets.Report) { r.Pieces[0], r.Pieces[1] = r.Pieces[1], r.Pieces[0] },
		"a paragraph more":   func(r *sheets.Report) { r.Pieces = append(r.Pieces, r.Pieces[0]) },
		"a figure":           func(r *sheets.Report) { r.Pieces[2].Table.Cells[2].Paragraphs[0].Text = "4.2" },
		"a span":             func(r *sheets.Report) { r.Pieces[2].Table.Cells[0].ColSpan = 1 },
		"a cell's place":     func(r *sheets.Report) { r.Pieces[2].Table.Cells[2].Row = 1 },
		"a cell to the text": func(r *sheets.Report) { r.Pieces[2].Paragraph, r.Pieces[2].Table = &sheets.Paragraph{Text: "4.1"}, nil },
	} {
		r := paper()
		if change(r); content.ReportHash(r) == want {
			t.Errorf("%s does not change what the report says", name)
		}
	}
}

// A report that another program saves again says what it said.
func TestReportHashOutlivesASave(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	para := func(props, s string) string { return `<w:p><w:pPr>` + props + `</w:pPr>` + run(s) + `</w:p>` }
	cell := func(props, s string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>` + props + `</w:tcPr>` + para("", s) + `</w:tc>`
	}
	item := `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`
	body := para(`<w:outlineLvl w:val="0"/>`, "Savings") + para("", "1.  Of the  20 projects,\u00a0£13.24m was saved:") +
		para(item, "Fleet saved £4.1m;") + para(item, "Homecare ‘saved’ £9.14m.") +
		`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>` +
		`<w:tr>` + cell(`<w:vMerge w:val="restart"/>`, "Project") + cell(`<w:gridSpan w:val="2"/>`, "£m") + `</w:tr>` +
		`<w:tr>` + cell(`<w:vMerge/>`, "") + cell("", "2014/15") + cell("", "2015/16") + `</w:tr>` +
		`<w:tr>` + cell("", "Fleet") + cell("", "4.1") + cell("", "(2.0)") + `</w:tr></w:tbl>` + para("", "") + para("", "The end.")
	numbering := `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>` +
		`<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	data := sheetstest.DOCX(map[string]string{"word/document.xml": sheetstest.WordPart("document", "<w:body>"+body+"<w:sectPr/></w:body>"),
		"word/numbering.xml": sheetstest.WordPart("numbering", numbering)})
	in := filepath.Join(t.TempDir(), "report.docx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(filepath.Join(sheetstest.LibreOffice(t, "docx:MS Word 2007 XML", in), "report.docx"))
	if err != nil {
		t.Fatal(err)
	}
	before, after := readDOCX(t, data), readDOCX(t, saved)
	if bytes.Equal(data, saved) || content.ReportHash(before) != content.ReportHash(after) {
		t.Errorf("before:\n%s\nafter:\n%s", sheetstest.ReportLines(before), sheetstest.ReportLines(after))
	}
	if !strings.Contains(sheetstest.ReportLines(after), "(a)") {
		t.Error("the list has no numbers, so that they are not compared")
	}
}

func readDOCX(t *testing.T, data []byte) *sheets.Report {
	t.Helper()
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	r, err := docx.Read(p, "report.docx")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The reconciliation of a report is ours throughout, and is known without a switch for marks.
func TestStateOfAReportsReconciliation(t *testing.T) {
	make := func() *sheets.Workbook {
		wb := book()
		wb.Sheets = wb.Sheets[2:]
		wb.Names[1] = sheets.DefinedName{Name: NameReport, Refers: "'CC Reconciliation'!$B$5"}
		wb.Names = wb.Names[1:]
		set(wb, "CC Checks", "B8", content.ReportHash(paper()))
		set(wb, "CC Checks", "B9", FoundHash(wb))
		return wb
	}
	if wb := make(); len(OurSheets(wb)) != 3 || !OfReport(wb) || OfReport(book()) {
		t.Errorf("it is not known: %v", OurSheets(wb))
	}
	if got := StateOf(make()); got != (CopyState{Ours: true}) {
		t.Errorf("untouched it is %+v", got)
	}
	for name, change := range map[string]func(*sheets.Workbook){
		"a finding":                func(w *sheets.Workbook) { set(w, "CC Findings", "A5", "N2") },
		"a cell of the first page": func(w *sheets.Workbook) { set(w, "CC Reconciliation", "B12", "No") },
		"a sheet of the user's":    func(w *sheets.Workbook) { w.Sheets = append(w.Sheets, &sheets.Sheet{Name: "Mine"}) },
	} {
		wb := make()
		if change(wb); !StateOf(wb).Changed {
			t.Errorf("%s does not count as an edit", name)
		}
	}
}
