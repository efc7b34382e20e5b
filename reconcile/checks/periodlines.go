package checks

import (
	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/period"
	"crosscast/sheets"
)

// leastPeriods is how many periods make a run.
const leastPeriods = 3

// periodLine is a row of periods over figures, or a column of them beside figures.
type periodLine struct {
	sheet *layout.Sheet
	axis  reconcile.Axis // Across for a heading row, Down for a column of labels
	line  int            // grid row or column that holds the periods
	at    []int          // grid columns or rows where they stand
	ps    []period.Period
}

// ref is the address of period k.
func (l *periodLine) ref(k int) sheets.Ref {
	if l.axis == reconcile.Across {
		return l.sheet.Ref(l.line, l.at[k])
	}
	return l.sheet.Ref(l.at[k], l.line)
}

func (l *periodLine) add(at int, p period.Period) {
	l.at, l.ps = append(l.at, at), append(l.ps, p)
}

// periodLines finds the runs of periods on a sheet: heading rows from the top, then columns from the left.
func periodLines(s *layout.Sheet) []*periodLine {
	grid := readPeriods(s)
	var out []*periodLine
	for i := range s.Rows {
		out = append(out, headingRuns(s, grid, i)...)
	}
	for j := range s.Cols {
		out = append(out, labelRuns(s, grid, j)...)
	}
	return out
}

// readPeriods reads every cell that names a period, by its place in the grid.
func readPeriods(s *layout.Sheet) map[[2]int]period.Period {
	grid := map[[2]int]period.Period{}
	for i := range s.Rows {
		for j := range s.Cols {
			if p := periodOf(s, s.Cell(i, j)); p.Kind != period.None {
				grid[[2]int{i, j}] = p
			}
		}
	}
	return grid
}

// headingRuns gives the runs of one row. A column that holds nothing at all parts two tables that stand side by side,
// and so does one of labels; where years stand in every other column they are one run all the same.
func headingRuns(s *layout.Sheet, grid map[[2]int]period.Period, i int) []*periodLine {
	whole := &periodLine{sheet: s, axis: reconcile.Across, line: i}
	parts := []*periodLine{{sheet: s, axis: reconcile.Across, line: i}}
	for j := range s.Cols {
		c := s.Cell(i, j)
		p, ok := grid[[2]int{i, j}]
		if c.State == layout.Number && !ok {
			return nil // a row of figures
		}
		if j > 0 && s.Cols[j] != s.Cols[j-1]+1 || s.ColRoles[j] == layout.RoleText || s.ColRoles[j] == layout.RoleNone {
			parts = append(parts, &periodLine{sheet: s, axis: reconcile.Across, line: i})
		}
		if ok && figuresBelow(s, i, j) {
			parts[len(parts)-1].add(j, p)
			whole.add(j, p)
		}
	}
	if len(whole.at) < leastPeriods || stacked(grid, whole) {
		return nil
	}
	return longEnough(parts, whole)
}

// longEnough keeps the parts that are runs, or the whole where none of them is one by itself.
func longEnough(parts []*periodLine, whole *periodLine) []*periodLine {
	var out []*periodLine
	for _, p := range parts {
		if len(p.at) >= leastPeriods {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return []*periodLine{whole}
	}
	return out
}

// figuresReach is how far below a heading its figures may begin and be looked for.
const figuresReach = 12

// figuresBelow reports whether figures stand under a heading: amounts, not the years of a list.
func figuresBelow(s *layout.Sheet, i, j int) bool {
	for k := i + 1; k < len(s.Rows) && k <= i+figuresReach; k++ {
		if c := s.Cell(k, j); c.IsFigure() && !isYear(c) || c.State == layout.Suppressed {
			return true
		}
	}
	return false
}

// stacked reports rows of years one under the other: they are data, such as the first and last year of each project.
func stacked(grid map[[2]int]period.Period, l *periodLine) bool {
	for _, step := range [...]int{-1, 1} {
		n := 0
		for k, j := range l.at {
			if p, ok := grid[[2]int{l.line + step, j}]; ok && p.Kind == l.ps[k].Kind {
				n++
			}
		}
		if n*2 > len(l.at) {
			return true
		}
	}
	return false
}

// labelRuns gives the runs of one column: periods beside figures, with no other words in the row that would make the year
// one fact of many. A line that is left out, or one called something else, ends the run.
func labelRuns(s *layout.Sheet, grid map[[2]int]period.Period, j int) []*periodLine {
	var parts []*periodLine
	cur := &periodLine{sheet: s, axis: reconcile.Down, line: j}
	end := func() {
		if len(cur.at) >= leastPeriods && !isList(cur) {
			parts = append(parts, cur)
		}
		cur = &periodLine{sheet: s, axis: reconcile.Down, line: j}
	}
	for i := range s.Rows {
		if i > 0 && s.Rows[i] != s.Rows[i-1]+1 {
			end()
		}
		p, ok := grid[[2]int{i, j}]
		switch {
		case ok && labelsFigures(s, grid, i, j):
			cur.add(i, p)
		case ok || s.Cell(i, j).State != layout.Blank:
			end()
		}
	}
	end()
	return parts
}

// labelsFigures reports whether a period is what its row is called: figures follow it, and neither a figure nor other
// words stand before them.
func labelsFigures(s *layout.Sheet, grid map[[2]int]period.Period, i, j int) bool {
	for k := range s.Cols {
		c := s.Cell(i, k)
		_, isPeriod := grid[[2]int{i, k}]
		switch {
		case k == j || isPeriod && k < j:
		case c.IsFigure() && s.ColRoles[k] != layout.RoleCode:
			return k > j
		case c.State == layout.Word && !isPeriod:
			return false
		}
	}
	return false
}

// isList reports a column that is no run: the same periods stand in it many times over, so that the year is a fact about
// each row, or most of them carry words of their own, as accounts numbered from 2010 to 2080 do.
func isList(l *periodLine) bool {
	texts, tags := map[string]bool{}, map[string]bool{}
	for _, p := range l.ps {
		texts[p.Text], tags[p.Tag] = true, true
	}
	return len(texts)*4 < len(l.ps)*3 || len(tags)*2 > len(l.ps)
}
