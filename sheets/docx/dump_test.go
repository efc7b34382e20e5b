package docx

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// wordFile is a document with that body, and with other parts: the name of their root element and their contents in turn.
func wordFile(body string, others ...string) []byte {
	return sheetstest.DOCX(wordParts(body, others...))
}

// wordParts are the parts of such a document.
func wordParts(body string, others ...string) map[string]string {
	parts := map[string]string{"word/document.xml": sheetstest.WordPart("document", "<w:body>"+body+"<w:sectPr/></w:body>")}
	for i := 0; i < len(others); i += 2 {
		parts["word/"+others[i]+".xml"] = sheetstest.WordPart(others[i], others[i+1])
	}
	return parts
}

// with gives the parts with one of them changed.
func with(parts map[string]string, name, text string) map[string]string {
	parts = maps.Clone(parts)
	parts[name] = text
	return parts
}

// readBytes reads a document from the bytes of its file.
func readBytes(data []byte, lim ooxml.Limits) (*sheets.Report, error) {
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), lim)
	if err != nil {
		return nil, err
	}
	return Read(p, "report.docx")
}

// mustRead reads a document that has nothing wrong with it.
func mustRead(t testing.TB, data []byte) *sheets.Report {
	t.Helper()
	r, err := readBytes(data, ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// dump writes a report with one paragraph or cell a line: kind and level, number in brackets, text.
//
//	body [18.] "Of the 20"        h1 bold "Savings"         table 2x3
//	item2 [(a)] "Fleet"           note [1] "See Table 1"    1,2 2x1 header "Cost"
func dump(r *sheets.Report) string {
	var b strings.Builder
	for _, p := range r.Pieces {
		if p.Paragraph != nil {
			b.WriteString(dumpParagraph(p.Paragraph) + "\n")
			continue
		}
		fmt.Fprintf(&b, "table %dx%d\n", p.Table.Rows, p.Table.Cols)
		for i := range p.Table.Cells {
			c := &p.Table.Cells[i]
			fmt.Fprintf(&b, "  %d,%d", c.Row, c.Col)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				fmt.Fprintf(&b, " %dx%d", c.RowSpan, c.ColSpan)
			}
			if c.Header {
				b.WriteString(" header")
			}
			for _, p := range c.Paragraphs {
				b.WriteString(" " + strings.TrimPrefix(dumpParagraph(p), "body "))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// dumpParagraph is one paragraph of dump.
func dumpParagraph(p *sheets.Paragraph) string {
	s := "body "
	switch p.Kind {
	case sheets.Heading:
		s = fmt.Sprintf("h%d ", p.Level)
	case sheets.ListItem:
		s = fmt.Sprintf("item%d ", p.Level)
	case sheets.Footnote:
		s = "note "
	}
	if p.Bold {
		s += "bold "
	}
	if p.Number != "" {
		s += "[" + p.Number + "] "
	}
	return s + fmt.Sprintf("%q", p.Text)
}

// lines joins the lines that a test expects.
func lines(list ...string) string { return strings.Join(list, "\n") + "\n" }
