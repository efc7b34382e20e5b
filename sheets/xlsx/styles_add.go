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
	newIDs map[string]int
	xfs    []valueSpan // the entries of the file's cellXfs
	top    int         // the highest index of a cell style that the sheets use
	points float64     // size of the font of the file's plain cells, by which column widths are counted; 0 if it does not say
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
	s := &styleSheet{part: p, groups: map[string]*styleGroup{}, newIDs: map[string]int{}, maxFmt: 163}
	kind, xfStart := "", 0
	out, err := ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		switch {
		case depth == 2:
			kind = string(t.Name)
		case t.Is("numFmt"):
			id, _ := strconv.Atoi(t.AttrString("numFmtId"))
			s.maxFmt = max(s.maxFmt, id)
		case kind == "fonts" && s.points == 0 && t.Is("sz"):
			s.points, _ = strconv.ParseFloat(t.AttrString("val"), 64)
		case depth == 3 && kind == "cellXfs":
			if t.Kind != ooxml.CloseTag {
				xfStart = t.Start
			}
			if t.Kind != ooxml.OpenTag {
				s.xfs = append(s.xfs, valueSpan{xfStart, t.End})
			}
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

// xf is an entry of the file's cellXfs as entries are added, without prefix and outer brackets. An index that the file does
// not define means the first entry.
func (s *styleSheet) xf(i int) string {
	if i >= len(s.xfs) {
		i = 0
	}
	if len(s.xfs) == 0 {
		return styleSeeds["cellXfs"][0]
	}
	text := string(s.part.Data[s.xfs[i].from:s.xfs[i].to])
	text = strings.ReplaceAll(strings.ReplaceAll(text, "</"+s.out.Prefix(), "</"), "<"+s.out.Prefix(), "<")
	return strings.Trim(text, "<>")
}

// add appends an entry, given without its outer "<" and ">", and tells its index; an equal one of ours is used again.
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

// numberFormat gives the id of a format code. An id above all that the file uses is taken, in cells as in conditional
// formats, since ids of the two share one space in some programs.
func (s *styleSheet) numberFormat(code string) int {
	if code == "" || strings.EqualFold(code, "General") {
		return 0
	}
	if id, ok := s.newIDs[code]; ok {
		return id
	}
	s.maxFmt++
	s.newIDs[code] = s.maxFmt
	return s.maxFmt
}

// cellFormat is numberFormat for a format that cells use, which must stand in the list of formats.
func (s *styleSheet) cellFormat(code string) int {
	id := s.numberFormat(code)
	if id == 0 {
		return 0
	}
	entry := fmt.Sprintf(`numFmt numFmtId="%d" formatCode="%s"/`, id, ooxml.Escape(code))
	s.add("numFmts", entry)
	return id
}

// withFormat is the index of the style that is like another one but for its number format.
func (s *styleSheet) withFormat(like int, code string) int {
	entry := "<" + s.xf(like) + ">"
	x := ooxml.NewScanner([]byte(entry))
	if !x.Next() {
		return like
	}
	var e ooxml.Edits
	for _, a := range [][2]string{{"numFmtId", strconv.Itoa(s.cellFormat(code))}, {"applyNumberFormat", "1"}} {
		if from, to, ok := x.Tag().AttrSpan(a[0]); ok {
			e.Replace(from, to, a[1])
		} else {
			e.Insert(nameEnd(x.Tag()), " "+a[0]+`="`+a[1]+`"`)
		}
	}
	text, err := e.Apply([]byte(entry))
	if err != nil {
		return like
	}
	return s.add("cellXfs", strings.Trim(string(text), "<>"))
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
