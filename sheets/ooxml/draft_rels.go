package ooxml

import (
	"fmt"
	"path"
	"strings"
)

// Namespaces of relationship ids and types. A strict package uses the strict one in every part of its own; the lists of
// relationships and of content types are the same in both.
const (
	TransitionalRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	StrictRel       = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	packageRel      = "http://schemas.openxmlformats.org/package/2006/relationships"

	XMLDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// RelNS is the namespace of r:id, and the beginning of every relationship type, in this package.
func (d *Draft) RelNS() string {
	if d.Strict {
		return StrictRel
	}
	return TransitionalRel
}

// draftRels are the relationships of one part: the ids that are taken, the new ones and those to be taken away.
type draftRels struct {
	ids  map[string]bool
	text []string        // new elements, without "<" and prefix
	gone map[string]bool // ids
}

// Relate links a part to another one and gives the id of the link.
func (d *Draft) Relate(from, kind, to string) (string, error) {
	r, err := d.relsOf(from)
	if err != nil {
		return "", err
	}
	n := 1
	for r.ids[fmt.Sprintf("rid%d", n)] {
		n++
	}
	id := fmt.Sprintf("rId%d", n)
	r.ids[strings.ToLower(id)] = true
	r.text = append(r.text, fmt.Sprintf(`Relationship Id="%s" Type="%s/%s" Target="%s"`,
		id, d.RelNS(), kind, Escape(relativeTarget(from, to))))
	return id, nil
}

// relsOf begins to change the relationships of a part.
func (d *Draft) relsOf(from string) (*draftRels, error) {
	if r := d.rels[from]; r != nil {
		return r, nil
	}
	existing, err := d.Package.Rels(from)
	if err != nil {
		return nil, err
	}
	r := &draftRels{ids: map[string]bool{}, gone: map[string]bool{}}
	for _, e := range existing {
		r.ids[strings.ToLower(e.ID)] = true
	}
	d.rels[from] = r
	d.relOrder = append(d.relOrder, from)
	return r, nil
}

// finishRels changes the relationships of a part, or adds them if it had none.
func (d *Draft) finishRels(part string) error {
	name, r := d.Package.RelsPath(part), d.rels[part]
	if !d.Package.Has(name) {
		text := "<" + strings.Join(r.text, "/><") + "/>"
		d.Add(name, "", XMLDeclaration+`<Relationships xmlns="`+packageRel+`">`+text+`</Relationships>`)
		return nil
	}
	p, err := d.Part(name)
	if err != nil {
		return err
	}
	o, err := ReadOutline(p.Data, nil)
	if err != nil {
		return fmt.Errorf("read part %q: %w", name, err)
	}
	for i := range o.Kids {
		if k := &o.Kids[i]; r.gone[k.Tag.AttrString("Id")] {
			p.Edits.Replace(k.Tag.Start, k.End, "")
		}
	}
	if len(r.text) > 0 {
		open := "<" + o.Prefix()
		p.AppendToRoot(o, open+strings.Join(r.text, "/>"+open)+"/>")
	}
	return nil
}

// relativeTarget writes the way from one part to another as Excel does. Absolute targets are legal, but not every
// program reads them.
func relativeTarget(from, to string) string {
	dir := strings.Split(path.Dir(strings.ReplaceAll(from, `\`, "/")), "/")
	if dir[0] == "." {
		dir = nil
	}
	way := strings.Split(to, "/")
	same := 0
	for same < len(dir) && same < len(way)-1 && strings.EqualFold(dir[same], way[same]) {
		same++
	}
	return strings.Repeat("../", len(dir)-same) + strings.Join(way[same:], "/")
}
