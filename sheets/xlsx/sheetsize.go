package xlsx

import (
	"math"
	"sort"
	"strconv"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// sheetSize knows how wide columns and how high rows are on screen, in pixels, so that the box of a note gets the size
// that its text needs wherever it stands.
type sheetSize struct {
	colWidth, rowHeight int
	cols                []colSize
	rows                map[int]int // only rows that differ from the rest
}

// colSize is the width of the columns from..to.
type colSize struct{ from, to, width int }

// newSheetSize has the sizes of a sheet that says nothing.
func newSheetSize() sheetSize {
	return sheetSize{colWidth: 64, rowHeight: 20, rows: map[int]int{}}
}

// charPixels is the width of a digit in the usual default fonts (Calibri 11, Arial 10).
const charPixels = 7

// widthScale turns widths counted in digits of the usual fonts into digits of the file's own: where its plain font is
// small, as many digits make a narrower column, and our figures would not fit.
func (s *styleSheet) widthScale() float64 {
	own := math.Round(s.points * 0.68) // of a digit, in pixels
	if own < 4 || own >= charPixels {
		return 1
	}
	return charPixels / own
}

// defaults reads sheetFormatPr.
func (s *sheetSize) defaults(t *ooxml.Tag) {
	if w, ok := sizeAttr(t, "defaultColWidth"); ok {
		s.colWidth = int(w * charPixels)
	}
	if h, ok := sizeAttr(t, "defaultRowHeight"); ok {
		s.rowHeight = pixels(h)
	}
	if isTrue(t, "zeroHeight") {
		s.rowHeight = 0
	}
}

// col reads one entry of cols.
func (s *sheetSize) col(t *ooxml.Tag) {
	from, _ := strconv.Atoi(t.AttrString("min"))
	to, _ := strconv.Atoi(t.AttrString("max"))
	width := s.colWidth
	if w, ok := sizeAttr(t, "width"); ok {
		width = int(w * charPixels)
	}
	if isTrue(t, "hidden") {
		width = 0
	}
	if from >= 1 && to >= from {
		s.cols = append(s.cols, colSize{from, to, width})
	}
}

// row reads the height of one row.
func (s *sheetSize) row(index int, t *ooxml.Tag) {
	if h, ok := sizeAttr(t, "ht"); ok {
		s.rows[index] = pixels(h)
	}
	if isTrue(t, "hidden") {
		s.rows[index] = 0
	}
}

// sizeAttr reads a size in an attribute; what no sheet can have is no size.
func sizeAttr(t *ooxml.Tag, name string) (float64, bool) {
	v, err := strconv.ParseFloat(t.AttrString(name), 64)
	return v, err == nil && v >= 0 && v < 5000
}

// pixels turns points into pixels at the usual 96 to the inch.
func pixels(points float64) int { return int(points*96/72 + 0.5) }

// widthOf is the width of a column.
func (s *sheetSize) widthOf(col int) int {
	i := sort.Search(len(s.cols), func(i int) bool { return s.cols[i].to >= col })
	if i < len(s.cols) && s.cols[i].from <= col {
		return s.cols[i].width
	}
	return s.colWidth
}

// heightOf is the height of a row.
func (s *sheetSize) heightOf(row int) int {
	if h, ok := s.rows[row]; ok {
		return h
	}
	return s.rowHeight
}

// anchor is the place of a note's box: its first and last column and row, counted from 0, with the offsets in them.
type anchor struct{ col1, x1, row1, y1, col2, x2, row2, y2 int }

// box places a box of that size beside the cell, as Excel does: one column to the right, a row higher up. At the right
// and lower edge of the sheet it moves back, because a box that sticks out makes the file unreadable.
func (s *sheetSize) box(cell sheets.Ref, width, height int) anchor {
	a := anchor{col1: min(cell.Col, sheets.MaxCol-1), row1: max(cell.Row-2, 0)}
	for sticksOut(a.col1, sheets.MaxCol, width, s.widthOf) && a.col1 > 0 {
		a.col1--
	}
	for sticksOut(a.row1, sheets.MaxRow, height, s.heightOf) && a.row1 > 0 {
		a.row1--
	}
	a.x1, a.y1 = min(15, s.widthOf(a.col1+1)), min(2, s.heightOf(a.row1+1))
	a.col2, a.x2 = reach(a.col1, sheets.MaxCol, a.x1+width, s.widthOf)
	a.row2, a.y2 = reach(a.row1, sheets.MaxRow, a.y1+height, s.heightOf)
	return a
}

// maxSpan bounds the walk over hidden rows and columns.
const maxSpan = 2000

// sticksOut reports whether a stretch from index first (from 0) ends beyond the sheet.
func sticksOut(first, limit, length int, sizeOf func(int) int) bool {
	last, _ := reach(first, limit, length+15, sizeOf)
	return last >= limit-1
}

// reach walks length pixels from the start of index first (from 0) and tells where it ends.
func reach(first, limit, length int, sizeOf func(int) int) (last, offset int) {
	last = first
	for steps := 0; last < limit-1 && steps < maxSpan; steps++ {
		size := sizeOf(last + 1)
		if length < size {
			break
		}
		length -= size
		last++
	}
	return last, min(length, max(sizeOf(last+1)-1, 0))
}
