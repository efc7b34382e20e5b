package text

import (
	"strings"

	"crosscast/sheets"
)

// tableAt reads the table that begins at line i, and tells how many lines it takes; 0 for none.
func tableAt(lines []line, i int) (*sheets.Table, int) {
	if lines[i].blank() {
		return nil, 0
	}
	for _, read := range [...]func([]line) ([][]string, int){tabbed, piped, columned} {
		if rows, n := read(lines[i:]); n > 0 {
			return tableOf(rows), n
		}
	}
	return nil, 0
}

// tableOf makes the table of rows of cells.
func tableOf(rows [][]string) *sheets.Table {
	t := &sheets.Table{Rows: len(rows)}
	for r, row := range rows {
		t.Cols = max(t.Cols, len(row))
		for c, raw := range row {
			cell := sheets.TableCell{Row: r + 1, Col: c + 1, RowSpan: 1, ColSpan: 1}
			if text := plain(raw); text != "" {
				cell.Paragraphs = []*sheets.Paragraph{{Text: text, Bold: isBold(raw)}}
			}
			t.Cells = append(t.Cells, cell)
		}
	}
	return t
}

// tabbed reads a run of lines with tabs between their cells. A numbered paragraph has a tab after its number, and an
// indented one before its text: neither is a table.
func tabbed(lines []line) (rows [][]string, n int) {
	wide := 0
	for n < len(lines) {
		raw := lines[n].raw
		if !strings.Contains(raw, "\t") || lines[n].blank() {
			break
		}
		if number, _ := sheets.SplitNumber(strings.TrimSpace(raw)); number != "" && strings.Count(strings.TrimSpace(raw), "\t") <= 1 {
			break
		}
		cells := strings.Split(raw, "\t")
		if filled(cells) > 1 {
			wide++
		}
		rows = append(rows, cells)
		n++
	}
	if len(rows) < 2 || wide < 2 {
		return nil, 0
	}
	return rows, n
}

// piped reads a table of markdown, with or without its outer pipes.
func piped(lines []line) (rows [][]string, n int) {
	wide := 0
	for ; n < len(lines) && strings.Contains(lines[n].text, "|"); n++ {
		cells := pipeCells(lines[n].text)
		if isSeparator(cells) {
			continue
		}
		if filled(cells) > 1 {
			wide++
		}
		rows = append(rows, cells)
	}
	if len(rows) < 2 || wide < 2 {
		return nil, 0
	}
	return rows, n
}

// pipeCells cuts a line at its pipes, of which an escaped one is text.
func pipeCells(s string) []string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	const held = "\x00"
	cells := strings.Split(strings.ReplaceAll(s, `\|`, held), "|")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(strings.ReplaceAll(c, held, "|"))
	}
	return cells
}

// isSeparator reports the line of dashes below the head of a table.
func isSeparator(cells []string) bool {
	for _, c := range cells {
		if strings.Trim(c, "-: ") != "" || !strings.Contains(c, "-") {
			return false
		}
	}
	return len(cells) > 0
}

// filled counts the cells that hold something.
func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}
