package casting

import (
	"math"
	"sort"
	"strings"

	"crosscast/reconcile/layout"
)

// Work bounds of the search, in cells looked at. They hold one sheet to a few seconds, however it is shaped.
const (
	runBudget   = 150_000_000
	sampleSize  = 400 // members that vote in the first round
	strideLines = 600 // strides are tried where there are at most so many lines
	pairLines   = 60  // and pairs that stand apart, where at most so many
	plainBits   = 3   // what speaks against a line being a total that is not called one
	manyLines   = 30  // beyond so many, there are ever more lines that could be a total by chance
	apartBits   = 12  // what lines that stand apart must prove beyond others, if no word joins them
	quickBits   = 4   // what the first round asks for
	keptRuns    = 4   // of the runs of one total in one direction, so many go to the full vote
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
		} else if spoils(c) {
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
			n, sum = 1, sum/n
		}
		allow := 0.5*r.v.unit(c.Places) + 0.5*n*r.v.unit(r.places[k]) + 1e-9*math.Abs(c.Num) + 1e-9
		if math.Abs(c.Num-sum) <= allow {
			all += r.v.agreeBits(c.Num, c.Num-sum, allow, r.places[k])
		}
	}
	return all
}

// runs gathers the runs of neighbouring lines of a sequence that may make up one of the totals, going both ways from
// each.
func (v *view) runs(totals, seq []int, how string, cost float64) []*hypothesis {
	var out []*hypothesis
	r := newRunner(v)
	limit := v.runLimit(len(totals), len(r.members))
	for _, t := range totals {
		p := sort.SearchInts(seq, t)
		after := p
		if p < len(seq) && seq[p] == t {
			after++
		}
		out = append(out, v.runsFrom(r, seq, t, p-1, -1, limit, how, cost)...)
		out = append(out, v.runsFrom(r, seq, t, after, 1, limit, how, cost)...)
	}
	return out
}

// runLimit keeps the walk inside the work budget.
func (v *view) runLimit(lines, members int) int {
	return max(16, min(lines, runBudget/(2*lines*members+1)))
}

type foundRun struct {
	n    int
	bits float64
	mean bool
}

func (v *view) runsFrom(r *runner, seq []int, t, start, step, limit int, how string, cost float64) []*hypothesis {
	r.reset()
	var found []foundRun
	n := 0
	for q := start; q >= 0 && q < len(seq) && n < limit; q += step {
		r.add(seq[q])
		if n++; n < 2 {
			continue
		}
		if b := r.bits(t, false); b >= quickBits {
			found = append(found, foundRun{n, b, false})
		}
		if v.facts[t].mean {
			if b := r.bits(t, true); b >= quickBits {
				found = append(found, foundRun{n, b, true})
			}
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].bits > found[j].bits })
	var out []*hypothesis
	for _, f := range found[:min(len(found), keptRuns)] {
		terms := make([]int, f.n)
		for k := range terms {
			terms[k] = seq[start+step*k]
		}
		sort.Ints(terms)
		h := &hypothesis{total: t, terms: terms, how: how, mean: f.mean}
		h.prior = v.runPrior(h, seq, start+step*(f.n-1), step) - cost
		out = append(out, h)
	}
	return out
}

// runPrior is how likely a run is to be meant before any figure is looked at: a total word, a run that ends where the
// block does, a line that closes it. end is the position of the run's farthest line.
func (v *view) runPrior(h *hypothesis, seq []int, end, step int) float64 {
	prior := -1 - math.Log2(float64(len(seq)))
	prior += v.lookPrior(h)
	beyond := end + step
	if beyond < 0 || beyond >= len(seq) {
		prior += 2
	} else if v.facts[max(seq[end], seq[beyond])].gap || v.facts[seq[beyond]].total {
		prior += 2
	}
	if step > 0 {
		prior -= 0.5
	}
	return prior
}

// lookPrior is what the lines' own looks say.
func (v *view) lookPrior(h *hypothesis) float64 {
	t := v.facts[h.total]
	prior := 0.0
	if h.mean {
		return 4
	}
	if t.total {
		prior += 4
	} else {
		prior -= plainBits + math.Log2(max(1, float64(len(v.lines))/manyLines))
	}
	if t.bold {
		prior++
	}
	if len(h.terms) == 2 {
		prior -= 3
	}
	return prior + v.indentPrior(h) + v.outlinePrior(h)
}

// indentPrior favours a total whose lines all stand deeper than it does, or all at one depth.
func (v *view) indentPrior(h *hypothesis) float64 {
	t := v.facts[h.total].indent
	if t < 0 {
		return 0
	}
	deeper, same, shallower := 0, 0, 0
	for _, l := range h.terms {
		switch d := v.facts[l].indent; {
		case d < 0:
		case d > t:
			deeper++
		case d == t:
			same++
		default:
			shallower++
		}
	}
	switch {
	case deeper > 0 && same+shallower == 0:
		return 2
	case deeper > 0 && same > 0:
		return -1
	}
	return 0
}

// outlinePrior favours a total whose own number its lines carry on: HC.1 over HC.1.1 and HC.1.2.
func (v *view) outlinePrior(h *hypothesis) float64 {
	t := outlineNumber(v.facts[h.total].label)
	if t == "" {
		return 0
	}
	for _, l := range h.terms {
		n := outlineNumber(v.facts[l].label)
		if len(n) <= len(t) || !strings.HasPrefix(n, t) {
			return 0
		}
	}
	return 6
}

// outlineNumber is the number that a label begins with, such as 4.2 or HC.1.3; "" if it begins with none.
func outlineNumber(label string) string {
	word, _, _ := strings.Cut(label, " ")
	word = strings.TrimRight(word, ".:)")
	if len(word) > 12 || !strings.ContainsAny(word, "0123456789") {
		return ""
	}
	return word
}

// worded reports whether a total word stands on a total, or a word for what is left on it or one of its lines.
func (v *view) worded(total, a, b int) bool {
	return v.facts[total].total || v.facts[total].net || v.facts[a].net || v.facts[b].net
}

// pairs gathers totals of two lines anywhere in a short sequence.
func (v *view) pairs(seq []int) []*hypothesis {
	if len(seq) > pairLines || len(seq) < 3 {
		return nil
	}
	var out []*hypothesis
	r := newRunner(v)
	cost := 2*math.Log2(float64(len(seq))) + 2
	for a := range seq {
		for b := a + 1; b < len(seq); b++ {
			r.reset()
			r.add(seq[a])
			r.add(seq[b])
			for t := range seq {
				between := t == a+1 && b == a+2
				if t == a || t == b || r.bits(seq[t], false) < 3*quickBits {
					continue
				}
				h := &hypothesis{total: seq[t], terms: []int{seq[a], seq[b]}, how: "two lines that stand apart"}
				h.prior = v.lookPrior(h) - cost
				switch {
				case between:
					h.prior += math.Log2(float64(len(seq)))
				case !v.worded(seq[t], seq[a], seq[b]):
					if t != a-1 && t != a+1 && t != b-1 && t != b+1 {
						continue
					}
					h.apart = true
					h.prior -= apartBits
				}
				out = append(out, h)
			}
		}
	}
	return out
}
