package xlsx

import (
	"fmt"
	"sync/atomic"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// spend counts what a workbook has cost so far, over all sheets. Part sizes alone do not bound it: a shared formula of a
// few bytes a cell grows to its full text in each.
type spend struct {
	lim          ooxml.Limits
	cells, bytes atomic.Int64
}

// text takes n bytes of text or formulas.
func (s *spend) text(n int) error {
	if s.bytes.Add(int64(n)) > int64(s.lim.Text) {
		return fmt.Errorf("over %d MB of text and formulas: %w", s.lim.Text>>20, sheets.ErrTooLarge)
	}
	return nil
}

// row takes the cells of a row.
func (s *spend) row(cells int) error {
	if s.cells.Add(int64(cells)) > int64(s.lim.Cells) {
		return fmt.Errorf("over %d cells: %w", s.lim.Cells, sheets.ErrTooLarge)
	}
	return nil
}
