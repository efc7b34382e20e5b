package target

import (
	"sort"

	"crosscast/reconcile/period"
)

// when is a stretch of time, as the numbers of its first and last month. Two headings name the same period if these are
// the same, however each is spelled; a span is held together by the periods that lie in it.
type when struct {
	from, to int
}

// numbered sets periods without a date ("Year 1") apart from all months.
const numbered = -1000

// whenOf reads the period that a heading names; false if it names none. An academic year is none: it meets no financial
// year.
func whenOf(heading string) (when, bool) {
	p, err := period.Parse(heading)
	if err != nil {
		return when{}, false
	}
	april := func(y period.Year) int { return 12*y.Start + 3 }
	switch p.Kind {
	case period.FinancialYear, period.Span:
		return when{april(p.First), april(p.Last) + 11}, true
	case period.CalendarYear:
		return when{12 * p.First.Start, 12*p.First.Start + 11}, true
	case period.Quarter:
		from := april(p.First) + 3*(p.Part-1)
		return when{from, from + 2}, true
	case period.Month:
		m := april(p.First) + p.Part - 1
		return when{m, m}, true
	case period.Ordinal:
		return when{numbered + p.Part, numbered + p.Part}, true
	}
	return when{}, false
}

// holds reports whether o lies in w.
func (w when) holds(o when) bool { return o.from >= w.from && o.to <= w.to }

// tile orders the spots by time and reports whether they make up w without gap or overlap.
func tile(w when, spots []spot) bool {
	sort.SliceStable(spots, func(i, j int) bool { return spots[i].when.from < spots[j].when.from })
	next := w.from
	for _, s := range spots {
		if s.when.from != next {
			return false
		}
		next = s.when.to + 1
	}
	return len(spots) > 0 && next == w.to+1
}
