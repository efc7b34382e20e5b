package evaluate

import "crosscast/sheets/formula"

// tests are the functions that ask what a value is. They do not pass errors on.
func tests() map[string]function {
	isError := func(v Value) bool { return v.Kind == Error }
	return map[string]function{
		"ISERROR":   asks(isError),
		"ISERR":     asks(func(v Value) bool { return isError(v) && v.Text != string(errNA) }),
		"ISNA":      asks(func(v Value) bool { return isError(v) && v.Text == string(errNA) }),
		"ISNUMBER":  asks(func(v Value) bool { return v.Kind == Number }),
		"ISTEXT":    asks(func(v Value) bool { return v.Kind == Text }),
		"ISNONTEXT": asks(func(v Value) bool { return v.Kind != Text }),
		"ISLOGICAL": asks(func(v Value) bool { return v.Kind == Bool }),
		"ISBLANK":   asks(func(v Value) bool { return v.Kind == Blank }),
		"N":         {1, 1, toN},
	}
}

func asks(is func(Value) bool) function {
	return function{1, 1, func(c scope, args []formula.Node) (operand, error) {
		v, err := caught(c.value(args[0]))
		return single(truth(is(v))), err
	}}
}

// toN gives a number as it is, TRUE as 1 and all else as 0.
func toN(c scope, args []formula.Node) (operand, error) {
	v, err := c.value(args[0])
	if v.Kind != Number && v.Kind != Bool {
		v = Value{}
	}
	return single(number(v.Num)), err
}
