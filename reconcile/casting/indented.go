package casting

import "slices"

// indented gathers the totals whose lines stand one step deeper than they do, where lines that stand deeper still are
// left out: "of which" lines, which their own line holds already.
func (v *view) indented() []*hypothesis {
	var out []*hypothesis
	for t := range v.lines {
		for _, step := range []int{1, -1} {
			terms := v.oneDeeper(t, step)
			if len(terms) < 2 {
				continue
			}
			h := &hypothesis{total: t, terms: terms, how: "the lines one step deeper"}
			h.prior = v.lookPrior(h) - 1
			out = append(out, h)
		}
	}
	return out
}

// oneDeeper are the lines that stand one step deeper than line t, up to the first that stands no deeper; nil unless lines
// among them stand deeper still, as those "of which" do.
func (v *view) oneDeeper(t, step int) []int {
	depth := v.facts[t].indent
	if depth < 0 {
		return nil
	}
	var below []int
	next, deepest := -1, -1
	for l := t + step; l >= 0 && l < len(v.lines) && v.facts[l].indent > depth; l += step {
		d := v.facts[l].indent
		if next < 0 || d < next {
			next = d
		}
		deepest = max(deepest, d)
		below = append(below, l)
	}
	if deepest == next {
		return nil
	}
	var out []int
	for _, l := range below {
		switch f := &v.facts[l]; {
		case f.indent == next:
			out = append(out, l)
		case f.total:
			return nil // set deeper to stand out: a subtotal, no part of a line
		}
	}
	slices.Sort(out)
	return out
}
