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
	v        *view
	members  []int
	sum      []float64
	places   []int8
	figures  []int32
	weighty  []int32
	spoilt   []bool
	negative []bool  // a figure below nil is among those added
	loosest  float64 // the unit of whole figures; none is larger
}

func newRunner(v *view) *runner {
	members := v.sample()
	n := len(members)
	return &runner{v, members, make([]float64, n), make([]int8, n), make([]int32, n), make([]int32, n), make([]bool, n), make([]bool, n), v.unit(0)}
}

func (r *runner) reset() {
	clear(r.sum)
	clear(r.places)
	clear(r.figures)
	clear(r.weighty)
	clear(r.spoilt)
	clear(r.negative)
}

// flatCell is what the first round looks at in a cell. Millions of them are passed over many times, so that they lie next
// to one another in memory.
type flatCell struct {
	num    float64
	places int8
	figure bool
	spoils bool
}

func flatten(cells []*layout.Cell) []flatCell {
	out := make([]flatCell, len(cells))
	for k, c := range cells {
		// What is withheld may be nil.
		out[k] = flatCell{c.Num, c.Places, c.IsFigure(), spoils(c) && c.State != layout.Suppressed}
	}
	return out
}

// line is line l at all members.
func (v *view) line(l int) []flatCell {
	n := len(v.members)
	return v.flat[l*n : l*n+n]
}

// add takes line l into the running sums.
func (r *runner) add(l int) {
	line := r.v.line(l)
	for k, m := range r.members {
		c := &line[m]
		if c.figure {
			r.sum[k] += c.num
			r.negative[k] = r.negative[k] || c.num < 0
			r.figures[k]++
			r.places[k] = max(r.places[k], c.places)
			if c.num != 0 {
				r.weighty[k]++
			}
		} else if c.spoils {
			r.spoilt[k] = true
		}
	}
}

// farFactor is by how much sums of positive figures may outgrow their total before the walk ends.
const farFactor = 4

// farBeyond reports whether the sums have left total line t far behind at every member, and nothing taken off could bring
// them back so far.
func (r *runner) farBeyond(t int) bool {
	line := r.v.line(t)
	tested := 0
	for k, m := range r.members {
		if !line[m].figure || r.figures[k] == 0 {
			continue
		}
		if r.negative[k] || r.sum[k] <= farFactor*math.Abs(line[m].num) {
			return false
		}
		tested++
	}
	return tested > 0
}

// bits is how far the sums so far, or their means, speak for total line t; only agreement counts in this round.
func (r *runner) bits(t int, mean bool) float64 {
	all := 0.0
	line := r.v.line(t)
	for k, m := range r.members {
		c := &line[m]
		if r.weighty[k] < 2 || r.spoilt[k] || !c.figure {
			continue
		}
		n, sum, places := float64(r.figures[k]), r.sum[k], r.places[k]
		if mean {
			if n, sum = 1, sum/n; c.places >= places+2 {
				n, places = 0, c.places
			}
		}
		off := math.Abs(c.num - sum)
		noise := 1e-9*math.Abs(c.num) + 1e-9
		if off > 0.5*r.loosest*(n+1)+noise {
			continue // no rounding explains that
		}
		allow := 0.5*r.v.unit(c.places) + 0.5*n*r.v.unit(places) + noise
		if off <= allow {
			all += r.v.agreeBits(c.num, c.num-sum, allow, places)
		}
	}
	return all
}
