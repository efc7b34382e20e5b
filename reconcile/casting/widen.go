package casting

import "slices"

// widen joins the sums of one total that differ by lines which are nil wherever they are left out. Who added a line and
// widened the range of its own column was right; the narrow ranges beside it are at fault, though nothing shows today,
// or only where the new line has a figure after all.
func (v *view) widen(all []*hypothesis) []*hypothesis {
	byTotal := map[int][]*hypothesis{}
	for _, h := range all {
		byTotal[h.total] = append(byTotal[h.total], h)
	}
	gone := map[*hypothesis]bool{}
	for _, h := range all {
		for _, o := range byTotal[h.total] {
			if o == h || gone[o] || gone[h] || h.signs != nil || o.signs != nil || !v.widens(h, o) {
				continue
			}
			if h.narrow == nil {
				h.narrow = map[int]bool{}
			}
			for m := range o.byFormula {
				h.narrow[m] = true
			}
			gone[o] = true
		}
	}
	return slices.DeleteFunc(all, func(h *hypothesis) bool { return gone[h] })
}

// widens reports whether the lines of wide are those of narrow and one or two more beside them, which hold figures where
// wide takes them in and hardly any where narrow leaves them out.
func (v *view) widens(wide, narrow *hypothesis) bool {
	extra := len(wide.terms) - len(narrow.terms)
	if extra < 1 || extra > 2 || len(narrow.terms) < 2 || !contains(wide.terms, narrow.terms) {
		return false
	}
	used, empty := 0, 0
	for _, l := range wide.terms {
		if _, in := slices.BinarySearch(narrow.terms, l); in {
			continue
		}
		if l+1 < narrow.terms[0]-1 || l > narrow.terms[len(narrow.terms)-1]+extra {
			return false
		}
		for m := range wide.byFormula {
			if v.cell(l, m).Num != 0 {
				used++
			}
		}
		for m := range narrow.byFormula {
			if v.cell(l, m).Num == 0 {
				empty++
			}
		}
	}
	return used > 0 && 3*empty >= 2*extra*len(narrow.byFormula)
}
