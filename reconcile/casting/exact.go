package casting

import (
	"math"

	"github.com/shopspring/decimal"
)

// fewSigns is from how many differences on their signs tell anything.
const fewSigns = 4

// exactness is how well the members of a family that agree do so.
type exactness struct {
	tested, exact, over int     // over: the total is greater than its lines
	want                float64 // the share that is exact where the figures are rounded
}

// exactness counts the members that agree to the last digit, and those that rounding must explain.
func (v *view) exactness(h *hypothesis) exactness {
	var e exactness
	for m, in := range h.inside {
		x, t := h.votes[m], v.cell(h.total, m)
		if !in || x.kind != agrees || h.byFormula[m] || v.termPlaces(h, m) != t.Places {
			continue
		}
		e.tested++
		if v.toLastDigit(x.diff, t.Places) {
			e.exact++
		} else if x.diff > 0 {
			e.over++
		}
	}
	// All figures together come to nil after rounding with this chance.
	e.want = math.Erf(0.5 / (roundingSD(h) * math.Sqrt2))
	return e
}

// inexactBits is what speaks against a hypothesis whose members agree within rounding but too seldom to the last digit.
// Sums of rounded figures meet their total exactly in a known share of cases; where figures lie close to their total
// by chance, as prices do to themselves and a few pieces, they hardly ever do.
func (v *view) inexactBits(h *hypothesis) float64 {
	e := v.exactness(h)
	share := float64(e.exact) / float64(e.tested)
	if e.tested == 0 || share >= e.want {
		return 0
	}
	against := float64(e.tested) * (part(share, e.want) + part(1-share, 1-e.want))
	if off := e.tested - e.exact; off >= fewSigns { // rounding goes both ways
		share = float64(e.over) / float64(off)
		against += float64(off) * (part(share, 0.5) + part(1-share, 0.5))
	}
	return against
}

// roundingSD is how far rounding puts a total from its lines, as a standard deviation in units of the last digit: each
// figure is off by up to half a unit, evenly.
func roundingSD(h *hypothesis) float64 { return math.Sqrt(float64(len(h.terms)+1) / 12) }

const (
	errorShare = 0.01 // of totals that are wrong, where nothing is rounded
	exactBits  = 20   // what it takes to believe that nothing is
	farOut     = 4    // standard deviations
)

// unrounded reports whether so many totals of a family agree to the last digit that most of its figures are rounded
// nowhere.
func (v *view) unrounded(h *hypothesis) bool {
	if h.mean {
		return false
	}
	e := v.exactness(h)
	bits := -float64(e.exact)*math.Log2(e.want) + float64(e.tested-e.exact)*math.Log2(errorShare/(1-e.want))
	return bits >= exactBits
}

// likelyRounding is the part of the greatest rounding that is to be expected where the rest of the family has none. Some
// bodies round where most do not, so it is not nil; that all lines of one are off by half a unit and one way is beyond
// belief.
func likelyRounding(h *hypothesis) decimal.Decimal {
	greatest := float64(len(h.terms)+1) / 2
	return decimal.NewFromFloat(min(1, farOut*roundingSD(h)/greatest)).Round(3)
}

// part is one summand of the divergence, in bits, of a share seen from a share expected.
func part(seen, want float64) float64 {
	if seen == 0 {
		return 0
	}
	return seen * math.Log2(seen/want)
}

// termPlaces is the most digits after the point that the lines show at member m.
func (v *view) termPlaces(h *hypothesis, m int) int8 {
	var places int8
	for _, l := range h.terms {
		places = max(places, v.cell(l, m).Places)
	}
	return places
}
