package casting

import (
	"sort"
)

// Work bounds of the search. They hold one sheet to a few seconds, however it is shaped.
const (
	runBudget  = 40_000_000 // cells looked at from all totals together
	sampleSize = 160        // members that vote in the first round
	wordedRuns = 2000       // so many lines that look like totals are followed as far as their list goes
	quickBits  = 4          // what the first round asks for
	farCheck   = 16         // after so many lines it is asked whether the walk has gone too far
	keptRuns   = 4          // of the runs of one total in one direction, so many go to the full vote
)

// runs gathers the runs of neighbouring lines of a sequence that may make up one of the totals, going both ways from
// each.
func (v *view) runs(totals, seq []int, how string, cost float64) []*hypothesis {
	var out []*hypothesis
	r := newRunner(v)
	limit := v.runLimit(len(totals), len(r.members))
	worded := 0
	for _, t := range totals {
		limit := limit
		if v.facts[t].total || v.facts[t].bold {
			if worded++; worded <= wordedRuns {
				limit = len(seq)
			}
		} else if len(v.members) == 1 && !v.facts[t].mean {
			continue // no sibling could prove it
		}
		p := sort.SearchInts(seq, t)
		after := p
		if p < len(seq) && seq[p] == t {
			after++
		}
		out = append(out, v.runsFrom(r, seq, t, p-1, -1, limit, how, cost)...)
		out = append(out, v.runsFrom(r, seq, t, after, 1, limit, how, cost)...)
	}
	return out
}

// runLimit keeps the walk inside the work budget.
func (v *view) runLimit(lines, members int) int {
	return max(16, min(lines, runBudget/(2*lines*members+1)))
}

type foundRun struct {
	n    int
	bits float64
	mean bool
}

func (v *view) runsFrom(r *runner, seq []int, t, start, step, limit int, how string, cost float64) []*hypothesis {
	r.reset()
	var found []foundRun
	n := 0
	for q := start; q >= 0 && q < len(seq) && n < limit; q += step {
		r.add(seq[q])
		if n++; n < 2 {
			continue
		}
		if n%farCheck == 0 && !v.facts[t].mean && r.farBeyond(t) {
			break
		}
		if b := r.bits(t, false); b >= quickBits {
			found = append(found, foundRun{n, b, false})
		}
		if v.facts[t].mean {
			if b := r.bits(t, true); b >= quickBits {
				found = append(found, foundRun{n, b, true})
			}
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].bits > found[j].bits })
	var out []*hypothesis
	for _, f := range found[:min(len(found), keptRuns)] {
		terms := make([]int, f.n)
		for k := range terms {
			terms[k] = seq[start+step*k]
		}
		sort.Ints(terms)
		h := &hypothesis{total: t, terms: terms, how: how, mean: f.mean}
		h.prior = v.runPrior(h, seq, start+step*(f.n-1), step) - cost
		out = append(out, h)
	}
	return out
}
