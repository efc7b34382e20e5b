package signoff

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

// axisOf turns paired lines into an axis. Between two pairs, lines without cells included, as many as there are on both
// sides stay paired from the top; what one side has beyond that was inserted or deleted.
func axisOf(was, is []line, pairs []pair) axis {
	a := axis{}
	w, i := 0, 0 // the last lines paired
	add := func(toWas, toIs int) {
		if n := min(toWas-w, toIs-i) - 1; n > 0 {
			a.join(run{w + 1, i + 1, n})
		}
	}
	for _, p := range pairs {
		add(was[p.was].at, is[p.is].at)
		w, i = was[p.was].at, is[p.is].at
		a.join(run{w, i, 1})
	}
	add(w+endless, i+endless)
	return a
}

// join adds a run, to the last one where it goes on.
func (a *axis) join(r run) {
	if k := len(a.runs) - 1; k >= 0 && a.runs[k].was+a.runs[k].n == r.was && a.runs[k].is+a.runs[k].n == r.is {
		a.runs[k].n += r.n
		return
	}
	a.runs = append(a.runs, r)
}
