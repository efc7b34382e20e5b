package content

import (
	"fmt"
	"maps"
	"slices"

	"crosscast/sheets"
)

// Changes tells in order what is says otherwise than was. Contents of one Hash have no change but of results. Contents of
// two may have none either: a number of 16 digits or more that a program rounded is no change.
func Changes(was, is *Content) []Change {
	f := &finder{was: was, is: is, moves: bookMoves{}, edited: map[string][]sheets.Ref{}, lost: map[string][]sheets.Ref{},
		names: map[string]bool{}, still: was.Hash() == is.Hash()}
	if f.still {
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
	f.findRest()
	f.findResults()
	return f.changes
}

// sheet finds a sheet by its name.
func (c *Content) sheet(name string) *Sheet {
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
	rounded map[*Cell]string // cells whose value a program rounded, with the value that it had
}

// findRest says that there is a change where none was found and the hash shows one. It is a safeguard.
func (f *finder) findRest() {
	edited := slices.ContainsFunc(f.changes, func(c Change) bool { return !c.Result })
	if edited || f.was.Hash() == f.is.Hash() {
		return
	}
	unrounded := *f.is
	unrounded.Sheets = slices.Clone(f.is.Sheets)
	for i := range unrounded.Sheets {
		cells := slices.Clone(f.is.Sheets[i].Cells)
		for j := range cells {
			if value, ok := f.rounded[&f.is.Sheets[i].Cells[j]]; ok {
				cells[j].Value = value
			}
		}
		unrounded.Sheets[i].Cells = cells
	}
	if unrounded.Hash() != f.was.Hash() {
		f.add("", sheets.Ref{}, "the contents differ from those signed in a way that cannot be told cell by cell")
	}
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
	known := slices.Collect(maps.Values(names))
	for i := range f.is.Sheets {
		if s := &f.is.Sheets[i]; !slices.Contains(known, s.Name) && s.counts() {
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

// findNames compares the defined names.
func (f *finder) findNames() {
	key := func(n Name) string { return n.Name + "\x00" + n.Sheet }
	now := map[string]Name{}
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
			f.add(n.Sheet, sheets.Ref{}, "the name %s, which stood for %s, is gone", n.Name, shortened(n.Refers))
		default:
			a, b := apart(n.Refers, is.Refers)
			f.add(n.Sheet, sheets.Ref{}, "the name %s stood for %s when signed, stands for %s now", n.Name, a, b)
		}
		f.names[n.Name] = true
	}
	for _, n := range f.is.Names {
		if _, left := now[key(n)]; left {
			f.add(n.Sheet, sheets.Ref{}, "the name %s was added, for %s", n.Name, shortened(n.Refers))
			f.names[n.Name] = true
		}
	}
}
