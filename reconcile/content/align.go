package content

import "sort"

// line is a row or column with cells: where it is, and what its cells say by their place along it.
type line struct {
	at    int
	sum   uint64
	cells []spot // in order
}

// spot is a cell of a line: its place along it, and a number for what it says.
type spot struct {
	at  int
	sum uint64
}

// pair is a line as it was and as it is, by their indexes in two lists.
type pair struct{ was, is int }

// maxDepth bounds how often what lies between equal lines is split again.
const maxDepth = 32

// align pairs the lines of two lists by what they say, in order.
func align(was, is []line) []pair {
	a := aligner{was: was, is: is}
	a.between(0, len(was), 0, len(is), maxDepth)
	return a.pairs
}

type aligner struct {
	was, is []line
	pairs   []pair
}

// between pairs was[w0:w1] with is[i0:i1]: equal lines at both ends, then those that stand once in each, then what is left
// between them.
func (a *aligner) between(w0, w1, i0, i1, depth int) {
	for w0 < w1 && i0 < i1 && a.was[w0].sum == a.is[i0].sum {
		a.pairs = append(a.pairs, pair{w0, i0})
		w0, i0 = w0+1, i0+1
	}
	end := w1
	for w0 < w1 && i0 < i1 && a.was[w1-1].sum == a.is[i1-1].sum {
		w1, i1 = w1-1, i1-1
	}
	if w0 < w1 && i0 < i1 {
		a.split(w0, w1, i0, i1, depth)
	}
	for ; w1 < end; w1, i1 = w1+1, i1+1 {
		a.pairs = append(a.pairs, pair{w1, i1})
	}
}

// split pairs the lines that stand once on both sides, and what lies between them in turn.
func (a *aligner) split(w0, w1, i0, i1, depth int) {
	var anchors []pair
	if depth > 0 {
		anchors = a.anchors(w0, w1, i0, i1)
	}
	if len(anchors) == 0 {
		a.likest(w0, w1, i0, i1)
		return
	}
	for _, p := range anchors {
		a.between(w0, p.was, i0, p.is, depth-1)
		a.pairs = append(a.pairs, p)
		w0, i0 = p.was+1, p.is+1
	}
	a.between(w0, w1, i0, i1, depth-1)
}

// anchors are the lines that stand once on both sides, as many as keep their order.
func (a *aligner) anchors(w0, w1, i0, i1 int) []pair {
	type places struct{ w, i, ws, is int }
	seen := map[uint64]*places{}
	for w := w0; w < w1; w++ {
		p := seen[a.was[w].sum]
		if p == nil {
			p = &places{}
			seen[a.was[w].sum] = p
		}
		p.w, p.ws = w, p.ws+1
	}
	for i := i0; i < i1; i++ {
		if p := seen[a.is[i].sum]; p != nil {
			p.i, p.is = i, p.is+1
		}
	}
	var once []pair
	for w := w0; w < w1; w++ {
		if p := seen[a.was[w].sum]; p.ws == 1 && p.is == 1 {
			once = append(once, pair{w, p.i})
		}
	}
	return rising(once)
}

// rising is the longest part of a list, in order, in which is rises too.
func rising(list []pair) []pair {
	var tails []int // indexes of the pairs that end a rising part of length 1, 2, …
	before := make([]int, len(list))
	for k, p := range list {
		n := sort.Search(len(tails), func(j int) bool { return list[tails[j]].is >= p.is })
		before[k] = -1
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		} else {
			tails[n] = k
		}
	}
	out := make([]pair, len(tails))
	for n, k := len(tails)-1, -1; n >= 0; n-- {
		if k < 0 {
			k = tails[n]
		}
		out[n], k = list[k], before[k]
	}
	return out
}

// maxLikest bounds the work of pairing lines that were edited: so many pairs are compared.
const maxLikest = 40_000

// likest pairs lines none of which is as it was: each with the one most like it, as the order allows. Where there are too
// many to compare they stay unpaired.
func (a *aligner) likest(w0, w1, i0, i1 int) {
	n, m := w1-w0, i1-i0
	if n*m > maxLikest {
		return
	}
	best := make([][]float64, n+1) // of the lines from here on
	for k := range best {
		best[k] = make([]float64, m+1)
	}
	like := func(k, l int) float64 { return best[k+1][l+1] + likeness(a.was[w0+k], a.is[i0+l]) }
	for k := n - 1; k >= 0; k-- {
		for l := m - 1; l >= 0; l-- {
			best[k][l] = max(best[k+1][l], best[k][l+1], like(k, l))
		}
	}
	for k, l := 0, 0; k < n && l < m; {
		switch {
		case best[k][l] == like(k, l) && like(k, l) > best[k+1][l+1]:
			a.pairs = append(a.pairs, pair{w0 + k, i0 + l})
			k, l = k+1, l+1
		case best[k][l] == best[k+1][l]:
			k++
		default:
			l++
		}
	}
}

// likeness is the share of cells in which two lines agree, 0 if it is not worth pairing them.
func likeness(was, is line) float64 {
	same := 0
	for k, l := 0, 0; k < len(was.cells) && l < len(is.cells); {
		switch a, b := was.cells[k], is.cells[l]; {
		case a == b:
			same, k, l = same+1, k+1, l+1
		case a.at <= b.at:
			k++
		default:
			l++
		}
	}
	share := float64(same) / float64(max(len(was.cells), len(is.cells)))
	if share < 0.3 {
		return 0
	}
	return share
}
