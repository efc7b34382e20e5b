package xlsx

import (
	"fmt"
	"math"
	"strconv"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// sheetFacts is what one walk over a user's sheet tells the writer.
type sheetFacts struct {
	out      *outline
	styles   map[sheets.Ref]int // style index of the cells asked for
	rules    []ruleFact         // every rule of a conditional format, those of extensions included
	selected []valueSpan        // tabSelected attributes that are on
	size     sheetSize
}

// ruleFact is the priority of an existing rule and where it stands.
type ruleFact struct {
	valueSpan
	priority int
}

// valueSpan is the place of an attribute's value.
type valueSpan struct{ from, to int }

// factReader gathers the facts of a sheet.
type factReader struct {
	facts    *sheetFacts
	wanted   map[sheets.Ref]bool
	row, col int // of the last row and cell seen
}

// readSheetFacts walks a sheet once. wanted are the cells whose style matters.
func readSheetFacts(p *draftPart, wanted map[sheets.Ref]bool) (*sheetFacts, error) {
	f := &sheetFacts{styles: make(map[sheets.Ref]int, len(wanted)), size: newSheetSize()}
	r := &factReader{facts: f, wanted: wanted}
	inData, depthOfData := false, 2
	out, err := readOutline(p.data, func(t *ooxml.Tag, depth int) {
		switch {
		case depth == depthOfData && string(t.Name) == "sheetData":
			inData = t.Kind == ooxml.OpenTag
		case t.Kind == ooxml.CloseTag:
		case inData:
			r.cellTag(t, depth)
		default:
			r.otherTag(t, depth)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("read part %q: %w", p.name, err)
	}
	f.out = out
	return f, nil
}

// cellTag reads a row or a cell. Those without r count on from the last one.
func (r *factReader) cellTag(t *ooxml.Tag, depth int) {
	switch {
	case depth == 3 && string(t.Name) == "row":
		r.row, r.col = r.row+1, 0
		if n, err := strconv.Atoi(t.AttrString("r")); err == nil && n > 0 {
			r.row = n
		}
		r.facts.size.row(r.row, t)
	case depth == 4 && string(t.Name) == "c" && len(r.wanted) > 0:
		ref := sheets.Ref{Row: r.row, Col: r.col + 1}
		if at, ok := t.Attr("r"); ok {
			if named, err := sheets.ParseRef(string(at)); err == nil {
				ref = named
			}
		}
		r.col = ref.Col
		if r.wanted[ref] {
			r.facts.styles[ref], _ = strconv.Atoi(t.AttrString("s"))
		}
	}
}

// otherTag reads what stands around the cells.
func (r *factReader) otherTag(t *ooxml.Tag, depth int) {
	switch string(t.Name) {
	case "sheetView":
		if from, to, ok := t.AttrSpan("tabSelected"); ok && depth == 3 && isTrue(t, "tabSelected") {
			r.facts.selected = append(r.facts.selected, valueSpan{from, to})
		}
	case "sheetFormatPr":
		r.facts.size.defaults(t)
	case "col":
		if depth == 3 {
			r.facts.size.col(t)
		}
	case "cfRule": // also x14:cfRule, which counts in the same space
		from, to, ok := t.AttrSpan("priority")
		n, err := strconv.Atoi(t.AttrString("priority"))
		if ok && err == nil {
			r.facts.rules = append(r.facts.rules, ruleFact{valueSpan{from, to}, n})
		}
	}
}

// shiftRules moves every existing rule of the sheet k places down, so that ours, from 1 to k, come first: the first rule
// wins outright. A priority at the very end of the range keeps its place there.
func (f *sheetFacts) shiftRules(p *draftPart, k int) {
	for _, r := range f.rules {
		if r.priority <= math.MaxInt32-k {
			p.edits.Replace(r.from, r.to, strconv.Itoa(r.priority+k))
		}
	}
}
