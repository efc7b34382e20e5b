package cause

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// scales are the factors of a £, £000, £m slip.
var scales = []decimal.Decimal{
	decimal.New(1, 3), decimal.New(1, -3), decimal.New(1, 6), decimal.New(1, -6),
}

// plug: the literal that the formula adds is the whole difference.
func plug(c *facts) []reconcile.Cause {
	if c.Literal.IsZero() || !c.same(c.Literal, c.difference) {
		return nil
	}
	return one(Plug, c.At, "the formula adds %s to the sum", figure(c.Literal))
}

// rangeShort: the lines that the formula leaves out of its block are the whole difference.
func rangeShort(c *facts) []reconcile.Cause {
	sum := decimal.Zero
	cells, names := "", ""
	for _, l := range c.LeftOut {
		sum = sum.Add(l.share())
		if cells != "" {
			cells, names = cells+",", names+", "
		}
		cells += l.At
		names += fmt.Sprintf("%s (%s)", l.name(), figure(l.Value))
	}
	if sum.IsZero() || !c.same(sum.Neg(), c.difference) {
		return nil
	}
	if c.Range == "" {
		return one(RangeShort, cells, "the formula leaves out %s", names)
	}
	return one(RangeShort, cells, "the range %s leaves out %s", c.Range, names)
}

// totalSign: the stated figure is the recomputed one with the other sign.
func totalSign(c *facts) []reconcile.Cause {
	if c.Stated.IsZero() || !c.same(c.Stated, c.Recomputed.Neg()) {
		return nil
	}
	return one(SignLost, c.At, "%s has the other sign of %s", figure(c.Stated), figure(c.Recomputed))
}

// totalUnit: the stated figure is the recomputed one in another unit.
func totalUnit(c *facts) []reconcile.Cause {
	for _, k := range scales {
		if !c.Stated.IsZero() && c.same(c.Stated.Mul(k), c.Recomputed) {
			return one(UnitSlip, c.At, "%s is %s in another unit", figure(c.Stated), figure(c.Recomputed))
		}
	}
	return nil
}

// totalTransposed: two neighbouring digits of the stated figure changed places.
func totalTransposed(c *facts) []reconcile.Cause {
	if !transposed(c.Stated, c.Recomputed) {
		return nil
	}
	return one(Transposed, c.At, "two digits of %s changed places: %s", figure(c.Recomputed), figure(c.Stated))
}

// totalDigit: one digit of the stated figure is another one. It stands last, because every difference that is a single
// digit followed by zeros looks like this.
func totalDigit(c *facts) []reconcile.Cause {
	if !c.tells(c.difference, smallestHint) || !oneDigit(c.Stated, c.Recomputed) {
		return nil
	}
	return one(OneDigit, c.At, "one digit of %s is another one: %s", figure(c.Recomputed), figure(c.Stated))
}

// neighbour: the stated figure is that of another year or of another total.
func neighbour(c *facts) []reconcile.Cause {
	var found []reconcile.Cause
	if !c.tells(c.Stated, sureFigure) {
		return nil
	}
	for _, l := range c.Neighbours {
		switch {
		case !c.same(l.Value, c.Stated) || l.At == c.At && l.At != "":
		case l.Year != "":
			found = append(found, one(OtherYear, l.At, "%s is the figure of %s", figure(l.Value), l.Year)...)
		default:
			found = append(found, one(OtherTotal, l.At, "%s is the figure of %s", figure(l.Value), l.name())...)
		}
	}
	return found
}

// one is the list of a single cause.
func one(name, cells, format string, args ...any) []reconcile.Cause {
	return []reconcile.Cause{{Name: name, Text: fmt.Sprintf(format, args...), Cells: cells}}
}
