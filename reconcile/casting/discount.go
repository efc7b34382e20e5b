package casting

import (
	"math"
	"sort"
)

// discount takes back what members said too loudly. Where many fail, their differences, as parts of their totals, show
// how closely these figures lie together anyhow, and so how often they would meet by chance; and a member shared out as
// one before it proves nothing new.
func (v *view) discount(h *hypothesis) {
	var misses []float64 // as parts of the totals
	good := 0
	for m, x := range h.votes {
		switch x.kind {
		case fails:
			misses = append(misses, math.Abs(x.diff)/max(math.Abs(v.cell(h.total, m).Num), x.allow))
		case agrees:
			good++
		}
	}
	spread := math.Inf(1)
	if len(misses) >= 2 && 4*len(misses) >= good {
		sort.Float64s(misses)
		spread = misses[len(misses)/2]
	}
	again := 0.05
	if v.facts[h.total].total {
		again = 0.4 // a total by name needs less proof: equal instalments are common
	}
	seen := map[uint64]bool{}
	for m := range h.votes {
		x := &h.votes[m]
		if x.kind != agrees {
			continue
		}
		width := 2 * x.allow
		if u := v.unit(v.cell(h.total, m).Places); math.Abs(x.diff) < u/4 {
			width = u // to the last digit: rounding need not explain it
		}
		x.bits = min(x.bits, math.Log2(1+spread*math.Abs(v.cell(h.total, m).Num)/width))
		p := v.profile(h, m)
		if seen[p] {
			x.bits *= again
		}
		seen[p] = true
	}
}

// profile tells how a member's total is shared among its lines. Years that are last year's figures over again, or all
// of them grown by one rate, have one profile: they prove together what one of them proves.
func (v *view) profile(h *hypothesis, m int) uint64 {
	total := v.cell(h.total, m).Num
	p := uint64(14695981039346656037) // FNV-1a over the shares
	for _, l := range h.terms {
		share := math.Float64bits(math.Round(v.cell(l, m).Num/total*1e6) + 0) // -0 is 0
		for range 8 {
			p = (p ^ share&0xff) * 1099511628211
			share >>= 8
		}
	}
	return p
}
