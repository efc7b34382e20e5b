package docx

import (
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// story is a part with running text while it is read: the body of the document, its footnotes or its endnotes.
type story struct {
	*survey
	doc     *document
	part    string
	s       *ooxml.Scanner
	fields  []field  // that are open, the innermost last
	deleted int      // how many tracked deletions we are within
	nested  int      // how many alternatives within a run we are within
	anchors []anchor // runs that hold the text boxes, or the reference of the note, that we are within
	isNotes bool     // its paragraphs are notes: what is printed before them is their mark
	typed   string   // the mark that the author chose for the note, which stands in its text as well; "" behind it
}

// anchor is a run of a part. A comment on what hangs on it, a text box or a note, is put there.
type anchor struct {
	part string
	run  *run // its end is known once it is read
}

// span is a stretch of bytes of a part.
type span struct{ start, end int }

// container takes up the paragraphs and tables of the body, a cell, a text box or a note.
type container struct {
	cell    *sheets.TableCell // takes the paragraphs, if it is a cell
	pieces  []sheets.Piece
	joining *para // its mark is deleted: the next paragraph goes on in it
}

// openStory surveys a part and begins to read it.
func (d *document) openStory(part, root string) (*story, error) {
	data, err := d.pkg.Read(part)
	if err != nil {
		return nil, err
	}
	v, err := surveyPart(data, root)
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	r := &story{survey: v, doc: d, part: part, s: ooxml.NewScanner(data)}
	r.s.Next() // the root, which the survey has seen
	return r, nil
}

// blocks reads the children of the element whose opening tag is current.
func (r *story) blocks(c *container) error {
	return r.s.Children(func(t *ooxml.Tag) error { return r.block(t, c) })
}

// block reads a paragraph, a table, or what wraps them.
func (r *story) block(t *ooxml.Tag, c *container) error {
	switch string(t.Name) {
	case "p":
		if r.isParagraph(t) {
			return r.paragraph(t, c)
		}
	case "tbl":
		r.flush(c)
		return r.table(c)
	case "sdt", "sdtContent", "customXml", "ins", "moveTo":
		return r.blocks(c)
	case "AlternateContent":
		return r.alternate(func() error { return r.blocks(c) })
	case "sectPr":
		return r.doc.readNoteFormats(r.s)
	case "altChunk", "subDoc":
		r.doc.note(noteIncluded)
	}
	return nil
}

// alternate reads the first version of what stands there in several ones, for old and new programs: with both, text boxes
// would be read twice.
func (r *story) alternate(inside func() error) error {
	taken := false
	return r.s.Children(func(t *ooxml.Tag) error {
		if taken || !t.Is("Choice") && !t.Is("Fallback") {
			return nil
		}
		taken = true
		return inside()
	})
}

// flush ends a paragraph whose mark is deleted, but behind which none follows.
func (r *story) flush(c *container) {
	if p := c.joining; p != nil {
		c.joining = nil
		r.finish(p, c)
	}
}

// inner reads a container of its own, such as a text box, in which the fields of its surroundings do not hold.
func (r *story) inner(c *container) error {
	fields, nested := r.fields, r.nested
	r.fields, r.nested = nil, 0
	defer func() { r.fields, r.nested = fields, nested }()
	if err := r.blocks(c); err != nil {
		return err
	}
	r.flush(c)
	return nil
}
