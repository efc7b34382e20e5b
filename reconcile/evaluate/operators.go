package evaluate

import (
	"strings"

	"crosscast/sheets/formula"
)

// binary applies an operator: to two values, or in an array formula to whole ranges element by element.
func (c scope) binary(n formula.Binary) (operand, error) {
	if c.array {
		return c.elementwise(n.X, n.Y, func(x, y Value) (Value, error) { return operate(n.Op, x, y) })
	}
	x, err := c.value(n.X)
	if err != nil {
		return operand{}, err
	}
	y, err := c.value(n.Y)
	if err != nil {
		return operand{}, err
	}
	v, err := operate(n.Op, x, y)
	return single(v), err
}

// unary applies a sign or a percentage.
func (c scope) unary(n formula.Node) (operand, error) {
	x, do := formula.Node(formula.Missing{}), func(v Value) (Value, error) { return v, nil }
	switch n := n.(type) {
	case formula.Percent:
		x, do = n.X, func(v Value) (Value, error) { return arithmetic("/", v, whole(100)) }
	case formula.Unary:
		switch x = n.X; n.Op {
		case '+':
			return c.eval(x)
		case '-':
			do = func(v Value) (Value, error) { return arithmetic("-", Value{}, v) }
		case '@':
			c.array = false
		}
	}
	if c.array {
		return c.elementwise(x, formula.Missing{}, func(v, _ Value) (Value, error) { return do(v) })
	}
	v, err := c.value(x)
	if err != nil {
		return operand{}, err
	}
	v, err = do(v)
	return single(v), err
}

// elementwise combines two matrices; a single row, column or value repeats to the size of the other.
func (c scope) elementwise(a, b formula.Node, do func(x, y Value) (Value, error)) (operand, error) {
	x, err := c.matrix(a)
	if err != nil {
		return operand{}, err
	}
	y, err := c.matrix(b)
	if err != nil {
		return operand{}, err
	}
	rows, cols := x.size()
	moreRows, moreCols := y.size()
	rows, cols = max(rows, moreRows), max(cols, moreCols)
	if c.e.left -= rows * cols; c.e.left < 0 {
		return operand{}, tooMany()
	}
	m := make(matrix, rows)
	for i := range m {
		m[i] = make([]Value, cols)
		for j := range m[i] {
			v, err := caught(do(x.at(i, j), y.at(i, j)))
			if err != nil {
				return operand{}, err
			}
			m[i][j] = v
		}
	}
	return operand{rows: m}, nil
}

// operate applies an operator to two values.
func operate(op string, x, y Value) (Value, error) {
	for _, v := range [...]Value{x, y} {
		if _, err := thrown(v); err != nil {
			return Value{}, err
		}
	}
	switch op {
	case "+", "-", "*", "/", "^":
		return arithmetic(op, x, y)
	case "&":
		return joined(x, y)
	}
	order := compare(x, y)
	switch op {
	case "=":
		return truth(order == 0), nil
	case "<>":
		return truth(order != 0), nil
	case "<":
		return truth(order < 0), nil
	case "<=":
		return truth(order <= 0), nil
	case ">":
		return truth(order > 0), nil
	case ">=":
		return truth(order >= 0), nil
	}
	return Value{}, cannot("the operator %s", op)
}

func arithmetic(op string, a, b Value) (Value, error) {
	x, err := toNumber(a)
	if err != nil {
		return Value{}, err
	}
	y, err := toNumber(b)
	if err != nil {
		return Value{}, err
	}
	do := add
	switch op {
	case "-":
		do = subtract
	case "*":
		do = multiply
	case "/":
		do = divide
	case "^":
		do = power
	}
	d, err := do(x, y)
	if op == "+" || op == "-" {
		d = cancelled(d, x, y)
	}
	return number(d), err
}

func joined(a, b Value) (Value, error) {
	x, err := toText(a)
	if err != nil {
		return Value{}, err
	}
	y, err := toText(b)
	if err != nil {
		return Value{}, err
	}
	if len(x)+len(y) > 1<<15 {
		return Value{}, errValue // as Excel: a cell holds no longer text
	}
	return text(x + y), nil
}

// compare orders two values: numbers before texts before truth values. A blank is the other's nil or empty text.
func compare(x, y Value) int {
	x, y = like(x, y.Kind), like(y, x.Kind)
	switch {
	case x.Kind != y.Kind:
		return int(x.Kind) - int(y.Kind)
	case x.Kind == Text:
		return strings.Compare(strings.ToLower(x.Text), strings.ToLower(y.Text))
	}
	return fifteen(x.Num).Cmp(fifteen(y.Num))
}

// like makes a blank the nil of the kind that it is compared with.
func like(v Value, kind Kind) Value {
	if v.Kind == Blank && kind != Blank {
		return Value{Kind: kind}
	}
	return v
}
