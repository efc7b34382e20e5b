package docx

import (
	"bytes"
	"strings"
	"testing"

	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// TestSelfCheckFindsDamage spoils edits in ways that a writer might, and asks that no copy passes.
func TestSelfCheckFindsDamage(t *testing.T) {
	const body = `<w:p><w:r><w:t>total £4m saved</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`
	insert := func(behind, text string) func(*draft) {
		return func(d *draft) {
			d.main.Edits.Insert(bytes.Index(d.main.Data, []byte(behind))+len(behind), text)
		}
	}
	tests := []struct {
		name  string
		spoil func(*draft)
		want  string // in the error
	}{
		{"nothing", func(*draft) {}, ""},
		{"a word more", insert("<w:t>", "sub"), "piece 1 is not what it was"},
		{"a paragraph more", insert("<w:body>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"), "3 paragraphs and tables, 2 before"},
		{"an empty paragraph more", insert("<w:body>", "<w:p/>"), "piece 1 is not what it was"},
		{"a table cell more", insert("</w:tc>", "<w:tc/>"), "piece 2 is not what it was"},
		{"a tracked change", insert("</w:r>", `<w:ins w:id="1"/>`), "notes"},
		{"a tag that nothing closes", insert("</w:r>", `<w:r>`), "edited part"},
		{"a part without links to it", func(d *draft) { d.Added = d.Added[1:] }, "leads to"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := sheetstest.DOCX(wordParts(body))
			p, err := ooxml.Open(bytes.NewReader(in), int64(len(in)), ooxml.DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			d, err := newDraft(p, &Report{})
			if err != nil {
				t.Fatal(err)
			}
			if err := d.comment([]Comment{commentOn(t, d.doc.report, "£4m", "x")}); err != nil {
				t.Fatal(err)
			}
			tt.spoil(d)
			_, err = d.Write(d.selfCheck)
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}
