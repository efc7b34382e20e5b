package signoff

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"unicode"

	"crosscast/sheets"
)

// ReportHash is a fingerprint of what a report says, not of its bytes, which Word rewrites on every save. It covers the
// paragraphs in their order, each with its kind, number and text, and the tables cell by cell with their spans. It leaves
// out looks, pages, places in the file and empty paragraphs; a run of white space counts as one space.
func ReportHash(r *sheets.Report) string {
	h := sha256.New()
	for _, piece := range r.Pieces {
		if piece.Paragraph != nil {
			hashParagraph(h, piece.Paragraph)
			continue
		}
		t := piece.Table
		put(h, "table", strconv.Itoa(t.Rows), strconv.Itoa(t.Cols))
		for i := range t.Cells {
			c := &t.Cells[i]
			put(h, "cell", strconv.Itoa(c.Row), strconv.Itoa(c.Col), strconv.Itoa(c.RowSpan), strconv.Itoa(c.ColSpan))
			for _, p := range c.Paragraphs {
				hashParagraph(h, p)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// paragraphNames name the kinds of paragraph; a fingerprint must not change with the numbering of a program's constants.
var paragraphNames = map[sheets.ParagraphKind]string{sheets.Body: "text", sheets.Heading: "heading", sheets.ListItem: "item",
	sheets.Footnote: "footnote"}

func hashParagraph(w io.Writer, p *sheets.Paragraph) {
	if text, number := folded(p.Text), folded(p.Number); text != "" || number != "" {
		put(w, paragraphNames[p.Kind], number, text)
	}
}

// folded is a text with each run of white space as one space, and without the signs that a workbook cannot hold.
func folded(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && !unicode.IsSpace(c) || c == 0xFFFE || c == 0xFFFF {
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
