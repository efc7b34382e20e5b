package casting

import (
	"math"
	"slices"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets/formula"
)

// record is how a member fares under one heading: how many of the accepted claims it keeps, and what it breaks them by.
type record struct {
	kept int
	off  []vote // the claims that it breaks, of those out by the same amount one: one wrong figure breaks several alike
}

// addOff takes in a broken claim unless one is out by as much already, as far as rounding lets tell.
func (r *record) addOff(x vote) {
	for _, o := range r.off {
		if math.Abs(math.Abs(o.diff)-math.Abs(x.diff)) <= o.allow+x.allow {
			return
		}
	}
	r.off = append(r.off, x)
}

// span is a member under one heading: where tables stand on top of one another, a column holds heads in one of them and
// amounts in the next.
type span struct {
	member  int
	heading string
}

// findRecords counts what the members keep and break of the accepted claims.
func (v *view) findRecords(accepted []*hypothesis) {
	v.records = map[span]record{}
	for _, h := range accepted {
		for m, in := range h.inside {
			if !in || h.mean {
				continue
			}
			at := v.spanOf(h, m)
			r := v.records[at]
			switch h.votes[m].kind {
			case agrees:
				r.kept++
			case fails:
				r.addOff(h.votes[m])
			}
			v.records[at] = r
		}
	}
}

func (v *view) spanOf(h *hypothesis, m int) span {
	if v.axis == reconcile.Across {
		return span{member: m}
	}
	return span{m, v.sheet.Heading(v.ref(h.total, m))}
}

// notAdditive reports whether a member breaks more of the claims than it keeps: it holds codes, prices or heads, and
// none of its failures is a finding.
func (v *view) notAdditive(h *hypothesis, m int) bool {
	r := v.records[v.spanOf(h, m)]
	return len(r.off) > max(1, r.kept)
}

// otherMeasure reports whether member m holds figures that do not add: rates, averages, prices. A mean lies between the
// least and the greatest of its lines, a total of two or more positive ones does not.
func (v *view) otherMeasure(h *hypothesis, m int) bool {
	if v.ratio[m] || h.mean {
		return v.ratio[m] && !h.votes[m].share
	}
	if c, ok := v.claims[v.ref(h.total, m)]; ok && c.Kind == formula.Sum && v.rival(h.total, c) {
		return false // its own formula adds lines
	}
	t := v.cell(h.total, m)
	low, high, sum, n := 0.0, 0.0, 0.0, 0
	var places int8 // of its lines; no sum has more
	for _, l := range h.terms {
		if c := v.cell(l, m); c.IsFigure() {
			if n == 0 || c.Num < low {
				low = c.Num
			}
			if n == 0 || c.Num > high {
				high = c.Num
			}
			sum += c.Num
			places = max(places, c.Places)
			n++
		}
	}
	mean := sum / float64(max(n, 1))
	if n < 2 || low < 0 || t.Num < low || t.Num > high || t.Num < mean/2 || t.Num > 2*mean {
		return false
	}
	if low == high && t.Num == low && n > 2 {
		return true // the same figure all along: a name, a rate, a price
	}
	none := v.records[v.spanOf(h, m)].kept == 0
	return v.mostlyFails(h, m) || t.Places > places || none && v.longer(m)
}

// longer reports whether the figures of member m have more digits after the point than those of most members, as rates
// have beside heads and amounts.
func (v *view) longer(m int) bool {
	if v.places == nil {
		v.places = make([]int8, len(v.members))
		for k := range v.members {
			v.places[k] = v.memberPlaces(k)
		}
		all := slices.Clone(v.places)
		slices.Sort(all)
		v.usualPlaces = all[len(all)/2]
	}
	return v.places[m] >= v.usualPlaces+2
}

// memberPlaces is how many digits after the point most figures of a member show, at least.
func (v *view) memberPlaces(m int) int8 {
	var cells []*layout.Cell
	for l := range v.lines {
		cells = append(cells, v.cell(l, m))
	}
	return medianPlaces(cells)
}

// mostlyFails reports whether other members next to m fail likewise, or there are too few to tell.
func (v *view) mostlyFails(h *hypothesis, m int) bool {
	good, bad := 0, 0
	for k, vt := range h.votes {
		if k == m || !h.inside[k] {
			continue
		}
		switch vt.kind {
		case agrees:
			good++
		case fails:
			bad++
		}
	}
	if len(h.byFormula) > 0 {
		return good < 3 || bad > 0 // what is typed among formulas is often of another kind
	}
	return good < 3 || 4*bad > good
}
