package casting

import "slices"

// maxLevels is how deep totals of totals are followed.
const maxLevels = 6

// acceptBits is the score from which a hypothesis is believed.
const acceptBits = 6

// chooser picks the hypotheses that together explain a view, the best believed first, level by level: once the lines of
// a subtotal are explained they make room, so that the total of the subtotals finds them side by side.
type chooser struct {
	v        *view
	accepted []*hypothesis
	byTotal  map[int][]*hypothesis
	usedBy   map[int][]*hypothesis // line → hypotheses that have it as a term
	seen     map[string]*hypothesis
	means    map[int]bool // lines that are the mean of others
}

// choose returns the families of a view.
func (v *view) choose() []*hypothesis {
	c := &chooser{v: v, byTotal: map[int][]*hypothesis{}, usedBy: map[int][]*hypothesis{}, seen: map[string]*hypothesis{}, means: map[int]bool{}}
	all := make([]int, len(v.lines))
	for l := range all {
		all[l] = l
	}
	seq := all
	if len(v.members) == 0 {
		return nil
	}
	c.take(v.formulaClaims())
	c.take(v.ruleClaims())
	for level := range maxLevels {
		found := c.v.runs(seq, seq, "the lines next to it", 0)
		if level == 0 {
			found = append(found, c.spread(seq)...)
		}
		found = append(found, c.v.pairs(seq)...)
		if c.take(found) == 0 && level > 0 {
			break
		}
		next := c.topLines(seq, 0)
		if len(next) == len(seq) {
			break
		}
		if firm := c.topLines(seq, len(v.members)/2); len(firm) > len(next) {
			c.take(v.runs(firm, firm, "the lines next to it", 1))
			next = c.topLines(seq, 0)
		}
		seq = next
	}
	c.take(v.runs(all, c.leaves(), "the lines next to it, subtotals left out", 3))
	v.findStep(c.accepted)
	v.findAdditive(c.accepted)
	return c.accepted
}

// spread gathers sums over lines that others part: every second or third one, or those of the same kind.
func (c *chooser) spread(seq []int) []*hypothesis {
	var out []*hypothesis
	if len(seq) > strideLines {
		return nil
	}
	amounts := c.v.amountLines(seq)
	if len(amounts) < len(seq) {
		out = append(out, c.v.runs(seq, amounts, "the lines next to it, rates left out", 1)...)
	}
	for step := 2; step <= min(8, len(seq)/3); step++ {
		for first := range step {
			var every []int
			for p := first; p < len(seq); p += step {
				every = append(every, seq[p])
			}
			for _, h := range c.v.runs(seq, every, "every so many lines", 4) {
				if h.apart = !c.v.facts[h.total].total; len(h.terms) > 2 {
					out = append(out, h)
				}
			}
		}
	}
	classes := map[string][]int{}
	for _, l := range seq {
		if f := c.v.facts[l]; f.class != "" {
			classes[f.class] = append(classes[f.class], l)
		}
	}
	var names []string
	for name, lines := range classes {
		if len(lines) >= 3 && len(lines) < len(seq) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		out = append(out, c.v.runs(seq, classes[name], "the lines of one kind", 2)...)
	}
	return out
}

// amountLines leaves out the lines that are called rates or shares.
func (v *view) amountLines(seq []int) []int {
	var out []int
	for _, l := range seq {
		if !v.facts[l].ratio {
			out = append(out, l)
		}
	}
	return out
}

// take lets the candidates vote in full and accepts those that are believed and fit what is accepted already.
func (c *chooser) take(found []*hypothesis) int {
	var fresh []*hypothesis
	for _, h := range found {
		k := h.key()
		if o := c.seen[k]; o != nil {
			o.rule = o.rule || h.rule && o.total == h.total
			continue
		}
		c.seen[k] = h
		c.v.eval(h)
		if h.score < acceptBits || !c.v.enough(h) {
			continue
		}
		if h = c.v.refine(h); h.key() == k || c.seen[h.key()] == nil {
			c.seen[h.key()] = h
			fresh = append(fresh, h)
		}
	}
	rank(fresh)
	n := 0
	for _, h := range fresh {
		if !c.means[h.total] && c.fits(h) {
			c.accept(h)
			n++
		}
	}
	return n
}

// enough asks for more than figures that happen to add up: two lines make a total in too many places by chance.
func (v *view) enough(h *hypothesis) bool {
	if len(h.byFormula) > 0 || h.rule {
		return true
	}
	worded := v.facts[h.total].total
	if h.mean {
		return h.agree >= 1
	}
	if h.apart {
		return h.agree >= 6 && 6*h.failing() <= h.agree
	}
	if len(h.terms) == 2 && !worded {
		return h.agree >= 3
	}
	return h.agree >= 2 || h.agree == 1 && worded
}

// failing counts all members that speak against the hypothesis.
func (h *hypothesis) failing() int {
	n := 0
	for _, x := range h.votes {
		if x.kind == fails {
			n++
		}
	}
	return n
}

func (c *chooser) accept(h *hypothesis) {
	c.accepted = append(c.accepted, h)
	if h.mean {
		c.means[h.total] = true
		return
	}
	c.byTotal[h.total] = append(c.byTotal[h.total], h)
	for _, l := range h.terms {
		c.usedBy[l] = append(c.usedBy[l], h)
	}
}

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

// topLines drops the lines that are explained as parts of an accepted total, one that at least so many members prove.
func (c *chooser) topLines(seq []int, least int) []int {
	var out []int
	for _, l := range seq {
		used := slices.ContainsFunc(c.usedBy[l], func(h *hypothesis) bool { return h.agree >= least })
		if !used && !c.means[l] {
			out = append(out, l)
		}
	}
	return out
}

// leaves drops the totals.
func (c *chooser) leaves() []int {
	var out []int
	for l := range c.v.lines {
		if len(c.byTotal[l]) == 0 && !c.means[l] {
			out = append(out, l)
		}
	}
	return out
}
