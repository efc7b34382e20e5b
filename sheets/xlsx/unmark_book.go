package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// unmarkBook takes our sheets and names out of the workbook's lists. Positions in the list of sheets are what local names
// and views refer to, so that they move with it.
func (u *unmarking) unmarkBook() error {
	position := make([]int, len(u.tabs)) // new places; −1 for sheets that go
	next, ids := 0, map[string]bool{}
	for i := range u.tabs {
		position[i] = -1
		if !u.gone[i] {
			position[i] = next
			next++
		}
	}
	b := &bookEdits{unmarking: u, position: position, ids: ids, start: u.startTab()}
	if _, err := ooxml.ReadOutline(u.workbook.Data, b.visit); err != nil {
		return err
	}
	if b.err != nil {
		return b.err
	}
	if k := u.wbOut.Kid("definedNames"); k != nil && k.Children > 0 && b.names == k.Children {
		b.edits = slices.DeleteFunc(b.edits, func(e valueEdit) bool { return e.from >= k.Tag.Start && e.to <= k.End })
		b.edits = append(b.edits, valueEdit{k.Tag.Start, k.End, ""})
	}
	for _, e := range b.edits {
		u.workbook.Edits.Replace(e.from, e.to, e.text)
	}
	if b.lostActive {
		if err := u.selectTab(u.tabs[b.start]); err != nil {
			return err
		}
	}
	if err := u.dropChain(ids); err != nil {
		return err
	}
	return u.unmarkTitles()
}

// startTab is the first sheet that stays and is shown.
func (u *unmarking) startTab() int {
	hidden := map[int]bool{}
	i := -1
	_, _ = ooxml.ReadOutline(u.workbook.Data, func(t *ooxml.Tag, depth int) { // read once already, so that it cannot fail
		if depth == 3 && t.Is("sheet") {
			i++
			state := t.AttrString("state")
			hidden[i] = state == "hidden" || state == "veryHidden"
		}
	})
	first := -1
	for i := range u.tabs {
		if u.gone[i] {
			continue
		}
		if !hidden[i] {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// valueEdit is an edit that is not settled yet.
type valueEdit struct {
	from, to int
	text     string
}

// bookEdits walks the workbook part.
type bookEdits struct {
	*unmarking
	position   []int
	ids        map[string]bool // sheetId of sheets that go
	start      int             // the tab to open on where that of a view goes
	lostActive bool
	edits      []valueEdit
	parent     string
	tab        int        // of the list of sheets
	name       *ooxml.Tag // the name that is not closed yet
	sheet      int        // where a sheet that goes begins; 0 for none
	names      int        // that go
	err        error
}

// visit sees every tag.
func (b *bookEdits) visit(t *ooxml.Tag, depth int) {
	switch {
	case depth == 2:
		b.parent = string(t.Name)
	case depth != 3:
	case string(t.Name) == "sheet" && b.parent == "sheets":
		b.visitSheet(t)
	case t.Is("workbookView"):
		b.visitView(t)
	case t.Is("customWorkbookView"):
		b.visitCustomView(t)
	case string(t.Name) == "definedName":
		b.visitName(t)
	}
}

// visitSheet takes out a sheet that goes.
func (b *bookEdits) visitSheet(t *ooxml.Tag) {
	if t.Kind != ooxml.CloseTag {
		gone := b.gone[b.tab]
		b.tab++
		if !gone {
			return
		}
		b.ids[t.AttrString("sheetId")] = true
		if id, ok := t.PrefixedAttr("id"); ok && b.err == nil {
			b.err = b.Unrelate(b.workbook.Name, string(id))
		}
		b.sheet = t.Start
	}
	if t.Kind != ooxml.OpenTag && b.sheet > 0 {
		b.edits = append(b.edits, valueEdit{b.sheet, t.End, ""})
		b.sheet = 0
	}
}

// visitView moves what a view says of the sheets.
func (b *bookEdits) visitView(t *ooxml.Tag) {
	for _, name := range []string{"activeTab", "firstSheet"} {
		from, to, ok := t.AttrSpan(name)
		old, err := strconv.Atoi(t.AttrString(name))
		if !ok || err != nil || old < 0 || old >= len(b.position) {
			if name == "activeTab" && len(b.position) > 0 && b.position[0] < 0 { // absent means the first
				b.lostActive = true
				if b.position[b.start] > 0 {
					b.edits = append(b.edits, valueEdit{nameEnd(t), nameEnd(t), fmt.Sprintf(` activeTab="%d"`, b.position[b.start])})
				}
			}
			continue
		}
		now := b.position[old]
		if now < 0 {
			now = b.position[b.start]
			b.lostActive = b.lostActive || name == "activeTab"
		}
		if now != old {
			b.edits = append(b.edits, valueEdit{from, to, strconv.Itoa(now)})
		}
	}
}

// visitCustomView sends a saved view whose sheet goes to the sheet that the workbook opens on.
func (b *bookEdits) visitCustomView(t *ooxml.Tag) {
	from, to, ok := t.AttrSpan("activeSheetId")
	if ok && b.ids[t.AttrString("activeSheetId")] { // the list of sheets stands before the saved views
		b.edits = append(b.edits, valueEdit{from, to, b.sheetID(b.start)})
	}
}

// sheetID is the id of a tab.
func (b *bookEdits) sheetID(tab int) string {
	i, id := -1, ""
	_, _ = ooxml.ReadOutline(b.workbook.Data, func(t *ooxml.Tag, depth int) { // read once already, so that it cannot fail
		if depth == 3 && t.Is("sheet") {
			if i++; i == tab {
				id = t.AttrString("sheetId")
			}
		}
	})
	return id
}

// visitName takes out a name that is ours, or that belongs to a sheet of ours, and moves the others' sheets.
func (b *bookEdits) visitName(t *ooxml.Tag) {
	switch t.Kind {
	case ooxml.OpenTag:
		tag := *t
		b.name = &tag
	case ooxml.EmptyTag:
		b.settleName(t, "", t.End)
	default:
		b.settleName(b.name, string(ooxml.Text(b.workbook.Data[b.name.End:t.Start])), t.End)
	}
}

// settleName decides about one name.
func (b *bookEdits) settleName(t *ooxml.Tag, refers string, end int) {
	from, to, local := t.AttrSpan("localSheetId")
	old, err := strconv.Atoi(t.AttrString("localSheetId"))
	local = local && err == nil && old >= 0 && old < len(b.position)
	n := sheets.DefinedName{Name: t.AttrString("name"), Refers: refers}
	if local {
		n.Sheet = b.tabs[old].name
	}
	switch {
	case b.isOurName(n):
		b.names++
		b.edits = append(b.edits, valueEdit{t.Start, end, ""})
	case local && b.position[old] != old:
		b.edits = append(b.edits, valueEdit{from, to, strconv.Itoa(b.position[old])})
	}
}
