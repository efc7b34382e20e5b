package xlsx

import (
	"fmt"
	"math"
	"strconv"

	"crosscast/sheets/ooxml"
)

// sheetFacts is what one walk over a user's sheet tells the writer.
type sheetFacts struct {
	out      *ooxml.Outline
	rules    []ruleFact  // every rule of a conditional format, those of extensions included
	selected []valueSpan // tabSelected attributes that are on
	size     sheetSize
	topStyle int // the highest style index in use
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
	facts *sheetFacts
	row   int // number of the last row seen
}

// readSheetFacts walks a sheet once.
func readSheetFacts(p *ooxml.DraftPart) (*sheetFacts, error) {
	f := &sheetFacts{size: newSheetSize()}
	r := &factReader{facts: f}
	inData := false
	out, err := ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		switch {
		case depth == 2 && string(t.Name) == "sheetData":
			inData = t.Kind == ooxml.OpenTag
		case t.Kind == ooxml.CloseTag:
		case inData:
			r.cellTag(t, depth)
		default:
			r.otherTag(t, depth)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("read part %q: %w", p.Name, err)
	}
	f.out = out
	return f, nil
}

// cellTag reads a row or a cell. Rows without r count on from the last one.
func (r *factReader) cellTag(t *ooxml.Tag, depth int) {
	switch {
	case depth == 3 && string(t.Name) == "row":
		r.row++
		if n, err := strconv.Atoi(t.AttrString("r")); err == nil && n > 0 {
			r.row = n
		}
		r.facts.size.row(r.row, t)
		r.style(t, "s")
	case depth == 4 && string(t.Name) == "c":
		r.style(t, "s")
	}
}

// style takes note of a style index.
func (r *factReader) style(t *ooxml.Tag, name string) {
	if v, ok := t.Attr(name); ok {
		if n, err := strconv.Atoi(string(v)); err == nil && n <= maxStyles {
			r.facts.topStyle = max(r.facts.topStyle, n)
		}
	}
}

// maxStyles is the most cell styles that Excel takes; an index beyond means nothing.
const maxStyles = 65490

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
			r.style(t, "style")
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
func (f *sheetFacts) shiftRules(p *ooxml.DraftPart, k int) {
	for _, r := range f.rules {
		if r.priority <= math.MaxInt32-k {
			p.Edits.Replace(r.from, r.to, strconv.Itoa(r.priority+k))
		}
	}
}
