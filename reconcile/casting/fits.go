package casting

import "slices"

// fits reports whether a hypothesis can stand beside those accepted before it.
func (c *chooser) fits(h *hypothesis) bool {
	for _, l := range h.terms {
		if l == h.total || c.madeOf(l, h.total, 0) {
			return false
		}
	}
	for _, o := range c.byTotal[h.total] {
		if c.v.overlap(o, h) && c.restates(o, h) {
			return false
		}
	}
	for _, l := range h.terms {
		for _, o := range c.usedBy[l] {
			if o.total != h.total && c.v.overlap(o, h) && !c.nested(o, h) && h.score < 25 {
				return false
			}
		}
	}
	return true
}

// madeOf reports whether line l is made of line part, over any number of levels.
func (c *chooser) madeOf(l, part, depth int) bool {
	if depth > 2*maxLevels {
		return true
	}
	for _, o := range c.byTotal[l] {
		for _, t := range o.terms {
			if t == part || c.madeOf(t, part, depth+1) {
				return true
			}
		}
	}
	return false
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
	return c.within(h.terms, o.terms) || c.within(o.terms, h.terms)
}

// within reports whether all of some are among the lines that terms are made of, over any number of levels.
func (c *chooser) within(some, terms []int) bool {
	for _, l := range some {
		found := false
		for _, t := range terms {
			if c.madeOf(t, l, 0) {
				found = true
				break
			}
		}
		if !found {
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
