package casting

const (
	skippingRuns = 60 // so many totals by name are tried past the lines nearest to them
	mostSkipped  = 3  // lines that may stand between a total and the first line that it adds
	skipBits     = 4  // what that costs, and each of them one more
)

// skipping gathers, for totals and means by name that nothing explains, the runs that begin a few lines away: a total without its
// last column, or past a memo line.
func (c *chooser) skipping(seq []int) []*hypothesis {
	v := c.v
	var out []*hypothesis
	r := newRunner(v)
	limit := v.runLimit(len(seq), len(r.members))
	tried := 0
	for p, t := range seq {
		if f := v.facts[t]; !f.mean && (!f.total || f.rate) || len(c.byTotal[t]) > 0 || c.means[t] || tried == skippingRuns {
			continue
		}
		tried++
		for skip := 1; skip <= mostSkipped; skip++ {
			cost := skipBits + float64(skip)
			out = append(out, v.runsFrom(r, seq, t, p-1-skip, -1, limit, "lines near it", cost)...)
			out = append(out, v.runsFrom(r, seq, t, p+1+skip, 1, limit, "lines near it", cost)...)
		}
	}
	return out
}
