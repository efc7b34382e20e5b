package content

import (
	"fmt"
	"strings"
	"unicode"

	"crosscast/sheets"
)

// ReportHash is a fingerprint of what a report says, not of its bytes, which Word rewrites on every save. It covers the
// paragraphs in their order, each with its kind, number and text, and the tables cell by cell with their spans. It leaves
// out looks, pages, places in the file and empty paragraphs; a run of white space counts as one space.
func ReportHash(r *sheets.Report) string {
	w := newHashWriter()
	for _, piece := range r.Pieces {
		if piece.Paragraph != nil {
			w.paragraph(piece.Paragraph)
			continue
		}
		t := piece.Table
		w.texts("table", fmt.Sprint(t.Rows), fmt.Sprint(t.Cols))
		for i := range t.Cells {
			c := &t.Cells[i]
			w.texts("cell", fmt.Sprint(c.Row), fmt.Sprint(c.Col), fmt.Sprint(c.RowSpan), fmt.Sprint(c.ColSpan))
			for _, p := range c.Paragraphs {
				w.paragraph(p)
			}
		}
	}
	return w.sum()
}

// paragraphNames name the kinds of paragraph; a fingerprint must not change with the numbering of a program's constants.
var paragraphNames = map[sheets.ParagraphKind]string{sheets.Body: "text", sheets.Heading: "heading", sheets.ListItem: "item",
	sheets.Footnote: "footnote"}

func (w *hashWriter) paragraph(p *sheets.Paragraph) {
	if text, number := spaced(p.Text), spaced(p.Number); text != "" || number != "" {
		w.texts(paragraphNames[p.Kind], number, text)
	}
}

func (w *hashWriter) texts(all ...string) {
	for _, t := range all {
		w.text(t)
	}
}

// spaced is a text with each run of white space as one space, and without the signs that a workbook cannot hold.
func spaced(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && !unicode.IsSpace(c) || c == 0xFFFE || c == 0xFFFF {
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
