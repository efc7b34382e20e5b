package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// noted adds notes and their drawing to basicBook: one note, on E9.
func noted(t *testing.T, shapes string) parts {
	return basicBook().
		change(t, savingsSheet, "</worksheet>", `<legacyDrawing xmlns:q="`+ooxml.TransitionalRel+`" q:id="rId4"/></worksheet>`).
		with("xl/worksheets/_rels/sheet1.xml.rels", relsText(`<Relationship Id="rId3" Type="`+ooxml.TransitionalRel+`/comments" Target="/xl/comments2.xml"/>`+
			`<Relationship Id="rId4" Type="`+ooxml.TransitionalRel+`/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>`)).
		with("xl/comments2.xml", `<comments xmlns="`+transMain+`"><authors><author>Jo &amp; Co</author></authors><commentList>`+
			`<comment ref="E9" authorId="0"><text><t>mine</t></text></comment></commentList></comments>`).
		with("xl/drawings/vmlDrawing1.vml", `<xml`+vmlNamespaces+`>`+shapes+`</xml>`).
		change(t, "[Content_Types].xml", "</Types>", `<Default Extension="vml" ContentType="`+contentVML+`"/><Override PartName="/xl/comments2.xml" ContentType="`+contentComments+`"/></Types>`)
}

func TestNewNotes(t *testing.T) {
	pkg, _ := annotateParts(t, basicBook(), marked(markOn("E9", sheets.MarkNotAgreed, "", "N1 DOES NOT CAST\nStated \u00a38,700\x01 <E3>"), markOn("E3", sheets.MarkReview, "", "Q1")))
	font := `<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>`
	want := ooxml.XMLDeclaration + `<comments xmlns="` + transMain + `"><authors><author>Crosscast</author></authors><commentList>` +
		`<comment ref="E3" authorId="0" shapeId="0"><text><r><rPr>` + font + `<t>Q1</t></r></text></comment>` +
		`<comment ref="E9" authorId="0" shapeId="0"><text><r><rPr><b/>` + font + `<t xml:space="preserve">N1 DOES NOT CAST&#10;</t></r><r><rPr>` + font +
		`<t>Stated &#163;8,700 &lt;E3&gt;</t></r></text></comment></commentList></comments>`
	if got := partText(t, pkg, "xl/comments1.xml"); got != want {
		t.Errorf("notes\n got %s\nwant %s", got, want)
	}
	sheet := partText(t, pkg, savingsSheet)
	if !strings.HasSuffix(sheet, `footer="0.3"/><legacyDrawing xmlns:r="`+ooxml.TransitionalRel+`" r:id="rId2"/></worksheet>`) {
		t.Errorf("no drawing at its place: %s", sheet)
	}
	rels := partText(t, pkg, "xl/worksheets/_rels/sheet1.xml.rels")
	for _, target := range []string{`Target="../comments1.xml"`, `Target="../drawings/vmlDrawing1.vml"`} {
		if !strings.Contains(rels, target) {
			t.Errorf("%s is missing in %s", target, rels)
		}
	}
	drawing := partText(t, pkg, "xl/drawings/vmlDrawing1.vml")
	for _, piece := range []string{`data="1"`, `id="_x0000_t202"`, `id="_x0000_s1025"`, `id="_x0000_s1026"`, "width:225pt",
		"<x:Row>8</x:Row><x:Column>4</x:Column>", "<x:Anchor>5, 15, 7, 2, 9, 59, 9, 4</x:Anchor>"} {
		if !strings.Contains(drawing, piece) {
			t.Errorf("%s is missing in %s", piece, drawing)
		}
	}
}

func TestNotesExtendWhatIsThere(t *testing.T) {
	shapes := `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="4"/></o:shapelayout><v:shape id="_x0000_s4099"/><br>`
	pkg, report := annotateParts(t, noted(t, shapes), marked(markOn("E9", sheets.MarkNotAgreed, "", "N1"), markOn("E3", sheets.MarkReview, "", "Q1")))
	if len(report.NotesKept) != 1 || report.NotesKept[0].Cell.String() != "E9" {
		t.Errorf("report %+v", report)
	}
	notes := partText(t, pkg, "xl/comments2.xml")
	for _, piece := range []string{`<author>Jo &amp; Co</author><author>Crosscast</author>`, `<comment ref="E9" authorId="0"><text><t>mine</t></text></comment><comment ref="E3" authorId="1"`} {
		if !strings.Contains(notes, piece) {
			t.Errorf("%s is missing in %s", piece, notes)
		}
	}
	drawing := partText(t, pkg, "xl/drawings/vmlDrawing1.vml")
	if !strings.Contains(drawing, shapes+noteShapeType+`<v:shape id="_x0000_s4100"`) || strings.Count(drawing, "_x0000_s4100") != 1 {
		t.Errorf("drawing %s", drawing)
	}
	if pkg.Has("xl/comments1.xml") {
		t.Error("a second part with notes was added")
	}
}

