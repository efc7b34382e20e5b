package casting

import (
	"math"
	"slices"

	"crosscast/reconcile/layout"
)

// vote is what one member says of a hypothesis.
type vote struct {
	kind  voteKind
	bits  float64 // how far it speaks for the hypothesis
	diff  float64
	allow float64
	share bool // of shares that should come to a hundred
}

type voteKind uint8

const (
	silent   voteKind = iota // nothing to add, or no figure in the total
	agrees                   // the figures add up
	trivial                  // they do, but fewer than two are not nil
	fails                    // they do not
	untested                 // a term is suppressed, malformed or an error
)

// count is how many votes speak for a hypothesis, and how many against it.
func count(votes []vote) (good, bad int) {
	for _, x := range votes {
		switch x.kind {
		case agrees:
			good++
		case fails:
			bad++
		}
	}
	return good, bad
}

// mostlyAgree reports whether far more votes speak for a hypothesis than against it.
func mostlyAgree(votes []vote) bool {
	good, bad := count(votes)
	return good > 2*bad
}

// The price of a member that fails: a figure in fifty is wrong where a relation is meant, nearly all fail by chance.
const failBits = -5.6

// maxBits caps what one member can say, so that one long figure does not outweigh every doubt about the rest.
const maxBits = 14

// added is what the lines of a hypothesis come to at one member.
type added struct {
	sum, size  float64 // size is the sum without signs
	own        float64 // half a unit of each figure by its own digits
	figures    int
	weighty    int  // figures other than nil
	places     int8 // the most digits after the point
	withheld   bool
	untestable bool
}

func (v *view) add(h *hypothesis, m int) added {
	var a added
	for k, l := range h.terms {
		c := v.cell(l, m)
		switch {
		case c.IsFigure():
			a.figures++
			a.sum += float64(h.sign(k)) * c.Num
			a.size += math.Abs(c.Num)
			a.places = max(a.places, c.Places)
			a.own += 0.5 * v.unit(c.Places)
			if c.Num != 0 {
				a.weighty++
			}
		case c.State == layout.Suppressed:
			a.withheld = true
		case spoils(c):
			a.untestable = true
		}
	}
	return a
}

// vote tests the hypothesis at one member.
func (v *view) vote(h *hypothesis, m int) vote {
	t := v.cell(h.total, m)
	if !t.IsFigure() {
		return vote{}
	}
	a := v.add(h, m)
	if a.figures == 0 || a.weighty == 0 && t.State == layout.Nil {
		return vote{}
	}
	if a.untestable {
		return vote{kind: untested}
	}
	if h.mean {
		a.sum /= float64(a.figures)
	}
	out := vote{kind: fails, bits: failBits, diff: t.Num - a.sum, allow: v.allowance(h, t, a)}
	if h.counts {
		a.places = max(a.places, t.Places)
	}
	switch off := math.Abs(out.diff); {
	case a.withheld && off > out.allow:
		return vote{kind: untested}
	case off <= out.allow:
		out.kind, out.bits = agrees, v.agreeBits(t.Num, out.diff, out.allow, a.places)
		if a.weighty < 2 || out.bits < 1 {
			out.kind, out.bits = trivial, 0
		}
	case v.ratio[m] && !h.mean:
		return vote{}
	}
	return out
}

// allowance is what rounding may put between a total and its lines: half a unit of the total and of each line.
func (v *view) allowance(h *hypothesis, t *layout.Cell, a added) float64 {
	lines := 0.5 * float64(a.figures) * v.unit(a.places)
	switch {
	case h.counts:
		lines = 0
	case h.mean:
		lines /= float64(a.figures)
	case h.mixed && t.Places <= a.places && math.Abs(t.Num-a.sum) > 0.5*v.unit(t.Places)+lines:
		lines = a.own
	}
	size := a.size + math.Abs(t.Num)
	return 0.5*v.unit(h.totalPlaces(t.Places, a.places)) + lines + 1e-9*size + 1e-9
}

// agreeBits is how surprising an agreement would be by chance: the wider the allowance against the figure, the less.
// One to the last digit is more surprising than one that rounding must explain.
func (v *view) agreeBits(total, diff, allow float64, places int8) float64 {
	if v.toLastDigit(diff, places) {
		allow = 0
	}
	return min(maxBits, math.Log2(1+math.Abs(total)/(2*allow+v.unit(places))))
}

// toLastDigit reports whether a difference is none in figures with so many digits after the point: rounding need not
// explain it.
func (v *view) toLastDigit(diff float64, places int8) bool { return math.Abs(diff) < v.unit(places)/4 }

// familyPlaces is how many digits after the point the family's totals show where their terms have any: most totals, not
// the odd one, say whether a whole figure is exact or rounded.
func (v *view) familyPlaces(h *hypothesis) int8 {
	var places []int8
	for m := range v.members {
		t := v.cell(h.total, m)
		if t.State != layout.Number {
			continue
		}
		for _, l := range h.terms {
			if c := v.cell(l, m); c.IsFigure() && c.Places > 0 {
				places = append(places, t.Places)
				break
			}
		}
	}
	if len(places) == 0 {
		return 0
	}
	slices.Sort(places)
	return places[len(places)/2]
}

// totalPlaces is the precision of one total: what it shows, or what most totals of the family show where a nought at the
// end may not be stored. Where the lines show two digits more than it does, it is rounded: chance gives it one in a
// hundred times.
func (h *hypothesis) totalPlaces(shown, lines int8) int8 {
	if lines-shown >= 2 {
		return shown
	}
	return max(shown, min(lines, h.places))
}

// isOfCounts reports whether a mean is worked out to more digits than its lines have: these are whole in themselves and
// rounded nowhere.
func (v *view) isOfCounts(h *hypothesis) bool {
	finer, n := 0, 0
	for m := range v.members {
		if t := v.cell(h.total, m); t.State == layout.Number {
			n++
			if t.Places >= v.termPlaces(h, m)+2 {
				finer++
			}
		}
	}
	return h.mean && 2*finer > n
}

// isMixed reports whether whole figures stand among long ones on the same lines, more often than chance puts them there:
// some of the figures were rounded before they were typed, and a whole one may be out by a half. Among figures of one or
// two digits after the point, as prices have, whole ones are common and exact.
func (v *view) isMixed(h *hypothesis) bool {
	whole, long := 0, 0
	for _, l := range h.terms {
		if w, n := v.wholeAndLong(l); w > 0 && n > 0 {
			whole, long = whole+w, long+n
		}
	}
	return long >= 3 && 5*whole >= long
}

// wholeAndLong counts the figures of a line without digits after the point, and those with three or more.
func (v *view) wholeAndLong(l int) (whole, long int) {
	for m := range v.members {
		switch c := v.cell(l, m); {
		case c.State != layout.Number || c.Num == 0:
		case c.Places > 2:
			long++
		case c.Places == 0:
			whole++
		}
	}
	return whole, long
}

// unit is the size of the last digit of figures with so many places: the step to which the sheet's whole figures are
// rounded, where they have a common one.
func (v *view) unit(places int8) float64 {
	if places <= 0 {
		return float64(v.sheet.Step)
	}
	return math.Pow10(-int(places))
}
