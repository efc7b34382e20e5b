package checks

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// phasedTotals are the columns (or rows) that hold totals over a run of periods, learnt from the lines whose years add
// up to them.
type phasedTotals struct {
	*phased
	places []int                              // sheet columns or rows
	rels   map[sheets.Ref]*reconcile.Relation // the sums found, by their total
}

// totals finds the totals over the periods of a run among the relations found.
func (l *phased) totals(p *reconcile.Pass) *phasedTotals {
	t := &phasedTotals{phased: l, rels: map[sheets.Ref]*reconcile.Relation{}}
	seen := map[int]bool{}
	for _, r := range p.Relations {
		if r.Sheet != l.sheet.Name || r.Axis != l.axis || r.Kind != reconcile.Sum || !l.covers(r) {
			continue
		}
		n := l.along(r.Total)
		if t.rels[r.Total] = r; !seen[n] {
			seen[n] = true
			t.places = append(t.places, n)
		}
	}
	return t
}

// covers reports whether a relation adds up all periods of the run, for one line of it, and nothing else.
func (l *phased) covers(r *reconcile.Relation) bool {
	periods := map[int]bool{}
	for k := range l.at {
		periods[l.along(l.ref(k))] = true
	}
	line := r.Total.Row
	if l.axis == reconcile.Down {
		line = r.Total.Col
	}
	if periods[l.along(r.Total)] || !l.holds(line) {
		return false
	}
	count := 0
	for _, t := range r.Terms {
		for n := l.along(t.Cells.From); n <= l.along(t.Cells.To); n++ {
			if !periods[n] || t.Sheet != "" || t.Sign < 0 {
				return false
			}
			count++
		}
	}
	return count == len(l.at)
}

// along is where a cell stands along the run: its column under a heading row, its row beside a column of labels.
func (l *phased) along(r sheets.Ref) int {
	if l.axis == reconcile.Across {
		return r.Col
	}
	return r.Row
}

// holds reports whether a sheet row, or column, is a line of the run.
func (l *phased) holds(n int) bool {
	numbers := l.sheet.Cols
	if l.axis == reconcile.Across {
		numbers = l.sheet.Rows
	}
	return l.from < len(numbers) && n >= numbers[l.from] && n <= numbers[l.to-1]
}

// settle judges the totals of a cumulative line: each is its last period. What was found to add the periods up is
// taken over.
func (t *phasedTotals) settle(by *taker, line int) []*reconcile.Relation {
	var out []*reconcile.Relation
	for _, n := range t.places {
		at := t.totalOf(line, n)
		if c := t.sheet.Find(at); c == nil || c.State != layout.Number {
			continue
		}
		out = append(out, t.settleTotal(by, at, line))
	}
	return out
}

// settleTotal judges one total of a line: it claims to be the figure of the last period.
func (t *phasedTotals) settleTotal(by *taker, at sheets.Ref, line int) *reconcile.Relation {
	last := t.refOf(line, len(t.at)-1)
	r := t.relation(at, t.axis)
	r.Terms = []reconcile.Term{{Cells: sheets.One(last), Sign: 1}}
	r.Recomputed = t.sheet.Value(t.sheet.Find(last))
	r.Believe(reconcile.ByLabel)
	r.Why = fmt.Sprintf("%q is cumulative, so that its total is the figure of the last period, %s", r.Label, last)
	if t.typed(at) {
		r.Allowance = t.slack(line, 2)
	}
	judgeStep(r)
	if r.Outcome == reconcile.Differs && !t.addsUp(line, r) {
		r.Outcome, r.Reason = reconcile.Review, "it is neither the last period of a cumulative line nor the sum of all"
	}
	if old := t.rels[at]; old != nil {
		by.turn(old, r)
		return old
	}
	return by.take(r)
}

// addsUp reports whether a total is the sum of all periods of its line.
func (t *phasedTotals) addsUp(line int, r *reconcile.Relation) bool {
	sum := decimal.Zero
	for k := range t.at {
		sum = sum.Add(t.sheet.Value(t.cell(line, k)))
	}
	return sum.Sub(r.Stated).Abs().LessThanOrEqual(r.Allowance.Add(noiseOf(sum)))
}

// settleAll takes every line of the run to be cumulative, as the user says, save those in which only the first period is
// not nil: both readings hold for them.
func (t *phasedTotals) settleAll(by *taker) []*reconcile.Relation {
	var out []*reconcile.Relation
	for line := t.from; line < t.to; line++ {
		a, ok := t.figures(line, true)
		if !ok || onlyFirst(a) {
			continue
		}
		for _, n := range t.places {
			at := t.totalOf(line, n)
			if old := t.rels[at]; old != nil && old.Check != by.p.Check.Name {
				out = append(out, t.settleTotal(by, at, line))
			}
		}
	}
	return out
}

// totalOf is the address of a line's total in sheet column, or row, n.
func (t *phasedTotals) totalOf(line, n int) sheets.Ref {
	r := t.refOf(line, 0)
	if t.axis == reconcile.Down {
		r.Row = n
	} else {
		r.Col = n
	}
	return r
}

// onlyFirst reports figures that are all nil but the first.
func onlyFirst(a []float64) bool {
	for _, v := range a[1:] {
		if v != 0 {
			return false
		}
	}
	return true
}
