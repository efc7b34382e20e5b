package casting

import (
	"math"

	"crosscast/reconcile/layout"
)

// quotient is a claim under test: line of is made of two others by division, at many members.
type quotient struct {
	of, top, bottom int
	change          bool // (top - bottom) / bottom: growth from bottom to top
	hundred         bool // told in percent
	votes           []vote
	agree, failing  int
	bits            float64
}

// longTail is how many digits after the point only what was worked out has.
const longTail = 4

// Bounds of the search for quotients.
const (
	quotientLines  = 120 // lines among which pairs are tried
	quotientSample = 40  // members that vote in the first round
	mayAsk         = 8   // and before it
)

// farMore is how many times the members that prove a line's sum must prove its quotient for the quotient to be meant.
const farMore = 4

// findQuotients finds the ratio and change lines of a view, one claim for each line. Lines that are summed, by so many
// members, are none unless far more say so.
func (v *view) findQuotients(summed map[int]int) []*quotient {
	if len(v.lines) > quotientLines {
		return nil
	}
	var out []*quotient
	for l := range v.lines {
		if !v.looksDivided(l) && v.facts[l].places == 0 {
			continue
		}
		n, taken := summed[l]
		if q := v.bestQuotient(l); q != nil && (!taken || q.agree > farMore*n) {
			out = append(out, q)
		}
	}
	return v.once(out)
}

// looksDivided reports whether a line may hold quotients: it says so, or its figures are small fractions or have long
// tails.
func (v *view) looksDivided(l int) bool {
	if v.facts[l].ratio || v.facts[l].net {
		return true
	}
	figures, fractions := 0, 0
	for m := range v.members {
		if c := v.cell(l, m); c.State == layout.Number {
			figures++
			if c.Places >= 2 && math.Abs(c.Num) < 3 || c.Places >= longTail {
				fractions++
			}
		}
	}
	return figures >= 3 && fractions*2 > figures
}

// finer reports whether line l shows more digits after the point than two others, as what is worked out from them does.
func (v *view) finer(l, a, b int) bool {
	return v.facts[l].places > max(v.facts[a].places, v.facts[b].places)
}

// bestQuotient tries every pair of other lines for line l; the likeliest wins.
func (v *view) bestQuotient(l int) *quotient {
	var best *quotient
	probe, looks := v.probe(l), v.looksDivided(l)
	for top := range v.lines {
		for bottom := range v.lines {
			if top == bottom || top == l || bottom == l || !looks && !v.finer(l, top, bottom) || !v.mayDivide(l, top, bottom, probe) {
				continue
			}
			for _, change := range []bool{false, true} {
				q := &quotient{of: l, top: top, bottom: bottom, change: change}
				if v.promising(q, probe) && v.testQuotient(q) && (best == nil || v.likelier(q, best)) {
					best = q
				}
			}
		}
	}
	return best
}

// probe picks a few members at which line l has a figure that can tell.
func (v *view) probe(l int) []int {
	var out []int
	for _, m := range v.sample() {
		if c := v.cell(l, m); c.State == layout.Number && c.Num != 0 {
			if out = append(out, m); len(out) == quotientSample {
				break
			}
		}
	}
	return out
}

// mayDivide asks a few members whether any quotient of two lines comes near their figure in line l at all: most pairs
// are given up here.
func (v *view) mayDivide(l, top, bottom int, probe []int) bool {
	rs, as, bs := v.line(l), v.line(top), v.line(bottom)
	asked := 0
	for _, m := range probe {
		r, a, b := rs[m].num, as[m].num, bs[m].num
		if !as[m].figure || b == 0 {
			continue
		}
		by, near := a/b, math.Abs(r)/4+1e-6
		if math.Abs(r-by) <= near || math.Abs(r-100*by) <= near || math.Abs(r-by+1) <= near || math.Abs(r-100*by+100) <= near {
			return true
		}
		if asked++; asked == mayAsk {
			return false
		}
	}
	return false
}

// promising asks a few members before all are asked.
func (v *view) promising(q *quotient, probe []int) bool {
	good := [2]int{}
	tested := 0
	for _, m := range probe {
		for k, hundred := range []bool{false, true} {
			q.hundred = hundred
			switch v.divide(q, m).kind {
			case agrees:
				good[k]++
				tested += 1 - k
			case fails:
				tested += 1 - k
			}
		}
		if tested >= 4 && max(good[0], good[1]) == 0 {
			return false
		}
	}
	q.hundred = good[1] > good[0]
	return max(good[0], good[1]) >= 2 && 2*max(good[0], good[1]) >= tested
}

// testQuotient lets every member vote; true if the claim is believed.
func (v *view) testQuotient(q *quotient) bool {
	q.votes = make([]vote, len(v.members))
	seen := map[float64]bool{}
	for m := range v.members {
		q.votes[m] = v.divide(q, m)
	}
	others := v.different(q)
	for m, x := range q.votes {
		switch x.kind {
		case agrees:
			q.agree++
			if t := v.cell(q.of, m).Num; !seen[t] {
				q.bits += min(x.bits, v.chanceBits(q, m, others))
				seen[t] = true
			}
		case fails:
			q.failing++
		}
	}
	need := 3
	if v.facts[q.of].ratio {
		need = 2
	}
	return q.bits >= 2*float64(len(seen)) && q.agree >= need && len(seen) >= need && 3*q.failing <= q.agree && q.bits >= acceptBits+v.searchBits(q)
}
