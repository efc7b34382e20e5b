package xlsx

import (
	"fmt"
	"path"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// draft is a copy of a workbook in the making.
type draft struct {
	*ooxml.Draft
	before   *sheets.Workbook // as the normal reader sees the package
	workbook *ooxml.DraftPart // the workbook part
	wbOut    *ooxml.Outline
	tabs     []*draftTab
	report   *Report
	topBlock int  // the highest block of shape ids that any drawing of notes owns; 0 until it is known
	tableID  int  // the highest id of a table
	vmlKnown bool // the list of content types gets the extension of such drawings

	tableNames map[string]bool // names of tables and defined names, lower-case; nil until they are known
}

// draftTab is one entry of the workbook's list of sheets.
type draftTab struct {
	name string
	part string // "" if the package holds none for it
	kind string // last word of its relationship: worksheet, chartsheet, …
}

// newDraft finds the workbook and its sheets.
func newDraft(pkg *ooxml.Package, before *sheets.Workbook, report *Report) (*draft, error) {
	d := &draft{Draft: ooxml.NewDraft(pkg), before: before, report: report}
	root, err := pkg.Rels("")
	if err != nil {
		return nil, err
	}
	for _, r := range root {
		if r.TypeIs("officeDocument") && !r.External {
			if d.workbook, err = d.Part(r.Target); err != nil {
				return nil, err
			}
			break
		}
	}
	if d.workbook == nil {
		return nil, sheets.ErrNotWorkbook
	}
	if d.wbOut, err = ooxml.ReadOutline(d.workbook.Data, nil); err != nil {
		return nil, fmt.Errorf("read part %q: %w", d.workbook.Name, err)
	}
	if string(d.wbOut.Root.Name) != "workbook" || d.wbOut.Kid("sheets") == nil {
		return nil, sheets.ErrNotWorkbook
	}
	d.Strict = strings.Contains(string(d.workbook.Data[d.wbOut.Root.Start:d.wbOut.Root.End]), strictMain)
	return d, d.readTabs()
}

// readTabs lists the sheets in tab order with the parts that hold them.
func (d *draft) readTabs() error {
	rels, err := d.Package.Rels(d.workbook.Name)
	if err != nil {
		return err
	}
	byID := make(map[string]ooxml.Relationship, len(rels))
	for _, r := range rels {
		byID[r.ID] = r
	}
	_, err = ooxml.ReadOutline(d.workbook.Data, func(t *ooxml.Tag, depth int) {
		if depth != 3 || !t.Is("sheet") {
			return
		}
		id, _ := t.PrefixedAttr("id")
		tab := &draftTab{name: t.AttrString("name")}
		if r, ok := byID[string(id)]; ok && !r.External && d.Package.Has(r.Target) {
			tab.part, tab.kind = r.Target, path.Base(r.Type)
		}
		d.tabs = append(d.tabs, tab)
	})
	return err
}

// tab is the sheet of that exact name, or nil.
func (d *draft) tab(name string) *draftTab {
	for _, t := range d.tabs {
		if t.name == name {
			return t
		}
	}
	return nil
}

// freePart is the first name, made from a pattern with %d in the workbook's folder, that no entry has.
func (d *draft) freePart(pattern string) string { return d.FreePart(d.workbook.Name, pattern) }
