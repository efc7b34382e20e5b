package checks

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// checkFinder walks a sheet row by row, with the words last seen above and to the left.
type checkFinder struct {
	sheet   *layout.Sheet
	over    []string     // by grid column
	columns []*checkLine // the line of checks that stands under those words
	label   string
	row     *checkLine // the line of checks beside the label
	found   []*checkLine
}

// checkLines finds the check cells of a sheet, in lines: down a column under its heading, or along a row beside its label.
func checkLines(s *layout.Sheet) []*checkLine {
	f := &checkFinder{sheet: s, over: make([]string, len(s.Cols)), columns: make([]*checkLine, len(s.Cols))}
	for i := range s.Rows {
		f.label, f.row = "", nil
		for j := range s.Cols {
			f.visit(i, j)
		}
	}
	return f.found
}

func (f *checkFinder) visit(i, j int) {
	c := f.sheet.Cell(i, j)
	if c.State == layout.Word && f.sheet.FormulaOf(c.Source) == nil {
		f.label, f.row = c.Text(), nil
		f.over[j], f.columns[j] = f.label, nil
		return
	}
	if !isComparison(f.sheet, c) {
		return
	}
	line, words, axis := &f.columns[j], f.over[j], reconcile.Down
	if namesChecks(f.label) && !callsItCheck(words) {
		line, words, axis = &f.row, f.label, reconcile.Across
	}
	at := f.sheet.Ref(i, j)
	if !namesChecks(words) || !subtracts(f.sheet, at) {
		return
	}
	if *line == nil {
		*line = &checkLine{sheet: f.sheet, axis: axis, words: words, sure: callsItCheck(words)}
		f.found = append(f.found, *line)
	}
	(*line).cells = append((*line).cells, &checkCell{at: at, cell: c})
}

func namesChecks(text string) bool { return callsItCheck(text) || callsItDifference(text) }

// isComparison reports whether a cell's formula gives what a check can give: a figure, TRUE or FALSE, an error.
func isComparison(s *layout.Sheet, c *layout.Cell) bool {
	if c.Source == nil || s.FormulaOf(c.Source) == nil || c.Ratio {
		return false
	}
	return c.State == layout.Number && !c.AsText || c.State == layout.Error || c.Source.Kind == sheets.Bool
}

// subtracts reports whether a formula takes a figure from another or compares two. A formula whose references are lost
// counts: it shows an error, and is listed.
func subtracts(s *layout.Sheet, r sheets.Ref) bool {
	n, ok := formulaAt(s, r)
	if !ok {
		return false
	}
	found := false
	formula.Walk(n, func(x formula.Node) bool {
		if b, ok := x.(formula.Binary); ok && (b.Op == "-" || b.Op == "=" || b.Op == "<>") {
			found = found || figured(b.X) && figured(b.Y)
		}
		if u, ok := x.(formula.Unary); ok && u.Op == '-' {
			found = found || figured(u.X)
		}
		return !found
	})
	return found
}

// figured reports whether a part of a formula reads any cell, or read one once.
func figured(n formula.Node) bool {
	found := false
	formula.Walk(n, func(x formula.Node) bool {
		switch x.(type) {
		case formula.Ref, formula.ErrorValue, formula.Name:
			found = true
		}
		return !found
	})
	return found
}

// comparedFigures gives what the rounding of the figures that a check compares can explain, and the size of the largest.
// Each stands for half a unit of its last place on either side.
func comparedFigures(s *layout.Sheet, r sheets.Ref) (allowance, size decimal.Decimal) {
	n, ok := formulaAt(s, r)
	if !ok {
		return decimal.Zero, decimal.Zero
	}
	figures, places := 0, int8(0)
	for _, ref := range formula.Refs(n) {
		for _, c := range cellsOf(s, ref) {
			cell := c.sheet.Find(c.at)
			if cell == nil || cell.State != layout.Number {
				continue
			}
			figures++
			places = max(places, cell.Places)
			size = decimal.Max(size, c.sheet.Value(cell).Abs())
		}
	}
	return decimal.New(5, -int32(places)-1).Mul(decimal.NewFromInt(int64(figures))), size
}
