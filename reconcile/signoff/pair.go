package signoff

// index finds entries by what they are about.
type index map[string][]int

func indexOf(entries []Entry) index {
	at := index{}
	for i, e := range entries {
		at[e.key()] = append(at[e.key()], i)
	}
	return at
}

// Pair finds for each entry of now the earlier one that it was, by its place in was; -1 where there was none. Where
// several are about one thing, those of one difference belong together, and the others in their order if none of them
// has come or gone.
func Pair(was, now []Entry) []int {
	p := pairing{was: was, now: now, pairs: make([]int, len(now)), taken: make([]bool, len(was))}
	before, after := indexOf(was), indexOf(now)
	for i, e := range now {
		p.pairs[i] = -1
		for _, j := range before[e.key()] {
			if p.pairs[i] < 0 && !p.taken[j] && e.Is(was[j]) {
				p.set(i, j)
			}
		}
	}
	for i, e := range now {
		if p.pairs[i] < 0 {
			p.inOrder(e, before[e.key()], after[e.key()])
		}
	}
	return p.pairs
}

// pairing is pairs in the making.
type pairing struct {
	was, now []Entry
	pairs    []int
	taken    []bool
}

func (p *pairing) set(now, was int) { p.pairs[now], p.taken[was] = was, true }

// inOrder pairs what is left of those that are about one thing.
func (p *pairing) inOrder(e Entry, was, now []int) {
	var before, after []int
	for _, j := range was {
		if !p.taken[j] && e.About(p.was[j]) {
			before = append(before, j)
		}
	}
	for _, i := range now {
		if p.pairs[i] < 0 && e.About(p.now[i]) {
			after = append(after, i)
		}
	}
	if len(before) != len(after) {
		return
	}
	for n, i := range after {
		p.set(i, before[n])
	}
}
