package pdf

import (
	"errors"
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/pdf/object"
)

// document is a file being read, with what its pages share.
type document struct {
	file      *object.File
	fonts     map[object.Ref]*font
	operators int
	letters   int
}

// page is what stands on a page, before anything is made of it.
type page struct {
	number        int // from 1
	width, height float64
	glyphs        []glyph // until they are put together to words
	words         []word
	rules         []rule
	notes         []string
}

// read runs the content of a page.
func (d *document) read(l leaf, number int) (*page, error) {
	p := &painter{document: d, resources: l.resources, state: state{ctm: l.upright(), stretch: 1}}
	out := &page{number: number, width: l.box[2] - l.box[0], height: l.box[3] - l.box[1]}
	if l.dict == nil {
		out.note("is missing from the file")
		return out, nil
	}
	torn := d.file.Torn
	// The parts of a content are one content, cut anywhere.
	var data []byte
	for _, v := range d.parts(l.dict["Contents"]) {
		if s, ok := d.file.Get(v).(*object.Stream); ok {
			part, err := d.file.Data(s)
			switch {
			case errors.Is(err, sheets.ErrTooLarge):
				return nil, fmt.Errorf("page %d: %w", number, err)
			case err != nil:
				out.note("has a part that cannot be unpacked, and is not read")
			}
			data = append(append(data, part...), '\n')
		}
	}
	if err := p.paint(data); err != nil {
		return nil, fmt.Errorf("page %d: %w", number, err)
	}
	out.rules = p.rules
	if d.file.Torn > torn {
		out.note("is damaged: text may be missing from it")
	}
	if l.rotate == 90 || l.rotate == 270 {
		out.width, out.height = out.height, out.width
	}
	out.take(p.glyphs, p.images)
	out.words, out.glyphs = wordsOf(out.glyphs), nil
	return out, nil
}

func (d *document) parts(v any) object.Array {
	if a := d.file.Array(v); a != nil {
		return a
	}
	return object.Array{v}
}

// fontNamed is the font that the resources have under that name.
func (d *document) fontNamed(resources object.Dict, name object.Name) *font {
	v := d.file.Dict(resources["Font"])[name]
	ref, isRef := v.(object.Ref)
	if t, ok := d.fonts[ref]; isRef && ok {
		return t
	}
	dict := d.file.Dict(v)
	if dict == nil {
		return nil
	}
	t := newFont(d.file, dict)
	d.operators += 100 + len(t.unicode) + len(t.widths) // a file may have a font for each letter
	if isRef {
		d.fonts[ref] = t
	}
	return t
}
