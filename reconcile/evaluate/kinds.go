package evaluate

import "crosscast/sheets/formula"

// tests are the functions that ask what a value is, which pass no errors on, and those that change it to another kind.
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

		"CONCATENATE": {1, many, concatenate},
	}
}

func asks(is func(Value) bool) function {
	return function{1, 1, func(c scope, args []formula.Node) (operand, error) {
		v, err := caught(c.value(args[0]))
		return single(truth(is(v))), err
	}}
}

// concatenate joins its arguments as "&" does.
func concatenate(c scope, args []formula.Node) (operand, error) {
	all := text("")
	for _, a := range args {
		v, err := c.value(a)
		if err != nil {
			return operand{}, err
		}
		if all, err = joined(all, v); err != nil {
			return operand{}, err
		}
	}
	return single(all), nil
}

// toN gives a number as it is, TRUE as 1 and all else as 0.
func toN(c scope, args []formula.Node) (operand, error) {
	v, err := c.value(args[0])
	if v.Kind != Number && v.Kind != Bool {
		v = Value{}
	}
	return single(number(v.Num)), err
}
