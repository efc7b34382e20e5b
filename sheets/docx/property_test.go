package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"crosscast/sheets/ooxml"
)

// inlines draws what may stand in a paragraph: runs with texts and tabs, and what wraps them.
func inlines(t *rapid.T, depth int) string {
	var b strings.Builder
	for range rapid.IntRange(1, 4).Draw(t, "inlines") {
		kind := rapid.IntRange(0, 9).Draw(t, "kind")
		if depth > 3 {
			kind = 0
		}
		switch kind {
		case 1:
			b.WriteString(`<w:ins w:id="1">` + inlines(t, depth+1) + `</w:ins>`)
		case 2:
			b.WriteString(`<w:hyperlink>` + inlines(t, depth+1) + `</w:hyperlink>`)
		case 3:
			b.WriteString(`<w:sdt><w:sdtPr/><w:sdtContent>` + inlines(t, depth+1) + `</w:sdtContent></w:sdt>`)
		case 4:
			b.WriteString(`<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>`)
		case 5:
			b.WriteString(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>SUM</w:instrText><w:fldChar w:fldCharType="separate"/>` +
				`</w:r>` +
				inlines(t, depth+1) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		default:
			b.WriteString(drawnRun(t))
		}
	}
	return b.String()
}

// drawnRun draws a run.
func drawnRun(t *rapid.T) string {
	var b strings.Builder
	b.WriteString(`<w:r w:rsidR="1">` + rapid.SampledFrom([]string{"", "<w:rPr><w:i/></w:rPr>"}).Draw(t, "rPr"))
	for range rapid.IntRange(1, 3).Draw(t, "children") {
		b.WriteString(rapid.SampledFrom([]string{`<w:tab/>`, `<w:t>£4m</w:t>`, `<w:t xml:space="preserve"> a &amp; &#163;5 </w:t>`,
			`<w:t>x</w:t>`, `<w:t>13.24 – m</w:t>`, `<w:lastRenderedPageBreak/>`, `<w:t></w:t>`}).Draw(t, "child"))
	}
	return b.String() + `</w:r>`
}

// TestAnyWords draws documents and comments: between its marks each comment has just its words.
func TestAnyWords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := wordFile(`<w:p>` + inlines(rt, 0) + `</w:p><w:tbl><w:tr><w:tc><w:p>` + inlines(rt, 0) + `</w:p>` +
			`</w:tc></w:tr></w:tbl>`)
		r, err := readBytes(in, ooxml.DefaultLimits)
		if err != nil {
			rt.Fatal(err)
		}
		list, want := []Comment(nil), map[string]string{}
		for _, p := range paragraphs(r) {
			for range rapid.IntRange(0, 3).Draw(rt, "comments") {
				from := rapid.IntRange(0, len(p.Text)-1).Draw(rt, "from")
				to := rapid.IntRange(from+1, len(p.Text)).Draw(rt, "to")
				if utf8.RuneStart(p.Text[from]) && (to == len(p.Text) || utf8.RuneStart(p.Text[to])) {
					want[fmt.Sprint(len(list))] = p.Text[from:to]
					list = append(list, Comment{Place: p.Place, From: from, To: to, Text: "x"})
				}
			}
		}
		out, _, err := Annotate(bytes.NewReader(in), int64(len(in)), list, Options{})
		if err != nil {
			rt.Fatal(err)
		}
		p, err := ooxml.Open(bytes.NewReader(out), int64(len(out)), ooxml.DefaultLimits)
		if err != nil {
			rt.Fatal(err)
		}
		got := ranges(t, p)
		for id, words := range want {
			if got[id] != words {
				rt.Errorf("comment %s is on %q, want %q\n%s", id, got[id], words, partText(t, p, "word/document.xml"))
			}
		}
	})
}
