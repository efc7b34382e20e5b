package cause

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// crossed: a line that its own row or column proves wrong, by just this difference. The crossing total names the cell,
// so that the slip behind it may be named as well.
func crossed(c *facts) []reconcile.Cause {
	var found []reconcile.Cause
	for _, l := range c.Lines {
		if !l.Expected.Valid || c.same(l.Expected.Decimal, l.Value) || !c.same(c.needed(l), l.Expected.Decimal) {
			continue
		}
		found = append(found, slip(c, l, l.Expected.Decimal)...)
	}
	return found
}

// slip names what turned the right figure of a line into its value.
func slip(c *facts, l Line, right decimal.Decimal) []reconcile.Cause {
	is, was := figure(l.Value), figure(right)
	switch {
	case l.Value.IsZero():
		return one(LineBlank, l.At, "line %s is blank or nil, its own total says %s", l.name(), was)
	case transposed(l.Value, right):
		return one(Transposed, l.At, "%s and %s transposed in line %s", was, is, l.name())
	case c.same(l.Value, right.Neg()):
		return one(SignLost, l.At, "the sign of line %s (%s) is lost", l.name(), is)
	case scaled(c, l.Value, right):
		return one(UnitSlip, l.At, "line %s (%s) is in another unit, %s fits", l.name(), is, was)
	case oneDigit(l.Value, right):
		return one(OneDigit, l.At, "one digit of line %s (%s) is another one, %s fits", l.name(), is, was)
	}
	return one(LineOther, l.At, "line %s is %s, its own total says %s", l.name(), is, was)
}

func scaled(c *facts, have, want decimal.Decimal) bool {
	for _, k := range scales {
		if c.same(have.Mul(k), want) {
			return true
		}
	}
	return false
}

// lines applies fits to each line that the total adds. With one line only, every slip of it is one of the total.
func (c *facts) lines(name, format string, fits func(l Line, needed decimal.Decimal) bool) []reconcile.Cause {
	if len(c.Lines) < 2 || !c.tells(c.difference, smallestHint) {
		return nil
	}
	var found []reconcile.Cause
	for _, l := range c.Lines {
		if !l.Value.IsZero() && fits(l, c.needed(l)) {
			found = append(found, one(name, l.At, format, l.name(), figure(l.Value))...)
		}
	}
	return found
}

func missed(c *facts) []reconcile.Cause {
	return c.lines(LineMissed, "line %s (%s) is not in the total", func(_ Line, needed decimal.Decimal) bool {
		return c.same(needed, decimal.Zero)
	})
}

func twice(c *facts) []reconcile.Cause {
	return c.lines(LineTwice, "line %s (%s) is counted twice", func(l Line, needed decimal.Decimal) bool {
		return c.same(needed, l.Value.Add(l.Value))
	})
}

func lineSign(c *facts) []reconcile.Cause {
	return c.lines(SignLost, "the sign of line %s (%s) is lost", func(l Line, needed decimal.Decimal) bool {
		return c.same(needed, l.Value.Neg())
	})
}

func lineUnit(c *facts) []reconcile.Cause {
	return c.lines(UnitSlip, "line %s (%s) is in another unit", func(l Line, needed decimal.Decimal) bool {
		return scaled(c, l.Value, needed)
	})
}

func lineTransposed(c *facts) []reconcile.Cause {
	return c.lines(Transposed, "two digits of line %s (%s) changed places", func(l Line, needed decimal.Decimal) bool {
		return transposed(l.Value, needed)
	})
}

// near: a figure that is no term of the total is in it all the same.
func near(c *facts) []reconcile.Cause {
	if !c.tells(c.difference, smallestHint) {
		return nil
	}
	var found []reconcile.Cause
	for _, l := range c.Near {
		switch {
		case !c.same(l.share(), c.difference):
		case l.Subtotal:
			found = append(found, one(SubtotalToo, l.At, "subtotal %s (%s) is counted as well", l.name(), figure(l.Value))...)
		case c.Range != "":
			found = append(found, one(LineOutside, l.At, "line %s (%s) is outside the range %s", l.name(), figure(l.Value), c.Range)...)
		default:
			found = append(found, one(LineOutside, l.At, "line %s (%s) is outside the lines added", l.name(), figure(l.Value))...)
		}
	}
	return found
}
