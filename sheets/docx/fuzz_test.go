package docx

import (
	"errors"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// FuzzRead reads a document whose body, styles, numbering and notes are anything at all: it must end, without a panic, in
// a report whose pieces hold together or in one of the known kinds of error.
func FuzzRead(f *testing.F) {
	f.Add(item("1", 0, "Of the 20")+`<w:p><w:r><w:t>£4m</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, `<w:style w:styleId="a">`+
		`<w:basedOn w:val="a"/></w:style>`,
		`<w:abstractNum w:abstractNumId="0">`+reportLevels+`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>`+
			`</w:num>`, `<w:footnote w:id="1"><w:p/></w:footnote>`)
	f.Add(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`+
		`</w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc/></w:tr></w:tbl>`+
		`</w:tc></w:tr></w:tbl>`, "", "", "")
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t><w:fldChar w:fldCharType="separate"/>`+
		`</w:r><mc:AlternateContent><mc:Choice><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p>`+
		`</w:txbxContent></w:pict></w:r></mc:Choice></mc:AlternateContent></w:p>`, "", "", "")
	lim := ooxml.DefaultLimits
	lim.Cells, lim.Text = 10_000, 1<<20
	f.Fuzz(func(t *testing.T, body, styles, numbering, notes string) {
		r, err := readBytes(wordFile(body, "styles", styles, "numbering", numbering, "footnotes", notes), lim)
		if err != nil {
			if !errors.Is(err, sheets.ErrDamaged) && !errors.Is(err, sheets.ErrTooLarge) && !errors.Is(err, sheets.ErrNotReport) {
				t.Errorf("an error of no known kind: %v", err)
			}
			return
		}
		for _, p := range r.Pieces {
			checkPiece(t, p)
		}
	})
}

// checkPiece checks what everyone relies on: one of the two is there, cells are in order and inside their table.
func checkPiece(t *testing.T, p sheets.Piece) {
	if (p.Paragraph == nil) == (p.Table == nil) {
		t.Fatalf("neither paragraph nor table, or both: %+v", p)
	}
	if p.Table == nil {
		return
	}
	last := sheets.Ref{}
	for _, c := range p.Table.Cells {
		at := sheets.Ref{Row: c.Row, Col: c.Col}
		if !last.Less(at) || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan-1 > p.Table.Rows || c.Col+c.ColSpan-1 > p.Table.Cols {
			t.Errorf("cell %+v of %d rows, %d columns, after %v", c, p.Table.Rows, p.Table.Cols, last)
		}
		last = at
	}
}
