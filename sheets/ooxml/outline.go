package ooxml

import (
	"fmt"
	"slices"
	"strconv"

	"crosscast/sheets"
)

// Outline is a part seen from above: its root and the root's children, with their places. It is what an edit needs to
// know where something new may stand.
type Outline struct {
	Root  Tag
	Close int // offset of the root's closing tag; −1 if the root is an empty tag
	Kids  []OutlineKid
}

// OutlineKid is a child of the root.
type OutlineKid struct {
	Tag      Tag
	Close    int    // offset of the closing tag; −1 for an empty one
	End      int    // offset behind the element
	Children int    // how many elements it holds
	inner    string // name of the first element two levels below: what an AlternateContent offers
}

// ReadOutline walks a part once. visit, if any, sees every tag with its depth (the root is at 1).
func ReadOutline(data []byte, visit func(t *Tag, depth int)) (*Outline, error) {
	o := &Outline{Close: -1}
	s := NewScanner(data)
	for s.Next() {
		t, depth := s.Tag(), s.Depth()
		if depth == 1 && t.Kind != CloseTag && o.Root.End > 0 {
			return nil, fmt.Errorf("a part with two roots: %w", sheets.ErrDamaged)
		}
		o.note(t, depth)
		if visit != nil {
			visit(t, depth)
		}
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	if o.Root.End == 0 {
		return nil, fmt.Errorf("a part without content: %w", sheets.ErrDamaged)
	}
	return o, nil
}

// note files one tag under the root or under one of its children.
func (o *Outline) note(t *Tag, depth int) {
	last := len(o.Kids) - 1
	switch {
	case depth == 1 && t.Kind == CloseTag:
		o.Close = t.Start
	case depth == 1:
		o.Root = *t
	case depth == 2 && t.Kind == CloseTag:
		o.Kids[last].Close, o.Kids[last].End = t.Start, t.End
	case depth == 2:
		o.Kids = append(o.Kids, OutlineKid{Tag: *t, Close: -1, End: t.End})
	case t.Kind == CloseTag:
	case depth == 3:
		o.Kids[last].Children++
	case depth == 4 && o.Kids[last].inner == "":
		o.Kids[last].inner = string(t.Name)
	}
}

// Kid is the first child of that name, or nil.
func (o *Outline) Kid(name string) *OutlineKid {
	for i := range o.Kids {
		if !o.Kids[i].isAlternate() && o.Kids[i].name() == name {
			return &o.Kids[i]
		}
	}
	return nil
}

// name is the element's name; that of an AlternateContent is what its first choice holds, since that decides where it
// may stand.
func (k *OutlineKid) name() string {
	if k.isAlternate() {
		return k.inner
	}
	return string(k.Tag.Name)
}

// isAlternate tells an element that holds several versions of another.
func (k *OutlineKid) isAlternate() bool { return string(k.Tag.Name) == "AlternateContent" }

// Prefix is what element names of this part begin with, such as "x:" or "".
func (o *Outline) Prefix() string {
	if len(o.Root.Prefix) == 0 {
		return ""
	}
	return string(o.Root.Prefix) + ":"
}

// Bound is the prefix that the root binds to a namespace, or "" if it binds none.
func (o *Outline) Bound(namespace string) string {
	found := ""
	o.Root.Attrs(func(name, value []byte) bool {
		if string(value) == namespace && len(name) > len("xmlns:") && string(name[:6]) == "xmlns:" {
			found = string(name[6:])
		}
		return found == ""
	})
	return found
}

// Place is the offset at which a new child of that name may stand: behind everything that precedes it in order. A child
// whose name order does not know is passed over.
func (o *Outline) Place(order []string, name string) int {
	at := o.Root.End
	limit := slices.Index(order, name)
	for i := range o.Kids {
		if r := slices.Index(order, o.Kids[i].name()); r >= 0 && r < limit {
			at = o.Kids[i].End
		}
	}
	return at
}

// AppendInto puts text, which holds n elements, at the end of a child of the root, and keeps its count right.
func (p *DraftPart) AppendInto(k *OutlineKid, text string, n int) {
	if from, to, ok := k.Tag.AttrSpan("count"); ok {
		p.Edits.Replace(from, to, strconv.Itoa(k.Children+n))
	}
	if k.Close >= 0 {
		p.Edits.Insert(k.Close, text)
		return
	}
	p.open(&k.Tag, text)
}

// AppendToRoot puts text at the end of the part's root.
func (p *DraftPart) AppendToRoot(o *Outline, text string) {
	if o.Close >= 0 {
		p.Edits.Insert(o.Close, text)
		return
	}
	p.open(&o.Root, text)
}

// open turns an empty tag into an element that holds text.
func (p *DraftPart) open(t *Tag, text string) {
	name := string(t.Name)
	if len(t.Prefix) > 0 {
		name = string(t.Prefix) + ":" + name
	}
	p.Edits.Replace(t.End-len("/>"), t.End, ">"+text+"</"+name+">")
}
