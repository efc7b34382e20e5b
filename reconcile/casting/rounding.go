package casting

import (
	"math"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// unit is the size of the last digit of figures with so many places; whole figures go in steps.
func unit(places int8, step int64) decimal.Decimal {
	if places <= 0 {
		return decimal.NewFromInt(step)
	}
	return decimal.New(1, -int32(places))
}

// findStep says whether the common step of the sheet's figures comes of rounding. Where figures happen to end in noughts
// but nearly all totals add up to the last digit, nothing was rounded to that step, and one that is out by it is out.
func (v *view) findStep(accepted []*hypothesis) {
	v.step = 1
	exact, off := 0, 0
	for _, h := range accepted {
		for m, in := range h.inside {
			switch x := h.votes[m]; {
			case !in || h.byFormula[m] || x.kind != agrees && x.kind != trivial:
			case math.Abs(x.diff) > 0.4:
				off++
			default:
				exact++
			}
		}
	}
	if off >= 3 && 12*off >= exact {
		v.step = v.sheet.Step
	}
}

// tidy takes the noise of doubles out of a difference: nothing below a millionth, nor beyond the 15th digit, is real.
func tidy(diff, size decimal.Decimal) decimal.Decimal {
	limit := size.Abs().Shift(-13)
	if limit.LessThan(floor) {
		limit = floor
	}
	if diff.Abs().LessThan(limit) {
		return decimal.Zero
	}
	return diff
}

// cutOff is why a difference is to review that lies just outside what rounding explains.
const cutOff = "rounding to the nearest cannot explain it, figures cut off or rounded before they were added could"

// mayBeCutOff reports whether a difference lies within what cutting figures off could explain, in a family that shows
// rounding elsewhere, or in a sum that stands alone. Where a family rounds, so does whoever prepared the lines of a large
// total: what is a hundred-thousandth part of it may have been lost there.
func (v *view) mayBeCutOff(r *reconcile.Relation, h *hypothesis) bool {
	small := r.Difference.Abs().LessThanOrEqual(r.Allowance.Add(r.Allowance))
	tiny := r.Difference.Abs().LessThanOrEqual(r.Stated.Abs().Shift(-5))
	return small && h.agree == 0 || (small || tiny) && v.rounds(h) || v.typedRound(r, h)
}

// typedRound reports whether a total has fewer digits after the point than most of its family, and rounding it to those
// explains the difference.
func (v *view) typedRound(r *reconcile.Relation, h *hypothesis) bool {
	own := v.sheet.Find(r.Total).Places
	return own < h.places && r.Difference.Abs().LessThanOrEqual(half.Mul(unit(own, 1)).Add(r.Allowance))
}

// rounds reports whether a member of the family agrees after rounding only.
func (v *view) rounds(h *hypothesis) bool {
	for m, in := range h.inside {
		if x := h.votes[m]; in && x.kind == agrees && math.Abs(x.diff) > x.allow/20 {
			return true
		}
	}
	return false
}

// shownAlike reports whether a difference lies within what the digits shown can explain. The total is typed with more
// digits than its number format shows.
func (v *view) shownAlike(r *reconcile.Relation) bool {
	f := v.sheet.Style(v.sheet.Find(r.Total)).Format
	if f.Code == "" || f.Decimals < 0 || f.Scale > 0 || f.Date {
		return false
	}
	places := int32(f.Decimals)
	if f.Percent {
		places += 2
	}
	return r.Stated.Exponent() < -places && r.Difference.Abs().LessThanOrEqual(half.Shift(-places))
}

// mayBeCoarse reports whether all figures of a relation are multiples of ten or more, and rounding to that step would
// explain the difference.
func (v *view) mayBeCoarse(r *reconcile.Relation, h *hypothesis, m int) bool {
	step, n := int64(0), int64(1)
	for _, l := range append([]int{h.total}, h.terms...) {
		c := v.cell(l, m)
		if c.Places > 0 || math.Abs(c.Num) > 1e15 {
			return false
		}
		if c.IsFigure() {
			step = gcd(step, int64(math.Abs(c.Num)))
			n++
		}
	}
	return step >= 10 && r.Difference.Abs().LessThanOrEqual(half.Mul(decimal.NewFromInt(step).Mul(decimal.NewFromInt(n))))
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
