package casting

import (
	"math"

	"crosscast/reconcile/layout"
)

// Bounds of the search for means that the search for sums does not find: those that no word tells, and those of a run
// that stands apart.
const (
	meanLines  = 120 // lines among which every run is tried for every line
	wordedMean = 600 // and for the lines that are called means
	manyMeans  = 24  // lines called means that are tried
)

// meanRun is a claim under test: line of is the mean of the lines from first to last.
type meanRun struct {
	of, first, last int
	exact           bool // its lines are rounded nowhere, as whole ones never are
	agree, failing  int
	whole           int // of those that agree, whole figures: they meet the mean of others too often
	bits            float64
	told            map[float64]bool // means that agreed, as parts of the greatest line: years grown by one rate prove one thing
}

// findMeans adds the means that are proven by more members than what is accepted of their lines so far.
func (v *view) findMeans(sums []*hypothesis) []*hypothesis {
	if len(v.lines) > wordedMean {
		return sums
	}
	proof := map[int]int{}
	for _, h := range sums {
		switch {
		case h.rule || len(h.byFormula) > 0:
			proof[h.total] = math.MaxInt
		case h.mean:
			proof[h.total] = max(proof[h.total], v.exactMeans(h))
		default:
			proof[h.total] = max(proof[h.total], farMore*h.agree)
		}
	}
	worded, upTo := 0, v.sumsUpTo()
	for l := range v.lines {
		if v.facts[l].mean {
			worded++
		}
		if len(v.lines) > meanLines && (!v.facts[l].mean || worded > manyMeans) {
			continue
		}
		if r := v.bestMean(l, upTo); r != nil && r.agree > proof[l] {
			if h := v.meanOf(r); h.agree > proof[l] {
				sums = append(without(sums, l), h)
			}
		}
	}
	return sums
}

// exactMeans counts the members whose mean is exact to the last digit: a line too many is often within rounding.
func (v *view) exactMeans(h *hypothesis) int {
	n := 0
	for m, x := range h.votes {
		t := v.cell(h.total, m)
		if x.kind == agrees && math.Abs(x.diff) <= 0.5*v.unit(max(t.Places, v.facts[h.total].places))+1e-9 {
			n++
		}
	}
	return n
}

// without leaves out the claims of one line.
func without(sums []*hypothesis, l int) []*hypothesis {
	var out []*hypothesis
	for _, h := range sums {
		if h.total != l {
			out = append(out, h)
		}
	}
	return out
}

// meanOf is the claim as the members vote on it.
func (v *view) meanOf(r *meanRun) *hypothesis {
	h := &hypothesis{total: r.of, mean: true, how: "the mean of lines side by side", prior: wordBits, accepted: true}
	for l := r.first; l <= r.last; l++ {
		h.terms = append(h.terms, l)
	}
	v.eval(h)
	return h
}

// bestMean tries every run of lines on either side of line l.
func (v *view) bestMean(l int, upTo map[int][]running) *meanRun {
	probe := v.probe(l)
	if !v.facts[l].mean && v.broken(l, probe) < 3 {
		return nil
	}
	sums := make([][]running, len(probe))
	for k, m := range probe {
		sums[k] = upTo[m]
	}
	var best *meanRun
	for first := range v.lines {
		for last := first + 1; last < len(v.lines) && (first > l || last < l); last++ {
			if first == l || !v.mayBeMean(l, first, last, probe, sums) {
				continue
			}
			adds := v.runOf(first, last, probe)
			for _, exact := range []bool{true, false} {
				r := meanRun{of: l, first: first, last: last, exact: exact}
				if v.testMean(&r, probe, adds) && (best == nil || r.bits-v.runBits(&r) > best.bits-v.runBits(best)) {
					best = &r
				}
			}
		}
	}
	return best
}

