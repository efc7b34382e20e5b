package casting

import (
	"math"
)

// worded reports whether a total word stands on a total, or a word for what is left on it or one of its lines.
func (v *view) worded(total, a, b int) bool {
	return v.facts[total].total || v.facts[total].net || v.facts[a].net || v.facts[b].net
}

const (
	pairLines = 60 // pairs that stand apart are tried where there are at most so many lines
	apartBits = 12 // what they must prove beyond others, if no word joins them
)

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
				h := &hypothesis{total: seq[t], terms: []int{seq[a], seq[b]}, how: "two lines that stand apart", far: true}
				h.prior = v.lookPrior(h) - cost
				switch {
				case between:
					h.far = false
					h.prior += math.Log2(float64(len(seq)))
				case !v.worded(seq[t], seq[a], seq[b]):
					h.apart = true
					h.prior -= apartBits
					if t != a-1 && t != a+1 && t != b-1 && t != b+1 {
						h.prior -= apartBits // nor does any of them stand next to the total
					}
				}
				out = append(out, h)
			}
		}
	}
	return out
}
