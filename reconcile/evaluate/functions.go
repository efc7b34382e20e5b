package evaluate

import (
	"maps"

	"github.com/shopspring/decimal"

	"crosscast/sheets/formula"
)

// function is one of a spreadsheet's functions, with the number of arguments that it takes.
type function struct {
	least, most int
	do          func(c scope, args []formula.Node) (operand, error)
}

// many stands for any number of arguments.
const many = 255

// library gives all functions by name. It is built for every evaluator since functions evaluate their own arguments.
func library() map[string]function {
	all := map[string]function{}
	for _, some := range []map[string]function{
		aggregates(), subtotals(), products(), roundings(), conditions(), tests(), criteriaFunctions(), lookups(), places(),
	} {
		maps.Copy(all, some)
	}
	return all
}

// call evaluates a function call.
func (c scope) call(n formula.Call) (operand, error) {
	f, ok := c.e.functions[n.Func]
	switch {
	case !ok:
		return operand{}, cannot("%s is not known", n.Func)
	case len(n.Args) < f.least || len(n.Args) > f.most:
		return operand{}, cannot("%s with %d arguments", n.Func, len(n.Args))
	}
	return f.do(c, n.Args)
}

// number evaluates an argument as a number.
func (c scope) number(n formula.Node) (decimal.Decimal, error) {
	v, err := c.value(n)
	if err != nil {
		return zero, err
	}
	return toNumber(v)
}

// whole evaluates an argument as a whole number, cutting off its decimals as functions do.
func (c scope) whole(n formula.Node) (int, error) {
	d, err := c.number(n)
	if err != nil {
		return 0, err
	}
	d = fifteen(d).Truncate(0)
	if d.Abs().GreaterThan(decimal.NewFromInt(1 << 30)) {
		return 0, errValue
	}
	return int(d.IntPart()), nil
}

// truth evaluates an argument as a condition.
func (c scope) truth(n formula.Node) (bool, error) {
	v, err := c.value(n)
	if err != nil {
		return false, err
	}
	return toTruth(v)
}
