package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// outline is a part seen from above: its root and the root's children, with their places. It is what an edit needs to
// know where something new may stand.
type outline struct {
	root      ooxml.Tag
	rootClose int // offset of the root's closing tag; −1 if the root is an empty tag
	kids      []outlineKid
}

// outlineKid is a child of the root.
type outlineKid struct {
	tag      ooxml.Tag
	closeAt  int    // offset of the closing tag; −1 for an empty one
	end      int    // offset behind the element
	children int    // how many elements it holds
	inner    string // name of the first element two levels below: what an AlternateContent offers
}

// readOutline walks a part once. visit, if any, sees every tag with its depth (the root is at 1).
func readOutline(data []byte, visit func(t *ooxml.Tag, depth int)) (*outline, error) {
	o := &outline{rootClose: -1}
	s := ooxml.NewScanner(data)
	for s.Next() {
		t, depth := s.Tag(), s.Depth()
		if depth == 1 && t.Kind != ooxml.CloseTag && o.root.End > 0 {
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
	if o.root.End == 0 {
		return nil, fmt.Errorf("a part without content: %w", sheets.ErrDamaged)
	}
	return o, nil
}

// note files one tag under the root or under one of its children.
func (o *outline) note(t *ooxml.Tag, depth int) {
	last := len(o.kids) - 1
	switch {
	case depth == 1 && t.Kind == ooxml.CloseTag:
		o.rootClose = t.Start
	case depth == 1:
		o.root = *t
	case depth == 2 && t.Kind == ooxml.CloseTag:
		o.kids[last].closeAt, o.kids[last].end = t.Start, t.End
	case depth == 2:
		o.kids = append(o.kids, outlineKid{tag: *t, closeAt: -1, end: t.End})
	case t.Kind == ooxml.CloseTag:
	case depth == 3:
		o.kids[last].children++
	case depth == 4 && o.kids[last].inner == "":
		o.kids[last].inner = string(t.Name)
	}
}

// kid is the first child of that name, or nil.
func (o *outline) kid(name string) *outlineKid {
	for i := range o.kids {
		if !o.kids[i].isAlternate() && o.kids[i].name() == name {
			return &o.kids[i]
		}
	}
	return nil
}

// name is the element's name; that of an AlternateContent is what its first choice holds, since that decides where it
// may stand.
func (k *outlineKid) name() string {
	if k.isAlternate() {
		return k.inner
	}
	return string(k.tag.Name)
}

// isAlternate tells an element that holds several versions of another.
func (k *outlineKid) isAlternate() bool { return string(k.tag.Name) == "AlternateContent" }

// prefix is what element names of this part begin with, such as "x:" or "".
func (o *outline) prefix() string {
	if len(o.root.Prefix) == 0 {
		return ""
	}
	return string(o.root.Prefix) + ":"
}

// bound is the prefix that the root binds to a namespace, or "" if it binds none.
func (o *outline) bound(namespace string) string {
	found := ""
	o.root.Attrs(func(name, value []byte) bool {
		if string(value) == namespace && len(name) > len("xmlns:") && string(name[:6]) == "xmlns:" {
			found = string(name[6:])
		}
		return found == ""
	})
	return found
}

// place is the offset at which a new child of that name may stand: behind everything that precedes it in order. A child
// whose name order does not know is passed over.
func (o *outline) place(order []string, name string) int {
	at := o.root.End
	limit := slices.Index(order, name)
	for i := range o.kids {
		if r := slices.Index(order, o.kids[i].name()); r >= 0 && r < limit {
			at = o.kids[i].end
		}
	}
	return at
}

// appendInto puts text, which holds n elements, at the end of a child of the root, and keeps its count right.
func (p *draftPart) appendInto(k *outlineKid, text string, n int) {
	if from, to, ok := k.tag.AttrSpan("count"); ok {
		p.edits.Replace(from, to, strconv.Itoa(k.children+n))
	}
	if k.closeAt >= 0 {
		p.edits.Insert(k.closeAt, text)
		return
	}
	p.open(&k.tag, text)
}

// appendToRoot puts text at the end of the part's root.
func (p *draftPart) appendToRoot(o *outline, text string) {
	if o.rootClose >= 0 {
		p.edits.Insert(o.rootClose, text)
		return
	}
	p.open(&o.root, text)
}

// open turns an empty tag into an element that holds text.
func (p *draftPart) open(t *ooxml.Tag, text string) {
	name := string(t.Name)
	if len(t.Prefix) > 0 {
		name = string(t.Prefix) + ":" + name
	}
	p.edits.Replace(t.End-len("/>"), t.End, ">"+text+"</"+name+">")
}

// The order in which the schema wants the children of three roots (ECMA-376 part 1, sections 18.2, 18.3, 18.8).
var (
	workbookOrder = []string{"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
		"functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
		"smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"}
	worksheetOrder = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
		"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews",
		"mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
		"pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
		"smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
		"webPublishItems", "tableParts", "extLst"}
	stylesOrder = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
		"tableStyles", "colors", "extLst"}
)
