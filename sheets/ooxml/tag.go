package ooxml

import "bytes"

// Tag is one tag and its place in the part. Its slices point into the part.
type Tag struct {
	Name   []byte // without the prefix
	Prefix []byte // nil if there is none
	Start  int    // offset of "<"
	End    int    // offset behind ">"
	Kind   Kind

	data             []byte
	attrFrom, attrTo int
}

// setName splits a name at its colon.
func (t *Tag) setName(name []byte) {
	t.Prefix, t.Name = nil, name
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		t.Prefix, t.Name = name[:i], name[i+1:]
	}
}

// Is reports whether the tag opens an element of that local name, empty or not.
func (t *Tag) Is(name string) bool { return t.Kind != CloseTag && string(t.Name) == name }

// Attr is the value of an attribute, its character references resolved. The name is compared as written: "r" is never
// "x:r". For one that has a prefix of the writer's choice, see PrefixedAttr.
func (t *Tag) Attr(name string) ([]byte, bool) {
	from, to, ok := t.AttrSpan(name)
	if !ok {
		return nil, false
	}
	return Unescape(t.data[from:to]), true
}

// AttrString is the value of an attribute, or "" if there is none.
func (t *Tag) AttrString(name string) string {
	v, _ := t.Attr(name)
	return string(v)
}

// PrefixedAttr is the value of an attribute of that local name under any prefix: "id" finds r:id, whatever the part
// calls r.
func (t *Tag) PrefixedAttr(local string) ([]byte, bool) {
	for at := t.attrFrom; ; {
		a, ok := t.nextAttr(&at)
		if !ok {
			return nil, false
		}
		name := t.data[a.nameFrom:a.nameTo]
		if i := bytes.IndexByte(name, ':'); i > 0 && string(name[i+1:]) == local && string(name[:i]) != "xmlns" {
			return Unescape(t.data[a.from:a.to]), true
		}
	}
}

// AttrSpan is the place of an attribute's raw value in the part, without its quotes.
func (t *Tag) AttrSpan(name string) (from, to int, ok bool) {
	for at := t.attrFrom; ; {
		a, ok := t.nextAttr(&at)
		if !ok {
			return 0, 0, false
		}
		if string(t.data[a.nameFrom:a.nameTo]) == name {
			return a.from, a.to, true
		}
	}
}

// Attrs calls f with every attribute, name as written and value resolved, until f returns false.
func (t *Tag) Attrs(f func(name, value []byte) bool) {
	for at := t.attrFrom; ; {
		a, ok := t.nextAttr(&at)
		if !ok || !f(t.data[a.nameFrom:a.nameTo], Unescape(t.data[a.from:a.to])) {
			return
		}
	}
}

// attr is the place of one attribute.
type attr struct{ nameFrom, nameTo, from, to int }

// nextAttr reads the attribute at or after *at. What is no name="value" ends the list: nothing in it is guessed.
func (t *Tag) nextAttr(at *int) (attr, bool) {
	d, i, end := t.data, *at, t.attrTo
	for i < end && isSpace(d[i]) {
		i++
	}
	a := attr{nameFrom: i}
	for i < end && d[i] != '=' && !isSpace(d[i]) {
		i++
	}
	a.nameTo = i
	for i < end && isSpace(d[i]) {
		i++
	}
	if i >= end || d[i] != '=' || a.nameTo == a.nameFrom {
		return a, false
	}
	for i++; i < end && isSpace(d[i]); i++ {
	}
	if i >= end || (d[i] != '"' && d[i] != '\'') {
		return a, false
	}
	n := bytes.IndexByte(d[i+1:end], d[i])
	if n < 0 {
		return a, false
	}
	a.from, a.to = i+1, i+1+n
	*at = a.to + 1
	return a, true
}
