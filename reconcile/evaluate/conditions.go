package evaluate

import "crosscast/sheets/formula"

// conditions are the functions that choose. They evaluate only what they need, as spreadsheets do.
func conditions() map[string]function {
	return map[string]function{
		"IF":      {2, 3, ifThen},
		"IFERROR": {2, 2, instead(func(cellError) bool { return true })},
		"IFNA":    {2, 2, instead(func(code cellError) bool { return code == errNA })},
		"AND":     {1, many, anyOrAll(false)},
		"OR":      {1, many, anyOrAll(true)},
		"NOT": {1, 1, func(c scope, args []formula.Node) (operand, error) {
			yes, err := c.truth(args[0])
			return single(truth(!yes)), err
		}},
		"TRUE":  {0, 0, func(scope, []formula.Node) (operand, error) { return single(truth(true)), nil }},
		"FALSE": {0, 0, func(scope, []formula.Node) (operand, error) { return single(truth(false)), nil }},
		"NA":    {0, 0, func(scope, []formula.Node) (operand, error) { return operand{}, errNA }},
	}
}

func ifThen(c scope, args []formula.Node) (operand, error) {
	if c.array {
		m, err := c.matrix(args[0])
		if err != nil {
			return operand{}, err
		}
		if (operand{rows: m}).isMany() {
			return operand{}, cannot("IF over a range, in an array formula")
		}
	}
	yes, err := c.truth(args[0])
	switch {
	case err != nil:
		return operand{}, err
	case yes:
		return c.eval(args[1])
	case len(args) == 3:
		return c.eval(args[2])
	}
	return single(truth(false)), nil
}

// instead gives the second argument where the first is an error of the right sort.
func instead(of func(cellError) bool) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		v, err := caught(c.value(args[0]))
		if err != nil {
			return operand{}, err
		}
		if v.Kind == Error && of(cellError(v.Text)) {
			v, err = c.value(args[1])
			return single(v), err
		}
		v, err = thrown(v)
		if v.Kind == Blank {
			v = number(zero)
		}
		return single(v), err
	}
}

// anyOrAll makes OR (looking for true) and AND (looking for false).
func anyOrAll(look bool) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		seen, found := false, false
		for _, a := range args {
			values, err := c.truths(a)
			if err != nil {
				return operand{}, err
			}
			for _, v := range values {
				yes, err := toTruth(v)
				if err != nil {
					return operand{}, err
				}
				seen, found = true, found || yes == look
			}
		}
		if !seen {
			return operand{}, errValue
		}
		return single(truth(found == look)), nil
	}
}

// truths gives the values of an argument of AND and OR. Texts and blanks in ranges do not count.
func (c scope) truths(n formula.Node) ([]Value, error) {
	o, err := c.eval(n)
	if err != nil {
		return nil, err
	}
	if !o.isCells() && len(o.rows) == 0 {
		return []Value{o.one}, nil
	}
	m, err := c.spread(o)
	if err != nil {
		return nil, err
	}
	var values []Value
	for _, row := range m {
		for _, v := range row {
			if v.Kind != Text && v.Kind != Blank {
				values = append(values, v)
			}
		}
	}
	return values, nil
}
