package period

import (
	"slices"
	"strings"
)

// series is headings of one kind and one tag, in order, as numbers that should rise or fall by one.
type series struct {
	ps     []Period // of the whole run
	index  []int    // places of the series in ps
	rank   []int    // the same, counting periods only
	values []int
	known  []bool // false for an impossible year, which fits anywhere
}

// Run finds the headings that break a run: of years, quarters, months or numbered years, in a row or a column, in the
// order in which they stand. Headings of Kind None, spans and academic years are stepped over.
//
// A heading that is split over several rows must be joined first: where "2011" stands a row above "Approved", a run
// without it has a gap that nobody sees.
//
// It is slow to accuse. Years that differ in their tags (Budget, Actual) are runs of their own; a year for every two
// columns, a second block that starts again, a falling run, every fifth year, and a year that is only repeated with none
// missing (actual, original and revised budget) are no faults. Where a heading with another tag stands in the gap, the
// run may go over it, and nothing is said.
func Run(ps []Period) []Fault {
	var faults []Fault
	groups := split(ps, true)
	if !slices.ContainsFunc(groups, func(s *series) bool { return len(s.index) >= 3 }) {
		groups = split(ps, false) // every heading has its own tag: Actual, Budget, Forecast
	}
	for _, s := range groups {
		faults = append(faults, s.faults()...)
	}
	faults = append(faults, impossible(ps, faults)...)
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.Index - b.Index })
	return faults
}

// maxTagWords is the number of other words from which a text is a sentence that happens to name a year.
const maxTagWords = 5

// impossible adds the impossible years that no series could place.
func impossible(ps []Period, told []Fault) []Fault {
	var faults []Fault
	for i, p := range ps {
		same := func(f Fault) bool { return f.Index == i && f.Kind == NoSuchYear }
		if p.Kind == Impossible && !slices.ContainsFunc(told, same) {
			faults = append(faults, Fault{Kind: NoSuchYear, Index: i, Found: p})
		}
	}
	return faults
}

// split sorts the headings into series, by kind and, if tagged, by tag. An impossible year joins the series of the
// heading before it, or else of the one after it.
func split(ps []Period, tagged bool) []*series {
	var all []*series
	byKey := map[string]*series{}
	rank := 0
	for i, p := range ps {
		kind := p.Kind
		if kind == Impossible {
			kind = FinancialYear
		}
		if kind == None || kind == Span || kind == AcademicYear || strings.Count(p.Tag, " ") >= maxTagWords {
			continue
		}
		rank++
		key := string(rune('a'+kind)) + dated01(p)
		if tagged {
			key += strings.ToLower(p.Tag)
		}
		s := byKey[key]
		if s == nil {
			s = &series{ps: ps}
			byKey[key] = s
			all = append(all, s)
		}
		s.add(i, rank, p)
	}
	for _, s := range all {
		s.unwrap()
	}
	return all
}

// dated01 parts quarters and months with a year from those without.
func dated01(p Period) string {
	if p.First.IsZero() && p.Kind != Impossible {
		return "0"
	}
	return "1"
}

func (s *series) add(i, rank int, p Period) {
	s.index = append(s.index, i)
	s.rank = append(s.rank, rank)
	s.values = append(s.values, value(p))
	s.known = append(s.known, p.Kind != Impossible)
}

// cycle is the number of parts of a year.
func cycle(k Kind) int {
	switch k {
	case Quarter:
		return 4
	case Month:
		return 12
	}
	return 1
}

// value numbers a period so that the next one has the next number.
func value(p Period) int {
	switch p.Kind {
	case Quarter, Month:
		return p.First.Start*cycle(p.Kind) + p.Part
	case Ordinal:
		return p.Part
	}
	return p.First.Start
}

// at is the period of the series that has number v.
func (s *series) at(v int) Period {
	like := s.ps[s.index[0]]
	for k, ok := range s.known {
		if ok {
			like = s.ps[s.index[k]]
			break
		}
	}
	p := Period{Kind: like.Kind}
	switch n := cycle(like.Kind); {
	case like.Kind == Impossible:
		return Period{}
	case like.Kind == Ordinal:
		p.Part = v
	case n > 1:
		p.Part = (v-1+n)%n + 1
		if !like.First.IsZero() {
			p.First = Year{(v - p.Part) / n}
		}
	default:
		p.First = Year{v}
	}
	p.Last = p.First
	return p
}

// unwrap lets the parts of undated years run on: March is followed by April, Q4 by Q1.
func (s *series) unwrap() {
	n := cycle(s.ps[s.index[0]].Kind)
	if n == 1 || !s.ps[s.index[0]].First.IsZero() {
		return
	}
	turns := 0
	for k := 1; k < len(s.values); k++ {
		if s.values[k] == 1 && s.values[k-1] == n*turns+n {
			turns++
		}
		s.values[k] += n * turns
	}
}
