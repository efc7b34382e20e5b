// Package casting finds the arithmetic that a sheet claims: which figure is meant to be made of which, also where the
// figures do not agree. Agreement is evidence for a relation only as a vote of parallel columns or rows; it is never a
// condition on the one cell, so that the cell that breaks ranks is the finding.
package casting

import (
	"slices"
	"strings"

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
	facts   []lineFacts
	// memberGap[m] is true where a gap parts member m from the one before it.
	memberGap []bool
	step      int64 // to which whole figures are rounded, once the totals have shown it
	records   map[span]record
	ratio     []bool // by member: its words or formats say that it holds rates or shares
}

// lineFacts is what is known of a line before any arithmetic.
type lineFacts struct {
	label    string
	total    bool // its label has a total word
	net      bool // its label speaks of a difference: net, variance, balance
	mean     bool // its label speaks of an average; without the word none is looked for, since figures lie near their mean
	ratio    bool // it is a rate or share
	bold     bool
	gap      bool   // a gap or heading parts it from the line before
	indent   int    // depth of its label; -1 if unknown
	class    string // what its own kind is called where kinds alternate: Number, Percent
	position int    // row or column number on the sheet
	places   int8   // digits after the point that most of its figures show
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
	v.findFacts()
	v.ratio = make([]bool, len(v.members))
	for m := range v.members {
		v.ratio[m] = v.memberRatio(m)
	}
	v.memberGap = make([]bool, len(v.members))
	for m := 1; m < len(v.members); m++ {
		v.memberGap[m] = v.parted(v.members[m-1], v.members[m], axis == reconcile.Across)
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

// parted reports whether something stands between two neighbouring rows or columns: an empty one, or one of words.
func (v *view) parted(a, b int, rows bool) bool {
	if b != a+1 {
		return true
	}
	if rows {
		return v.sheet.Rows[b] != v.sheet.Rows[a]+1
	}
	return v.sheet.Cols[b] != v.sheet.Cols[a]+1
}

func (v *view) findFacts() {
	v.facts = make([]lineFacts, len(v.lines))
	down := v.axis == reconcile.Down
	for l, at := range v.lines {
		f := &v.facts[l]
		f.gap = l > 0 && v.parted(v.lines[l-1], at, down)
		f.indent = -1
		if down {
			f.position = v.sheet.Rows[at]
			f.label = v.sheet.RowLabel(at)
			f.indent, f.bold = v.rowLook(at)
		} else {
			f.position = v.sheet.Cols[at]
			f.label = v.columnLabel(l)
			f.class = lastWords(f.label)
		}
		f.total, f.net, f.mean = isTotal(f.label), isNet(f.label), hasWord(f.label, meanWords)
		f.places = v.linePlaces(l)
		f.ratio = isRatio(f.label) || v.roles()[at] == layout.RoleRatio
	}
}

// linePlaces is how many digits after the point most figures of a line show, at least; a nought at the end is not stored.
func (v *view) linePlaces(l int) int8 {
	var cells []*layout.Cell
	for m := range v.members {
		cells = append(cells, v.cell(l, m))
	}
	return medianPlaces(cells)
}

// medianPlaces is how many digits after the point half of the figures show at least.
func medianPlaces(cells []*layout.Cell) int8 {
	var places []int8
	for _, c := range cells {
		if c.State == layout.Number && c.Num != 0 {
			places = append(places, c.Places)
		}
	}
	if len(places) == 0 {
		return 0
	}
	slices.Sort(places)
	return places[len(places)/2]
}

// roles are those of the rows or columns that are the view's lines.
func (v *view) roles() []layout.Role {
	if v.axis == reconcile.Down {
		return v.sheet.RowRoles
	}
	return v.sheet.ColRoles
}

// columnLabel is the heading over the first figure of a column.
func (v *view) columnLabel(l int) string {
	for m := range v.members {
		if v.cell(l, m).IsFigure() {
			return v.sheet.Heading(v.ref(l, m))
		}
	}
	return ""
}

// rowLook finds how deep a row's label stands and whether it is bold. Depth counts leading spaces, the cell's own
// indent, and the column of the first words.
func (v *view) rowLook(i int) (indent int, bold bool) {
	for j := range v.sheet.Cols {
		c := v.sheet.Cell(i, j)
		if c.State == layout.Word {
			st := v.sheet.Style(c)
			raw := strings.ReplaceAll(c.Source.Raw, "\u00a0", " ")
			lead := len(raw) - len(strings.TrimLeft(raw, " "))
			return lead + 3*int(st.Indent) + 4*j, st.Bold
		}
		if c.IsFigure() && v.sheet.ColRoles[j] == layout.RoleAmount {
			return -1, v.sheet.Style(c).Bold
		}
	}
	return -1, false
}

// memberRatio reports whether the words over or beside a member speak of a rate.
func (v *view) memberRatio(m int) bool {
	role := v.sheet.ColRoles
	if v.axis == reconcile.Across {
		role = v.sheet.RowRoles
	}
	if role[v.members[m]] == layout.RoleRatio {
		return true
	}
	if v.axis == reconcile.Across {
		return isRatio(v.sheet.RowLabel(v.members[m]))
	}
	for l := range v.lines {
		if v.cell(l, m).IsFigure() {
			return isRatio(v.sheet.Heading(v.ref(l, m)))
		}
	}
	return false
}
