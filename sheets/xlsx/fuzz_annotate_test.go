package xlsx

import (
	"bytes"
	"errors"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// FuzzAnnotate annotates a workbook whose sheet, notes and drawing are anything at all. It may be refused, but what is
// written must pass the self-check.
func FuzzAnnotate(f *testing.F) {
	f.Add(basicBook()[savingsSheet], "<comments><authors/><commentList/></comments>", "<xml></xml>")
	f.Add(`<worksheet><sheetData/><legacyDrawing r:id="rId4"/></worksheet>`, `<x:comments><x:authors><x:author/></x:authors><x:commentList><x:comment ref="E9"/></x:commentList></x:comments>`,
		`<xml><o:idmap data="3,1"/><v:shape id="_x0000_s1025"/></xml>`)
	f.Add(`<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><conditionalFormatting><cfRule priority='5'/></conditionalFormatting><extLst/></worksheet>`, "", "")
	f.Fuzz(func(t *testing.T, sheet, notes, drawing string) {
		book := basicBook().with(savingsSheet, sheet).with("xl/comments1.xml", notes).with("xl/drawings/vmlDrawing1.vml", drawing).
			with("xl/worksheets/_rels/sheet1.xml.rels", relsText(`<Relationship Id="rId3" Type="`+ooxml.TransitionalRel+`/comments" Target="../comments1.xml"/>`+
				`<Relationship Id="rId4" Type="`+ooxml.TransitionalRel+`/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>`))
		in := book.zip(t)
		a := switchAnnotation("CC Reconciliation")
		a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "", "N1"), markOn("A1", sheets.MarkReview, "TRUE", "Q1")}
		if _, _, err := Annotate(bytes.NewReader(in), int64(len(in)), a, Options{}); errors.Is(err, ErrSelfCheck) {
			t.Fatal(err)
		}
	})
}
