package docx

import (
	"bytes"
	"errors"
	"testing"

	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// FuzzAnnotate comments any words of every paragraph of a document whose body and comments are anything at all. It may be
// refused, but what is written must pass the self-check.
func FuzzAnnotate(f *testing.F) {
	f.Add(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>£13.24m &amp; 5</w:t><w:tab/><w:t>x</w:t></w:r><w:ins><w:r>`+
		`<w:t> y</w:t></w:r></w:ins></w:p>`, "", 1, 5)
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p>`+
		`<w:r><w:br w:type="page"/><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, `<w:comment w:id="9"/>`, 0,
		2)
	f.Add(`<w:p><w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice><w:t>b</w:t><w:pict><w:txbxContent><w:p><w:r>`+
		`<w:t>c</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Choice></mc:AlternateContent></w:r><m:oMath>`+
		`<m:t>4</m:t></m:oMath></w:p>`, "", 0, 0)
	f.Fuzz(func(t *testing.T, body, comments string, from, to int) {
		parts := wordParts(body)
		if comments != "" {
			parts["word/comments.xml"] = sheetstest.WordPart("comments", comments)
		}
		in := sheetstest.DOCX(parts)
		r, err := readBytes(in, ooxml.DefaultLimits)
		if err != nil {
			return
		}
		var list []Comment
		for _, p := range paragraphs(r) {
			list = append(list, Comment{Place: p.Place, From: from, To: to, Text: body}, Comment{Place: p.Place,
				To: len(p.Text)})
		}
		out, report, err := Annotate(bytes.NewReader(in), int64(len(in)), list, Options{})
		if errors.Is(err, ooxml.ErrSelfCheck) {
			t.Fatal(err)
		}
		if err == nil && len(report.NotPlaced) < len(list) && len(out) <= len(in) {
			t.Errorf("%d comments, %d not placed, and nothing added", len(list), len(report.NotPlaced))
		}
	})
}
