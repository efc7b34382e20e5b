package evaluate

import (
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// places are the functions about where cells stand.
func places() map[string]function {
	return map[string]function{
		"INDEX":   {2, 3, index},
		"CHOOSE":  {2, many, choose},
		"ROW":     {0, 1, place(func(r sheets.Ref) int { return r.Row })},
		"COLUMN":  {0, 1, place(func(r sheets.Ref) int { return r.Col })},
		"ROWS":    {1, 1, extent(func(g sheets.Range) int { return g.To.Row - g.From.Row + 1 })},
		"COLUMNS": {1, 1, extent(func(g sheets.Range) int { return g.To.Col - g.From.Col + 1 })},
	}
}

// index gives the cell at a row and column of a range, or all of a row or column where the other is 0.
func index(c scope, args []formula.Node) (operand, error) {
	areas, err := c.cells(args[0])
	if err != nil {
		return operand{}, err
	}
	if len(areas) != 1 {
		return operand{}, cannot("INDEX of several areas")
	}
	row, err := c.whole(args[1])
	if err != nil {
		return operand{}, err
	}
	col, a := 0, areas[0]
	g := a.rng
	switch {
	case len(args) == 3:
		if col, err = c.whole(args[2]); err != nil {
			return operand{}, err
		}
	case g.From.Row == g.To.Row:
		row, col = 0, row
	}
	if row < 0 || col < 0 || g.From.Row+row-1 > g.To.Row || g.From.Col+col-1 > g.To.Col {
		return operand{}, errRef
	}
	if row > 0 {
		g.From.Row, g.To.Row = g.From.Row+row-1, g.From.Row+row-1
	}
	if col > 0 {
		g.From.Col, g.To.Col = g.From.Col+col-1, g.From.Col+col-1
	}
	return operand{areas: []area{{a.sheet, g}}}, nil
}

// choose gives the argument of that number, and evaluates no other.
func choose(c scope, args []formula.Node) (operand, error) {
	n, err := c.whole(args[0])
	if err != nil {
		return operand{}, err
	}
	if n < 1 || n >= len(args) {
		return operand{}, errValue
	}
	return c.eval(args[n])
}

// place makes ROW and COLUMN: of the formula's own cell, or of the first cell of a range.
func place(of func(sheets.Ref) int) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		if len(args) == 0 {
			return single(whole(of(c.cell))), nil
		}
		areas, err := c.cells(args[0])
		if err != nil {
			return operand{}, err
		}
		if c.array && areas[0].rng.Count() > 1 {
			return operand{}, cannot("ROW or COLUMN of a range, in an array formula")
		}
		return single(whole(of(areas[0].rng.From))), nil
	}
}

func extent(of func(sheets.Range) int) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		areas, err := c.cells(args[0])
		if err != nil {
			return operand{}, err
		}
		return single(whole(of(areas[0].rng))), nil
	}
}
