package casting

import (
	"fmt"
	"slices"
)

const (
	strideLines  = 600         // lines that others part are looked for in lists of at most so many
	spreadBudget = 300_000_000 // cells looked at for it; the widest strides are given up first
)

// spread gathers sums over lines that others part: every second or third one, or those of the same kind.
func (c *chooser) spread(seq []int) []*hypothesis {
	var out []*hypothesis
	if len(seq) > strideLines {
		return nil
	}
	steps := min(8, len(seq)/3, spreadBudget/(len(seq)*len(seq)*min(len(c.v.members), sampleSize)+1))
	for step := 2; step <= steps; step++ {
		for first := range step {
			var every []int
			for p := first; p < len(seq); p += step {
				every = append(every, seq[p])
			}
			for _, h := range c.v.runs(seq, every, "every so many lines", 4) {
				if h.apart = !c.v.facts[h.total].total; len(h.terms) > 2 && !h.mean {
					out = append(out, h)
				}
			}
		}
	}
	sums := c.kinds(seq, func(f *lineFacts) string { return fmt.Sprint(f.class, f.rate) })
	means := c.kinds(seq, func(f *lineFacts) string { return f.class })
	out = append(out, slices.DeleteFunc(sums, func(h *hypothesis) bool { return h.mean })...)
	out = append(out, slices.DeleteFunc(means, func(h *hypothesis) bool { return !h.mean })...)
	return out
}

// kinds gathers runs over the lines of one kind, as their names tell it.
func (c *chooser) kinds(seq []int, kindOf func(*lineFacts) string) []*hypothesis {
	classes := map[string][]int{}
	for _, l := range seq {
		if f := &c.v.facts[l]; f.class != "" {
			classes[kindOf(f)] = append(classes[kindOf(f)], l)
		}
	}
	var names []string
	for name, lines := range classes {
		if len(lines) >= 3 && len(lines) < len(seq) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var out []*hypothesis
	for _, name := range names {
		out = append(out, c.v.runs(seq, classes[name], "the lines of one kind", 2)...)
	}
	return out
}

// amountRuns gathers sums over the amounts among which rates stand.
func (c *chooser) amountRuns(seq []int) []*hypothesis {
	amounts := c.v.amountLines(seq)
	if len(amounts) == len(seq) || len(seq) > strideLines {
		return nil
	}
	return c.v.runs(seq, amounts, "the lines next to it, rates left out", 1)
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
