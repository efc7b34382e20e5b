package period

import "slices"

// faults judges one series: first as one run, then, if it starts again, as blocks.
func (s *series) faults() []Fault {
	if f, done := s.judge(); done {
		return f
	}
	var faults []Fault
	for _, b := range s.blocks() {
		f, _ := b.judge()
		faults = append(faults, f...)
	}
	return faults
}

// judge tells the faults of a series that is one run; done is false if it is not recognised as one.
func (s *series) judge() (faults []Fault, done bool) {
	if !slices.Contains(s.known, false) {
		c := s.collapse()
		if c.steady() && !c.doubtful(s) {
			return nil, true
		}
		if f, ok := c.gap(); ok {
			return f, true
		}
	}
	if f, ok := s.misfit(); ok {
		return f, true
	}
	if f, ok := s.swapped(); ok {
		return f, true
	}
	return nil, false
}

// collapse joins neighbours that are equal: a year over two columns, or one that has been budgeted and revised.
func (s *series) collapse() *series {
	c := &series{ps: s.ps}
	for k, v := range s.values {
		if k > 0 && v == s.values[k-1] {
			continue
		}
		c.index = append(c.index, s.index[k])
		c.rank = append(c.rank, s.rank[k])
		c.values = append(c.values, v)
		c.known = append(c.known, true)
	}
	return c
}

// steady reports steps of one size, whatever it is: every year, every fifth year, the same month of each year.
func (s *series) steady() bool {
	for k := 2; k < len(s.values); k++ {
		if s.values[k]-s.values[k-1] != s.values[1]-s.values[0] {
			return false
		}
	}
	return true
}

// doubtful reports a series of which only two different headings are left, with a gap between them: 2015/16 twice and
// then 2017/18. Two headings are always steady, and prove nothing.
func (c *series) doubtful(whole *series) bool {
	return len(c.values) == 2 && len(whole.values) > 2 && c.values[1]-c.values[0] != 1 && c.values[0]-c.values[1] != 1
}

// gap finds one missing period in a run that always goes one way and else by one. A larger jump is a choice of years
// (last year, this year, the year of the target) and none of our business.
func (s *series) gap() ([]Fault, bool) {
	if len(s.values) < 4 {
		return nil, false
	}
	d := 1
	if s.values[1] < s.values[0] {
		d = -1
	}
	at := 0
	for k := 1; k < len(s.values); k++ {
		switch step := (s.values[k] - s.values[k-1]) * d; {
		case step == 1:
		case step == 2 && at == 0:
			at = k
		default:
			return nil, false
		}
	}
	if at == 0 || s.repeatedAround(at) || s.rank[at]-s.rank[at-1] != 1 {
		return nil, false
	}
	i := s.index[at]
	return []Fault{{Kind: Missing, Index: i, Found: s.ps[i], Reads: s.at(s.values[at] - d)}}, true
}

// repeatedAround reports that headings were joined right before place at: then the repeated one is the fault, and the
// misfit tells it better than the gap.
func (s *series) repeatedAround(at int) bool { return s.joinedBefore(at) || s.joinedBefore(at-1) }

// joinedBefore reports that the heading before place k stands more than once.
func (s *series) joinedBefore(k int) bool {
	if k < 1 {
		return false
	}
	count := 0
	for i := s.index[k-1]; i < s.index[k]; i++ {
		if s.ps[i].Kind == s.ps[s.index[k-1]].Kind && value(s.ps[i]) == value(s.ps[s.index[k-1]]) {
			count++
		}
	}
	return count > 1
}

// misfit finds the headings that do not fit the one straight run on which the others lie. The ends of the run must fit:
// a first or last heading may stand for something else, such as a base year.
func (s *series) misfit() ([]Fault, bool) {
	n := len(s.values)
	for _, d := range [...]int{1, -1} {
		if n < 3 || !s.known[0] || !s.known[n-1] || s.values[n-1]-s.values[0] != d*(n-1) {
			continue
		}
		var faults []Fault
		for k := range s.values {
			v := s.values[0] + d*k
			if s.known[k] && s.values[k] == v {
				continue
			}
			if s.rank[k]-s.rank[k-1] != s.rank[k+1]-s.rank[k] {
				return nil, false
			}
			faults = append(faults, s.fault(k, v))
		}
		if s.convincing(faults) {
			return faults, true
		}
	}
	return nil, false
}

// convincing weighs misfits against the headings that fit: at most one in four, or one of three that is a repeat or
// impossible.
func (s *series) convincing(faults []Fault) bool {
	if len(s.values) == 3 && len(faults) == 1 {
		return faults[0].Kind != OutOfOrder
	}
	return len(faults) > 0 && len(faults)*4 <= len(s.values)
}

// fault describes the heading at place k, where v belongs.
func (s *series) fault(k, v int) Fault {
	f := Fault{Kind: OutOfOrder, Index: s.index[k], Found: s.ps[s.index[k]], Reads: s.at(v)}
	switch {
	case !s.known[k]:
		f.Kind = NoSuchYear
	case slices.Contains(s.values[:k], s.values[k]) || slices.Contains(s.values[k+1:], s.values[k]):
		f.Kind = Repeated
	}
	return f
}

// swapped finds two neighbours that changed places in a run of at least four.
func (s *series) swapped() ([]Fault, bool) {
	n := len(s.values)
	if n < 4 || slices.Contains(s.known, false) {
		return nil, false
	}
	for _, d := range [...]int{1, -1} {
		var off []int
		low := slices.Min(s.values)
		if d < 0 {
			low = slices.Max(s.values)
		}
		for k, v := range s.values {
			if v != low+d*k {
				off = append(off, k)
			}
		}
		if len(off) == 2 && off[1] == off[0]+1 && s.values[off[0]] == low+d*off[1] && s.values[off[1]] == low+d*off[0] {
			return []Fault{s.fault(off[0], low+d*off[0]), s.fault(off[1], low+d*off[1])}, true
		}
	}
	return nil, false
}

// blocks cuts the series where it starts again: at a value that is the first one, or at one that goes against the run
// to a value seen before.
func (s *series) blocks() []*series {
	var all []*series
	start := 0
	cut := func(end int) {
		all = append(all, &series{ps: s.ps, index: s.index[start:end], rank: s.rank[start:end],
			values: s.values[start:end], known: s.known[start:end]})
		start = end
	}
	for k := 1; k < len(s.values); k++ {
		back := s.values[k] != s.values[k-1] && slices.Contains(s.values[start:k], s.values[k])
		if s.known[k] && (back || s.values[k] == s.values[0] && s.values[k] != s.values[k-1]) {
			cut(k)
		}
	}
	cut(len(s.values))
	return all
}
