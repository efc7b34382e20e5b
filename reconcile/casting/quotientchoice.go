package casting

import "slices"

// once keeps one quotient of each equation: the dividend over one part is the other. What was divided has the longer
// tail, or is called a rate.
func (v *view) once(qs []*quotient) []*quotient {
	best := map[[3]int]*quotient{}
	for _, q := range qs {
		o := best[q.lines()]
		if o == nil || v.moreDivided(q.of, o.of) {
			best[q.lines()] = q
		}
	}
	return slices.DeleteFunc(qs, func(q *quotient) bool { return best[q.lines()] != q })
}

// lines are those of the equation, in order; growth is no equation of its two figures alone.
func (q *quotient) lines() [3]int {
	if q.change {
		return [3]int{q.of, -1, -1}
	}
	out := []int{q.of, q.top, q.bottom}
	slices.Sort(out)
	return [3]int(out)
}

func (v *view) moreDivided(a, b int) bool {
	x, y := &v.facts[a], &v.facts[b]
	if x.places != y.places {
		return x.places > y.places
	}
	return x.ratio && !y.ratio
}

// byOneFigure reports whether a claim divides by the same figure all along: twelfths of a year's pay add as the pay does.
func (v *view) byOneFigure(q *quotient) bool {
	first := -1
	for m, x := range q.votes {
		if x.kind != agrees {
			continue
		}
		if first < 0 {
			first = m
		}
		if v.cell(q.bottom, m).Num != v.cell(q.bottom, first).Num {
			return false
		}
	}
	return true
}

// likelier reports whether one claim is rather meant than another of the same line: more members agree, it divides
// amounts and not rates, the line is called what it says, its figures stand nearer.
func (v *view) likelier(q, o *quotient) bool {
	if q.agree != o.agree {
		return q.agree > o.agree
	}
	if a, b := v.ratesIn(q), v.ratesIn(o); a != b {
		return a < b
	}
	if q.change != o.change && !v.facts[q.of].net {
		return o.change
	}
	return q.reach() < o.reach()
}

// ratesIn counts the figures of a claim that are rates themselves.
func (v *view) ratesIn(q *quotient) int {
	n := 0
	for _, l := range []int{q.top, q.bottom} {
		if v.facts[l].rate || v.facts[l].places >= longTail {
			n++
		}
	}
	return n
}

// reach is how far from the line its two figures stand.
func (q *quotient) reach() int {
	return max(q.of-q.top, q.top-q.of) + max(q.of-q.bottom, q.bottom-q.of)
}
