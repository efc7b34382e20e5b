package casting

import (
	"math"
	"strings"
)

// What speaks for or against a total before any figure is looked at, in bits.
const (
	wordBits  = 4  // a total word
	plainBits = 3  // against a line that is not called a total
	twoBits   = 3  // against totals of two lines: they meet everywhere by chance
	mixBits   = 12 // against rates and amounts in one sum
	manyLines = 30 // beyond so many lines, ever more could be a total by chance
)

// natural reports whether a total by name takes in all lines from it to where its block ends or another total stands:
// the run that a reader would take it for.
func (v *view) natural(h *hypothesis, seq []int, end, step int) bool {
	if !v.facts[h.total].total {
		return false
	}
	for _, l := range h.terms {
		if v.facts[l].total {
			return false
		}
	}
	near, far := h.terms[len(h.terms)-1], h.terms[0]
	if step > 0 {
		near, far = far, near
	}
	if v.gapBetween(near, h.total) && v.gapBetween(near, far) {
		return false // the first gap would have ended it
	}
	beyond := end + step
	return beyond < 0 || beyond >= len(seq) || v.gapBetween(far, seq[beyond]) || v.facts[seq[beyond]].total
}

// gapBetween reports whether a gap or heading stands anywhere between two lines.
func (v *view) gapBetween(a, b int) bool {
	for l := min(a, b) + 1; l <= max(a, b); l++ {
		if v.facts[l].gap {
			return true
		}
	}
	return false
}

// runPrior is how likely a run is to be meant before any figure is looked at: a total word, a run that ends where the
// block does, a line that closes it. end is the position of the run's farthest line.
func (v *view) runPrior(h *hypothesis, seq []int, end, step int) float64 {
	prior := v.lookPrior(h) - 1
	if !v.natural(h, seq, end, step) {
		prior -= min(math.Log2(float64(len(seq))), 1+math.Log2(float64(len(h.terms))))
	}
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
		return wordBits
	}
	if t.total {
		prior += wordBits
	} else {
		prior -= plainBits + math.Log2(max(1, float64(len(v.lines))/manyLines))
	}
	if t.bold {
		prior++
	}
	if len(h.terms) == 2 {
		prior -= twoBits
	}
	if v.mixes(h) {
		prior -= mixBits
	}
	return prior + v.indentPrior(h) + v.outlinePrior(h)
}

// mixes reports whether some of the lines are rates and some are not.
func (v *view) mixes(h *hypothesis) bool {
	rates := 0
	for _, l := range h.terms {
		if v.facts[l].rate {
			rates++
		}
	}
	return rates > 0 && rates < len(h.terms)
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
