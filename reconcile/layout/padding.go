package layout

import (
	"math"

	"crosscast/sheets"
)

// paddedFigures is how many figures must end in a nought for it to be taken for padding.
const paddedFigures = 10

// trimPadding takes off noughts that a program put at the end of printed figures to fill up a format: where those with
// two digits after the point end in a nought throughout, figures are known to one digit, and round to it. One in fifty
// may end otherwise, and always one, which may be wrong.
func (s *Sheet) trimPadding() {
	for places := int8(2); places > 0; places-- {
		var padded []*Cell
		all := 0
		for k := range s.cells {
			c := &s.cells[k]
			if c.State != Number || c.Source.Kind != sheets.Text || c.Places < places {
				continue
			}
			all++
			if scaled := c.Num * math.Pow10(int(places)-1); c.Places == places && math.Abs(scaled-math.Round(scaled)) < 1e-6 {
				padded = append(padded, c)
			}
		}
		if len(padded) < paddedFigures || all-len(padded) > max(1, all/50) {
			continue
		}
		for _, c := range padded {
			c.Places--
		}
	}
}
