package casting

import (
	"math"
	"slices"
)

const (
	refineRounds = 3 // so many lines at most are put in or taken out of one hypothesis
	refineFails  = 4 // so many members at least must contradict it before a line is taken out
)

// refine mends a hypothesis that several members contradict in the same way: where taking out one line, or putting in
// one beside it, makes them agree and costs no agreement, that is what was meant. A line that is nil nearly everywhere
// hides at the rest.
func (v *view) refine(h *hypothesis) *hypothesis {
	if h.mean || h.rule || len(h.byFormula) > 0 || h.signs != nil {
		return h
	}
	for range refineRounds {
		if h.failing() == 0 {
			return h
		}
		better := v.betterBy(h)
		if better == nil {
			return h
		}
		h = better
	}
	return h
}

// betterBy tries each change of one line and returns the best that mends most of the failures.
func (v *view) betterBy(h *hypothesis) *hypothesis {
	best, most := -1, 0
	for l := range v.lines {
		if l == h.total || !v.besideOrIn(h, l) {
			continue
		}
		mended, broken := 0, 0
		sign := 1.0
		if slices.Contains(h.terms, l) {
			sign = -1
		}
		for m, x := range h.votes {
			c := v.cell(l, m)
			if x.kind != fails && x.kind != agrees || !c.IsFigure() || c.Num == 0 {
				continue
			}
			ok := math.Abs(x.diff-sign*c.Num) <= x.allow
			if x.kind == fails && ok {
				mended++
			} else if x.kind == agrees && !ok {
				broken++
			}
		}
		if broken == 0 && mended > most && (sign > 0 || h.failing() >= refineFails) {
			best, most = l, mended
		}
	}
	if best < 0 || 5*most < 4*h.failing() {
		return nil
	}
	return v.withChange(h, best)
}

// besideOrIn reports whether a line is one of the terms or stands next to the first or last of them.
func (v *view) besideOrIn(h *hypothesis, l int) bool {
	return l >= h.terms[0]-1 && l <= h.terms[len(h.terms)-1]+1
}

// withChange is the hypothesis with a line put in, or taken out where it was in; nil where fewer than two are left.
func (v *view) withChange(h *hypothesis, l int) *hypothesis {
	n := *h
	n.terms = slices.Clone(h.terms)
	if at, in := slices.BinarySearch(n.terms, l); in {
		n.terms = slices.Delete(n.terms, at, at+1)
	} else {
		n.terms = slices.Insert(n.terms, at, l)
	}
	if len(n.terms) < 2 {
		return nil
	}
	v.eval(&n)
	return &n
}
