package xlsx

import (
	"fmt"
	"path"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// draft is a copy of a workbook in the making: the package as it is, the edits to its parts, and the parts to be added.
type draft struct {
	pkg      *ooxml.Package
	before   *sheets.Workbook // as the normal reader sees the package
	strict   bool
	workbook *draftPart // the workbook part
	wbOut    *outline
	tabs     []*draftTab
	parts    []*draftPart          // in the order in which they were first edited
	byKey    map[string]*draftPart // by name, lower-case
	added    []ooxml.Part
	taken    map[string]bool // names of added parts, lower-case
	types    []string        // new elements of the content types
	rels     map[string]*draftRels
	relOrder []string
	report   *Report
	topBlock int  // the highest block of shape ids that any drawing of notes owns; 0 until it is known
	tableID  int  // the highest id of a table
	vmlKnown bool // the list of content types gets the extension of such drawings

	tableNames map[string]bool // names of tables and defined names, lower-case; nil until they are known
}

// draftPart is a part of the package with the edits to it.
type draftPart struct {
	name  string
	data  []byte
	edits ooxml.Edits
}

// draftTab is one entry of the workbook's list of sheets.
type draftTab struct {
	name string
	part string // "" if the package holds none for it
	kind string // last word of its relationship: worksheet, chartsheet, …
}

// newDraft finds the workbook and its sheets.
func newDraft(pkg *ooxml.Package, before *sheets.Workbook, report *Report) (*draft, error) {
	d := &draft{pkg: pkg, before: before, byKey: map[string]*draftPart{}, taken: map[string]bool{}, rels: map[string]*draftRels{},
		report: report}
	root, err := pkg.Rels("")
	if err != nil {
		return nil, err
	}
	for _, r := range root {
		if r.TypeIs("officeDocument") && !r.External {
			if d.workbook, err = d.part(r.Target); err != nil {
				return nil, err
			}
			break
		}
	}
	if d.workbook == nil {
		return nil, sheets.ErrNotWorkbook
	}
	if d.wbOut, err = readOutline(d.workbook.data, nil); err != nil {
		return nil, fmt.Errorf("read part %q: %w", d.workbook.name, err)
	}
	if string(d.wbOut.root.Name) != "workbook" || d.wbOut.kid("sheets") == nil {
		return nil, sheets.ErrNotWorkbook
	}
	d.strict = strings.Contains(string(d.workbook.data[d.wbOut.root.Start:d.wbOut.root.End]), strictMain)
	return d, d.readTabs()
}

// readTabs lists the sheets in tab order with the parts that hold them.
func (d *draft) readTabs() error {
	rels, err := d.pkg.Rels(d.workbook.name)
	if err != nil {
		return err
	}
	byID := make(map[string]ooxml.Relationship, len(rels))
	for _, r := range rels {
		byID[r.ID] = r
	}
	_, err = readOutline(d.workbook.data, func(t *ooxml.Tag, depth int) {
		if depth != 3 || !t.Is("sheet") {
			return
		}
		id, _ := t.PrefixedAttr("id")
		tab := &draftTab{name: t.AttrString("name")}
		if r, ok := byID[string(id)]; ok && !r.External && d.pkg.Has(r.Target) {
			tab.part, tab.kind = r.Target, path.Base(r.Type)
		}
		d.tabs = append(d.tabs, tab)
	})
	return err
}

// tab is the sheet of that exact name, or nil.
func (d *draft) tab(name string) *draftTab {
	for _, t := range d.tabs {
		if t.name == name {
			return t
		}
	}
	return nil
}

// part opens a part of the package for editing; asked again, it gives the same one.
func (d *draft) part(name string) (*draftPart, error) {
	key := strings.ToLower(name)
	if p := d.byKey[key]; p != nil {
		return p, nil
	}
	data, err := d.pkg.Read(name)
	if err != nil {
		return nil, err
	}
	p := &draftPart{name: name, data: data}
	d.byKey[key] = p
	d.parts = append(d.parts, p)
	return p, nil
}

// drop forgets a part that needed no edit, so that a large sheet is not kept in memory.
func (d *draft) drop(p *draftPart) {
	if p.edits.Len() > 0 {
		return
	}
	delete(d.byKey, strings.ToLower(p.name))
	for i, q := range d.parts {
		if q == p {
			d.parts = append(d.parts[:i], d.parts[i+1:]...)
			return
		}
	}
}

// freePart is the first name, made from a pattern with %d in the workbook's folder, that no entry has in any case. Part
// numbers have gaps and parts of other sheets in real files: counting parts would overwrite one of the user's.
func (d *draft) freePart(pattern string) string {
	for n := 1; ; n++ {
		name := path.Join(path.Dir(d.workbook.name), fmt.Sprintf(pattern, n))
		if !d.pkg.Has(name) && !d.taken[strings.ToLower(name)] {
			d.taken[strings.ToLower(name)] = true
			return name
		}
	}
}

// add puts a new part in, with the content type that the list of types needs for it ("" for none).
func (d *draft) add(name, contentType, text string) {
	d.added = append(d.added, ooxml.Part{Name: name, Data: []byte(text)})
	if contentType != "" {
		d.types = append(d.types, `Override PartName="/`+xmlEscape(name)+`" ContentType="`+contentType+`"`)
	}
}

// finish writes relationships and content types, when everything else is known.
func (d *draft) finish() error {
	for _, part := range d.relOrder {
		if err := d.finishRels(part); err != nil {
			return err
		}
	}
	if len(d.types) == 0 {
		return nil
	}
	p, err := d.part(ooxml.ContentTypesPath)
	if err != nil {
		return err
	}
	o, err := readOutline(p.data, nil)
	if err != nil {
		return fmt.Errorf("read part %q: %w", p.name, err)
	}
	var text strings.Builder
	for _, t := range d.types {
		text.WriteString("<" + o.prefix() + t + "/>")
	}
	p.appendToRoot(o, text.String())
	return nil
}

// changed gives the edited parts as they are to be written.
func (d *draft) changed() (map[string][]byte, error) {
	out := make(map[string][]byte, len(d.parts))
	for _, p := range d.parts {
		if p.edits.Len() == 0 {
			continue
		}
		data, err := p.edits.Apply(p.data)
		if err != nil {
			return nil, fmt.Errorf("edit part %q: %w", p.name, err)
		}
		out[p.name] = data
	}
	return out, nil
}