func TestNotesThatCannotBeExtended(t *testing.T) {
	tests := map[string]parts{
		"drawing not understood": noted(t, "").with("xl/drawings/vmlDrawing1.vml", "<html></html>"),
		"notes not understood":   noted(t, "").with("xl/comments2.xml", "<comments/>"),
	}
	missing := noted(t, "")
	delete(missing, "xl/drawings/vmlDrawing1.vml")
	tests["drawing missing"] = missing
	for name, book := range tests {
		t.Run(name, func(t *testing.T) {
			before := book["xl/comments2.xml"]
			pkg, report := annotateParts(t, book, marked(markOn("E3", sheets.MarkReview, "", "Q1")))
			if len(report.Warnings) != 1 {
				t.Errorf("warnings %q", report.Warnings)
			}
			if got := partText(t, pkg, "xl/comments2.xml"); got != before {
				t.Errorf("notes were changed: %s", got)
			}
			if !strings.Contains(partText(t, pkg, savingsSheet), "<cfRule") {
				t.Error("the mark is missing too")
			}
		})
	}
}

// TestShapeIDs: ids are unique in the workbook, also beyond the thousand of one block.
func TestShapeIDs(t *testing.T) {
	book := noted(t, `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1,6"/></o:shapelayout><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s6200"/>`)
	var marks []sheets.Mark
	for row := 11; row < 11+1500; row++ {
		marks = append(marks, markOn(fmt.Sprintf("B%d", row), sheets.MarkReview, "", "Q"))
	}
	pkg, _ := annotateParts(t, book, marked(marks...))
	drawing := partText(t, pkg, "xl/drawings/vmlDrawing1.vml")
	if !strings.Contains(drawing, `data="1,6,7"`) && !strings.Contains(drawing, `data="1,6,7,8"`) {
		t.Errorf("blocks: %.300s", drawing)
	}
	seen := map[string]bool{}
	for _, id := range regexp.MustCompile(`id="_x0000_s\d+"`).FindAllString(drawing, -1) {
		if seen[id] {
			t.Fatalf("%s twice", id)
		}
		seen[id] = true
	}
	if len(seen) != 1501 || strings.Count(drawing, `id="_x0000_t202"`) != 1 {
		t.Errorf("%d shapes", len(seen))
	}
}

func TestNotesOfOneCellAreJoined(t *testing.T) {
	got := gatherNotes([]sheets.Mark{markOn("E9", 0, "", "N1"), markOn("A1", 0, "", " "), markOn("E3", 0, "", "N3"),
		markOn("E9", 0, "", "N2\n"), markOn("E3", 0, "", "N3")})
	if len(got) != 2 || fmt.Sprint(got) != "[{{3 5} N3} {{9 5} N1\n\nN2}]" {
		t.Errorf("notes %v", got)
	}
}

func TestNoteBoxes(t *testing.T) {
	wide := newSheetSize()
	wide.cols = []colSize{{1, 1, 500}, {2, 3, 0}}
	wide.rows = map[int]int{1: 0, 2: 100}
	tests := []struct {
		name string
		size sheetSize
		cell string
		want anchor
	}{
		{"plain", newSheetSize(), "B5", anchor{2, 15, 3, 2, 6, 59, 7, 2}},
		{"first row", newSheetSize(), "A1", anchor{1, 15, 0, 2, 5, 59, 4, 2}},
		{"hidden columns and rows", wide, "A1", anchor{1, 0, 0, 0, 7, 44, 1, 80}},
		{"last column", newSheetSize(), "XFD5", anchor{16378, 15, 3, 2, 16382, 59, 7, 2}},
		{"last row", newSheetSize(), "B1048576", anchor{2, 15, 1048570, 2, 6, 59, 1048574, 2}},
	}
	for _, tc := range tests {
		ref, err := sheets.ParseRef(tc.cell)
		if err != nil {
			t.Fatal(err)
		}
		if got := tc.size.box(ref, 300, 80); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
}
