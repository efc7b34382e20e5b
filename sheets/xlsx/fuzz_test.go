package xlsx

import (
	"errors"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// FuzzRead reads a workbook with a fuzzed sheet, shared strings and styles: it must end, without a panic, in a workbook
// whose cells are in order or in one of the known kinds of error.
func FuzzRead(f *testing.F) {
	f.Add(rows(`<row r="1"><c r="A1" s="1"><v>1</v></c><c t="s"><v>0</v></c></row>`)+`<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
		`<sst><si><t>a</t></si></sst>`, `<styleSheet><cellXfs><xf/><xf numFmtId="9"/></cellXfs></styleSheet>`)
	f.Add(`<cols><col min="1" max="3" hidden="1"/></cols>`+rows(`<row><c><f t="shared" si="0" ref="A1:B1">$A1+B$2</f></c><c><f t="shared" si="0"/></c></row>`),
		`<sst/>`, `<styleSheet/>`)
	f.Add(rows(`<row><c><f t="array" ref="A1:C3">A1:A3</f><v>1</v></c><c t="str"><v>_x000D_</v></c></row>`), `<sst><si><r><t>x</t></r></si></sst>`,
		`<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.0,,"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`)
	lim := ooxml.DefaultLimits
	lim.Cells, lim.Merges, lim.Text = 10_000, 1000, 1<<20
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		p := minimal(sheet).with("xl/sharedStrings.xml", shared).with("xl/styles.xml", styles)
		w, err := readBytes(p.zip(t), lim)
		if err != nil {
			if !errors.Is(err, sheets.ErrDamaged) && !errors.Is(err, sheets.ErrTooLarge) && !errors.Is(err, sheets.ErrUnsupported) {
				t.Errorf("an error of no known kind: %v", err)
			}
			return
		}
		for _, s := range w.Sheets {
			checkOrder(t, w, s)
		}
	})
}

// checkOrder checks what everyone relies on: rows and cells in order, and indexes that lead somewhere.
func checkOrder(t *testing.T, w *sheets.Workbook, s *sheets.Sheet) {
	lastRow := 0
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Index <= lastRow || row.Index > sheets.MaxRow {
			t.Errorf("row %d after %d", row.Index, lastRow)
		}
		lastRow = row.Index
		lastCol := int32(0)
		for _, c := range row.Cells {
			if c.Col <= lastCol || c.Col > sheets.MaxCol || int(c.Style) >= len(w.Styles) || int(c.Formula) > len(s.Formulas) {
				t.Errorf("row %d: bad cell %+v after column %d", row.Index, c, lastCol)
			}
			lastCol = c.Col
		}
	}
}
