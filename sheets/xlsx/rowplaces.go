package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// rowPlace is where a row that is to be edited stands in its sheet's part, or where it would stand.
type rowPlace struct {
	index  int
	found  bool
	tag    ooxml.Tag // its opening tag
	close  int       // offset of its closing tag; −1 for an empty one
	before int       // offset of the first row after it, where one that is missing goes; −1 if it goes last
	cells  []cellPlace
}

// cellPlace is where a cell stands.
type cellPlace struct {
	col     int
	tag     ooxml.Tag
	end     int // offset behind the element
	formula bool
}

// rowFinder looks for rows as the reader does: a row or a cell without a number follows the last one, and a row without one
// takes it from a cell that has it.
type rowFinder struct {
	prefix string // of the root: children under another one are not the sheet's
	want   []*rowPlace
	lists  int // sheetData elements, of which there should be one
	inData bool
	index  int
	row    rowPlace // the current one; its cells are used again
	col    int
	cell   *cellPlace
	arrays []sheets.Range // that an array formula or data table fills from its first cell
}

// findRows finds the rows of those numbers, in their order, and the outline of the part.
func findRows(p *ooxml.DraftPart, rows []int) (*rowFinder, *ooxml.Outline, error) {
	f := &rowFinder{}
	for _, n := range rows {
		f.want = append(f.want, &rowPlace{index: n, before: -1})
	}
	root := true
	out, err := ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		if root {
			f.prefix, root = string(t.Prefix), false
		}
		f.visit(t, depth)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read part %q: %w", p.Name, err)
	}
	return f, out, nil
}

// visit sees every tag of the part.
func (f *rowFinder) visit(t *ooxml.Tag, depth int) {
	name := string(t.Name)
	switch {
	case depth == 2:
		isData := t.Kind != ooxml.CloseTag && name == "sheetData"
		if isData {
			f.lists++
		}
		f.inData = isData && t.Kind == ooxml.OpenTag && string(t.Prefix) == f.prefix
	case !f.inData:
	case depth == 3 && name == "row":
		f.visitRow(t)
	case depth == 4 && name == "c" && f.row.found:
		f.visitCell(t)
	case depth == 5 && name == "f" && f.cell != nil && t.Kind != ooxml.CloseTag:
		f.cell.formula = true
		if kind := t.AttrString("t"); kind == "array" || kind == "dataTable" {
			if g, err := sheets.ParseRange(t.AttrString("ref")); err == nil {
				f.arrays = append(f.arrays, g)
			}
		}
	}
}

// filled reports whether a formula fills that cell from another one.
func (f *rowFinder) filled(at sheets.Ref) bool {
	return slices.ContainsFunc(f.arrays, func(g sheets.Range) bool { return g.Contains(at) })
}

// visitRow begins or ends a row.
func (f *rowFinder) visitRow(t *ooxml.Tag) {
	if t.Kind != ooxml.CloseTag {
		f.index++
		if n, err := strconv.Atoi(t.AttrString("r")); err == nil {
			f.index = n
		}
		f.row = rowPlace{found: true, tag: *t, close: -1, cells: f.row.cells[:0]}
		f.col = 0
	}
	if t.Kind != ooxml.OpenTag {
		if t.Kind == ooxml.CloseTag {
			f.row.close = t.Start
		}
		f.endRow()
		f.row.found = false
	}
}

// endRow keeps a row that is wanted, and the places of those that must stand before it.
func (f *rowFinder) endRow() {
	for _, w := range f.want {
		switch {
		case w.index == f.index && !w.found:
			cells := slices.Clone(f.row.cells)
			*w = f.row
			w.index, w.cells = f.index, cells
		case w.index < f.index && w.before < 0:
			w.before = f.row.tag.Start
		}
	}
}

// visitCell begins or ends a cell.
func (f *rowFinder) visitCell(t *ooxml.Tag) {
	if t.Kind != ooxml.CloseTag {
		f.col++
		ref, _ := t.Attr("r")
		if at, ok := parseRef(ref); ok {
			f.col, f.index = at.Col, at.Row
		}
		f.row.cells = append(f.row.cells, cellPlace{col: f.col, tag: *t, end: t.End})
		f.cell = &f.row.cells[len(f.row.cells)-1]
	}
	if t.Kind != ooxml.OpenTag && f.cell != nil {
		f.cell.end, f.cell = t.End, nil
	}
}

// cellAt is the cell in that column, or nil.
func (w *rowPlace) cellAt(col int) *cellPlace {
	for i := range w.cells {
		if w.cells[i].col == col {
			return &w.cells[i]
		}
	}
	return nil
}

// cellAfter is the offset of the first cell behind that column; −1 if there is none.
func (w *rowPlace) cellAfter(col int) int {
	for i := range w.cells {
		if w.cells[i].col > col {
			return w.cells[i].tag.Start
		}
	}
	return -1
}

// inOrder groups the cells to be set by row, both in order.
func inOrder(cells map[sheets.Ref]sheets.SetCell) (rows []int, byRow map[int][]sheets.SetCell) {
	byRow = map[int][]sheets.SetCell{}
	for at, c := range cells {
		if byRow[at.Row] == nil {
			rows = append(rows, at.Row)
		}
		byRow[at.Row] = append(byRow[at.Row], c)
	}
	for _, list := range byRow {
		slices.SortFunc(list, func(a, b sheets.SetCell) int { return a.Cell.Col - b.Cell.Col })
	}
	slices.Sort(rows)
	return rows, byRow
}
