package content

import "sort"

// axis says where the rows, or the columns, of a sheet have gone since it was signed. A line in none of its runs is deleted.
type axis struct{ runs []run }

// run is a stretch of lines that stayed together: n lines from was are now at is.
type run struct{ was, is, n int }

// endless is the length of the last run: what lies below the cells moves with them.
const endless = 1 << 30

// still is the axis of a sheet in which nothing moved.
func still() axis { return axis{[]run{{1, 1, endless}}} }

// isStill reports whether no line moved.
func (a axis) isStill() bool { return len(a.runs) == 1 && a.runs[0].was == a.runs[0].is }

// to is where a line has gone; false if it was deleted.
func (a axis) to(was int) (int, bool) {
	i := sort.Search(len(a.runs), func(i int) bool { return a.runs[i].was > was }) - 1
	if i < 0 || was >= a.runs[i].was+a.runs[i].n {
		return 0, false
	}
	return was - a.runs[i].was + a.runs[i].is, true
}

// from is where a line was; false if it is new.
func (a axis) from(is int) (int, bool) {
	i := sort.Search(len(a.runs), func(i int) bool { return a.runs[i].is > is }) - 1
	if i < 0 || is >= a.runs[i].is+a.runs[i].n {
		return 0, false
	}
	return is - a.runs[i].is + a.runs[i].was, true
}

// axisOf turns paired lines into an axis.
func axisOf(was, is []line, pairs []pair) axis {
	a := axis{}
	w, i := -1, -1 // the last lines paired, by index
	for _, p := range append(pairs, pair{len(was), len(is)}) {
		a.between(endsOf(was, w, p.was), endsOf(is, i, p.is))
		if p.was < len(was) {
			a.join(run{was[p.was].at, is[p.is].at, 1})
		}
		w, i = p.was, p.is
	}
	return a
}

// gap is what lies between two paired lines: from is the first place in it, n how many there are, those without cells
// included, and first how many there are before the first line with cells; n if none has any.
type gap struct{ from, n, first int }

func endsOf(list []line, last, next int) gap {
	g := gap{from: 1}
	if last >= 0 {
		g.from = list[last].at + 1
	}
	g.n = endless
	if next < len(list) {
		g.n = list[next].at - g.from
	}
	g.first = g.n
	if last+1 < next {
		g.first = list[last+1].at - g.from
	}
	return g
}

// between joins the lines between two pairs. As many as there are on both sides stay paired, from the top; what one side has
// beyond that was inserted or deleted, and that is lines with cells where only one side has any.
func (a *axis) between(was, is gap) {
	n := min(was.n, is.n)
	lead := n
	switch {
	case was.n > is.n && is.first == is.n:
		lead = min(n, was.first)
	case is.n > was.n && was.first == was.n:
		lead = min(n, is.first)
	}
	a.join(run{was.from, is.from, lead})
	a.join(run{was.from + was.n - (n - lead), is.from + is.n - (n - lead), n - lead})
}

// join adds a run, to the last one where it goes on.
func (a *axis) join(r run) {
	if r.n == 0 {
		return
	}
	if k := len(a.runs) - 1; k >= 0 && a.runs[k].was+a.runs[k].n == r.was && a.runs[k].is+a.runs[k].n == r.is {
		a.runs[k].n += r.n
		return
	}
	a.runs = append(a.runs, r)
}
