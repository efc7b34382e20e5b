package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets/sheetstest"
)

// committeeReport is a report to a committee with all that such reports hold, as Word writes it.
func committeeReport() map[string]string {
	styles := `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/>` +
		`</w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/>` +
		`</w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Report Para"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>` +
		`<w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:rPr><w:sz w:val="20"/>` +
		`</w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr>` +
		`<w:sz w:val="16"/></w:rPr></w:style>`
	level := func(i int, format, text string, left int) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>`+
			`<w:pPr><w:ind w:left="%d" w:hanging="567"/></w:pPr></w:lvl>`, i, format, text, left)
	}
	numbering := `<w:abstractNum w:abstractNumId="0">` + level(0, "decimal", "%1.", 567) + level(1, "lowerLetter",
		"(%2)", 1134) + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">` + level(0, "bullet", "•", 1134) + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`
	para := func(props, runs string) string {
		return `<w:p w:rsidR="00A1"><w:pPr>` + props + `</w:pPr>` + runs + `</w:p>`
	}
	run := func(text string) string {
		return `<w:r w:rsidR="00B2"><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	border := `<w:tblBorders>`
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		border += `<w:` + side + ` w:val="single" w:sz="4"/>`
	}
	cell := func(props, text string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>` + props + `</w:tcPr><w:p>` + run(text) + `</w:p></w:tc>`
	}
	table := `<w:tbl><w:tblPr><w:tblW w:w="7200" w:type="dxa"/>` + border + `</w:tblBorders></w:tblPr><w:tblGrid>` +
		`<w:gridCol w:w="2400"/><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>` +
		`<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell(`<w:vMerge w:val="restart"/>`, "Project") + cell(`<w:gridSpan w:val="2"/>`,
		"£m") + `</w:tr>` +
		`<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell(`<w:vMerge/>`, "") + cell("", "2014/15") + cell("", "2015/16") +
		`</w:tr>` +
		`<w:tr>` + cell("", "Fleet") + cell("", "4.1") + cell("", "5.0") + `</w:tr>` +
		`<w:tr>` + cell("", "Homecare") + cell("", "9.14") + cell("", "(2.0)") + `</w:tr>` +
		`<w:tr>` + cell("", "Total") + cell("", "13.42") + cell("", "3.0") + `</w:tr></w:tbl>`
	box := `<w:r><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent><w:p>` + run("Savings reached £13.24m") +
		`</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	body := para(`<w:pStyle w:val="Heading1"/>`, run("Savings 2014")+`<w:r><w:noBreakHyphen/></w:r>`+run("15")) +
		para(`<w:pStyle w:val="Para"/>`, run("Of the 20 major projects, £13.")+`<w:proofErr w:type="gramStart"/>`+run("24m")+
			`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>`+run(" was saved:")) +
		para(`<w:pStyle w:val="Para"/><w:numPr><w:ilvl w:val="1"/></w:numPr>`, run("Fleet saved £4.1m;")) +
		para(`<w:pStyle w:val="Para"/><w:numPr><w:ilvl w:val="1"/></w:numPr>`, run("Homecare saved ")+`<w:del w:id="1" w:author="Jo">`+
			`<w:r><w:delText>£9m</w:delText></w:r></w:del><w:ins w:id="2" w:author="Jo">`+run("£9.14m, of which")+`</w:ins>`) +
		para(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`, run("£1m is late.")) +
		para(`<w:pStyle w:val="Para"/>`, run("Table ")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>`+
			`<w:instrText xml:space="preserve"> SEQ Table </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>`+
			`</w:r>`+run("1")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+run(" shows the savings by project.")) +
		table + para("", run("The Chief Finance Officer comments:")+box)
	notes := `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">` +
		`<w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>` + run(" Before inflation of £0.3m.") +
		`</w:p></w:footnote>`
	return wordParts(body, "styles", styles, "numbering", numbering, "footnotes", notes)
}

func TestReadCommitteeReport(t *testing.T) {
	want := lines(`h1 bold "Savings 2014-15"`, `body [1.] "Of the 20 major projects, £13.24m was saved:"`, `item2 [(a)] "Fleet saved £4.1m;"`,
		`item2 [(b)] "Homecare saved £9.14m, of which"`, `item1 [•] "£1m is late."`, `body [2.] "Table 1 shows the savings by project."`,
		"table 5x3", `  1,1 2x1 header "Project"`, `  1,2 1x2 header "£m"`, `  2,2 header "2014/15"`, `  2,3 header "2015/16"`,
		`  3,1 "Fleet"`, `  3,2 "4.1"`, `  3,3 "5.0"`, `  4,1 "Homecare"`, `  4,2 "9.14"`, `  4,3 "(2.0)"`, `  5,1 "Total"`,
		`  5,2 "13.42"`, `  5,3 "3.0"`,
		`body "The Chief Finance Officer comments:"`, `body "Savings reached £13.24m"`, `note [1] "Before inflation of £0.3m."`)
	r := mustRead(t, sheetstest.DOCX(committeeReport()))
	if diff := cmp.Diff(want, dump(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var indents []int
	for _, p := range r.Pieces[:6] {
		indents = append(indents, p.Paragraph.Indent)
	}
	if diff := cmp.Diff([]int{0, 567, 1134, 1134, 1134, 567}, indents); diff != "" {
		t.Errorf("indents (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{noteTracked}, r.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// TestLibreOfficeOpensTheCopy has LibreOffice tell what comments it finds in a copy, and print it.
func TestLibreOfficeOpensTheCopy(t *testing.T) {
	data := sheetstest.DOCX(committeeReport())
	r := mustRead(t, data)
	var comments []Comment
	for _, c := range [][2]string{
		{"£13.24m", "N1 DOES NOT AGREE\nThe table says 13.42."}, {"£9.14m", "agrees to Homecare"}, {"13.42", "N2 DOES NOT CAST"},
		{"inflation of £0.3m", "not in the workbook"}, {"Savings reached", "the box"},
	} {
		comments = append(comments, commentOn(t, r, c[0], c[1]))
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.docx"), filepath.Join(dir, "copy.docx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteCopy(in, out, comments, Options{}); err != nil {
		t.Fatal(err)
	}
	flat, err := os.ReadFile(filepath.Join(sheetstest.LibreOffice(t, "fodt", out), "copy.fodt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"N1 DOES NOT AGREE", "The table says 13.42.", "agrees to Homecare", "N2 DOES NOT CAST",
		"not in the workbook", "the box"} {
		if strings.Count(string(flat), want) != 1 {
			t.Errorf("LibreOffice finds %q %d times", want, strings.Count(string(flat), want))
		}
	}
	if n := strings.Count(string(flat), "<office:annotation "); n != len(comments) {
		t.Errorf("LibreOffice finds %d comments, want %d", n, len(comments))
	}
	if n := strings.Count(string(flat), "<office:annotation-end "); n != len(comments) {
		t.Errorf("LibreOffice finds the end of %d comments, want %d", n, len(comments))
	}
	if _, err := os.Stat(filepath.Join(sheetstest.LibreOffice(t, "pdf", out), "copy.pdf")); err != nil {
		t.Error(err)
	}
}
