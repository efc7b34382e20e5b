package casting

import (
	"sort"
	"strings"

	"crosscast/reconcile/layout"
)

// alone gathers the totals by name that no accepted claim explains and no sibling proves: one column, or a total that
// stands for itself. Such a total is taken for the run of lines that a reader would take it for. As a quarter of those
// that are typed agree to nothing near them for good reasons, one that fails is told only if a slip of the pen would
// bring it into line, and then for a person to decide.
func (c *chooser) alone() []*hypothesis {
	v := c.v
	for t := range v.lines {
		if h := c.lone(t, v.outlineRun(t)); h != nil && len(c.byTotal[t]) == 0 {
			c.accept(h)
		}
	}
	var out []*hypothesis
	top := c.topLines(v.allLines(), 0)
	for t := range v.lines {
		if f := v.facts[t]; !f.total || f.rate || f.mean || c.means[t] {
			continue
		}
		for _, terms := range [][]int{v.naturalRun(t, -1, false), v.naturalRun(t, 1, false), c.subtotals(top, t), v.naturalRun(t, -1, true)} {
			if h := c.lone(t, terms); h != nil {
				out = append(out, h)
				break
			}
		}
	}
	return out
}

// lone is the hypothesis that line t adds the terms wherever it stands alone; nil unless at most of these members it
// does, or would but for one slip of the pen.
func (c *chooser) lone(t int, terms []int) *hypothesis {
	v := c.v
	h := &hypothesis{total: t, terms: terms, how: "the lines next to it", alone: true}
	if len(terms) < 2 {
		return nil
	}
	h.votes, h.inside = make([]vote, len(v.members)), make([]bool, len(v.members))
	slips, other, alike := 0, 0, c.alike(h)
	for m := range v.members {
		if !v.standsAlone(c, t, m) || v.figures(h, m) < 2 {
			continue
		}
		x := v.vote(h, m)
		switch {
		case x.kind == agrees:
			h.agree++
		case x.kind == fails && (alike || v.slipAt(h, m)):
			slips++
		case x.kind == fails:
			other++
			continue
		}
		h.votes[m], h.inside[m] = x, true
	}
	if h.agree+slips <= other || slips > max(1, h.agree/4) || !c.fits(h) {
		return nil
	}
	return h
}

// alike reports whether two other totals of the same name are each made of as many lines that lie in the same way: what
// recurs down a list, block after block, is meant everywhere.
func (c *chooser) alike(h *hypothesis) bool {
	name := strings.ToLower(c.v.facts[h.total].label)
	found := 0
	for _, o := range c.accepted {
		if o.total == h.total || o.agree == 0 || len(o.terms) != len(h.terms) || strings.ToLower(c.v.facts[o.total].label) != name {
			continue
		}
		same := true
		for k, l := range o.terms {
			same = same && l-o.total == h.terms[k]-h.total
		}
		if same {
			found++
		}
	}
	return found >= 2
}

// naturalRun is the lines from a total to where its block ends or another total stands; wide where blocks of lines may
// follow one another without subtotals.
func (v *view) naturalRun(t, step int, wide bool) []int {
	var out []int
	for l := t + step; l >= 0 && l < len(v.lines); l += step {
		if v.facts[l].total || !wide && len(out) > 0 && v.gapBetween(l, l-step) {
			break
		}
		if !v.facts[l].rate {
			out = append(out, l)
		}
	}
	sort.Ints(out)
	return out
}

// outlineRun is the lines next below a line in the outline that their numbers make: 4.1, 4.2 and 4.3 for 4.
func (v *view) outlineRun(t int) []int {
	number := outlineNumber(v.facts[t].label)
	if number == "" {
		return nil
	}
	var out []int
	under := ""
	for l := t + 1; l < len(v.lines); l++ {
		n := outlineNumber(v.facts[l].label)
		if len(n) <= len(number) || !strings.HasPrefix(n, number) || n[len(number)] != '.' {
			break
		}
		if under == "" || !strings.HasPrefix(n, under) {
			out, under = append(out, l), n+"."
		}
	}
	return out
}

// subtotals is the run of lines above a total that nothing else has taken up, some of them totals themselves, back to a
// total that nothing explains.
func (c *chooser) subtotals(top []int, t int) []int {
	var out []int
	made := 0
	for p := sort.SearchInts(top, t) - 1; p >= 0; p-- {
		l := top[p]
		explained := len(c.byTotal[l]) > 0
		if c.v.facts[l].total && !explained {
			break
		}
		if explained {
			made++
		}
		out = append(out, l)
	}
	sort.Ints(out)
	if made == 0 {
		return nil
	}
	return out
}

// standsAlone reports whether line t has a typed figure at member m that no accepted claim explains.
func (v *view) standsAlone(c *chooser, t, m int) bool {
	x := v.cell(t, m)
	if x.State != layout.Number || x.Num == 0 || x.Source.Formula != 0 || v.ratio[m] {
		return false
	}
	for _, h := range c.byTotal[t] {
		if h.inside[m] && h.votes[m].kind != silent {
			return false
		}
	}
	return true
}
