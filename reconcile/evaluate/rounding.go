package evaluate

import (
	"github.com/shopspring/decimal"

	"crosscast/sheets/formula"
)

// roundings are the functions of one number. All look at 15 digits, as spreadsheets do: 2.4999999999999996 is 2.5.
func roundings() map[string]function {
	all := map[string]function{
		"ABS":   oneNumber(func(d decimal.Decimal) decimal.Decimal { return d.Abs() }),
		"SIGN":  oneNumber(func(d decimal.Decimal) decimal.Decimal { return decimal.NewFromInt(int64(d.Sign())) }),
		"INT":   oneNumber(func(d decimal.Decimal) decimal.Decimal { return fifteen(d).Floor() }),
		"VALUE": oneNumber(func(d decimal.Decimal) decimal.Decimal { return d }),
		"MOD":   {2, 2, mod},
	}
	for name, round := range map[string]func(d decimal.Decimal) decimal.Decimal{
		"ROUND":     func(d decimal.Decimal) decimal.Decimal { return d.Round(0) },
		"ROUNDUP":   awayFromZero,
		"ROUNDDOWN": func(d decimal.Decimal) decimal.Decimal { return d.Truncate(0) },
		"TRUNC":     func(d decimal.Decimal) decimal.Decimal { return d.Truncate(0) },
	} {
		all[name] = placed(round)
	}
	return all
}

func oneNumber(do func(decimal.Decimal) decimal.Decimal) function {
	return function{1, 1, func(c scope, args []formula.Node) (operand, error) {
		d, err := c.number(args[0])
		if err != nil {
			return operand{}, err
		}
		return single(number(do(d))), nil
	}}
}

// placed makes a function that rounds to places after the point; without places, to a whole number.
func placed(round func(decimal.Decimal) decimal.Decimal) function {
	return function{1, 2, func(c scope, args []formula.Node) (operand, error) {
		d, err := c.number(args[0])
		if err != nil {
			return operand{}, err
		}
		places := 0
		if len(args) == 2 {
			if places, err = c.whole(args[1]); err != nil {
				return operand{}, err
			}
		}
		if places > maxSize || places < -maxSize {
			return operand{}, errNum
		}
		by := int32(places)
		return single(number(round(fifteen(d).Shift(by)).Shift(-by))), nil
	}}
}

func awayFromZero(d decimal.Decimal) decimal.Decimal {
	if cut := d.Truncate(0); !cut.Equal(d) {
		return cut.Add(decimal.NewFromInt(int64(d.Sign())))
	}
	return d
}

// mod gives the rest of a division, with the sign of the divisor.
func mod(c scope, args []formula.Node) (operand, error) {
	x, err := c.number(args[0])
	if err != nil {
		return operand{}, err
	}
	y, err := c.number(args[1])
	if err != nil {
		return operand{}, err
	}
	x, y = fifteen(x), fifteen(y)
	q, err := divide(x, y)
	if err != nil {
		return operand{}, err
	}
	d, err := subtract(x, y.Mul(q.Floor()))
	return single(number(d)), err
}
