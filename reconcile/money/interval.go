package money

import (
	"github.com/shopspring/decimal"
)

// Interval is all that a figure may stand for: every value from Lo to Hi, both included. An open side has no bound, and
// its Lo or Hi means nothing. The zero Interval is exactly 0.
type Interval struct {
	Lo, Hi         decimal.Decimal
	LoOpen, HiOpen bool
}

// half is five tenths, shifted to the place that was rounded.
const half = 5

// Exact is the interval of a figure that stands for itself alone.
func Exact(v decimal.Decimal) Interval { return Interval{Lo: v, Hi: v} }

// Between is the interval with these ends, in whatever order they come.
func Between(a, b decimal.Decimal) Interval {
	if a.GreaterThan(b) {
		a, b = b, a
	}
	return Interval{Lo: a, Hi: b}
}

// AtLeast is the interval from lo upwards.
func AtLeast(lo decimal.Decimal) Interval { return Interval{Lo: lo, HiOpen: true} }

// AtMost is the interval up to hi.
func AtMost(hi decimal.Decimal) Interval { return Interval{Hi: hi, LoOpen: true} }

// Anything is the interval without bounds.
func Anything() Interval { return Interval{LoOpen: true, HiOpen: true} }

// Rounded is what a figure rounded to places decimal places may stand for. Both ends are in it, because half-up,
// half-even and half-away differ only there. Places may be negative: -3 for a figure to the nearest thousand.
func Rounded(v decimal.Decimal, places int) Interval {
	return Around(v, decimal.New(half, int32(-places-1)))
}

// Around is v give or take margin.
func Around(v, margin decimal.Decimal) Interval {
	return Between(v.Sub(margin), v.Add(margin))
}

// Truncated is what a figure cut off after places decimal places may stand for.
func Truncated(v decimal.Decimal, places int) Interval {
	unit := decimal.New(1, int32(-places))
	switch v.Sign() {
	case 1:
		return Interval{Lo: v, Hi: v.Add(unit)}
	case -1:
		return Interval{Lo: v.Sub(unit), Hi: v}
	}
	return Around(v, unit)
}

// Neg is the interval of the figure with its sign turned.
func (a Interval) Neg() Interval {
	return Interval{Lo: a.Hi.Neg(), Hi: a.Lo.Neg(), LoOpen: a.HiOpen, HiOpen: a.LoOpen}
}

// Abs is the interval of the figure without its sign.
func (a Interval) Abs() Interval {
	switch {
	case !a.LoOpen && a.Lo.Sign() >= 0:
		return a
	case !a.HiOpen && a.Hi.Sign() <= 0:
		return a.Neg()
	case a.LoOpen || a.HiOpen:
		return AtLeast(decimal.Zero)
	}
	return Interval{Hi: decimal.Max(a.Lo.Neg(), a.Hi)}
}

// Shift multiplies by a power of ten: it turns a figure under £000 into pounds.
func (a Interval) Shift(exponent int) Interval {
	a.Lo, a.Hi = a.Lo.Shift(int32(exponent)), a.Hi.Shift(int32(exponent))
	return a
}

// Add is the interval of the sum of two figures.
func (a Interval) Add(b Interval) Interval {
	return Interval{
		Lo: a.Lo.Add(b.Lo), LoOpen: a.LoOpen || b.LoOpen,
		Hi: a.Hi.Add(b.Hi), HiOpen: a.HiOpen || b.HiOpen,
	}
}

// Sub is the interval of the difference of two figures.
func (a Interval) Sub(b Interval) Interval { return a.Add(b.Neg()) }

// Sum adds any number of intervals.
func Sum(all ...Interval) Interval {
	var total Interval
	for _, a := range all {
		total = total.Add(a)
	}
	return total
}

// Meets reports whether one value may lie in both. Two figures are inconsistent only if their intervals do not meet.
func (a Interval) Meets(b Interval) bool { return !a.below(b) && !b.below(a) }

// below reports whether all of a lies below all of b.
func (a Interval) below(b Interval) bool {
	return !a.HiOpen && !b.LoOpen && a.Hi.LessThan(b.Lo)
}

// Touches reports whether the two have one single value in common, at an end of each: they agree "at the boundary".
func (a Interval) Touches(b Interval) bool {
	both, ok := a.Intersect(b)
	return ok && both.IsExact() && !a.IsExact() && !b.IsExact()
}

// Contains reports whether v lies in the interval.
func (a Interval) Contains(v decimal.Decimal) bool {
	return (a.LoOpen || !v.LessThan(a.Lo)) && (a.HiOpen || !v.GreaterThan(a.Hi))
}

// Intersect is what two statements of one figure leave possible; false if nothing is left.
func (a Interval) Intersect(b Interval) (Interval, bool) {
	if !a.Meets(b) {
		return Interval{}, false
	}
	if a.LoOpen || !b.LoOpen && b.Lo.GreaterThan(a.Lo) {
		a.Lo, a.LoOpen = b.Lo, b.LoOpen
	}
	if a.HiOpen || !b.HiOpen && b.Hi.LessThan(a.Hi) {
		a.Hi, a.HiOpen = b.Hi, b.HiOpen
	}
	return a, true
}

// IsExact reports whether the interval holds one value.
func (a Interval) IsExact() bool { return !a.LoOpen && !a.HiOpen && a.Lo.Equal(a.Hi) }

// Margin is half the width, which is the slack to print; false if a side is open.
func (a Interval) Margin() (decimal.Decimal, bool) {
	if a.LoOpen || a.HiOpen {
		return decimal.Decimal{}, false
	}
	return a.Hi.Sub(a.Lo).Mul(decimal.New(half, -1)), true
}

// String prints the interval as the notes to a finding do: "13.1995 .. 13.3005", "at most 500500".
func (a Interval) String() string {
	switch {
	case a.LoOpen && a.HiOpen:
		return "anything"
	case a.LoOpen:
		return "at most " + a.Hi.String()
	case a.HiOpen:
		return "at least " + a.Lo.String()
	case a.IsExact():
		return a.Lo.String()
	}
	return a.Lo.String() + " .. " + a.Hi.String()
}
