package pdf

import (
	"fmt"
	"slices"
	"strings"

	"crosscast/sheets"
)

// isHeadOf reports whether a paragraph repeats the first row of a table: its head, printed again apart from its rows.
func isHeadOf(t *sheets.Table, p *paragraph) bool {
	text := ""
	for _, l := range p.lines {
		text += l.text()
	}
	head := ""
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == 1 {
			head += c.Text()
		}
	}
	return solid(head) == solid(text)
}

// solid is a text without its spaces.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// takeHead puts the lines that stand alone at the end of a page above the table of the next page as its head, if each of
// their cells is lined up with a column. It gives what is left of the paragraph.
func takeHead(t *sheets.Table, bands []band, p *paragraph) []*line {
	left := p.lines
	for n := len(left) - 1; n >= 0; n = len(left) - 1 {
		row, ok := headRow(left[n], bands)
		if !ok {
			break
		}
		left = left[:n]
		putAbove(t, row, p.page)
	}
	return left
}

// headRow reads a line as a row of a head over the columns.
func headRow(l *line, bands []band) (*sheets.Table, bool) {
	cols := columns{bands: bands, size: l.size}
	cells, ok := cols.place(l)
	if !ok || len(cells) < 2 || l.figures() > 0 {
		return nil, false
	}
	for _, c := range cells {
		if !slices.ContainsFunc(edges, func(e edge) bool { return cols.linedUp(c.x0, c.x1, e, c.col) }) {
			return nil, false
		}
	}
	return tableOfRows([]*tableRow{{lines: []*line{l}, cells: [][]cell{cells}}}, &cols), true
}

// putAbove puts the rows of a head, on that page, above those of a table.
func putAbove(t, head *sheets.Table, page int) {
	for i := range head.Cells {
		for _, q := range head.Cells[i].Paragraphs {
			q.Page = page
		}
	}
	for _, c := range t.Cells {
		c.Row += head.Rows
		head.Cells = append(head.Cells, c)
	}
	t.Cells, t.Rows, t.Page = head.Cells, t.Rows+head.Rows, page
}

// sameBands reports whether two tables have the same columns: each lies under its like and under no other.
func sameBands(a, b []band) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		for j := range b {
			if over := min(a[i].x1, b[j].x1) - max(a[i].x0, b[j].x0); (over > snap) != (i == j) {
				return false
			}
		}
	}
	return true
}

// appendTable adds the rows of a table that runs on, without the head that is printed again. A table with a head of its own
// is another one: wide sheets are printed in parts. It is false then.
func appendTable(t, more *sheets.Table) bool {
	rows := 0
	for rows < more.Rows && rows < t.Rows && rowText(t, rows+1) == rowText(more, rows+1) && !hasAmounts(more, rows+1) {
		rows++
	}
	if rows == 0 && more.Rows > 0 && looksHead(more) {
		return false
	}
	for _, c := range more.Cells {
		if c.Row > rows {
			c.Row += t.Rows - rows
			t.Cells = append(t.Cells, c)
		}
	}
	t.Rows += more.Rows - rows
	return true
}

// looksHead reports a first row with several cells and no amount beside the first.
func looksHead(t *sheets.Table) bool {
	filled := 0
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == 1 && len(c.Paragraphs) > 0 {
			filled++
			if c.Col > 1 && isAmount(c.Text()) {
				return false
			}
		}
	}
	return filled > 1
}

// rowText is the text of a row of a table.
func rowText(t *sheets.Table, row int) string {
	var b strings.Builder
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == row {
			fmt.Fprintf(&b, "%d %s\n", c.Col, c.Text())
		}
	}
	return b.String()
}

// hasAmounts reports a row that no head is: more than one of its cells are amounts with a comma or point.
func hasAmounts(t *sheets.Table, row int) bool {
	n := 0
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == row && isAmount(c.Text()) && strings.ContainsAny(c.Text(), ",.") {
			n++
		}
	}
	return n > 1
}
