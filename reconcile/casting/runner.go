package casting

import (
	"math"

	"crosscast/reconcile/layout"
)

// spoils reports whether a cell stops a sum from being tested.
func spoils(c *layout.Cell) bool {
	return c.State == layout.Suppressed || c.State == layout.Malformed || c.State == layout.Error
}

// sample spreads the first vote evenly over the members.
func (v *view) sample() []int {
	n := len(v.members)
	if n <= sampleSize {
		out := make([]int, n)
		for m := range out {
			out[m] = m
		}
		return out
	}
	out := make([]int, sampleSize)
	for k := range out {
		out[k] = k * n / sampleSize
	}
	return out
}

// runner walks away from a total, adding one line after the other at every sampled member.
type runner struct {
	v       *view
	members []int
	sum     []float64
	places  []int8
	figures []int32
	weighty []int32
	spoilt  []bool
}

func newRunner(v *view) *runner {
	members := v.sample()
	n := len(members)
	return &runner{v, members, make([]float64, n), make([]int8, n), make([]int32, n), make([]int32, n), make([]bool, n)}
}

func (r *runner) reset() {
	clear(r.sum)
	clear(r.places)
	clear(r.figures)
	clear(r.weighty)
	clear(r.spoilt)
}

// add takes line l into the running sums.
func (r *runner) add(l int) {
	for k, m := range r.members {
		c := r.v.cell(l, m)
		if c.IsFigure() {
			r.sum[k] += c.Num
			r.figures[k]++
			r.places[k] = max(r.places[k], c.Places)
			if c.Num != 0 {
				r.weighty[k]++
			}
		} else if spoils(c) && c.State != layout.Suppressed { // what is withheld may be nil
			r.spoilt[k] = true
		}
	}
}

// bits is how far the sums so far, or their means, speak for total line t; only agreement counts in this round.
func (r *runner) bits(t int, mean bool) float64 {
	all := 0.0
	for k, m := range r.members {
		c := r.v.cell(t, m)
		if r.weighty[k] < 2 || r.spoilt[k] || !c.IsFigure() {
			continue
		}
		n, sum := float64(r.figures[k]), r.sum[k]
		if mean {
			if n, sum = 1, sum/n; c.Places >= r.places[k]+2 {
				n = 0
			}
		}
		allow := 0.5*r.v.unit(c.Places) + 0.5*n*r.v.unit(r.places[k]) + 1e-9*math.Abs(c.Num) + 1e-9
		if math.Abs(c.Num-sum) <= allow {
			all += r.v.agreeBits(c.Num, c.Num-sum, allow, r.places[k])
		}
	}
	return all
}
