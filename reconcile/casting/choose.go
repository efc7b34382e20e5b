package casting

import "slices"

// maxLevels is how deep totals of totals are followed.
const maxLevels = 6

// acceptBits is the score from which a hypothesis is believed.
const acceptBits = 6

// sureBits is the score from which a hypothesis is believed against doubts about its kind: lines that stand apart, or that
// another total adds.
const sureBits = 25

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
	all := v.allLines()
	seq := all
	c.take(v.formulaClaims())
	c.take(v.ruleClaims())
	c.take(append(v.equationClaims(), v.namedChanges()...))
	for level := range maxLevels {
		found := v.runs(seq, seq, "the lines next to it", 0)
		found = append(found, c.amountRuns(seq)...)
		if level == 0 {
			found = append(found, c.spread(seq)...)
			found = append(found, v.blocks()...)
			found = append(found, v.indented()...)
		}
		found = append(found, v.pairs(seq)...)
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
	for again := range maxLevels { // what is found makes room for the next, which must be the surer
		if c.take(v.runs(all, c.leaves(), "the lines next to it, subtotals left out", 3+6*float64(again))) == 0 {
			break
		}
	}
	c.tellBySubtotals()
	c.take(c.skipping(all))
	for _, h := range c.alone() {
		c.accept(h)
	}
	v.findStep(c.accepted)
	v.findRecords(c.accepted)
	return c.accepted
}

// take lets the candidates vote in full and accepts those that are believed and fit what is accepted already.
func (c *chooser) take(found []*hypothesis) int {
	var fresh []*hypothesis
	for _, h := range found {
		k := h.key()
		if o := c.seen[k]; o != nil {
			o.rule = o.rule || h.rule && o.total == h.total
			if o.accepted || o.prior >= h.prior || o.total != h.total {
				continue
			}
		}
		c.seen[k] = h
		c.v.eval(h)
		if !c.v.believed(h) && !c.v.rescue(h) {
			continue
		}
		if h = c.v.refine(h); h != nil && (h.key() == k || c.seen[h.key()] == nil) {
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

// believed reports whether a hypothesis has the score and the proof to be told.
func (v *view) believed(h *hypothesis) bool {
	return (h.score >= acceptBits || h.rule && !h.equation) && v.enough(h)
}

// enough asks for more than one total that happens to add up, unless its name says that it is one. Lines that stand apart
// make a total in too many places by chance.
func (v *view) enough(h *hypothesis) bool {
	if h.equation && h.agree <= h.failing() && !(h.failing() == 0 && slices.Contains(h.inside, true)) {
		return false
	}
	if len(h.byFormula) > 0 || h.rule {
		return true
	}
	worded := v.facts[h.total].total
	if h.mean {
		return h.agree >= 1
	}
	if h.apart {
		return (h.agree >= 6 || h.score >= sureBits) && 5*h.failing() <= h.agree
	}
	proof := h.agree + min(1, h.slips) + h.block
	return proof >= 2 || proof == 1 && worded
}

// failing counts all members that speak against the hypothesis.
func (h *hypothesis) failing() int {
	_, bad := count(h.votes)
	return bad
}

func (c *chooser) accept(h *hypothesis) {
	h.accepted = true
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

// drop takes back an acceptance.
func (c *chooser) drop(h *hypothesis) {
	is := func(o *hypothesis) bool { return o == h }
	c.accepted = slices.DeleteFunc(c.accepted, is)
	c.byTotal[h.total] = slices.DeleteFunc(c.byTotal[h.total], is)
	for _, l := range h.terms {
		c.usedBy[l] = slices.DeleteFunc(c.usedBy[l], is)
	}
}
