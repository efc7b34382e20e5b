package docx

import (
	"fmt"
	"slices"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// survey is what has to be known of a part before it is read.
type survey struct {
	prefix   string // of Word's own elements, that of the root
	preserve bool   // the root asks that white space be kept everywhere
	starts   []int  // offsets of all paragraphs, in order: the place of a paragraph is its index here
	orphans  map[int]bool
}

// surveyPart walks a part once, which also tells whether it is whole. orphans are the beginnings of fields that nothing
// ends: what follows them is text, however the file may be damaged.
func surveyPart(data []byte, root string) (*survey, error) {
	v := &survey{orphans: map[int]bool{}}
	var fields []int
	s := ooxml.NewScanner(data)
	for seen := false; s.Next(); seen = true {
		t := s.Tag()
		switch {
		case !seen && !t.Is(root):
			return nil, fmt.Errorf("it holds a <%.40s>: %w", t.Name, sheets.ErrNotReport)
		case !seen:
			v.prefix = string(t.Prefix)
			v.preserve = t.AttrString("xml:space") == "preserve"
		case s.Depth() == 1 && t.Kind != ooxml.CloseTag:
			return nil, fmt.Errorf("a part with two roots: %w", sheets.ErrDamaged)
		case v.isParagraph(t):
			v.starts = append(v.starts, t.Start)
		case t.Is("fldChar") && value(t, "fldCharType") == "begin":
			fields = append(fields, t.Start)
		case t.Is("fldChar") && value(t, "fldCharType") == "end" && len(fields) > 0:
			fields = fields[:len(fields)-1]
		}
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	if v.prefix == "" && s.Tag().Name == nil {
		return nil, fmt.Errorf("a part without content: %w", sheets.ErrDamaged)
	}
	for _, at := range fields {
		v.orphans[at] = true
	}
	return v, nil
}

// isParagraph tells Word's paragraphs from those that drawings call p as well.
func (v *survey) isParagraph(t *ooxml.Tag) bool { return t.Is("p") && string(t.Prefix) == v.prefix }

// index is the place of the paragraph that begins at an offset.
func (v *survey) index(start int) int {
	i, _ := slices.BinarySearch(v.starts, start)
	return i
}
