package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// CheckCopy reads the finished copy again and compares it with the package that it was made from: what was not to change,
// the edits, the new parts and all links. It trusts nothing of what the writer meant to do; it looks at what is there. What
// the copy says to its readers is compared by the caller, in the package that comes back.
func (d *Draft) CheckCopy(written []byte) (*Package, error) {
	// The copy is a little larger than its original, which may just fit the limits.
	lim := d.Package.Limits()
	lim.File, lim.Entries = lim.File*2, lim.Entries+1000
	lim.Part, lim.Total = lim.Part*2, lim.Total*2
	made, err := Open(bytes.NewReader(written), int64(len(written)), lim)
	if err != nil {
		return nil, fmt.Errorf("it does not open: %w", err)
	}
	for _, check := range []func(*Package) error{d.checkEntries, d.checkEdits, d.checkNewXML, d.checkLinks, d.checkRemoved} {
		if err := check(made); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// Edited lists the parts that were edited.
func (d *Draft) Edited() []*DraftPart {
	var list []*DraftPart
	for _, p := range d.parts {
		if p.Edits.Len() > 0 {
			list = append(list, p)
		}
	}
	return list
}

// checkEntries compares the zip directories: the same entries in the same order, the untouched ones with the same
// checksum and sizes, and behind them only what was added.
func (d *Draft) checkEntries(made *Package) error {
	before, after := d.kept(), made.Zip().File
	if len(after) != len(before)+len(d.Added) {
		return fmt.Errorf("entries: %d kept, %d added, %d after", len(before), len(d.Added), len(after))
	}
	for i, f := range before {
		g := after[i]
		if f.Name != g.Name {
			return fmt.Errorf("entries: number %d is %q, was %q", i, g.Name, f.Name)
		}
		if d.isEdited(f) {
			continue
		}
		if f.CRC32 != g.CRC32 || f.Method != g.Method || f.CompressedSize64 != g.CompressedSize64 ||
			f.UncompressedSize64 != g.UncompressedSize64 {
			return fmt.Errorf("entries: %q is not what it was", f.Name)
		}
	}
	for i, p := range d.Added {
		if name := after[len(before)+i].Name; name != p.Name {
			return fmt.Errorf("entries: %q stands where %q was added", name, p.Name)
		}
	}
	return nil
}

// isEdited reports whether the entry holds a part that was edited.
func (d *Draft) isEdited(f *zip.File) bool {
	p := d.byKey[partKey(f.Name)]
	return p != nil && p.Edits.Len() > 0 && d.Package.Entry(p.Name) == f
}

// checkEdits takes the edits out of every edited part: what is left must be the original, byte for byte.
func (d *Draft) checkEdits(made *Package) error {
	for _, p := range d.Edited() {
		data, err := made.Read(p.Name)
		if err != nil {
			return fmt.Errorf("edits: %w", err)
		}
		if err := p.Edits.Verify(p.Data, data); err != nil {
			return fmt.Errorf("edits: part %q: %w", p.Name, err)
		}
	}
	return nil
}

// checkNewXML parses what was added or edited with the standard library's parser, which shares no code with the scanner
// that placed the edits. A part that was no XML before need not be any now.
func (d *Draft) checkNewXML(made *Package) error {
	for _, p := range d.Added {
		data, err := made.Read(p.Name)
		if err != nil {
			return fmt.Errorf("new part %q: %w", p.Name, err)
		}
		if !bytes.Equal(data, p.Data) {
			return fmt.Errorf("new part %q: it is not as it was written", p.Name)
		}
		if err := parseXML(data); err != nil {
			return fmt.Errorf("new part %q: %w", p.Name, err)
		}
	}
	for _, p := range d.Edited() {
		if len(p.Data) > maxParsed || parseXML(p.Data) != nil {
			continue
		}
		data, err := made.Read(p.Name)
		if err != nil {
			return err
		}
		if err := parseXML(data); err != nil {
			return fmt.Errorf("edited part %q: %w", p.Name, err)
		}
	}
	return nil
}

// maxParsed bounds the edited parts that are parsed once more: the parser takes about five times as long as the scanner.
// Larger ones are held by checkEdits and by the reader.
const maxParsed = 4 << 20

// parseXML walks a part, and asks that every prefix in use is declared.
func parseXML(data []byte) error {
	x := xml.NewDecoder(bytes.NewReader(data))
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // parts are UTF-8 once read
	for {
		t, err := x.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if undeclared(start.Name) {
			return fmt.Errorf("prefix %q is not declared", start.Name.Space)
		}
		for _, a := range start.Attr {
			if undeclared(a.Name) {
				return fmt.Errorf("prefix %q is not declared", a.Name.Space)
			}
		}
	}
}

// undeclared tells a prefix that the parser could not resolve: it is left standing where the namespace should be.
func undeclared(n xml.Name) bool {
	return n.Space != "" && n.Space != "xmlns" && n.Space != "xml" && !strings.ContainsAny(n.Space, ":/.")
}

// checkLinks asks that every relationship of a part that was added or edited leads to a part, unless it was broken
// before, and that every part has a content type.
func (d *Draft) checkLinks(made *Package) error {
	for _, name := range made.Names() {
		if !strings.HasSuffix(name, ".rels") && made.ContentType(name) == "" && d.Package.ContentType(name) == "" &&
			!d.Package.Has(name) {
			return fmt.Errorf("links: part %q has no content type", name)
		}
	}
	for _, from := range d.relOrder {
		if d.removed[partKey(from)] {
			continue
		}
		if err := d.checkLinksOf(made, from); err != nil {
			return err
		}
	}
	return nil
}

// checkLinksOf looks at the relationships of one part, whose ids must be unlike each other.
func (d *Draft) checkLinksOf(made *Package, from string) error {
	rels, err := made.Rels(from)
	if err != nil {
		return fmt.Errorf("links: %w", err)
	}
	before, err := d.keptRels(from)
	if err != nil {
		return fmt.Errorf("links: %w", err)
	}
	if len(rels) != len(before)+len(d.rels[from].text) {
		return fmt.Errorf("links: %q has %d relationships, %d before", from, len(rels), len(before))
	}
	seen := map[string]bool{}
	for i, r := range rels {
		if i >= len(before) && seen[strings.ToLower(r.ID)] {
			return fmt.Errorf("links: %q has two relationships %q", from, r.ID)
		}
		seen[strings.ToLower(r.ID)] = true
		if i < len(before) && r != before[i] {
			return fmt.Errorf("links: relationship %q of %q is not what it was", r.ID, path.Base(from))
		}
		if i >= len(before) && !made.Has(r.Target) {
			return fmt.Errorf("links: %q of %q leads to %q, which is missing", r.ID, from, r.Target)
		}
	}
	return nil
}
