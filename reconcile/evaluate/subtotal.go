package evaluate

import (
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// subtotals are SUBTOTAL and AGGREGATE, which leave out cells that hold one of the two themselves.
func subtotals() map[string]function {
	return map[string]function{
		"SUBTOTAL":  {2, many, subtotal},
		"AGGREGATE": {3, many, aggregate},
	}
}

// subtotalFunctions are the codes of SUBTOTAL and AGGREGATE that are known here.
var subtotalFunctions = map[int]finish{1: mean, 2: numbers, 3: notBlank, 4: greatest, 5: least, 9: total}

// selection tells which cells of its ranges a subtotal leaves out: other subtotals, hidden rows, errors.
type selection struct{ nested, hidden, errors bool }

func subtotal(c scope, args []formula.Node) (operand, error) {
	code, err := c.whole(args[0])
	if err != nil {
		return operand{}, err
	}
	return c.selected(code%100, args[1:], selection{nested: true, hidden: code > 100})
}

// aggregate reads the option: 0 to 3 leave out nested subtotals, odd ones hidden rows, 2, 3, 6 and 7 error values.
func aggregate(c scope, args []formula.Node) (operand, error) {
	code, err := c.whole(args[0])
	if err != nil {
		return operand{}, err
	}
	option, err := c.whole(args[1])
	if err != nil {
		return operand{}, err
	}
	if option < 0 || option > 7 {
		return operand{}, errValue
	}
	return c.selected(code, args[2:], selection{nested: option < 4, hidden: option%2 == 1, errors: option%4 >= 2})
}

// selected applies the function of that code to the cells taken.
func (c scope) selected(code int, args []formula.Node, skip selection) (operand, error) {
	end, ok := subtotalFunctions[code]
	if !ok {
		return operand{}, cannot("function %d of SUBTOTAL", code)
	}
	t := &tally{}
	for _, n := range args {
		areas, err := c.cells(n)
		if err != nil {
			return operand{}, err
		}
		for _, a := range areas {
			if err := c.selectArea(t, a, skip); err != nil {
				return operand{}, err
			}
		}
	}
	d, err := end(t)
	return single(number(d)), err
}

func (c scope) selectArea(t *tally, a area, skip selection) error {
	return c.e.each(a, func(r sheets.Ref, v Value) error {
		if row := a.sheet.Row(r.Row); row != nil && row.Hidden {
			switch {
			case skip.hidden:
				return nil
			case skip.nested:
				// SUBTOTAL(9,…) takes rows hidden by hand, not those that a filter hides, and the model tells no difference.
				return cannot("a subtotal over hidden rows, which may be filtered out")
			}
		}
		if skip.nested && c.e.isSubtotal(a.sheet, r) || skip.errors && v.Kind == Error {
			return nil
		}
		return t.inside(v)
	})
}

// isSubtotal reports whether the formula of a cell holds a subtotal.
func (e *Evaluator) isSubtotal(s *sheets.Sheet, r sheets.Ref) bool {
	f := s.FormulaOf(s.At(r))
	if f == nil {
		return false
	}
	n, err := e.parse(f)
	if err != nil {
		return false
	}
	found := false
	formula.Walk(n, func(n formula.Node) bool {
		call, ok := n.(formula.Call)
		found = found || ok && (call.Func == "SUBTOTAL" || call.Func == "AGGREGATE")
		return !found
	})
	return found
}
