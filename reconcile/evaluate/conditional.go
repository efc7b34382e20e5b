package evaluate

import (
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// criteriaFunctions are the sums, means and counts of what meets criteria.
func criteriaFunctions() map[string]function {
	return map[string]function{
		"SUMIF":      {2, 3, oneCriterion(total)},
		"AVERAGEIF":  {2, 3, oneCriterion(mean)},
		"SUMIFS":     {3, many, manyCriteria(total)},
		"AVERAGEIFS": {3, many, manyCriteria(mean)},
		"COUNTIF":    {2, 2, countIf},
		"COUNTIFS":   {2, many, countIf},
	}
}

// oneCriterion takes the figures from the third argument, from its first cell on and as large as the first.
func oneCriterion(end finish) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		all, err := c.conditions(args[:2])
		if err != nil {
			return operand{}, err
		}
		figures := all[0].area
		if len(args) == 3 {
			areas, err := c.cells(args[2])
			if err != nil {
				return operand{}, err
			}
			figures = resized(areas[0], figures.rng)
		}
		return c.tallyIf(figures, all, end)
	}
}

// resized gives a range of the size of the other, from the corner of a.
func resized(a area, size sheets.Range) area {
	from := a.rng.From
	a.rng.To = sheets.Ref{
		Row: min(from.Row+size.To.Row-size.From.Row, sheets.MaxRow), Col: min(from.Col+size.To.Col-size.From.Col, sheets.MaxCol),
	}
	return a
}

func manyCriteria(end finish) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		areas, err := c.cells(args[0])
		if err != nil {
			return operand{}, err
		}
		all, err := c.conditions(args[1:])
		if err != nil {
			return operand{}, err
		}
		if len(areas) != 1 || !sameSize(areas[0], all) {
			return operand{}, errValue
		}
		return c.tallyIf(areas[0], all, end)
	}
}

func sameSize(a area, all []condition) bool {
	for _, k := range all {
		if resized(k.area, a.rng) != k.area {
			return false
		}
	}
	return true
}

// tallyIf gathers the figures whose conditions are met.
func (c scope) tallyIf(figures area, all []condition, end finish) (operand, error) {
	t := &tally{}
	err := c.e.each(figures, func(r sheets.Ref, v Value) error {
		ok, err := c.met(all, r.Row-figures.rng.From.Row, r.Col-figures.rng.From.Col)
		if err != nil || !ok {
			return err
		}
		return t.inside(v)
	})
	if err != nil {
		return operand{}, err
	}
	d, err := end(t)
	return single(number(d)), err
}

// countIf counts the cells, blank ones among them, that meet all conditions.
func countIf(c scope, args []formula.Node) (operand, error) {
	all, err := c.conditions(args)
	if err != nil {
		return operand{}, err
	}
	first := all[0].area
	if !sameSize(first, all) {
		return operand{}, errValue
	}
	g := c.e.clip(first.rng)
	if g != first.rng && all[0].met(Value{}) {
		return operand{}, cannot("a count of blanks beyond the end of the sheet")
	}
	n := 0
	for down := range g.To.Row - g.From.Row + 1 {
		for right := range g.To.Col - g.From.Col + 1 {
			ok, err := c.met(all, down, right)
			if err != nil {
				return operand{}, err
			}
			if ok {
				n++
			}
		}
	}
	return single(whole(n)), nil
}
