package narrative

import (
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// The least of a column of comments: how many of its texts are sentences, and what part of all of them.
const (
	leastComments  = 2
	mostlyComments = 0.6
)

// comments takes a column of a table whose texts are sentences, as a table of one column: what is said of one line is no
// part of what is said of the next. It is nil where the column has labels, or remarks that are no sentences.
func comments(s *layout.Sheet, rows []row, j int) *sheets.Table {
	t := &sheets.Table{Rows: 1, Cols: 1} // in its first line stands what the column is
	texts := 0
	for i := range s.Rows {
		c := s.Cell(i, j)
		if c.State != layout.Word || !rows[i].figures || s.HiddenAt(s.Ref(i, j)) {
			continue
		}
		texts++
		if !isSentence(c.Text()) {
			continue
		}
		t.Rows++
		cell := sheets.TableCell{Row: t.Rows, Col: 1, RowSpan: 1, ColSpan: 1}
		for _, l := range linesOf(s, i, j, "") {
			cell.Paragraphs = append(cell.Paragraphs, l.paragraph(s.Name))
		}
		t.Cells = append(t.Cells, cell)
	}
	if len(t.Cells) < leastComments || float64(len(t.Cells)) < mostlyComments*float64(texts) {
		return nil
	}
	return t
}
