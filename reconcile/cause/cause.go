// Package cause names the likely reason for a difference. A reason is named only if it brings the difference to nil,
// and only if nothing else of its kind would do so as well: a wrong hint costs more time than none.
package cause

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// The names of causes, as they stand in findings and in the tests of them.
const (
	Plug        = "plug"
	RangeShort  = "range leaves a line out"
	LineBlank   = "line blank"
	LineOther   = "line differs from its own total"
	SignLost    = "sign lost"
	UnitSlip    = "unit slip"
	Transposed  = "transposed digits"
	OtherYear   = "figure of another year"
	OtherTotal  = "figure of another total"
	LineMissed  = "line missed"
	LineTwice   = "line counted twice"
	SubtotalToo = "subtotal counted as well"
	LineOutside = "line outside the range"
	OneDigit    = "one digit wrong"
)

// What is smaller than this, counted in the last place that the figures use, fits too much by chance.
const (
	smallestHint = 10  // a difference, among lines
	sureFigure   = 100 // a stated figure, among neighbouring totals
)

// Line is one figure that bears on a difference.
type Line struct {
	At    string // the cell: E9
	Label string // what people call it: S7; "" lets At stand for it
	Value decimal.Decimal
	Sign  int // -1 for a line that is taken off; anything else adds
	// Subtotal marks a figure made of other lines.
	Subtotal bool
	// Year is the period of a neighbouring total that differs from the stated one in its period only.
	Year string
	// Expected is what the line's own row or column says that it should be, where a crossing relation tells.
	Expected decimal.NullDecimal
}

// Facts is what is known of one difference. Only Stated and Recomputed are needed; each further fact lets further
// causes be seen. All figures are in the same unit.
type Facts struct {
	Stated, Recomputed decimal.Decimal
	At                 string // where the stated figure stands
	Lines              []Line // what Recomputed adds
	Near               []Line // figures just outside these lines, and subtotals between them
	Neighbours         []Line // totals of other years, and other totals of the same year
	LeftOut            []Line // lines of the block that the total's own formula leaves out
	Range              string // the formula's own range: E3:E8
	Literal            decimal.Decimal
	// Step is the last place stated, where zeros that end a figure count: 0.01 for £1.90m. Nil leaves it to the figures.
	Step decimal.Decimal
}

// Find returns the likely cause of Stated − Recomputed, or nil. The rules stand in order of how much each one is told
// by the sheet itself and how little by arithmetic: what the formula shows, what a crossing total shows, what fits all
// digits of the total, what fits one line. The first rule that fits anything decides; if it fits twice, which of them
// is meant cannot be told, and no cause is named. Text begins in lower case and ends without a full stop.
func Find(in Facts) *reconcile.Cause {
	if found := Fitting(in); len(found) == 1 {
		return &found[0]
	}
	return nil
}

// Fitting returns all causes of the first rule that fits anything: where there are more than one, one of them is it, but
// none can be named.
func Fitting(in Facts) []reconcile.Cause {
	c := newCase(in)
	if c.same(in.Stated, in.Recomputed) {
		return nil
	}
	for _, rule := range []func(*facts) []reconcile.Cause{
		plug, rangeShort, crossed,
		totalSign, totalUnit, totalTransposed, neighbour,
		missed, twice, near, lineSign, lineUnit, lineTransposed,
		totalDigit,
	} {
		if found := rule(c); len(found) > 0 {
			return found
		}
	}
	return nil
}

// facts is a case at work: the facts, their difference, and how fine the figures are.
type facts struct {
	Facts
	difference decimal.Decimal
	dust       decimal.Decimal // what 15 stored digits cannot tell from nil
	unit       decimal.Decimal // the last decimal place that any of the figures uses
}

func newCase(in Facts) *facts {
	c := &facts{Facts: in, difference: in.Stated.Sub(in.Recomputed)}
	c.dust = decimal.Max(in.Stated.Abs(), in.Recomputed.Abs()).Mul(decimal.New(1, -13))
	c.unit = decimal.New(1, max(lastPlace(in.Stated), -12))
	for _, l := range in.Lines {
		if p := decimal.New(1, max(lastPlace(l.Value), -12)); !l.Value.IsZero() && p.LessThan(c.unit) {
			c.unit = p
		}
	}
	if c.Step.IsPositive() && c.Step.LessThan(c.unit) {
		c.unit = c.Step
	}
	return c
}

// same compares two figures as far as 15 stored digits can tell.
func (c *facts) same(a, b decimal.Decimal) bool { return a.Sub(b).Abs().LessThanOrEqual(c.dust) }

// tells reports whether a figure is of so many units that equality with another is hardly chance.
func (c *facts) tells(v decimal.Decimal, units int64) bool {
	return v.Abs().GreaterThanOrEqual(c.unit.Mul(decimal.NewFromInt(units)))
}

// share is what the line contributes to the recomputed figure.
func (l Line) share() decimal.Decimal {
	if l.Sign < 0 {
		return l.Value.Neg()
	}
	return l.Value
}

// needed is the value of line l that would bring the difference to nil.
func (c *facts) needed(l Line) decimal.Decimal {
	if l.Sign < 0 {
		return l.Value.Sub(c.difference)
	}
	return l.Value.Add(c.difference)
}

// name is what people call the line.
func (l Line) name() string {
	if l.Label != "" {
		return l.Label
	}
	return l.At
}
