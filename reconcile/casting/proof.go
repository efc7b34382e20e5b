package casting

import (
	"math"
	"slices"
)

// strong reports whether the members that agree prove the hypothesis, so that one that does not is a difference.
func (v *view) strong(h *hypothesis) bool {
	if h.rule && !h.equation || len(h.byFormula) >= 2 {
		return true
	}
	need := 2
	if len(h.terms) == 2 || h.mean {
		need++
	}
	if v.facts[h.total].total && !h.mean {
		need--
	}
	tested, failing := 0, 0
	for m, in := range h.inside {
		if !in {
			continue
		}
		switch h.votes[m].kind {
		case agrees:
			tested++
		case fails:
			tested++
			failing++
		}
	}
	return h.agree+min(1, h.slips) >= need && failing <= h.fewWrong(tested) && v.upheld(h)
}

// fewWrong is how many of so many totals may be wrong before the claim is: errors are rare.
func (h *hypothesis) fewWrong(tested int) int {
	switch {
	case h.apart:
		return max(1, tested/50)
	case h.far:
		return max(1, tested/20)
	case tested < 8:
		return 1
	}
	return max(2, tested/16)
}

// slipped reports whether a slip of the pen explains why the hypothesis fails at member m, in a family of which four in
// five agree, or most where a name says that it is a total: two strangers among ten that are all out by a plain slip are
// not seen, two errors are.
func (v *view) slipped(h *hypothesis, m int, least float64) bool {
	if h.apart || h.far {
		return false
	}
	against := v.contradicting(h)
	named := v.facts[h.total].total && len(h.terms) > 2 && against <= h.agree
	return (named || h.agree >= 4 && 4*against <= h.agree) && v.slipBits(h, m) >= least && v.slipAt(h, m)
}

// What a slip must say, in bits, to be taken for one, and where other things speak against the claim.
const (
	likelySlip = 0
	sureSlip   = 2
)

// doubtful reports whether so many members contradict a hypothesis that none of its failures is worth a person's minute:
// it adds the right lines in some columns by chance, or because the rest of the lines are nil there.
func (v *view) doubtful(h *hypothesis) bool {
	return v.contradicting(h) > max(2, h.agree/3)
}

// contradicting counts the members that speak against a hypothesis; those beyond it that hold another measure do not.
// It is counted once for all members that ask.
func (v *view) contradicting(h *hypothesis) int {
	if h.against == nil {
		n := 0
		for m, x := range h.votes {
			if x.kind == fails && (h.inside[m] || !v.otherMeasure(h, m)) {
				n++
			}
		}
		h.against = &n
	}
	return *h.against
}

// upheld reports whether the blocks of members in which a hypothesis is claimed speak for it as wholes. One that is
// claimed for a few columns and fails in those beside them adds the right lines in the few by chance, or because most of
// the lines are nil there.
func (v *view) upheld(h *hypothesis) bool {
	good, bad := 0, 0
	for from := 0; from < len(v.members); {
		to := v.blockEnd(from)
		if slices.Contains(h.inside[from:to], true) {
			for m := from; m < to; m++ {
				switch {
				case h.votes[m].kind == agrees:
					good++
				case h.votes[m].kind == fails && (h.inside[m] || !v.otherMeasure(h, m)):
					bad++
				}
			}
		}
		from = to
	}
	return 3*bad <= good || bad <= 1
}

// onlyHere reports whether the total is what those of its lines come to that have a figure where others agree too, or
// those and one more line near them. That the rest belong to it is proved nowhere.
func (v *view) onlyHere(h *hypothesis, m int) bool {
	rest, any := 0.0, false
	for k, l := range h.terms {
		if c := v.cell(l, m); c.Num != 0 && !v.proved(h, l) {
			rest += float64(h.sign(k)) * c.Num
			any = true
		}
	}
	x := h.votes[m]
	return any && math.Abs(x.diff+rest) <= x.allow || v.takesOneMore(h, m)
}

// takesOneMore reports whether the total is what its lines and one more near them come to, which has no figure where
// others agree.
func (v *view) takesOneMore(h *hypothesis, m int) bool {
	x := h.votes[m]
	for l := max(0, h.terms[0]-nearLines); l < min(len(v.lines), h.terms[len(h.terms)-1]+nearLines+1); l++ {
		c := v.cell(l, m)
		if l != h.total && c.Num != 0 && math.Abs(c.Num-x.diff) <= x.allow && !slices.Contains(h.terms, l) && !v.proved(h, l) {
			return true
		}
	}
	return false
}

// nearLines is how far beyond its lines a total may have another.
const nearLines = 8

// proved reports whether line l has a figure at a member that agrees; a line that is added, one without which it would
// agree less well.
func (v *view) proved(h *hypothesis, l int) bool {
	k := slices.Index(h.terms, l)
	for m, x := range h.votes {
		figure := v.cell(l, m).Num
		if x.kind != agrees || !h.inside[m] || figure == 0 {
			continue
		}
		if k < 0 || math.Abs(x.diff+float64(h.sign(k))*figure) > math.Abs(x.diff) {
			return true
		}
	}
	return false
}
