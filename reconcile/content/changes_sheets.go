package content

import (
	"slices"

	"crosscast/sheets"
)

// pairSheets gives each sheet the name that it has now, "" for one that is gone. A sheet whose name is gone is the one, among
// the new ones, that is most like it.
func (f *finder) pairSheets() map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	var gone []*Sheet
	for i := range f.was.Sheets {
		if s := &f.was.Sheets[i]; f.is.sheet(s.Name) != nil {
			names[s.Name], taken[s.Name] = s.Name, true
		} else {
			gone = append(gone, s)
		}
	}
	added := map[string][]line{}
	for i := range f.is.Sheets {
		if s := &f.is.Sheets[i]; !taken[s.Name] && len(gone) > 0 {
			added[s.Name] = linesOf(s.Cells, false)
		}
	}
	for _, s := range gone {
		lines := linesOf(s.Cells, false)
		best, most := "", 0.5
		for i := range f.is.Sheets { // in order, so that the first of two equal ones is taken
			if name := f.is.Sheets[i].Name; added[name] != nil && !taken[name] {
				if l := likeLines(lines, added[name]); l > most || l == most && best == "" {
					best, most = name, l
				}
			}
		}
		if best != "" {
			names[s.Name], taken[best] = best, true
		}
	}
	return names
}

// likeLines is the share of lines that two sheets have in common.
func likeLines(was, is []line) float64 {
	if len(was) == 0 {
		return 0
	}
	return float64(len(was)-unmatched(was, is)) / float64(max(len(was), len(is)))
}

// findOrder tells which sheets stand elsewhere among the others.
func (f *finder) findOrder(names map[string]string) {
	var list []pair
	for i := range f.was.Sheets {
		now := slices.IndexFunc(f.is.Sheets, func(s Sheet) bool { return s.Name == names[f.was.Sheets[i].Name] })
		if now >= 0 && f.was.Sheets[i].counts() && f.is.Sheets[now].counts() {
			list = append(list, pair{i, now})
		}
	}
	kept := rising(list)
	for _, p := range list {
		if !slices.Contains(kept, p) {
			f.add(f.is.Sheets[p.is].Name, sheets.Ref{}, "the sheet %s was number %d when signed, is number %d now",
				f.is.Sheets[p.is].Name, p.was+1, p.is+1)
		}
	}
}
