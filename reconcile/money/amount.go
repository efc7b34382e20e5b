package money

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// The ways in which a text is no single amount. A caller asks with errors.Is.
var (
	ErrMalformed = errors.New("it is nearly an amount, but no number") // never guessed
	ErrNoAmount  = errors.New("it states no amount")
	ErrSeveral   = errors.New("it states more than one amount")
)

// Amount is one stated figure as people write it, in whole pounds, per cent or things.
type Amount struct {
	Value    decimal.Decimal // 13240000 for £13.24m; nothing for a range
	Interval Interval        // all that the words and digits allow
	Places   int             // digits after the decimal mark as printed
	Scale    int             // power of ten of the scale word, -2 for pence
	Unit     Unit            // never with an Exponent: Value is in full
	Hedge    Hedge
	HedgeAs  string // the words of the hedge, as printed
	Rate     bool   // per annum and the like: not to be added over years
	Per      string // year, quarter, month, week, day, night or hour, of a rate
	Inferred bool   // no currency is printed: that of the amount before is taken, or pounds after a word of accounts
	Text     string // as printed
}

// Step is one unit of the last digit printed, in the unit of Value: 10,000 for £13.24m.
func (a Amount) Step() decimal.Decimal { return decimal.New(1, int32(a.Scale-a.Places)) }

// Coarse is the interval with the last digit that is not zero as the rounded one: £430,000 to the nearest ten thousand.
// It is policy whether a round amount is read so, and it must be said.
func (a Amount) Coarse() Interval {
	if a.Hedge == Range {
		return a.Interval
	}
	return a.Hedge.interval(a.Value, coarseStep(a.Value, a.Step()))
}

// coarseStep raises step to that of the last digit of v that is not zero.
func coarseStep(v, step decimal.Decimal) decimal.Decimal {
	for next := step.Shift(1); !v.IsZero() && v.Mod(next).IsZero(); next = next.Shift(1) {
		step = next
	}
	return step
}

// SignificantDigits counts the digits from the first that is not zero to the last printed; the zeros that end a whole
// number do not count, since they may be round: 16.0 has 3 and 430,000 has 2.
func (a Amount) SignificantDigits() int {
	step := a.Step()
	if a.Places == 0 {
		step = coarseStep(a.Value, step)
	}
	if a.Value.IsZero() {
		return 0
	}
	return magnitude(a.Value) - magnitude(step) + 1
}

// seal fills in what follows from the value and the digits.
func (a *Amount) seal() { a.Interval = a.Hedge.interval(a.Value, a.Step()) }

// Interval is what the digits of a cell allow, if it was typed from a rounded print; in the scale of Value. A nil is
// exactly 0.
func (f Figure) Interval() Interval {
	if f.State != Number {
		return Exact(decimal.Zero)
	}
	return Rounded(f.Value, -int(f.Value.Exponent()))
}

// amount turns the figure of a cell into an amount.
func (f Figure) amount(text string) Amount {
	a := Amount{Value: f.Full(), Places: f.Places, Scale: f.Scale, Text: text}
	a.Unit = Unit{Currency: f.Currency, Percent: f.Percent}
	a.Interval = f.Interval().Shift(f.Scale)
	return a
}

// maxAmount is the longest text that ParseAmount takes for one amount.
const maxAmount = 200

// ParseAmount reads the one figure that text states: "£13.24m", "in the region of £9.3m", "up to £500k", "9.9%". Brackets
// around the whole of it are a minus, as in a cell.
func ParseAmount(text string) (Amount, error) {
	t := strings.TrimRight(trimSpace(text), ".,;:")
	if len(t) > maxAmount {
		return Amount{}, fmt.Errorf("a text of %d bytes: %w", len(t), ErrNoAmount)
	}
	switch f := ParseCell(t, false); f.State {
	case Number:
		if lostScale(f) {
			return Amount{}, fmt.Errorf("%q: %w: pounds with three decimals", text, ErrMalformed)
		}
		return f.amount(t), nil
	case Nil:
		return Amount{Interval: Exact(decimal.Zero), Text: t}, nil
	case Malformed:
		return Amount{}, fmt.Errorf("%q: %w", text, ErrMalformed)
	}
	found := FindAmounts(t)
	switch {
	case len(found) == 0:
		return Amount{}, fmt.Errorf("%q: %w", text, ErrNoAmount)
	case found[0].Err != nil:
		return Amount{}, found[0].Err
	case len(found) > 1:
		return Amount{}, fmt.Errorf("%q: %w", text, ErrSeveral)
	}
	return found[0].Amount, nil
}

// lostScale reports pounds with three or more decimals and no scale, such as £228.101: the word million is likely lost.
// It is suggested to the user and never taken.
func lostScale(f Figure) bool { return f.Currency != "" && f.Scale == 0 && f.Places >= 3 }
