package xlsx

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"crosscast/sheets/ooxml"
)

// Seeds of the groups that a styles part may lack. The first entries of each group are what plain cells use, so that
// ours must never become the first.
var styleSeeds = map[string][]string{
	"fonts":   {`font><sz val="11"/><name val="Calibri"/></font`},
	"fills":   {`fill><patternFill patternType="none"/></fill`, `fill><patternFill patternType="gray125"/></fill`},
	"borders": {`border><left/><right/><top/><bottom/><diagonal/></border`},
	"cellXfs": {`xf numFmtId="0" fontId="0" fillId="0" borderId="0"/`},
}

// styleSheet is the styles part with what is to be appended to it. Nothing is ever inserted: every index that the
// workbook uses stays what it was.
type styleSheet struct {
	part   *ooxml.DraftPart
	out    *ooxml.Outline
	groups map[string]*styleGroup
	maxFmt int
	newIDs map[string]int         // ids that only the file's differential formats use, or none yet
	own    map[string][]valueSpan // the entries of the file's groups
	codes  map[string]int         // ids of the number formats that the file lists
	top    int                    // the highest index of a cell style that the sheets use
	points float64                // size of the font of the file's plain cells, by which column widths are counted; 0 if it does not say
}

// styleGroup is a list of styles, such as the fonts.
type styleGroup struct {
	count int // entries that exist, seeds included
	added []string
	index map[string]int
}

// styles opens the workbook's styles part, or begins one where there is none.
func (d *draft) styles() (*styleSheet, error) {
	rels, err := d.Package.Rels(d.workbook.Name)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.TypeIs("styles") && d.Package.Has(r.Target) {
			p, err := d.Part(r.Target)
			if err != nil {
				return nil, err
			}
			return readStyleSheet(p)
		}
	}
	name := path.Join(path.Dir(d.workbook.Name), "styles.xml") // openpyxl wants that name beside the workbook
	if d.Package.Has(name) {
		return nil, fmt.Errorf("part %q is there, but the workbook does not use it", name)
	}
	if _, err := d.Relate(d.workbook.Name, "styles", name); err != nil {
		return nil, err
	}
	return readStyleSheet(&ooxml.DraftPart{Name: name, Data: []byte(ooxml.XMLDeclaration + `<styleSheet xmlns="` + d.mainNS() + `"/>`)})
}

// readStyleSheet counts what the part holds.
func readStyleSheet(p *ooxml.DraftPart) (*styleSheet, error) {
	s := &styleSheet{part: p, groups: map[string]*styleGroup{}, newIDs: map[string]int{}, maxFmt: 163,
		own: map[string][]valueSpan{}, codes: map[string]int{}}
	kind, start, ids := "", 0, map[int]bool{}
	out, err := ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		switch {
		case depth == 2:
			kind = string(t.Name)
		case t.Is("sz") && kind == "fonts" && s.points == 0:
			s.points, _ = strconv.ParseFloat(t.AttrString("val"), 64)
		case t.Is("numFmt"):
			id, _ := strconv.Atoi(t.AttrString("numFmtId"))
			s.maxFmt = max(s.maxFmt, id)
			switch code := t.AttrString("formatCode"); {
			case id <= 163 || ids[id]: // which code an id stands for that has two is not known
			case kind == "numFmts":
				s.codes[code] = id
			case kind == "dxfs":
				s.newIDs[code] = id
			}
			ids[id] = true
		}
		if depth == 3 && t.Kind != ooxml.CloseTag {
			start = t.Start
		}
		if depth == 3 && t.Kind != ooxml.OpenTag {
			s.own[kind] = append(s.own[kind], valueSpan{start, t.End})
		}
	})
	if err != nil {
		return nil, fmt.Errorf("read part %q: %w", p.Name, err)
	}
	s.out = out
	return s, nil
}

