package casting

import (
	"slices"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// view is a sheet seen along one axis. What gets added are its lines; members are the places, parallel to one another,
// at which the same lines are added: casting down, lines are rows and members columns; casting across, the reverse.
type view struct {
	sheet   *layout.Sheet
	claims  claims // of the sheet's formulas
	axis    reconcile.Axis
	lines   []int // grid indexes
	members []int // grid indexes
	cells   []*layout.Cell
	flat    []flatCell // of the same cells, what the search looks at most
	facts   []lineFacts
	// memberGap[m] is true where a gap parts member m from the one before it.
	memberGap []bool
	step      int64 // to which whole figures are rounded, once the totals have shown it
	records   map[span]record
	// places are the digits after the point that most figures of each member show, usualPlaces those of most members; nil
	// until they are asked for.
	places      []int8
	usualPlaces int8
	ratio       []bool // by member: its words or formats say that it holds rates or shares
}

func newView(s *layout.Sheet, axis reconcile.Axis, stated claims) *view {
	v := &view{sheet: s, axis: axis, claims: stated}
	rows, cols := figureLines(s.RowRoles), figureLines(s.ColRoles)
	if axis == reconcile.Down {
		v.lines, v.members = rows, cols
	} else {
		v.lines, v.members = cols, rows
	}
	v.cells = make([]*layout.Cell, len(v.lines)*len(v.members))
	for l, a := range v.lines {
		for m, b := range v.members {
			i, j := v.grid(a, b)
			v.cells[l*len(v.members)+m] = s.Cell(i, j)
		}
	}
	v.flat = flatten(v.cells)
	v.findFacts()
	v.ratio = make([]bool, len(v.members))
	for m := range v.members {
		v.ratio[m] = v.memberRatio(m)
	}
	v.memberGap = make([]bool, len(v.members))
	apart := v.usual(v.members, axis == reconcile.Across)
	for m := 1; m < len(v.members); m++ {
		v.memberGap[m] = v.parted(v.members[m-1], v.members[m], apart, axis == reconcile.Across)
	}
	return v
}

// figureLines lists the rows or columns that can hold amounts.
func figureLines(roles []layout.Role) []int {
	var out []int
	for i, r := range roles {
		if r == layout.RoleAmount || r == layout.RoleRatio {
			out = append(out, i)
		}
	}
	return out
}

func (v *view) allLines() []int {
	all := make([]int, len(v.lines))
	for l := range all {
		all[l] = l
	}
	return all
}

// grid turns a line and a member into a grid row and column.
func (v *view) grid(line, member int) (i, j int) {
	if v.axis == reconcile.Down {
		return line, member
	}
	return member, line
}

func (v *view) cell(l, m int) *layout.Cell { return v.cells[l*len(v.members)+m] }

// ref is the address of line l at member m.
func (v *view) ref(l, m int) sheets.Ref {
	return v.sheet.Ref(v.grid(v.lines[l], v.members[m]))
}

// parted reports whether more stands between two neighbouring rows or columns than usual here: empty ones, or ones of
// words.
func (v *view) parted(a, b, usual int, rows bool) bool {
	return v.distance(a, b, rows) > usual
}

// distance is how far apart two rows or columns stand on the sheet.
func (v *view) distance(a, b int, rows bool) int {
	if rows {
		return v.sheet.Rows[b] - v.sheet.Rows[a]
	}
	return v.sheet.Cols[b] - v.sheet.Cols[a]
}

// usual is how far neighbouring rows or columns of figures mostly stand apart: 2 where every second one is left empty.
func (v *view) usual(at []int, rows bool) int {
	var apart []int
	for k := 1; k < len(at); k++ {
		apart = append(apart, v.distance(at[k-1], at[k], rows))
	}
	if len(apart) == 0 {
		return 1
	}
	slices.Sort(apart)
	return apart[len(apart)/2]
}
