package evaluate

import (
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// cells evaluates n, which must be references.
func (c scope) cells(n formula.Node) ([]area, error) {
	o, err := c.eval(n)
	switch {
	case err != nil:
		return nil, err
	case !o.isCells():
		return nil, errValue
	}
	return o.areas, nil
}

// union takes several references together.
func (c scope) union(n formula.Union) (operand, error) {
	var o operand
	for _, part := range n.Parts {
		areas, err := c.cells(part)
		if err != nil {
			return operand{}, err
		}
		o.areas = append(o.areas, areas...)
	}
	return o, nil
}

// intersect gives the cells that two references share.
func (c scope) intersect(n formula.Intersect) (operand, error) {
	x, y, err := c.corners(n.X, n.Y)
	if err != nil {
		return operand{}, err
	}
	g := sheets.Range{
		From: sheets.Ref{Row: max(x.rng.From.Row, y.rng.From.Row), Col: max(x.rng.From.Col, y.rng.From.Col)},
		To:   sheets.Ref{Row: min(x.rng.To.Row, y.rng.To.Row), Col: min(x.rng.To.Col, y.rng.To.Col)},
	}
	if g.From.Row > g.To.Row || g.From.Col > g.To.Col {
		return operand{}, errNull
	}
	return operand{areas: []area{{x.sheet, g}}}, nil
}

// span gives all cells between two references of which one at least is computed, as in A1:INDEX(A:A,5).
func (c scope) span(n formula.Binary) (operand, error) {
	x, y, err := c.corners(n.X, n.Y)
	if err != nil {
		return operand{}, err
	}
	g := sheets.Range{
		From: sheets.Ref{Row: min(x.rng.From.Row, y.rng.From.Row), Col: min(x.rng.From.Col, y.rng.From.Col)},
		To:   sheets.Ref{Row: max(x.rng.To.Row, y.rng.To.Row), Col: max(x.rng.To.Col, y.rng.To.Col)},
	}
	return operand{areas: []area{{x.sheet, g}}}, nil
}

// corners evaluates two references, each one area on the same sheet.
func (c scope) corners(a, b formula.Node) (area, area, error) {
	x, err := c.cells(a)
	if err != nil {
		return area{}, area{}, err
	}
	y, err := c.cells(b)
	if err != nil {
		return area{}, area{}, err
	}
	if len(x) != 1 || len(y) != 1 || x[0].sheet != y[0].sheet {
		return area{}, area{}, errValue
	}
	return x[0], y[0], nil
}