// group gives a list of styles, seeded where the file has none.
func (s *styleSheet) group(name string) *styleGroup {
	if g := s.groups[name]; g != nil {
		return g
	}
	g := &styleGroup{index: map[string]int{}}
	if k := s.out.Kid(name); k != nil {
		g.count = k.Children
	}
	for i, at := range s.own[name] {
		if entry := s.entryAt(at); i < g.count {
			if _, twice := g.index[entry]; !twice {
				g.index[entry] = i
			}
		}
	}
	if seeds := styleSeeds[name]; g.count < len(seeds) {
		g.added = append(g.added, seeds[g.count:]...)
	}
	s.groups[name] = g
	if name == "cellXfs" {
		s.padCellXfs(g)
	}
	return g
}

// padCellXfs keeps our styles from taking an index that cells use although the file does not define it, as a few odd
// files do: those cells would get the look of ours.
func (s *styleSheet) padCellXfs(g *styleGroup) {
	plain := s.xf(0)
	for g.count+len(g.added) <= s.top {
		g.added = append(g.added, plain)
	}
}

// xf is an entry of the file's cellXfs. An index that the file does not define means the first one.
func (s *styleSheet) xf(i int) string {
	own := s.own["cellXfs"]
	if len(own) == 0 {
		return styleSeeds["cellXfs"][0]
	}
	if i >= len(own) {
		i = 0
	}
	return s.entryAt(own[i])
}

// entryAt is an entry of the file as entries are added, without prefix and outer brackets.
func (s *styleSheet) entryAt(at valueSpan) string {
	text := string(s.part.Data[at.from:at.to])
	text = strings.ReplaceAll(strings.ReplaceAll(text, "</"+s.out.Prefix(), "</"), "<"+s.out.Prefix(), "<")
	return strings.Trim(text, "<>")
}

// add appends an entry, given without its outer "<" and ">", and tells its index; an equal one is used again, so that a copy
// that is checked time and again does not grow.
func (s *styleSheet) add(group, entry string) int {
	g := s.group(group)
	if i, ok := g.index[entry]; ok {
		return i
	}
	i := g.count + len(g.added)
	g.added = append(g.added, entry)
	g.index[entry] = i
	return i
}

// finish writes what was added into the part; d gets the part if it is new.
func (s *styleSheet) finish(d *draft) error {
	if s.out.Close < 0 {
		return s.finishEmpty(d)
	}
	for _, name := range stylesOrder {
		g := s.groups[name]
		if g == nil || len(g.added) == 0 {
			continue
		}
		if k := s.out.Kid(name); k != nil {
			s.part.AppendInto(k, s.entries(g), len(g.added))
		} else {
			s.part.Edits.Insert(s.out.Place(stylesOrder, name), s.element(name, g))
		}
	}
	return nil
}

// finishEmpty fills a part whose root holds nothing.
func (s *styleSheet) finishEmpty(d *draft) error {
	var text strings.Builder
	for _, name := range stylesOrder {
		if g := s.groups[name]; g != nil && len(g.added) > 0 {
			text.WriteString(s.element(name, g))
		}
	}
	s.part.AppendToRoot(s.out, text.String())
	if d.Package.Has(s.part.Name) {
		return nil
	}
	data, err := s.part.Edits.Apply(s.part.Data)
	if err != nil {
		return fmt.Errorf("write part %q: %w", s.part.Name, err)
	}
	d.Add(s.part.Name, contentStyles, string(data))
	return nil
}

// entries is the text of the added entries, under the prefix of the part.
func (s *styleSheet) entries(g *styleGroup) string {
	var b strings.Builder
	for _, e := range g.added {
		b.WriteString(prefixed(s.out.Prefix(), e))
	}
	return b.String()
}

// element is a whole new group.
func (s *styleSheet) element(name string, g *styleGroup) string {
	n := s.out.Prefix() + name
	return fmt.Sprintf(`<%s count="%d">%s</%s>`, n, len(g.added), s.entries(g), n)
}

// prefixed adds the outer "<" and ">" to an entry and the prefix to all its element names.
func prefixed(prefix, entry string) string {
	text := "<" + entry + ">"
	if prefix == "" {
		return text
	}
	text = strings.ReplaceAll(text, "<", "<"+prefix)
	return strings.ReplaceAll(text, "<"+prefix+"/", "</"+prefix)
}