// mayBeMean asks a few members before all are asked.
func (v *view) mayBeMean(l, first, last int, probe []int, sums [][]running) bool {
	off := 0
	for k, m := range probe {
		a, b, t := &sums[k][first], &sums[k][last+1], v.cell(l, m)
		n := b.n - a.n
		if n < 2 {
			continue
		}
		if math.Abs(t.Num-(b.sum-a.sum)/float64(n)) <= 0.5*(v.unit(t.Places)+v.unit(max(b.places, 1)))+1e-6*math.Abs(b.sum) {
			return true
		}
		if off++; off > 3 || 3*off > len(probe) || k > 8 {
			return false
		}
	}
	return false
}

// sumsUpTo adds the lines one after the other at the members that are asked.
func (v *view) sumsUpTo() map[int][]running {
	out := map[int][]running{}
	for _, m := range v.sample() {
		all := make([]running, len(v.lines)+1)
		for l := range v.lines {
			all[l+1] = all[l]
			all[l+1].take(v.cell(l, m))
		}
		out[m] = all
	}
	return out
}

// runOf is what the lines from first to last come to at some members.
func (v *view) runOf(first, last int, members []int) []running {
	out := make([]running, len(members))
	for k, m := range members {
		for l := first; l <= last; l++ {
			out[k].take(v.cell(l, m))
		}
	}
	return out
}

// broken counts the members at which line l has no whole figure.
func (v *view) broken(l int, members []int) int {
	n := 0
	for _, m := range members {
		if v.cell(l, m).Places > 0 {
			n++
		}
	}
	return n
}

// running is what the lines of a run come to at one member.
type running struct {
	sum, low, high float64
	n              int
	places         int8
}

func (a *running) take(c *layout.Cell) {
	if !c.IsFigure() {
		return
	}
	if a.n == 0 {
		a.low, a.high = c.Num, c.Num
	}
	a.sum, a.low, a.high, a.places = a.sum+c.Num, min(a.low, c.Num), max(a.high, c.Num), max(a.places, c.Places)
	a.n++
}

// testMean lets the members vote; true if the claim is believed. An agreement tells as much as the figures lie apart:
// any figure lies near their mean where they lie close together.
func (v *view) testMean(r *meanRun, probe []int, adds []running) bool {
	for k, m := range probe {
		a, t := &adds[k], v.cell(r.of, m)
		if a.n < 2 || a.low == a.high {
			continue
		}
		allow := 0.5*v.unit(max(t.Places, v.facts[r.of].places)) + 1e-9*math.Abs(t.Num) + 1e-9
		if !r.exact && a.places > 0 {
			allow += 0.5 * v.unit(a.places)
		}
		if math.Abs(t.Num-a.sum/float64(a.n)) > allow {
			if r.failing++; 3*r.failing > len(probe) || r.failing > 3 && r.agree == 0 {
				return false
			}
			continue
		}
		if t.Places == 0 && !v.facts[r.of].mean {
			r.whole++
			continue
		}
		r.agree++
		if r.told == nil {
			r.told = map[float64]bool{}
		}
		if part := math.Round(1e4 * t.Num / max(a.high, -a.low)); !r.told[part] {
			r.told[part] = true
			r.bits += min(maxBits, math.Log2(1+(a.high-a.low)/(4*allow)))
		}
	}
	need, cost := 3, plainBits+math.Log2(float64(len(v.lines)))
	if v.facts[r.of].mean {
		need, cost = 2, 0
	}
	return r.agree >= max(need, r.whole) && len(r.told) >= need && 6*r.failing <= r.agree && r.bits >= acceptBits+cost+v.runBits(r) && r.bits >= 2*float64(len(r.told))
}

// runBits is what so many tries cost: the runs that reach as far.
func (v *view) runBits(r *meanRun) float64 {
	reach := max(r.of-r.first, r.last-r.of)
	near := max(r.first-r.of, r.of-r.last)
	return 1 + math.Log2(float64(reach)) + math.Log2(float64(near))
}
