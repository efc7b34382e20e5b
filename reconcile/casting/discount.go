package casting

import (
	"math"
	"slices"
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
	var told []int // members that brought a profile of their own
	for m := range h.votes {
		x := &h.votes[m]
		if x.kind != agrees {
			continue
		}
		width, places := 2*x.allow, v.cell(h.total, m).Places
		if v.toLastDigit(x.diff, places) {
			width = v.unit(places)
		}
		x.bits = min(x.bits, math.Log2(1+spread*math.Abs(v.cell(h.total, m).Num)/width))
		if slices.ContainsFunc(told, func(k int) bool { return v.sharedAlike(h, k, m) }) {
			x.bits *= again
		} else if len(told) < maxProfiles {
			told = append(told, m)
		}
	}
}

// maxProfiles bounds the profiles that each member is compared with.
const maxProfiles = 16

// alikeSlack is how much of a total rounding may blur: in sums of a few people or books, all shares look alike.
const alikeSlack = 0.005

// sharedAlike reports whether two members' totals are shared among the lines alike, as far as their digits tell. Years
// that are last year's figures over again, or all of them grown by one rate, prove together what one of them proves.
func (v *view) sharedAlike(h *hypothesis, a, b int) bool {
	ta, tb := v.cell(h.total, a), v.cell(h.total, b)
	if tb.Num == 0 {
		return ta.Num == 0
	}
	by := ta.Num / tb.Num
	for _, l := range h.terms {
		ca, cb := v.cell(l, a), v.cell(l, b)
		slack := 0.5*v.unit(ca.Places) + math.Abs(by)*0.5*v.unit(cb.Places)
		if by == 1 || slack > alikeSlack*math.Abs(ta.Num) {
			slack = 0
		}
		if math.Abs(ca.Num-by*cb.Num) > slack+1e-9*math.Abs(ca.Num) {
			return false
		}
	}
	return true
}
