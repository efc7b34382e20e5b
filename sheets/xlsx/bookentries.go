package xlsx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// bookEntry is an added sheet on its way into the workbook's lists.
type bookEntry struct {
	sheet    *sheets.AddedSheet
	relation string
}

// hasActive reports whether one of the sheets is to be the active one.
func hasActive(list []sheets.AddedSheet) bool {
	for i := range list {
		if list[i].Active {
			return true
		}
	}
	return false
}

// enterSheets appends the sheets to the list, last: positions in it are what local names and views refer to.
func (d *draft) enterSheets(entries []bookEntry, names []sheets.DefinedName) error {
	if len(entries) > 0 {
		list := d.wbOut.Kid("sheets")
		id := d.topSheetID()
		var text strings.Builder
		for i, e := range entries {
			state := ""
			if e.sheet.VeryHidden {
				state = ` state="veryHidden"`
			}
			fmt.Fprintf(&text, `<%ssheet name="%s" sheetId="%d"%s%s/>`, d.wbOut.Prefix(), ooxml.Escape(e.sheet.Name), id+i+1,
				state, d.idAttribute(d.wbOut, e.relation))
		}
		d.workbook.AppendInto(list, text.String(), len(entries))
	}
	for i, e := range entries {
		if e.sheet.Active {
			d.activate(len(d.tabs) + i)
			break
		}
	}
	return d.enterNames(entries, names)
}

// definedNames lists the names that the workbook defines.
func (d *draft) definedNames() []string {
	var names []string
	_, _ = ooxml.ReadOutline(d.workbook.Data, func(t *ooxml.Tag, depth int) { // read once already, so that it cannot fail
		if depth == 3 && t.Is("definedName") {
			names = append(names, t.AttrString("name"))
		}
	})
	return names
}

// topSheetID is the highest id of a sheet.
func (d *draft) topSheetID() int {
	top := 0
	_, _ = ooxml.ReadOutline(d.workbook.Data, func(t *ooxml.Tag, depth int) { // read once already, so that it cannot fail
		if depth == 3 && t.Is("sheet") {
			id, _ := strconv.Atoi(t.AttrString("sheetId"))
			top = max(top, id)
		}
	})
	return top
}

// activate makes the sheet at that position the one that the workbook opens on.
func (d *draft) activate(position int) {
	value := strconv.Itoa(position)
	prefix := d.wbOut.Prefix()
	view := "<" + prefix + `workbookView activeTab="` + value + `"/>`
	if d.wbOut.Kid("bookViews") == nil {
		d.workbook.Edits.Insert(d.wbOut.Place(workbookOrder, "bookViews"),
			"<"+prefix+"bookViews>"+view+"</"+prefix+"bookViews>")
		return
	}
	done := false
	_, _ = ooxml.ReadOutline(d.workbook.Data, func(t *ooxml.Tag, depth int) {
		if done || depth != 3 || !t.Is("workbookView") {
			return
		}
		done = true
		if from, to, ok := t.AttrSpan("activeTab"); ok {
			d.workbook.Edits.Replace(from, to, value)
			return
		}
		d.workbook.Edits.Insert(nameEnd(t), ` activeTab="`+value+`"`)
	})
	if !done {
		d.workbook.AppendInto(d.wbOut.Kid("bookViews"), view, 1)
	}
}

// nameEnd is the offset behind the name of an opening tag.
func nameEnd(t *ooxml.Tag) int {
	n := t.Start + len("<") + len(t.Name)
	if len(t.Prefix) > 0 {
		n += len(t.Prefix) + len(":")
	}
	return n
}

// enterNames appends the names of the annotation and the print titles of the added sheets.
func (d *draft) enterNames(entries []bookEntry, names []sheets.DefinedName) error {
	taken := map[string]bool{}
	for _, n := range d.definedNames() {
		taken[strings.ToLower(n)] = true
	}
	prefix, count := d.wbOut.Prefix(), 0
	var text strings.Builder
	for _, n := range names {
		if n.Sheet != "" {
			return fmt.Errorf("name %s: only names of the whole workbook are added", n.Name)
		}
		if n.Name == "" || taken[strings.ToLower(n.Name)] {
			return fmt.Errorf("name %q: %w", n.Name, errTaken)
		}
		taken[strings.ToLower(n.Name)] = true
		hidden := ""
		if n.Hidden {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&text, `<%sdefinedName name="%s"%s>%s</%sdefinedName>`, prefix, ooxml.Escape(n.Name), hidden,
			ooxml.Escape(n.Refers), prefix)
		count++
	}
	for i, e := range entries {
		if row := e.sheet.TitleRow; row > 0 {
			fmt.Fprintf(&text, `<%sdefinedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$%d:$%d</%sdefinedName>`, prefix,
				len(d.tabs)+i, ooxml.Escape(QuoteSheetName(e.sheet.Name)), row, row, prefix)
			count++
		}
	}
	switch k := d.wbOut.Kid("definedNames"); {
	case count == 0:
	case k != nil:
		d.workbook.AppendInto(k, text.String(), count)
	default:
		d.workbook.Edits.Insert(d.wbOut.Place(workbookOrder, "definedNames"),
			"<"+prefix+"definedNames>"+text.String()+"</"+prefix+"definedNames>")
	}
	return nil
}

// errTaken says that a name is used already.
var errTaken = errors.New("the workbook has a name like that already")
