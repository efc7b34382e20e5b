package html

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crosscast/sheets"
)

// table reads a table, or what it holds if it only serves to place things on the page.
func (w *walker) table(n *html.Node, c context) {
	groups := groupsOf(n)
	if isLayout(n, groups) {
		w.children(n, c)
		return
	}
	outer, outerNested := w.cell, w.nested
	w.nested = nil
	pieces := w.caption(n, c)
	t := &sheets.Table{}
	c.kind, c.level, c.list, c.bold = sheets.Body, 0, nil, false
	for _, g := range groups {
		w.group(t, g, c)
	}
	if len(t.Cells) > 0 {
		pieces = append(pieces, sheets.Piece{Table: t})
	}
	pieces = append(pieces, w.nested...)
	w.cell, w.nested = outer, outerNested
	if outer == nil {
		w.pieces = append(w.pieces, pieces...)
	} else {
		w.nested = append(w.nested, pieces...)
	}
}

// caption reads the caption as paragraphs before the table.
func (w *walker) caption(n *html.Node, c context) []sheets.Piece {
	var pieces []sheets.Piece
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom != atom.Caption {
			continue
		}
		w.cell = &sheets.TableCell{}
		w.walk(k, c)
		for _, p := range w.cell.Paragraphs {
			pieces = append(pieces, sheets.Piece{Paragraph: p})
		}
	}
	return pieces
}

// rowGroup is the rows that a rowspan cannot leave.
type rowGroup struct {
	head bool
	rows []*html.Node
}

// groupsOf lists the visible rows as they are shown: the head first, the foot last.
func groupsOf(table *html.Node) []rowGroup {
	var heads, bodies, feet []rowGroup
	for k := table.FirstChild; k != nil; k = k.NextSibling {
		if k.Type != html.ElementNode || leftOut(k) {
			continue
		}
		g := rowGroup{head: k.DataAtom == atom.Thead}
		for r := k.FirstChild; r != nil; r = r.NextSibling {
			if r.DataAtom == atom.Tr && !leftOut(r) {
				g.rows = append(g.rows, r)
			}
		}
		switch k.DataAtom {
		case atom.Thead:
			heads = append(heads, g)
		case atom.Tbody:
			bodies = append(bodies, g)
		case atom.Tfoot:
			feet = append(feet, g)
		}
	}
	return append(append(heads, bodies...), feet...)
}

// cellsOf lists the visible cells of a row.
func cellsOf(row *html.Node) []*html.Node {
	var cells []*html.Node
	for k := row.FirstChild; k != nil; k = k.NextSibling {
		if (k.DataAtom == atom.Td || k.DataAtom == atom.Th) && !leftOut(k) {
			cells = append(cells, k)
		}
	}
	return cells
}

// group reads the rows of one group below those that the table has already.
func (w *walker) group(t *sheets.Table, g rowGroup, c context) {
	var taken []int // by column: how many rows from this one on a cell from above covers
	for i, row := range g.rows {
		t.Rows++
		col := 0
		for _, n := range cellsOf(row) {
			for col < len(taken) && taken[col] > 0 {
				col++
			}
			cell := newCell(n, t.Rows, col+1, len(g.rows)-i)
			cell.Header = cell.Header || g.head
			cell.ColSpan = free(taken, col, cell.ColSpan)
			taken = cover(taken, cell)
			w.fill(&cell, n, c)
			t.Cells = append(t.Cells, cell)
			col += cell.ColSpan
		}
		t.Cols = max(t.Cols, len(taken))
		if w.spend(len(taken)); w.err != nil {
			return
		}
		for i := range taken {
			taken[i] = max(0, taken[i]-1)
		}
	}
}

// newCell is the cell of the element, still empty; rows is how many rows its group has from this one on.
func newCell(n *html.Node, row, col, rows int) sheets.TableCell {
	rowSpan := span(n, "rowspan")
	if rowSpan == 0 { // all the rest of the group
		rowSpan = rows
	}
	return sheets.TableCell{
		Row: row, Col: col, RowSpan: min(rowSpan, rows), ColSpan: max(1, span(n, "colspan")), Header: n.DataAtom == atom.Th,
	}
}

// span is the value of a span attribute, 1 if it has none that counts.
func span(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil || v < 0 {
		return 1
	}
	return min(v, maxSpan)
}

// free is how many of the columns from col on no cell from above covers, at most span. Spans that run into each other
// are a fault of the page; browsers print one cell over the other.
func free(taken []int, col, span int) int {
	for i := 1; i < span && col+i < len(taken); i++ {
		if taken[col+i] > 0 {
			return i
		}
	}
	return span
}

// cover marks the places of a cell.
func cover(taken []int, c sheets.TableCell) []int {
	for col := c.Col - 1; col < c.Col-1+c.ColSpan; col++ {
		for col >= len(taken) {
			taken = append(taken, 0)
		}
		taken[col] = max(taken[col], c.RowSpan)
	}
	return taken
}

// fill reads what stands in a cell.
func (w *walker) fill(cell *sheets.TableCell, n *html.Node, c context) {
	w.cell, w.number = cell, ""
	w.walk(n, c)
	w.finish()
}

// spend counts the places of one row. They are bounded for all tables together, as a span makes many of a few bytes.
func (w *walker) spend(places int) {
	if w.places += places; w.places > maxPlaces && w.err == nil {
		w.err = fmt.Errorf("%w: its tables have more than %d places", sheets.ErrTooLarge, maxPlaces)
	}
	if places > sheets.MaxCol && w.err == nil {
		w.err = fmt.Errorf("%w: a table has more than %d columns", sheets.ErrTooLarge, sheets.MaxCol)
	}
}
