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
}

type voteKind uint8

const (
	silent   voteKind = iota // nothing to add, or no figure in the total
	agrees                   // the figures add up
	trivial                  // they do, but fewer than two are not nil
	fails                    // they do not
	untested                 // a term is suppressed, malformed or an error
)

// The price of a member that fails: a figure in fifty is wrong where a relation is meant, nearly all fail by chance.
const failBits = -5.6

// maxBits caps what one member can say, so that one long figure does not outweigh every doubt about the rest.
const maxBits = 14

// vote tests the hypothesis at one member.
func (v *view) vote(h *hypothesis, m int) vote {
	t := v.cell(h.total, m)
	if !t.IsFigure() {
		return vote{}
	}
	sum, size := 0.0, math.Abs(t.Num)
	figures, weighty, withheld, spoilt := 0, 0, false, false
	var places int8
	own := 0.0 // half a unit of each term by its own digits
	for k, l := range h.terms {
		c := v.cell(l, m)
		switch {
		case c.IsFigure():
			figures++
			sum += float64(h.sign(k)) * c.Num
			size += math.Abs(c.Num)
			places = max(places, c.Places)
			own += 0.5 * v.unit(c.Places)
			if c.Num != 0 {
				weighty++
			}
		case c.State == layout.Suppressed:
			withheld = true
		case spoils(c):
			spoilt = true
		}
	}
	if figures == 0 || weighty == 0 && t.State == layout.Nil {
		return vote{}
	}
	if spoilt {
		return vote{kind: untested}
	}
	divisor := 1.0
	if h.mean {
		divisor = float64(figures)
	}
	terms := 0.5 * float64(figures) * v.unit(places)
	if h.mixed && t.Places <= places && math.Abs(t.Num-sum/divisor) > 0.5*v.unit(t.Places)+terms/divisor {
		terms = own
	}
	if h.counts {
		terms, places = 0, max(places, t.Places)
	}
	allow := 0.5*v.unit(h.totalPlaces(t.Places, places)) + terms/divisor + 1e-9*size + 1e-9
	out := vote{kind: fails, bits: failBits, diff: t.Num - sum/divisor, allow: allow}
	if withheld && math.Abs(out.diff) > allow {
		return vote{kind: untested}
	}
	if math.Abs(out.diff) <= allow {
		out.kind, out.bits = agrees, v.agreeBits(t.Num, out.diff, allow, places)
		if weighty < 2 || out.bits < 1 {
			out.kind, out.bits = trivial, 0
		}
	}
	if out.kind == fails && v.ratio[m] && !h.mean {
		return vote{}
	}
	return out
}

// agreeBits is how surprising an agreement would be by chance: the wider the allowance against the figure, the less.
// One to the last digit is more surprising than one that rounding must explain.
func (v *view) agreeBits(total, diff, allow float64, places int8) float64 {
	unit := v.unit(places)
	if math.Abs(diff) < unit/4 {
		allow = 0
	}
	return min(maxBits, math.Log2(1+math.Abs(total)/(2*allow+unit)))
}

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
