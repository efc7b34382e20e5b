package casting

import (
	"math"
	"slices"

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

// once keeps one quotient of each equation: the dividend over one part is the other. What was divided has the longer
// tail, or is called a rate.
func (v *view) once(qs []*quotient) []*quotient {
	best := map[[3]int]*quotient{}
	for _, q := range qs {
		o := best[q.lines()]
		if o == nil || v.moreDivided(q.of, o.of) {
			best[q.lines()] = q
		}
	}
	return slices.DeleteFunc(qs, func(q *quotient) bool { return best[q.lines()] != q })
}

// lines are those of the equation, in order; growth is no equation of its two figures alone.
func (q *quotient) lines() [3]int {
	if q.change {
		return [3]int{q.of, -1, -1}
	}
	out := []int{q.of, q.top, q.bottom}
	slices.Sort(out)
	return [3]int(out)
}

func (v *view) moreDivided(a, b int) bool {
	x, y := &v.facts[a], &v.facts[b]
	if x.places != y.places {
		return x.places > y.places
	}
	return x.ratio && !y.ratio
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
			if top == bottom || top == l || bottom == l || !looks && !v.finer(l, top, bottom) {
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

// byOneFigure reports whether a claim divides by the same figure all along: twelfths of a year's pay add as the pay does.
func (v *view) byOneFigure(q *quotient) bool {
	first := -1
	for m, x := range q.votes {
		if x.kind != agrees {
			continue
		}
		if first < 0 {
			first = m
		}
		if v.cell(q.bottom, m).Num != v.cell(q.bottom, first).Num {
			return false
		}
	}
	return true
}

// likelier reports whether one claim is rather meant than another of the same line: more members agree, it divides
// amounts and not rates, the line is called what it says, its figures stand nearer.
func (v *view) likelier(q, o *quotient) bool {
	if q.agree != o.agree {
		return q.agree > o.agree
	}
	if a, b := v.ratesIn(q), v.ratesIn(o); a != b {
		return a < b
	}
	if q.change != o.change && !v.facts[q.of].net {
		return o.change
	}
	return q.reach() < o.reach()
}

// ratesIn counts the figures of a claim that are rates themselves.
func (v *view) ratesIn(q *quotient) int {
	n := 0
	for _, l := range []int{q.top, q.bottom} {
		if v.facts[l].rate || v.facts[l].places >= longTail {
			n++
		}
	}
	return n
}

// reach is how far from the line its two figures stand.
func (q *quotient) reach() int {
	return max(q.of-q.top, q.top-q.of) + max(q.of-q.bottom, q.bottom-q.of)
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
