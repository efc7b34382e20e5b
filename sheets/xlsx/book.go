package xlsx

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// book is a workbook being read, and what its sheets share.
type book struct {
	workbook *sheets.Workbook
	tabs     []tab
	rels     []ooxml.Relationship // of the workbook part
	texts    texts
	spend    spend
}

// tab is one entry of the workbook's list of sheets.
type tab struct {
	name       string
	part       string
	kind       string // last word of the relationship's type; "" if it leads nowhere
	visibility sheets.Visibility
}

// readBook finds the workbook part by the package's relationships, never by its usual name, and reads it.
func readBook(p *ooxml.Package) (*book, error) {
	root, err := p.Rels("")
	if err != nil {
		return nil, err
	}
	b := &book{workbook: &sheets.Workbook{Typed: true}, spend: spend{lim: p.Limits()}}
	part := ""
	for _, r := range root {
		switch {
		case r.TypeIs("officeDocument") && part == "":
			part = r.Target
		case r.TypeIs("origin") && strings.Contains(r.Type, "digital-signature"):
			b.workbook.Signed = true
		}
	}
	if b.workbook.Format, err = bookFormat(p, part); err != nil {
		return nil, err
	}
	if b.rels, err = p.Rels(part); err != nil {
		return nil, err
	}
	data, err := p.Read(part)
	if err != nil {
		return nil, err
	}
	if err := b.read(p, data); err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	return b, nil
}

// bookFormat tells the format by the content type of the main part.
func bookFormat(p *ooxml.Package, part string) (string, error) {
	if part == "" || !p.Has(part) {
		return "", fmt.Errorf("a zip file without a main part: %w", sheets.ErrNotWorkbook)
	}
	t := strings.ToLower(p.ContentType(part))
	switch {
	case strings.Contains(t, "wordprocessingml"):
		return "", fmt.Errorf("a Word document: %w", sheets.ErrNotWorkbook)
	case strings.Contains(t, "presentationml"):
		return "", fmt.Errorf("a presentation: %w", sheets.ErrNotWorkbook)
	case strings.Contains(t, "sheet.binary"):
		return "", fmt.Errorf("a binary workbook, .xlsb: %w", sheets.ErrUnsupported)
	case strings.Contains(t, "sheet.macroenabled"):
		return "xlsm", nil
	case strings.Contains(t, "template.macroenabled"):
		return "xltm", nil
	case strings.Contains(t, "template"):
		return "xltx", nil
	}
	return "xlsx", nil
}

// relatedPart is the workbook's part of a kind, "" if it has none.
func (b *book) relatedPart(kind string) string {
	for _, r := range b.rels {
		if r.TypeIs(kind) && !r.External {
			return r.Target
		}
	}
	return ""
}

// read walks the workbook part.
func (b *book) read(p *ooxml.Package, data []byte) error {
	s := ooxml.NewScanner(data)
	if err := root(s); err != nil {
		return err
	}
	if !s.Tag().Is("workbook") {
		return fmt.Errorf("its main part holds a <%.40s>: %w", s.Tag().Name, sheets.ErrNotWorkbook)
	}
	return s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "workbookPr":
			b.workbook.Date1904 = isTrue(t, "date1904")
		case "workbookProtection":
			b.workbook.LockedSheets = isTrue(t, "lockStructure")
		case "calcPr":
			b.workbook.ManualCalc = t.AttrString("calcMode") == "manual"
		case "sheets":
			return s.Children(func(t *ooxml.Tag) error { b.addTab(p, t); return nil })
		case "externalReferences":
			return s.Children(func(t *ooxml.Tag) error { return b.addBook(p, t) })
		case "definedNames":
			return s.Children(func(t *ooxml.Tag) error { b.addName(s, t); return nil })
		}
		return nil
	})
}

// addTab takes down a <sheet>.
func (b *book) addTab(p *ooxml.Package, t *ooxml.Tag) {
	if !t.Is("sheet") {
		return
	}
	n := tab{name: t.AttrString("name")}
	switch t.AttrString("state") {
	case "hidden":
		n.visibility = sheets.Hidden
	case "veryHidden":
		n.visibility = sheets.VeryHidden
	}
	id, _ := t.PrefixedAttr("id")
	for _, r := range b.rels {
		if r.ID == string(id) && p.Has(r.Target) {
			n.part, n.kind = r.Target, r.Type[strings.LastIndexByte(r.Type, '/')+1:]
			break
		}
	}
	b.tabs = append(b.tabs, n)
}

// addName takes down a <definedName>. Its localSheetId is a position among all tabs, chart sheets included.
func (b *book) addName(s *ooxml.Scanner, t *ooxml.Tag) {
	if !t.Is("definedName") {
		return
	}
	n := sheets.DefinedName{Name: t.AttrString("name"), Hidden: isTrue(t, "hidden")}
	if i, err := strconv.Atoi(t.AttrString("localSheetId")); err == nil && i >= 0 && i < len(b.tabs) {
		n.Sheet = b.tabs[i].name
	}
	n.Refers = string(s.ElementText())
	b.workbook.Names = append(b.workbook.Names, n)
}

// addBook takes down an <externalReference>: a workbook that formulas call by its place in this list. One that cannot be
// found has no name, but a place.
func (b *book) addBook(p *ooxml.Package, t *ooxml.Tag) error {
	if !t.Is("externalReference") {
		return nil
	}
	name := ""
	id, _ := t.PrefixedAttr("id")
	for _, r := range b.rels {
		if r.ID == string(id) && !r.External {
			links, err := p.Rels(r.Target)
			if err != nil {
				return err
			}
			if len(links) > 0 {
				name = fileName(links[0].Raw)
			}
			break
		}
	}
	b.workbook.Books = append(b.workbook.Books, name)
	return nil
}

// fileName is the last part of a path or address.
func fileName(target string) string {
	name := target[strings.LastIndexAny(target, `/\`)+1:]
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}

// isTrue reads a boolean attribute, which is false where it is absent.
func isTrue(t *ooxml.Tag, name string) bool {
	v, _ := t.Attr(name)
	return trueText(v)
}

// trueText knows the ways in which writers say true.
func trueText(v []byte) bool {
	switch string(v) {
	case "1", "true", "on", "TRUE", "True":
		return true
	}
	return false
}
