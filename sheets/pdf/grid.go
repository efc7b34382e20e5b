package pdf

import (
	"math"
	"slices"
)

// snap is how far the ends of rules that belong together may lie apart, in points: borders are drawn up to the middle,
// the edge or the far edge of those that they meet.
const snap = 3

// grid is rules that part a piece of the page into boxes.
type grid struct {
	xs, ys []float64 // the lines between the boxes, with the outer edges
	level  []rule
	plumb  []rule // upright
}

// gridsOf finds the grids of a page: groups of rules that touch, with boxes side by side.
func gridsOf(rules []rule) []grid {
	rules = joined(rules)
	if len(rules) > maxRules {
		return nil
	}
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	for i, a := range rules {
		for j, b := range rules[:i] {
			if a.meets(b) {
				unite(group, i, j)
			}
		}
	}
	members := map[int][]rule{}
	var order []int
	for i, r := range rules {
		g := find(group, i)
		if members[g] == nil {
			order = append(order, g)
		}
		members[g] = append(members[g], r)
	}
	var out []grid
	for _, g := range order {
		if gr, ok := newGrid(members[g]); ok {
			out = append(out, gr)
		}
	}
	return out
}

// maxRules bounds the rules of a page that are looked at as tables, each with each. Joined, a table of 100 rows and 30
// columns has some hundred; maps and charts have more.
const maxRules = 2000

// joined puts pieces of rules that lie in one line and touch together: each cell draws its own borders.
func joined(rules []rule) []rule {
	rules = slices.Clone(rules)
	slices.SortFunc(rules, func(a, b rule) int {
		if a.level != b.level {
			if a.level {
				return -1
			}
			return 1
		}
		if ra, rb := math.Round(a.at/1.5), math.Round(b.at/1.5); ra != rb {
			return sign(ra - rb)
		}
		return sign(a.lo - b.lo)
	})
	var out []rule
	for _, r := range rules {
		if n := len(out) - 1; n >= 0 && out[n].level == r.level && math.Abs(out[n].at-r.at) < 1.5 && r.lo <= out[n].hi+snap {
			out[n].hi = max(out[n].hi, r.hi)
			continue
		}
		out = append(out, r)
	}
	return slices.DeleteFunc(out, func(r rule) bool { return r.hi-r.lo < 2*snap })
}

// meets reports whether a level and an upright rule touch or cross.
func (r rule) meets(o rule) bool {
	return r.level != o.level && r.at >= o.lo-snap && r.at <= o.hi+snap && o.at >= r.lo-snap && o.at <= r.hi+snap
}

func find(group []int, i int) int {
	for group[i] != i {
		group[i] = group[group[i]]
		i = group[i]
	}
	return i
}

func unite(group []int, i, j int) { group[find(group, i)] = find(group, j) }

// newGrid makes a grid of rules that touch; false if it has no boxes side by side.
func newGrid(rules []rule) (grid, bool) {
	var g grid
	for _, r := range rules {
		if r.level {
			g.level, g.ys = append(g.level, r), append(g.ys, r.at)
		} else {
			g.plumb, g.xs = append(g.plumb, r), append(g.xs, r.at)
		}
	}
	if len(g.level) == 0 || len(g.plumb) == 0 {
		return g, false
	}
	for _, r := range g.level { // a table without rules at its sides ends where its level rules do
		g.xs = append(g.xs, r.lo, r.hi)
	}
	for _, r := range g.plumb {
		g.ys = append(g.ys, r.lo, r.hi)
	}
	g.xs, g.ys = distinct(g.xs), distinct(g.ys)
	return g, len(g.xs) > 2 && len(g.ys) > 1
}

// distinct sorts places and keeps one of those that lie together.
func distinct(at []float64) []float64 {
	slices.Sort(at)
	out := at[:0]
	for _, v := range at {
		if len(out) == 0 || v-out[len(out)-1] > snap {
			out = append(out, v)
		}
	}
	return out
}

// box finds the box at a place, by its row and column from 0; false outside of the grid.
func (g *grid) box(x, y float64) (row, col int, ok bool) {
	row, _ = slices.BinarySearch(g.ys, y)
	col, _ = slices.BinarySearch(g.xs, x)
	return row - 1, col - 1, row > 0 && row < len(g.ys) && col > 0 && col < len(g.xs)
}

// wall reports whether a rule parts the box from the one to its right.
func (g *grid) wall(row, col int) bool {
	return covers(g.plumb, g.xs[col+1], (g.ys[row]+g.ys[row+1])/2)
}

// floor reports whether a rule parts the box from the one below.
func (g *grid) floor(row, col int) bool {
	return covers(g.level, g.ys[row+1], (g.xs[col]+g.xs[col+1])/2)
}

func covers(rules []rule, at, along float64) bool {
	for _, r := range rules {
		if math.Abs(r.at-at) <= snap && r.lo <= along && along <= r.hi {
			return true
		}
	}
	return false
}

// area is a cell of the grid: its boxes, by row and column from 0, with the last ones in it.
type area struct{ row, col, lastRow, lastCol int }

// areas joins boxes that no rule parts. It is false if one of them is no rectangle: then the rules are no table.
func (g *grid) areas() ([]area, bool) {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	if rows*cols > maxBoxes {
		return nil, false
	}
	group := make([]int, rows*cols)
	for i := range group {
		group[i] = i
	}
	for r := range rows {
		for c := range cols {
			if c+1 < cols && !g.wall(r, c) {
				unite(group, r*cols+c, r*cols+c+1)
			}
			if r+1 < rows && !g.floor(r, c) {
				unite(group, r*cols+c, (r+1)*cols+c)
			}
		}
	}
	found := map[int]*area{}
	boxes := map[int]int{}
	var order []int
	for i := range group {
		r, c, k := i/cols, i%cols, find(group, i)
		if found[k] == nil {
			found[k] = &area{r, c, r, c}
			order = append(order, k)
		}
		a := found[k]
		a.row, a.col, a.lastRow, a.lastCol = min(a.row, r), min(a.col, c), max(a.lastRow, r), max(a.lastCol, c)
		boxes[k]++
	}
	var out []area
	for _, k := range order {
		a := *found[k]
		if (a.lastRow-a.row+1)*(a.lastCol-a.col+1) != boxes[k] {
			return nil, false
		}
		out = append(out, a)
	}
	return out, true
}

// maxBoxes bounds the boxes of one grid; the densest table that fits a page has 100 rows of 30 columns.
const maxBoxes = 20_000
