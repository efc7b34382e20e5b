package casting

import (
	"math"
	"slices"
)

// extent finds the members at which a hypothesis is claimed: the runs of members that speak for it, stretched over the
// rest of their block where few there speak against it. The member that fails within is a finding, not a counter-proof.
func (v *view) extent(h *hypothesis) []bool {
	votes := h.votes
	inside := make([]bool, len(votes))
	h.beyond = map[int]bool{}
	left := append([]vote(nil), votes...)
	for range 8 {
		from, to, bits := bestRun(left)
		if bits < 3+v.edgeCost(from)+v.edgeCost(to+1) {
			break
		}
		for m := from; m <= to; m++ {
			inside[m], left[m] = true, vote{}
		}
	}
	v.stretch(h, inside)
	v.prune(h, inside)
	if (len(h.terms) > 2 || v.facts[h.total].total) && everywhere(votes) {
		apart := v.blocksAgreeing(h)
		for m := range inside {
			if !inside[m] && votes[m].kind == fails && v.cell(h.total, m).Source.Formula == 0 {
				inside[m], h.beyond[m] = true, apart < manyBlocks || !v.slipAt(h, m)
			}
		}
	}
	return inside
}

// manyBlocks is how many blocks of members prove that a gap parts nothing: the claim goes on behind each of them.
const manyBlocks = 3

// blocksAgreeing counts the blocks of members in which one agrees.
func (v *view) blocksAgreeing(h *hypothesis) int {
	n := 0
	for from := 0; from < len(h.votes); {
		to := v.blockEnd(from)
		if good, _ := count(h.votes[from:to]); good > 0 {
			n++
		}
		from = to
	}
	return n
}

// everywhere reports whether so few members speak against a hypothesis that it may be claimed at all of them, whatever
// parts one from the rest: totals at the foot of the rows, a column set off by a blank one.
func everywhere(votes []vote) bool {
	good, bad := count(votes)
	return bad > 0 && good >= 5 && good >= 8*bad
}

// prune leaves out the blocks in which nothing speaks for the hypothesis: a table beside another shares its rows, not
// its sums.
func (v *view) prune(h *hypothesis, inside []bool) {
	for from := 0; from < len(inside); {
		to := v.blockEnd(from)
		good := slices.ContainsFunc(h.votes[from:to], func(x vote) bool { return x.kind == agrees || x.kind == trivial })
		if !good {
			clear(inside[from:to])
		}
		from = to
	}
}

// edgeCost is what it takes to believe that a relation starts or stops at member m, where nothing else does.
func (v *view) edgeCost(m int) float64 {
	if m <= 0 || m >= len(v.members) || v.memberGap[m] {
		return 0
	}
	return 3
}

// edgeBits is what it costs that a hypothesis starts or stops at a member that contradicts it, where nothing else starts
// or stops: each such place is one in so many members.
func (v *view) edgeBits(h *hypothesis) float64 {
	edges := 0
	for m := 1; m < len(h.inside); m++ {
		out := m
		if h.inside[m] {
			out = m - 1
		}
		if h.inside[m] != h.inside[m-1] && !v.memberGap[m] && h.votes[out].kind == fails {
			edges++
		}
	}
	return float64(edges) * math.Log2(float64(len(h.inside)))
}

// bestRun is the run of members with the greatest sum of bits (Kadane).
func bestRun(votes []vote) (from, to int, best float64) {
	start, sum := 0, 0.0
	from, to = -1, -1
	for m := range votes {
		if sum <= 0 {
			start, sum = m, 0
		}
		sum += votes[m].bits
		if sum > best {
			from, to, best = start, m, sum
		}
	}
	return from, to, best
}

// stretch takes in the rest of a block of members where most of those that can be tested agree.
func (v *view) stretch(h *hypothesis, inside []bool) {
	votes := h.votes
	least := 2
	if v.facts[h.total].total && len(h.terms) > 2 {
		least = 1
	}
	for from := 0; from < len(votes); {
		to := v.blockEnd(from)
		good, bad := count(votes[from:to])
		if slices.Contains(inside[from:to], true) && good >= least && (good > bad || good == 1 && bad == 1) {
			for m := from; m < to; m++ {
				inside[m] = true
			}
		}
		from = to
	}
}
