package casting

import (
	"slices"

	"crosscast/reconcile"
)

// fits reports whether a hypothesis can stand beside those accepted before it.
func (c *chooser) fits(h *hypothesis) bool {
	if slices.Contains(h.terms, h.total) || c.madeOf(h.terms, h.total) || c.countsTwice(h) {
		return false
	}
	for _, o := range c.byTotal[h.total] {
		if c.v.overlap(o, h) && c.restates(o, h) {
			return false
		}
	}
	for _, l := range h.terms {
		for _, o := range c.usedBy[l] {
			switch {
			case o.total == h.total || !c.v.overlap(o, h):
			case c.v.carried(o, h):
				return false
			case h.block == 0 && !c.nested(o, h) && h.score < sureBits:
				return false
			}
		}
	}
	return true
}

// countsTwice reports whether some of the lines make up another of them.
func (c *chooser) countsTwice(h *hypothesis) bool {
	if len(h.byFormula) > 0 || h.rule {
		return false // which is a fault to be told
	}
	for _, l := range h.terms {
		for _, o := range c.byTotal[l] {
			if c.v.overlap(o, h) && slices.ContainsFunc(o.terms, func(t int) bool { return slices.Contains(h.terms, t) }) {
				return true
			}
		}
	}
	return false
}

// carried reports whether h says again of another total what o says: the figure was carried there. Down a sheet that is so
// in another block; across it, far from the lines, or where it holds in fewer rows: a total times a weight that is
// mostly one.
func (v *view) carried(o, h *hypothesis) bool {
	if !slices.Equal(o.terms, h.terms) || o.mean != h.mean || len(h.byFormula) > 0 || h.rule {
		return false
	}
	if v.axis == reconcile.Down {
		return v.gapBetween(o.total, h.total)
	}
	return h.apart || h.failing() > o.failing()
}

// madeOf reports whether one of the lines is made of line part, over any number of levels. Lines of more levels than
// totals have are taken to be: they go in a circle. It goes level by level and takes each line of a level once, since
// totals that share their lines would otherwise be followed as often as there are ways through them.
func (c *chooser) madeOf(lines []int, part int) bool {
	for depth := 0; depth <= 2*maxLevels; depth++ {
		var below []int
		met := map[int]bool{}
		for _, l := range lines {
			for _, o := range c.byTotal[l] {
				for _, t := range o.terms {
					if t == part {
						return true
					}
					if !met[t] {
						met[t] = true
						below = append(below, t)
					}
				}
			}
		}
		if lines = below; len(lines) == 0 {
			return false
		}
	}
	return true
}

// overlap reports whether two hypotheses are claimed at a common member.
func (v *view) overlap(a, b *hypothesis) bool {
	for m := range a.inside {
		if a.inside[m] && b.inside[m] {
			return true
		}
	}
	return false
}

// restates reports whether h says of its total only what o has said: lines in common, or the one is the other with
// totals taken apart. A second breakdown, by quarter where the first is by service, has lines of its own.
func (c *chooser) restates(o, h *hypothesis) bool {
	for _, l := range h.terms {
		if slices.Contains(o.terms, l) {
			return true
		}
	}
	return c.within(c.v.weighty(h), o.terms) || c.within(c.v.weighty(o), h.terms)
}

// weighty are the lines of a hypothesis that have a figure other than nil where it is claimed.
func (v *view) weighty(h *hypothesis) []int {
	return slices.DeleteFunc(slices.Clone(h.terms), func(l int) bool { return v.nilIn(h, l) })
}

// within reports whether all of some are among the lines that terms are made of, over any number of levels.
func (c *chooser) within(some, terms []int) bool {
	for _, l := range some {
		if !c.madeOf(terms, l) {
			return false
		}
	}
	return true
}

// nested reports whether the lines of one hypothesis hold all lines of the other, as a longer total does.
func (c *chooser) nested(o, h *hypothesis) bool {
	return contains(o.terms, h.terms) || contains(h.terms, o.terms)
}

func contains(all, some []int) bool {
	for _, x := range some {
		if _, ok := slices.BinarySearch(all, x); !ok {
			return false
		}
	}
	return true
}
