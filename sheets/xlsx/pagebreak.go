package xlsx

import (
	"fmt"
	"math"

	"crosscast/sheets"
)

// The part of an A4 page between margins of 10 mm, in points, and the width of a character of Arial 11 with its share of
// the padding.
const (
	shortSide, longSide = 190 * 72 / 25.4, 277 * 72 / 25.4
	characterWidth      = 5.5
)

// rowBreaks puts the rows of a sheet that belong together on a page of their own where they might be parted. Programs differ
// by some hundredths in how much they get on a page, so that a near miss counts as one.
func rowBreaks(s *sheets.AddedSheet, widths []float64) string {
	if s.Together == [2]int{} {
		return ""
	}
	from, to := 0.0, 0.0
	next := 1
	for _, row := range s.Rows {
		if row.Index > s.Together[1] {
			break
		}
		to += float64(row.Index-next)*linePoints + heightOf(row, widths)
		if next = row.Index + 1; row.Index < s.Together[0] {
			from = to
		}
	}
	page := pageHeight(s, widths)
	if math.Floor(from/(page*1.08)) == math.Floor(to/(page*0.9)) {
		return ""
	}
	return fmt.Sprintf(`<rowBreaks count="1" manualBreakCount="1"><brk id="%d" max="16383" man="1"/></rowBreaks>`, s.Together[0]-1)
}

// pageHeight is how much of a sheet, in points, comes on a page that is fitted to its width.
func pageHeight(s *sheets.AddedSheet, widths []float64) float64 {
	wide, high := shortSide, longSide
	if s.Landscape {
		wide, high = high, wide
	}
	width := 0.0
	for _, w := range widths {
		width += w * characterWidth
	}
	return high * max(1, width/wide)
}

// heightOf is the height of a row as it is written.
func heightOf(row sheets.AddedRow, widths []float64) float64 {
	if row.Height > 0 {
		return row.Height
	}
	return rowHeight(row, widths)
}
