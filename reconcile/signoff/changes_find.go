package signoff

import (
	"fmt"
	"slices"

	"crosscast/sheets"
)

// Changes tells in order what is says otherwise than was. Contents of one Hash have no change but of results. Contents of
// two may have none either: a number of 16 digits or more that a program rounded is no change.
func Changes(was, is *Content) []Change {
	f := &finder{was: was, is: is, moves: bookMoves{}, edited: map[string][]sheets.Ref{}, lost: map[string][]sheets.Ref{},
		names: map[string]bool{}}
	if was.Hash() == is.Hash() {
		f.still = true
		for i := range was.Sheets {
			if s := is.sheet(was.Sheets[i].Name); s != nil {
				f.moves[s.Name] = &moves{name: s.Name, rows: still(), cols: still()}
			}
		}
	} else {
		f.findSheets()
		f.findNames()
	}
	for i := range was.Sheets {
		if m := f.moves[was.Sheets[i].Name]; m != nil {
			f.findCells(&was.Sheets[i], is.sheet(m.name), m)
		}
	}
	f.findResults()
	return f.changes
}

// sheet finds a sheet by its name.
func (c *Content) sheet(name string) *SheetContent {
	for i := range c.Sheets {
		if c.Sheets[i].Name == name {
			return &c.Sheets[i]
		}
	}
	return nil
}

// finder gathers the changes between two contents.
type finder struct {
	was, is *Content
	moves   bookMoves
	changes []Change
	still   bool
	edited  map[string][]sheets.Ref // cells that were edited, by the sheet's name now
	lost    map[string][]sheets.Ref // cells in deleted lines and sheets, by the sheet's name when signed
	names   map[string]bool         // defined names that were edited
	differ  []result
}

func (f *finder) add(sheet string, at sheets.Ref, format string, args ...any) {
	f.changes = append(f.changes, Change{Sheet: sheet, At: at, Text: fmt.Sprintf(format, args...)})
}

// findSheets pairs the sheets and tells which are new, gone, renamed or moved, then which rows and columns of each.
func (f *finder) findSheets() {
	if f.was.Date1904 != f.is.Date1904 {
		years := map[bool]int{false: 1900, true: 1904}
		f.add("", sheets.Ref{}, "dates counted from %d when signed, count from %d now", years[f.was.Date1904], years[f.is.Date1904])
	}
	names := f.pairSheets()
	for i := range f.was.Sheets {
		if s := &f.was.Sheets[i]; names[s.Name] == "" && s.counts() {
			f.add(s.Name, sheets.Ref{}, "the sheet %s is gone", s.Name)
			for _, c := range s.Cells {
				f.lost[s.Name] = append(f.lost[s.Name], c.At)
			}
		} else if now := names[s.Name]; now != s.Name && s.counts() {
			f.add(now, sheets.Ref{}, "the sheet %s is called %s now", s.Name, now)
		}
	}
	for i := range f.is.Sheets {
		if s := &f.is.Sheets[i]; !taken(names, s.Name) && s.counts() {
			f.add(s.Name, sheets.Ref{}, "the sheet %s was added", s.Name)
		}
	}
	f.findOrder(names)
	for i := range f.was.Sheets {
		s := &f.was.Sheets[i]
		if now := f.is.sheet(names[s.Name]); now != nil {
			f.moves[s.Name] = movesOf(s, now)
			f.findLines(s, now, f.moves[s.Name])
		}
	}
	f.still = f.moves.isStill()
}

// pairSheets gives each sheet the name that it has now, "" for one that is gone. A sheet whose name is gone is the one, among
// the new ones, that is most like it.
func (f *finder) pairSheets() map[string]string {
	names := map[string]string{}
	for i := range f.was.Sheets {
		if name := f.was.Sheets[i].Name; f.is.sheet(name) != nil {
			names[name] = name
		}
	}
	for i := range f.was.Sheets {
		s := &f.was.Sheets[i]
		best, most := "", 0.5
		for j := range f.is.Sheets {
			if now := &f.is.Sheets[j]; names[s.Name] == "" && !taken(names, now.Name) {
				if l := likeSheets(s, now); l > most || l == most && best == "" {
					best, most = now.Name, l
				}
			}
		}
		if best != "" {
			names[s.Name] = best
		}
	}
	return names
}

func taken(names map[string]string, now string) bool {
	for _, name := range names {
		if name == now {
			return true
		}
	}
	return false
}

// likeSheets is the share of rows that two sheets have in common.
func likeSheets(a, b *SheetContent) float64 {
	was, is := linesOf(a.Cells, false), linesOf(b.Cells, false)
	if len(was) == 0 {
		return 0
	}
	return float64(len(was)-unmatched(was, is)) / float64(max(len(was), len(is)))
}

// findOrder tells which sheets stand elsewhere among the others.
func (f *finder) findOrder(names map[string]string) {
	var list []pair
	for i := range f.was.Sheets {
		now := slices.IndexFunc(f.is.Sheets, func(s SheetContent) bool { return s.Name == names[f.was.Sheets[i].Name] })
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

// findNames compares the defined names.
func (f *finder) findNames() {
	key := func(n NameContent) string { return n.Name + "\x00" + n.Sheet }
	now := map[string]NameContent{}
	for _, n := range f.is.Names {
		now[key(n)] = n
	}
	for _, n := range f.was.Names {
		if m := f.moves[n.Sheet]; m != nil {
			n.Sheet = m.name
		}
		is, ok := now[key(n)]
		delete(now, key(n))
		switch {
		case ok && is.Refers == f.moves.moved(n.Refers, n.Sheet):
			continue
		case !ok:
			f.add(n.Sheet, sheets.Ref{}, "the name %s, which stood for %s, is gone", n.Name, shortFormula(n.Refers))
		default:
			a, b := apart(n.Refers, is.Refers)
			f.add(n.Sheet, sheets.Ref{}, "the name %s stood for %s when signed, stands for %s now", n.Name, a, b)
		}
		f.names[n.Name] = true
	}
	for _, n := range f.is.Names {
		if _, left := now[key(n)]; left {
			f.add(n.Sheet, sheets.Ref{}, "the name %s was added, for %s", n.Name, shortFormula(n.Refers))
			f.names[n.Name] = true
		}
	}
}
