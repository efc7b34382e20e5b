package evaluate

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// Kind is the type of a value.
type Kind uint8

// The kinds of value, the zero one being that of an empty cell.
const (
	Blank Kind = iota
	Number
	Text
	Bool
	Error
)

// Value is what a cell or formula gives. Num is set for a number, and is 1 or 0 for TRUE or FALSE; Text is a text, or
// the code of an error.
type Value struct {
	Kind Kind
	Num  decimal.Decimal
	Text string
}

// ErrCannot is the kind of every refusal: the formula may be right, but is beyond this evaluator. What it is about, such
// as the name of a function, follows it in the message.
var ErrCannot = errors.New("cannot be recomputed")

// ErrCircular says that a formula hangs on its own result. It is an ErrCannot as well.
var ErrCircular = fmt.Errorf("%w: it refers to itself", ErrCannot)

// cellError is an error value such as #DIV/0! on its way through functions, of which only a few stop it.
type cellError string

// Error gives the code.
func (c cellError) Error() string { return string(c) }

const (
	errValue = cellError("#VALUE!")
	errDiv   = cellError("#DIV/0!")
	errNA    = cellError("#N/A")
	errNum   = cellError("#NUM!")
	errRef   = cellError("#REF!")
	errNull  = cellError("#NULL!")
)

// caught turns a cell error into the value that a cell shows.
func caught(v Value, err error) (Value, error) {
	var code cellError
	if errors.As(err, &code) {
		return Value{Kind: Error, Text: string(code)}, nil
	}
	return v, err
}

// thrown is the opposite of caught.
func thrown(v Value) (Value, error) {
	if v.Kind == Error {
		return Value{}, cellError(v.Text)
	}
	return v, nil
}

func number(d decimal.Decimal) Value { return Value{Kind: Number, Num: d} }

func whole(n int) Value { return number(decimal.NewFromInt(int64(n))) }

func text(s string) Value { return Value{Kind: Text, Text: s} }

func truth(b bool) Value {
	if b {
		return Value{Kind: Bool, Num: one}
	}
	return Value{Kind: Bool}
}

// stored reads the value that the file holds for a cell.
func stored(c *sheets.Cell) (Value, error) {
	if c == nil {
		return Value{}, nil
	}
	switch c.Kind {
	case sheets.Number:
		d, ok := money.ParseStored(c.Raw)
		if !ok {
			return Value{}, fmt.Errorf("%w: the stored number %.40q cannot be read", ErrCannot, c.Raw)
		}
		return number(d), nil
	case sheets.Text:
		return text(c.Raw), nil
	case sheets.Bool:
		return truth(c.Raw == "TRUE"), nil
	case sheets.Error:
		return Value{Kind: Error, Text: c.Raw}, nil
	case sheets.Date:
		return Value{}, fmt.Errorf("%w: a date is stored as text", ErrCannot)
	}
	return Value{}, nil
}

// toNumber reads v as an operand of arithmetic.
func toNumber(v Value) (decimal.Decimal, error) {
	switch v.Kind {
	case Number, Bool:
		return v.Num, nil
	case Error:
		return zero, cellError(v.Text)
	case Text:
		return textNumber(v.Text)
	}
	return zero, nil
}

// textNumber reads a text as a number. Texts with digits that it cannot read (dates, times, currencies) may be numbers
// to the program that wrote the file, by its language: they are refused, not taken for #VALUE!.
func textNumber(s string) (decimal.Decimal, error) {
	t := strings.TrimSpace(s)
	if !strings.ContainsAny(t, "0123456789") {
		return zero, errValue
	}
	t, percent := strings.CutSuffix(t, "%")
	d, ok := money.ParseStored(t)
	if !ok {
		return zero, fmt.Errorf("%w: the text %.40q may be a number", ErrCannot, s)
	}
	if percent {
		d = d.Shift(-2)
	}
	return d, nil
}

// toText writes v as "&" does. A number that fills all 15 digits is refused: its last one depends on the binary noise.
func toText(v Value) (string, error) {
	switch v.Kind {
	case Text:
		return v.Text, nil
	case Bool:
		return strings.ToUpper(fmt.Sprint(!v.Num.IsZero())), nil
	case Error:
		return "", cellError(v.Text)
	case Number:
		d := fifteen(v.Num)
		if size := magnitude(d); d.NumDigits() >= shownDigits || size > shownDigits || size < -3 && !d.IsZero() {
			return "", fmt.Errorf("%w: the number %s as text", ErrCannot, d)
		}
		return d.String(), nil
	}
	return "", nil
}

// toTruth reads v as a condition.
func toTruth(v Value) (bool, error) {
	switch v.Kind {
	case Number, Bool:
		return !v.Num.IsZero(), nil
	case Error:
		return false, cellError(v.Text)
	case Text:
		if strings.EqualFold(v.Text, "TRUE") || strings.EqualFold(v.Text, "FALSE") {
			return strings.EqualFold(v.Text, "TRUE"), nil
		}
		return false, errValue
	}
	return false, nil
}
