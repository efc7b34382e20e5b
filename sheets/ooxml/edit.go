package ooxml

import (
	"bytes"
	"fmt"
	"sort"
)

// Edits are changes to one part: stretches of bytes to be replaced, told by their offsets in the part as it was. What no
// edit names stays as it is, byte for byte.
type Edits struct {
	list []edit
}

// edit replaces the bytes start..end by text; start == end inserts.
type edit struct {
	start, end int
	text       string
}

// Insert puts text in at an offset. Texts inserted at one offset follow each other in the order in which they came.
func (e *Edits) Insert(at int, text string) { e.Replace(at, at, text) }

// Replace puts text in the place of the bytes start..end.
func (e *Edits) Replace(start, end int, text string) {
	e.list = append(e.list, edit{start, end, text})
}

// Len is the number of edits.
func (e *Edits) Len() int { return len(e.list) }

// sorted gives the edits in the order of the part, or an error if they do not fit it or each other.
func (e *Edits) sorted(size int) ([]edit, error) {
	list := append([]edit(nil), e.list...)
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if a.start != b.start {
			return a.start < b.start
		}
		return a.end == a.start && b.end != b.start // what is inserted before a stretch precedes its replacement
	})
	at := 0
	for _, d := range list {
		if d.start < at || d.end < d.start || d.end > size {
			return nil, fmt.Errorf("edit of bytes %d to %d does not fit (at byte %d of %d)", d.start, d.end, at, size)
		}
		at = d.end
	}
	return list, nil
}

// Apply gives the part with the edits made. The original is not changed.
func (e *Edits) Apply(original []byte) ([]byte, error) {
	list, err := e.sorted(len(original))
	if err != nil {
		return nil, err
	}
	size := len(original)
	for _, d := range list {
		size += len(d.text)
	}
	out, at := make([]byte, 0, size), 0
	for _, d := range list {
		out = append(out, original[at:d.start]...)
		out = append(out, d.text...)
		at = d.end
	}
	return append(out, original[at:]...), nil
}

// Verify takes the edits out of the edited part again and reports whether the original comes back byte for byte.
func (e *Edits) Verify(original, edited []byte) error {
	list, err := e.sorted(len(original))
	if err != nil {
		return err
	}
	at, pos := 0, 0 // offsets in the original and in the edited part
	for _, d := range list {
		kept := d.start - at
		if pos+kept > len(edited) || !bytes.Equal(original[at:d.start], edited[pos:pos+kept]) {
			return fmt.Errorf("bytes %d to %d are not as they were", at, d.start)
		}
		pos += kept
		if !bytes.HasPrefix(edited[pos:], []byte(d.text)) {
			return fmt.Errorf("the edit at byte %d is not as it was made", d.start)
		}
		at, pos = d.end, pos+len(d.text)
	}
	if !bytes.Equal(original[at:], edited[pos:]) {
		return fmt.Errorf("bytes %d to %d are not as they were", at, len(original))
	}
	return nil
}
