package casting

import "math"

// fewSigns is from how many differences on their signs tell anything.
const fewSigns = 4

// inexactBits is what speaks against a hypothesis whose members agree within rounding but too seldom to the last digit.
// Sums of rounded figures meet their total exactly in a known share of cases; where figures lie close to their total
// by chance, as prices do to themselves and a few pieces, they hardly ever do.
func (v *view) inexactBits(h *hypothesis) float64 {
	tested, exact, over := 0, 0, 0
	for m, in := range h.inside {
		x, t := h.votes[m], v.cell(h.total, m)
		if !in || x.kind != agrees || h.byFormula[m] || v.termPlaces(h, m) != t.Places {
			continue
		}
		tested++
		if math.Abs(x.diff) < v.unit(t.Places)/4 {
			exact++
		} else if x.diff > 0 {
			over++
		}
	}
	if tested == 0 {
		return 0
	}
	// Each figure is off by up to half a unit; all together they come to nil after rounding with this chance.
	sd := math.Sqrt(float64(len(h.terms)+1) / 12)
	want := math.Erf(0.5 / (sd * math.Sqrt2))
	share := float64(exact) / float64(tested)
	if share >= want {
		return 0
	}
	against := float64(tested) * (part(share, want) + part(1-share, 1-want))
	if off := tested - exact; off >= fewSigns { // rounding goes both ways
		share = float64(over) / float64(off)
		against += float64(off) * (part(share, 0.5) + part(1-share, 0.5))
	}
	return against
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
