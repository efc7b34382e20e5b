package evaluate

import (
	"github.com/shopspring/decimal"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// tally is what functions over many cells gather.
type tally struct {
	sum       decimal.Decimal
	least     decimal.Decimal
	greatest  decimal.Decimal
	numbers   int
	notBlank  int
	firstFail error // the first error value met
}

// number takes one number.
func (t *tally) number(d decimal.Decimal) (err error) {
	if t.numbers == 0 {
		t.least, t.greatest = d, d
	}
	t.least, t.greatest = decimal.Min(t.least, d), decimal.Max(t.greatest, d)
	t.numbers++
	t.sum, err = add(t.sum, d)
	return err
}

// inside takes a value from a range or array, where only numbers count.
func (t *tally) inside(v Value) error {
	if v.Kind != Blank {
		t.notBlank++
	}
	if v.Kind == Error && t.firstFail == nil {
		t.firstFail = cellError(v.Text)
	}
	if v.Kind == Number {
		return t.number(v.Num)
	}
	return nil
}

// direct takes an argument that is a value, where texts and truth values count as numbers if they can.
func (t *tally) direct(v Value) error {
	if v.Kind == Error {
		return t.inside(v)
	}
	t.notBlank++
	d, err := toNumber(v)
	if err != nil {
		if _, cellErr := caught(Value{}, err); cellErr != nil {
			return err
		}
		if t.firstFail == nil {
			t.firstFail = err
		}
		return nil
	}
	return t.number(d)
}

// gather reads all arguments of a function over many cells.
func (c scope) gather(args []formula.Node) (*tally, error) {
	t := &tally{}
	for _, a := range args {
		o, err := c.eval(a)
		if v, err := caught(o.one, err); err != nil {
			return nil, err
		} else if v.Kind == Error {
			o = single(v)
		}
		if err := c.gatherOne(t, o); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (c scope) gatherOne(t *tally, o operand) error {
	for _, a := range o.areas {
		if err := c.e.each(a, func(_ sheets.Ref, v Value) error { return t.inside(v) }); err != nil {
			return err
		}
	}
	for _, row := range o.rows {
		for _, v := range row {
			if err := t.inside(v); err != nil {
				return err
			}
		}
	}
	if o.isCells() || len(o.rows) > 0 {
		return nil
	}
	return t.direct(o.one)
}

// finish is how a function turns a tally into its result.
type finish func(t *tally) (decimal.Decimal, error)

func total(t *tally) (decimal.Decimal, error) { return t.sum, t.firstFail }

func mean(t *tally) (decimal.Decimal, error) {
	if t.firstFail != nil {
		return zero, t.firstFail
	}
	return divide(t.sum, decimal.NewFromInt(int64(t.numbers)))
}

func least(t *tally) (decimal.Decimal, error) { return t.least, t.firstFail }

func greatest(t *tally) (decimal.Decimal, error) { return t.greatest, t.firstFail }

func numbers(t *tally) (decimal.Decimal, error) { return decimal.NewFromInt(int64(t.numbers)), nil }

func notBlank(t *tally) (decimal.Decimal, error) { return decimal.NewFromInt(int64(t.notBlank)), nil }

// aggregates are the plain functions over many cells.
func aggregates() map[string]function {
	all := map[string]function{}
	for name, end := range map[string]finish{
		"SUM": total, "AVERAGE": mean, "MIN": least, "MAX": greatest, "COUNT": numbers, "COUNTA": notBlank,
	} {
		all[name] = function{1, many, func(c scope, args []formula.Node) (operand, error) {
			t, err := c.gather(args)
			if err != nil {
				return operand{}, err
			}
			d, err := end(t)
			return single(number(d)), err
		}}
	}
	return all
}
