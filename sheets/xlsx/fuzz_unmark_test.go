package xlsx

import (
	"errors"
	"testing"

	"crosscast/sheets/ooxml"
)

// FuzzUnmark takes the marks off a workbook whose sheet, notes, drawing and lists are anything at all. It may be refused, but
// what is written must pass the self-check.
func FuzzUnmark(f *testing.F) {
	const list = `<sheets><sheet name="CC Reconciliation" sheetId="8" r:id="rId9"/><sheet name="Savings" sheetId="7" r:id="rId1"/></sheets>` +
		`<definedNames><definedName name="CC_ShowMarks">'CC Reconciliation'!$B$3</definedName><definedName name="a" localSheetId="1">1</definedName></definedNames>`
	const rule = `<conditionalFormatting sqref="A1"><cfRule priority="1"><formula>CC_ShowMarks</formula></cfRule></conditionalFormatting>`
	f.Add(`<worksheet><sheetData/>`+rule+`<legacyDrawing r:id="rId4"/></worksheet>`, `<comments><authors><author>Crosscast</author></authors>`+
		`<commentList><comment ref="E9" authorId="0"><text><t>N1 DOES NOT CAST.</t></text></comment></commentList></comments>`,
		`<xml><v:shape id="a"><x:ClientData ObjectType="Note"><x:Row>8</x:Row><x:Column>4</x:Column></x:ClientData></v:shape></xml>`, list)
	f.Add(`<worksheet><extLst><ext><conditionalFormattings>`+rule+`</conditionalFormattings></ext></extLst></worksheet>`, "<comments/>", "<xml>", list)
	f.Add(`<worksheet>`+rule+`</worksheet>`, "<comments/>", "<xml>", `<sheets><sheet r:id="rId9"/><sheet r:id="rId1"/></sheets>`)
	f.Fuzz(func(t *testing.T, sheet, notes, drawing, list string) {
		book := basicBook().with(savingsSheet, sheet).with("xl/comments1.xml", notes).with("xl/drawings/vmlDrawing1.vml", drawing).
			with("xl/workbook.xml", `<workbook xmlns="`+transMain+`" xmlns:r="`+ooxml.TransitionalRel+`"><bookViews><workbookView activeTab="0"/></bookViews>`+list+`</workbook>`).
			with("xl/worksheets/_rels/sheet1.xml.rels", relsText(`<Relationship Id="rId3" Type="`+ooxml.TransitionalRel+`/comments" Target="../comments1.xml"/>`+
				`<Relationship Id="rId4" Type="`+ooxml.TransitionalRel+`/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>`)).
			with("xl/worksheets/sheet9.xml", `<worksheet><sheetData/></worksheet>`).
			with("xl/_rels/workbook.xml.rels", relsText(`<Relationship Id="rId1" Type="`+ooxml.TransitionalRel+`/worksheet" Target="worksheets/sheet1.xml"/>`+
				`<Relationship Id="rId9" Type="`+ooxml.TransitionalRel+`/worksheet" Target="worksheets/sheet9.xml"/>`))
		if _, _, err := Unmark(book.zip(t), oursIn("CC Reconciliation"), Options{}); errors.Is(err, ErrSelfCheck) {
			t.Fatal(err)
		}
	})
}
