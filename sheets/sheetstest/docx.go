package sheetstest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Namespaces of Word documents, and the URIs that packages use.
const (
	NSWord    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	NSRel     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	NSPackage = "http://schemas.openxmlformats.org/package/2006/"
	typeWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// WordPart wraps the contents of a part of a Word document in its root element, such as "styles".
func WordPart(root, contents string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:` + root + ` xmlns:w="` + NSWord +
		`" xmlns:r="` + NSRel + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` + contents + `</w:` + root + `>`
}

// DOCX packs the parts of a Word document, by name. Content types and relationships that are not given are those that the
// parts in the folder "word" need: word/styles.xml is the styles part of word/document.xml.
func DOCX(parts map[string]string) []byte {
	all := maps.Clone(parts)
	var types, rels strings.Builder
	n := 0
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if path.Dir(name) != "word" {
			continue
		}
		kind := strings.TrimSuffix(path.Base(name), ".xml")
		if kind == "document" {
			fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sdocument.main+xml"/>`, name, typeWord)
			continue
		}
		n++
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%s%s+xml"/>`, name, typeWord, kind)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, n, NSRel, kind, path.Base(name))
	}
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="` + NSPackage + `content-types"><Default Extension="rels" ContentType="` +
			`application/vnd.openxmlformats-package.relationships+xml"/>` + types.String() + `</Types>`,
		"_rels/.rels": `<Relationships xmlns="` + NSPackage + `relationships"><Relationship Id="rId1" Type="` + NSRel +
			`/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="` + NSPackage + `relationships">` + rels.String() + `</Relationships>`,
	} {
		if _, given := all[name]; !given {
			all[name] = text
		}
	}
	return zipped(all)
}

// zipped packs parts in the order of their names. Writing to memory does not fail.
func zipped(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
