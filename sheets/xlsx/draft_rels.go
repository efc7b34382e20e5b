package xlsx

import (
	"fmt"
	"path"
	"strings"
)

// Namespaces and relationship types. A strict package uses the strict ones in every part of its own; relationship and
// content-type lists are the same in both.
const (
	transMain  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	transRel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictRel  = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	packageRel = "http://schemas.openxmlformats.org/package/2006/relationships"

	xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// mainNS is the namespace of sheets and styles in this package.
func (d *draft) mainNS() string {
	if d.strict {
		return strictMain
	}
	return transMain
}

// relNS is the namespace of r:id, and the beginning of every relationship type, in this package.
func (d *draft) relNS() string {
	if d.strict {
		return strictRel
	}
	return transRel
}

// draftRels are the relationships of one part: the ids that are taken and the new ones.
type draftRels struct {
	ids  map[string]bool
	text []string // new elements, without "<" and prefix
}

// relate links a part to another one and gives the id of the link.
func (d *draft) relate(from, kind, to string) (string, error) {
	r := d.rels[from]
	if r == nil {
		existing, err := d.pkg.Rels(from)
		if err != nil {
			return "", err
		}
		r = &draftRels{ids: map[string]bool{}}
		for _, e := range existing {
			r.ids[strings.ToLower(e.ID)] = true
		}
		d.rels[from] = r
		d.relOrder = append(d.relOrder, from)
	}
	n := 1
	for r.ids[fmt.Sprintf("rid%d", n)] {
		n++
	}
	id := fmt.Sprintf("rId%d", n)
	r.ids[strings.ToLower(id)] = true
	r.text = append(r.text, fmt.Sprintf(`Relationship Id="%s" Type="%s/%s" Target="%s"`,
		id, d.relNS(), kind, xmlEscape(relativeTarget(from, to))))
	return id, nil
}

// finishRels extends the relationships of a part, or adds them if it had none.
func (d *draft) finishRels(part string) error {
	name, r := d.pkg.RelsPath(part), d.rels[part]
	if !d.pkg.Has(name) {
		text := "<" + strings.Join(r.text, "/><") + "/>"
		d.add(name, "", xmlDeclaration+`<Relationships xmlns="`+packageRel+`">`+text+`</Relationships>`)
		return nil
	}
	p, err := d.part(name)
	if err != nil {
		return err
	}
	o, err := readOutline(p.data, nil)
	if err != nil {
		return fmt.Errorf("read part %q: %w", name, err)
	}
	open := "<" + o.prefix()
	p.appendToRoot(o, open+strings.Join(r.text, "/>"+open)+"/>")
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

// idAttribute is the attribute that refers to a relationship, under the prefix that the part's root binds. Where it binds
// none, the element declares it.
func (d *draft) idAttribute(o *outline, id string) string {
	if prefix := o.bound(d.relNS()); prefix != "" {
		return " " + prefix + `:id="` + id + `"`
	}
	return ` xmlns:r="` + d.relNS() + `" r:id="` + id + `"`
}
