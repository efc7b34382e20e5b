package ooxml

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// Relationship is one link of a part to another part, or to something outside the package.
type Relationship struct {
	ID       string
	Type     string // the URI; strict and transitional files differ in it, see TypeIs
	Target   string // name of the part it leads to; "" for an external one
	Raw      string // the target as written
	External bool
}

// TypeIs compares the last word of the type, such as "worksheet", in which strict and transitional files agree.
func (r Relationship) TypeIs(word string) bool {
	return strings.EqualFold(r.Type[strings.LastIndexByte(r.Type, '/')+1:], word)
}

// RelsPath names the part that holds the relationships of a part; "" stands for the package itself.
func (p *Package) RelsPath(part string) string {
	dir, base := path.Split(strings.ReplaceAll(part, `\`, "/"))
	return dir + "_rels/" + base + ".rels"
}

// Rels lists the relationships of a part ("" for the package) in the order written. A part without any has none.
func (p *Package) Rels(part string) ([]Relationship, error) {
	name := p.RelsPath(part)
	if !p.Has(name) {
		return nil, nil
	}
	data, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	var rels []Relationship
	s := NewScanner(data)
	for s.Next() {
		if t := s.Tag(); t.Kind != CloseTag && string(t.Name) == "Relationship" {
			rels = append(rels, p.relationship(part, t))
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read part %q: %w", name, err)
	}
	return rels, nil
}

// relationship reads one link and finds the part that it means.
func (p *Package) relationship(part string, t *Tag) Relationship {
	r := Relationship{
		ID:       t.AttrString("Id"),
		Type:     t.AttrString("Type"),
		Raw:      t.AttrString("Target"),
		External: strings.EqualFold(t.AttrString("TargetMode"), "External"),
	}
	if !r.External {
		r.Target = p.resolve(part, r.Raw)
	}
	return r
}

// resolve turns a target, absolute or relative to the part, into the name of a part. Targets are URIs: a percent escape
// is tried only where the plain name leads nowhere.
func (p *Package) resolve(part, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	target, _, _ = strings.Cut(target, "#")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(strings.ReplaceAll(part, `\`, "/")), target)
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if p.Has(name) {
		return name
	}
	if plain, err := url.PathUnescape(name); err == nil && p.Has(plain) {
		return plain
	}
	return name
}
