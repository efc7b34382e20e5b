package checks

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// culprit is a total that is told to differ, or to review, with the size of its difference.
type culprit struct {
	r    *reconcile.Relation
	size decimal.Decimal
}

// culprits are those of a document, the smallest difference first.
type culprits []culprit

func newCulprits(p *reconcile.Pass) culprits {
	var out culprits
	for _, r := range p.Relations {
		if r.Outcome == reconcile.Differs || r.Outcome == reconcile.Review {
			out = append(out, culprit{r, r.Difference.Abs()})
		}
	}
	slices.SortStableFunc(out, func(a, b culprit) int { return a.size.Cmp(b.size) })
	return out
}

// of lists the totals that are out by an amount, whatever its sign; those that the running check settled are none.
func (all culprits) of(p *reconcile.Pass, amount decimal.Decimal) map[spot]bool {
	out := map[spot]bool{}
	noise := decimal.New(1, -6)
	least, most := amount.Abs().Sub(noise), amount.Abs().Add(noise)
	at := sort.Search(len(all), func(i int) bool { return all[i].size.GreaterThan(least) })
	for ; at < len(all) && all[at].size.LessThan(most); at++ {
		if r := all[at].r; r.Check != p.Check.Name {
			out[spot{p.Book.Sheet(r.Sheet), r.Total}] = true
		}
	}
	return out
}

// explain reports whether a total that a check cell reads, over any number of steps, is told to differ by the same
// amount: the check then only repeats it.
func (all culprits) explain(p *reconcile.Pass, s *layout.Sheet, c *checkCell) bool {
	alike := all.of(p, c.rel.Stated)
	if len(alike) == 0 {
		return false
	}
	found := alike[spot{s, c.at}]
	precedents(s, c.at, func(x spot) bool {
		found = found || alike[x]
		return !found
	})
	return found
}
