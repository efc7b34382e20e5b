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

// anyOrAll makes OR (looking for true) and AND (looking for false). Texts and blanks in ranges do not count.
func anyOrAll(look bool) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		seen, found := false, false
		for _, a := range args {
			o, err := c.eval(a)
			if err != nil {
				return operand{}, err
			}
			values := matrix{{o.one}}
			if o.isCells() || len(o.rows) > 0 {
				if values, err = c.matrix(a); err != nil {
					return operand{}, err
				}
			}
			for _, row := range values {
				for _, v := range row {
					if many := o.isCells() || len(o.rows) > 0; many && (v.Kind == Text || v.Kind == Blank) {
						continue
					}
					yes, err := toTruth(v)
					if err != nil {
						return operand{}, err
					}
					seen, found = true, found || yes == look
				}
			}
		}
		if !seen {
			return operand{}, errValue
		}
		return single(truth(found == look)), nil
	}
}
