package casting

import (
	"math"

	"crosscast/reconcile/layout"
)

// tellingBits is from how many bits on a quotient that is exact to the last digit is none by chance: one of small counts
// such as 2 = 4 / 2 often is.
const tellingBits = 11

// divide tests the claim at one member.
func (v *view) divide(q *quotient, m int) vote {
	r, a, b := v.cell(q.of, m), v.cell(q.top, m), v.cell(q.bottom, m)
	if r.State != layout.Number || a.State != layout.Number || b.State != layout.Number || b.Num == 0 {
		return vote{}
	}
	want, spread, scale := v.quotientOf(q, m)
	last := 0.5*v.unit(v.quotientPlaces(q, m)) + 1e-9
	out := vote{diff: r.Num - want, allow: last + spread}
	coarse := 4*out.allow > math.Abs(r.Num) && r.Num != 0 || out.allow > scale // the digits shown are too few to tell
	exact := math.Log2(1 + math.Abs(r.Num)/v.unit(r.Places))
	switch off := math.Abs(out.diff); {
	case off <= out.allow && want == a.Num:
		out.kind = trivial // a figure over one is a copy
	case off <= last && (!coarse || exact >= tellingBits):
		// Figures that are exact, such as counts, are divided exactly.
		out.kind, out.bits = agrees, min(10, exact)
	case off > out.allow && coarse:
		return vote{}
	case off > out.allow:
		out.kind = fails
	case coarse:
		out.kind = trivial
	default:
		out.kind, out.bits = agrees, min(10, math.Log2(1+math.Abs(r.Num)/(2*out.allow)))
	}
	return out
}

// quotientOf is what the claim makes of the two figures of a member, and how far their rounding may move it.
func (v *view) quotientOf(q *quotient, m int) (want, spread, scale float64) {
	a, b := v.cell(q.top, m), v.cell(q.bottom, m)
	scale = 1.0
	if q.hundred {
		scale = 100
	}
	want = a.Num / b.Num
	topUnit, bottomUnit := v.unit(max(a.Places, v.facts[q.top].places)), v.unit(max(b.Places, v.facts[q.bottom].places))
	spread = scale * (0.5*topUnit + math.Abs(want)*0.5*bottomUnit) / math.Abs(b.Num)
	if q.change {
		want--
	}
	return scale * want, spread, scale
}

// quotientPlaces is how many digits after the point a quotient is worked out to: a nought at the end is not stored.
func (v *view) quotientPlaces(q *quotient, m int) int8 {
	return max(v.cell(q.of, m).Places, v.facts[q.of].places)
}

// different lists a few members at which the line has different figures.
func (v *view) different(q *quotient) []int {
	var out []int
	seen := map[float64]bool{}
	for _, m := range v.probe(q.of) {
		if t := v.cell(q.of, m).Num; !seen[t] {
			seen[t] = true
			out = append(out, m)
		}
	}
	return out
}

// chanceBits is what an agreement can tell at most: where the quotient of one member would do for others too, as where
// nearly all marks are nearly full, it tells little.
func (v *view) chanceBits(q *quotient, m int, others []int) float64 {
	want, _, _ := v.quotientOf(q, m)
	own, n, meets := v.cell(q.of, m).Num, 0, 0
	for _, k := range others {
		if t := v.cell(q.of, k).Num; t != own {
			n++
			if math.Abs(t-want) <= q.votes[m].allow {
				meets++
			}
		}
	}
	if meets == 0 {
		return math.Inf(1)
	}
	return math.Log2(float64(n+1) / float64(meets+1))
}

// searchBits is what so many tries cost: the pairs of lines that stand as near.
func (v *view) searchBits(q *quotient) float64 {
	return min(2*math.Log2(float64(len(v.lines))), 1+2*math.Log2(float64(q.reach())))
}
