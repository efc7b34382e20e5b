package casting

import "slices"

// tellBySubtotals puts subtotals in the place of their lines wherever a sum takes in all of these.
func (c *chooser) tellBySubtotals() {
	fewest := slices.Clone(c.accepted)
	slices.SortStableFunc(fewest, func(a, b *hypothesis) int { return len(a.terms) - len(b.terms) })
	for _, h := range fewest {
		if h.mean || h.signs != nil || h.rule || len(h.byFormula) > 0 {
			continue
		}
		n := c.withoutParts(c.collapse(h))
		if n == h {
			continue
		}
		c.drop(h)
		n.how, n.prior = "subtotals and lines next to it", h.prior+3
		if c.v.eval(n); c.v.believed(n) && c.fits(n) {
			c.accept(n)
		} else {
			c.accept(h)
		}
	}
}

// collapse tells a sum over leaves by the subtotals that make the same leaves up: the total of the report is that of its
// sections, though the lines of all sections add up to it as well.
func (c *chooser) collapse(h *hypothesis) *hypothesis {
	for again := true; again; {
		again = false
		for _, g := range c.accepted {
			if g.mean || g.signs != nil || g.total == h.total || len(g.terms) >= len(h.terms) || !contains(h.terms, g.terms) ||
				slices.Contains(h.terms, g.total) || !h.spans(g.total) || c.madeOf(g.terms, h.total) || !c.v.covers(g, h) || c.cumulates(g, h) {
				continue
			}
			n := *h
			n.terms = slices.DeleteFunc(slices.Clone(h.terms), func(l int) bool { return slices.Contains(g.terms, l) })
			n.terms = append(n.terms, g.total)
			slices.Sort(n.terms)
			h, again = &n, true
		}
	}
	return h
}

// cumulates reports whether g is one of several sums that take in more and more of the lines of h, as the first quarter of
// a year, the first two and the first three do: none of them is one of its subtotals.
func (c *chooser) cumulates(g, h *hypothesis) bool {
	return slices.ContainsFunc(c.accepted, func(o *hypothesis) bool {
		return o.total != g.total && o.total != h.total && !o.mean && o.signs == nil && c.nested(o, g) &&
			contains(h.terms, o.terms) && len(o.terms) < len(h.terms)
	})
}

// withoutParts leaves out lines that are nil wherever the sum is claimed and that make up another of its lines: they were
// added once, in that.
func (c *chooser) withoutParts(h *hypothesis) *hypothesis {
	isPart := func(x int) bool {
		return slices.ContainsFunc(c.usedBy[x], func(o *hypothesis) bool { return o != h && slices.Contains(h.terms, o.total) }) &&
			c.v.nilIn(h, x)
	}
	if len(h.terms) < 3 || !slices.ContainsFunc(h.terms, isPart) {
		return h
	}
	n := *h
	if n.terms = slices.DeleteFunc(slices.Clone(h.terms), isPart); len(n.terms) < 2 {
		return h
	}
	return &n
}

// nilIn reports whether line x has no figure other than nil where the hypothesis is claimed.
func (v *view) nilIn(h *hypothesis, x int) bool {
	for m, in := range h.inside {
		if in && v.cell(x, m).Num != 0 {
			return false
		}
	}
	return true
}

// spans reports whether a line stands between the first and the last of a sum, its total included.
func (h *hypothesis) spans(l int) bool {
	return min(h.total, h.terms[0]) < l && l < max(h.total, h.terms[len(h.terms)-1])
}

// covers reports whether g holds wherever h does.
func (v *view) covers(g, h *hypothesis) bool {
	for m := range v.members {
		if h.inside[m] && h.votes[m].kind == agrees && g.votes[m].kind != agrees && g.votes[m].kind != trivial {
			return false
		}
	}
	return true
}
