package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
)

// Reasons for not writing a copy, told apart with errors.Is.
var (
	ErrSigned    = errors.New("it carries a digital signature, which any change would break")
	ErrSelfCheck = errors.New("the copy failed its self-check and was not kept")
)

// Draft is a copy of a package in the making: the package as it is, the edits to its parts, and the parts to be added.
type Draft struct {
	Package *Package
	Strict  bool   // the package is of the strict kind: what is added must be so too
	Added   []Part // new parts, in order

	parts    []*DraftPart          // in the order in which they were first edited
	byKey    map[string]*DraftPart // by partKey
	taken    map[string]bool       // names that no new part may have, by partKey; nil until one is asked for
	types    []string              // new elements of the content types
	rels     map[string]*draftRels
	relOrder []string
	removed  map[string]bool // parts that the copy does not get, by partKey; see Unrelate
}

// DraftPart is a part of the package with the edits to it.
type DraftPart struct {
	Name  string
	Data  []byte
	Edits Edits
}

// NewDraft begins a copy in which nothing is changed yet.
func NewDraft(p *Package) *Draft {
	return &Draft{Package: p, byKey: map[string]*DraftPart{}, rels: map[string]*draftRels{},
		removed: map[string]bool{}}
}

// IsSigned looks for signature parts.
func (p *Package) IsSigned() bool {
	rels, err := p.Rels("")
	if err != nil {
		return false
	}
	for _, r := range rels {
		if r.TypeIs("origin") && p.Has(r.Target) { // …/package/2006/relationships/digital-signature/origin
			return true
		}
	}
	return false
}

// Part opens a part of the package for editing; asked again, it gives the same one.
func (d *Draft) Part(name string) (*DraftPart, error) {
	key := partKey(name)
	if p := d.byKey[key]; p != nil {
		return p, nil
	}
	data, err := d.Package.Read(name)
	if err != nil {
		return nil, err
	}
	p := &DraftPart{Name: name, Data: data}
	d.byKey[key] = p
	d.parts = append(d.parts, p)
	return p, nil
}

// Drop forgets a part that needed no edit, so that a large one is not kept in memory.
func (d *Draft) Drop(p *DraftPart) {
	if p.Edits.Len() > 0 {
		return
	}
	delete(d.byKey, partKey(p.Name))
	for i, q := range d.parts {
		if q == p {
			d.parts = append(d.parts[:i], d.parts[i+1:]...)
			return
		}
	}
}

// FreePart is the first name, made from a pattern with %d in the folder of another part, that no entry has in any case, and
// to which no broken relationship leads: it would come to lead to the new part. Part numbers have gaps and parts of others
// in real files: counting parts would overwrite one of the user's.
func (d *Draft) FreePart(beside, pattern string) string {
	if d.taken == nil {
		d.taken = d.broken()
	}
	for n := 1; ; n++ {
		name := path.Join(path.Dir(beside), fmt.Sprintf(pattern, n))
		if !d.Package.Has(name) && !d.taken[partKey(name)] {
			d.taken[partKey(name)] = true
			return name
		}
	}
}

// broken are the names of parts that relationships lead to and that are not there, by partKey.
func (d *Draft) broken() map[string]bool {
	missing := map[string]bool{}
	for _, part := range d.Package.Names() {
		rels, err := d.Package.Rels(part)
		if err != nil {
			continue // a list that cannot be read leads nowhere
		}
		for _, r := range rels {
			if !r.External && !d.Package.Has(r.Target) {
				missing[partKey(r.Target)] = true
			}
		}
	}
	return missing
}

// Add puts a new part in, with the content type that the list of types needs for it ("" for none).
func (d *Draft) Add(name, contentType, text string) {
	d.Added = append(d.Added, Part{Name: name, Data: []byte(text)})
	if contentType != "" {
		d.AddType(`Override PartName="/` + Escape(name) + `" ContentType="` + contentType + `"`)
	}
}

// AddType puts an element, without "<", prefix and "/>", into the list of content types.
func (d *Draft) AddType(element string) { d.types = append(d.types, element) }

// Finish writes relationships and content types, when everything else is known.
func (d *Draft) Finish() error {
	if err := d.sweep(); err != nil {
		return err
	}
	for _, part := range d.relOrder {
		if d.removed[partKey(d.Package.RelsPath(part))] {
			continue
		}
		if err := d.finishRels(part); err != nil {
			return err
		}
	}
	if len(d.types)+len(d.removed) == 0 {
		return nil
	}
	p, err := d.Part(ContentTypesPath)
	if err != nil {
		return err
	}
	o, err := ReadOutline(p.Data, nil)
	if err != nil {
		return fmt.Errorf("read part %q: %w", p.Name, err)
	}
	for i := range o.Kids {
		if k := &o.Kids[i]; k.Tag.Is("Override") && d.removed[partKey(k.Tag.AttrString("PartName"))] {
			p.Edits.Replace(k.Tag.Start, k.End, "")
		}
	}
	var text strings.Builder
	for _, t := range d.types {
		text.WriteString("<" + o.Prefix() + t + "/>")
	}
	if text.Len() > 0 {
		p.AppendToRoot(o, text.String())
	}
	d.Drop(p)
	return nil
}

// Changed gives the edited parts as they are to be written, and nil for those that are removed.
func (d *Draft) Changed() (map[string][]byte, error) {
	out := make(map[string][]byte, len(d.parts))
	for _, p := range d.parts {
		if p.Edits.Len() == 0 {
			continue
		}
		data, err := p.Edits.Apply(p.Data)
		if err != nil {
			return nil, fmt.Errorf("edit part %q: %w", p.Name, err)
		}
		out[p.Name] = data
	}
	for name := range d.removed {
		out[name] = nil
	}
	return out, nil
}

// Write makes the copy and has it checked; check is to call CheckCopy. What fails is ErrSelfCheck, and is not kept.
func (d *Draft) Write(check func(written []byte) error) ([]byte, error) {
	changed, err := d.Changed()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := d.Package.Save(&out, changed, d.Added); err != nil {
		return nil, err
	}
	if err := check(out.Bytes()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSelfCheck, err)
	}
	return out.Bytes(), nil
}
