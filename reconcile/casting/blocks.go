package casting

import "math"

const (
	blockLines = 120 // blocks are looked for in lists of at most so many lines
	blockRun   = 3   // so many lines in order must each be the sum of their like in two other blocks
)

// blocks gathers the sums of one block of lines over two others: all persons over men and women, net spending over gross
// spending and income. Line by line, each is a total of two that stand apart; that all of them lie alike proves them.
func (v *view) blocks() []*hypothesis {
	n := len(v.lines)
	if n < 3*blockRun || n > blockLines {
		return nil
	}
	var out []*hypothesis
	r := newRunner(v)
	holds := make([]bool, n)
	for a := 1 - n; a < n; a++ {
		for b := a + blockRun; b < n; b++ {
			if abs(a) < blockRun || abs(b) < blockRun {
				continue
			}
			for t := range n {
				holds[t] = t+a >= 0 && t+b < n && t+b >= 0 && t+a < n && v.addsUp(r, t, t+a, t+b)
			}
			out = append(out, v.blocksAt(holds, a, b)...)
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// addsUp reports whether two lines make the total at two sampled members at least, and at most one does not.
func (v *view) addsUp(r *runner, t, a, b int) bool {
	good, bad := 0, 0
	for _, m := range r.members {
		x, y, z := v.cell(t, m), v.cell(a, m), v.cell(b, m)
		if !x.IsFigure() || !y.IsFigure() || !z.IsFigure() {
			continue
		}
		allow := 0.5*v.unit(x.Places) + v.unit(max(y.Places, z.Places)) + 1e-9*math.Abs(x.Num)
		if math.Abs(x.Num-y.Num-z.Num) > allow {
			if bad++; bad > 1 {
				return false
			}
			continue
		}
		if y.Num != 0 && z.Num != 0 {
			good++
		}
	}
	return good >= 2+bad
}

// blocksAt turns each run of lines that hold into hypotheses.
func (v *view) blocksAt(holds []bool, a, b int) []*hypothesis {
	var out []*hypothesis
	for from := 0; from < len(holds); from++ {
		to := from
		for to < len(holds) && holds[to] {
			to++
		}
		if run := to - from; run >= blockRun && run <= min(abs(a), abs(b), b-a) {
			for t := from; t < to; t++ {
				h := &hypothesis{total: t, terms: []int{t + a, t + b}, how: "the same line of two other blocks", block: run}
				h.prior = v.lookPrior(h) - 2*math.Log2(float64(len(holds)))/float64(run)
				out = append(out, h)
			}
		}
		from = to
	}
	return out
}
