package casting

import (
	"slices"

	"crosscast/reconcile/layout"
)

// findAdditive tells the members whose figures add up from those that hold something else: codes, prices, heads. Where
// a member fails more of the accepted claims than it keeps, none of its failures is a finding.
func (v *view) findAdditive(accepted []*hypothesis) {
	v.additive, v.kept = make([]bool, len(v.members)), make([]int, len(v.members))
	for m := range v.members {
		good, bad := 0, 0
		for _, h := range accepted {
			switch {
			case !h.inside[m] || h.mean:
			case h.votes[m].kind == agrees:
				good++
			case h.votes[m].kind == fails:
				bad++
			}
		}
		v.additive[m], v.kept[m] = bad <= max(1, good), good
	}
}

// otherMeasure reports whether member m holds figures that do not add: rates, averages, prices. A mean lies between the
// least and the greatest of its lines, a total of two or more positive ones does not.
func (v *view) otherMeasure(h *hypothesis, m int) bool {
	if v.ratio[m] {
		return true
	}
	t := v.cell(h.total, m)
	low, high, sum, n := 0.0, 0.0, 0.0, 0
	for _, l := range h.terms {
		if c := v.cell(l, m); c.IsFigure() {
			if n == 0 || c.Num < low {
				low = c.Num
			}
			if n == 0 || c.Num > high {
				high = c.Num
			}
			sum += c.Num
			n++
		}
	}
	mean := sum / float64(max(n, 1))
	if n < 2 || low < 0 || t.Num < low || t.Num > high || t.Num < mean/2 || t.Num > 2*mean {
		return false
	}
	return v.mostlyFails(h, m) || v.kept[m] == 0 && v.longer(m)
}

// longer reports whether the figures of member m have more digits after the point than those of most members, as rates
// have beside heads and amounts.
func (v *view) longer(m int) bool {
	var all []int8
	for k := range v.members {
		all = append(all, v.memberPlaces(k))
	}
	own := all[m]
	slices.Sort(all)
	return own >= all[len(all)/2]+2
}

// memberPlaces is how many digits after the point most figures of a member show, at least.
func (v *view) memberPlaces(m int) int8 {
	var places []int8
	for l := range v.lines {
		if c := v.cell(l, m); c.State == layout.Number && c.Num != 0 {
			places = append(places, c.Places)
		}
	}
	if len(places) == 0 {
		return 0
	}
	slices.Sort(places)
	return places[len(places)/2]
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
	return good < 3 || bad > 0
}
