package casting

import (
	"math"
	"slices"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// lineFacts is what is known of a line before any arithmetic.
type lineFacts struct {
	label    string
	leaf     string // of a heading of several lines, the lowest
	total    bool   // its label has a total word
	net      bool   // its label speaks of a difference: net, variance, balance
	mean     bool   // its label speaks of an average; without the word none is looked for, since figures lie near their mean
	ratio    bool   // it is a rate or share, by its words or its looks
	rate     bool   // it is one by its looks, or a percentage by its words
	bold     bool
	gap      bool   // a gap or heading parts it from the line before
	indent   int    // depth of its label; -1 if unknown
	class    string // what its own kind is called where kinds alternate: Number, Percent
	position int    // row or column number on the sheet
	places   int8   // digits after the point that most of its figures show
}

func (v *view) findFacts() {
	v.facts = make([]lineFacts, len(v.lines))
	down := v.axis == reconcile.Down
	apart := v.usual(v.lines, down)
	for l, at := range v.lines {
		f := &v.facts[l]
		f.gap = l > 0 && v.parted(v.lines[l-1], at, apart, down)
		f.indent = -1
		if down {
			f.position = v.sheet.Rows[at]
			f.label = v.sheet.RowLabel(at)
			f.leaf = f.label
			f.class = strings.ToLower(f.label)
			f.indent, f.bold = v.rowLook(at)
		} else {
			f.position = v.sheet.Cols[at]
			f.label, f.leaf = v.columnLabel(l)
			f.class = lastWords(f.label)
		}
		f.total, f.net, f.mean = isTotal(f.label), isNet(f.label), hasWord(f.label, meanWords)
		f.places = v.linePlaces(l)
		f.rate = isPercentage(f.leaf) || v.roles()[at] == layout.RoleRatio
		f.ratio = f.rate || isRatio(f.label)
	}
	v.findFractions()
}

// findFractions marks the lines that hold rates by their looks: figures up to one with long tails, among lines of
// amounts that have none.
func (v *view) findFractions() {
	var lines []int
	for l := range v.lines {
		if !v.facts[l].rate && v.isFractions(l) {
			lines = append(lines, l)
		}
	}
	if 2*len(lines) >= len(v.lines) {
		return
	}
	for _, l := range lines {
		v.facts[l].ratio, v.facts[l].rate = true, true
	}
}

// isFractions reports whether nearly all figures of a line lie between 0 and 1 and half of these or more have three digits
// after the point.
func (v *view) isFractions(l int) bool {
	fractions, short, others := 0, 0, 0
	for m := range v.members {
		switch c := v.cell(l, m); {
		case c.State != layout.Number || c.Num == 0 || math.Abs(c.Num) == 1:
		case math.Abs(c.Num) > 1:
			others++
		case c.Places >= 3:
			fractions++
		default:
			short++ // as 7 of 10 is
		}
	}
	return fractions >= 2 && fractions >= 8*others && fractions >= short
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

// columnLabel is the heading over the first figure of a column, and its lowest line.
func (v *view) columnLabel(l int) (label, leaf string) {
	for m := range v.members {
		if v.cell(l, m).IsFigure() {
			at := v.ref(l, m)
			return v.sheet.Heading(at), v.sheet.LeafHeading(at)
		}
	}
	return "", ""
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
