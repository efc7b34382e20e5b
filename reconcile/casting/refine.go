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
// hides at the rest. nil where a line that does not belong leaves but one.
func (v *view) refine(h *hypothesis) *hypothesis {
	if h.mean || h.rule || len(h.byFormula) > 0 || h.signs != nil {
		return h
	}
	if h = v.withoutHarm(h); h == nil {
		return nil
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

// withoutHarm leaves out lines without which every member that agrees would agree better: rounding took them in, as it does
// a ratio among large amounts. nil where fewer than two lines are left.
func (v *view) withoutHarm(h *hypothesis) *hypothesis {
	for k := 0; k < len(h.terms); k++ {
		if !v.harms(h, k) {
			continue
		}
		if h = v.withChange(h, h.terms[k]); h == nil {
			return nil
		}
		k = -1
	}
	return h
}

// fewHarmed is how many members at least must speak against a line before it is left out.
const fewHarmed = 3

// harms reports whether all members that agree and have a figure in term k would agree better without it. A line with
// others on both sides was added with them, however small it is.
func (v *view) harms(h *hypothesis, k int) bool {
	n := 0
	for m, x := range h.votes {
		figure := v.cell(h.terms[k], m).Num
		if x.kind != agrees || !h.inside[m] || figure == 0 {
			continue
		}
		if math.Abs(x.diff+figure) >= math.Abs(x.diff) {
			return false
		}
		n++
	}
	return n >= fewHarmed && !(h.has(h.terms[k]-1) && h.has(h.terms[k]+1))
}

// has reports whether a line is the total or one of its terms.
func (h *hypothesis) has(l int) bool {
	_, in := slices.BinarySearch(h.terms, l)
	return in || l == h.total
}
