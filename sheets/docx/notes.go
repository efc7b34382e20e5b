package docx

import (
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Kinds of notes, as relationships and elements call them.
const (
	footnotes = "footnotes"
	endnotes  = "endnotes"
)

// noteRef is a reference to a note in the text. Its mark is no part of the text: "£4m" with footnote 3 is not "£4m3".
type noteRef struct {
	kind    string // footnotes or endnotes
	id      string
	mark    string // as the author chose it; "" for the next numeral
	chosen  bool
	anchors []anchor // the reference and what it stands in, the outermost first
}

// noteFormat is how notes of a kind are numbered.
type noteFormat struct {
	format string
	start  int
}

func newNoteFormats() map[string]*noteFormat {
	return map[string]*noteFormat{footnotes: {"decimal", 1}, endnotes: {"lowerRoman", 1}}
}

// reference takes down a reference to a note, unless it is deleted or hidden.
func (r *story) reference(t *ooxml.Tag, place *run, l *look) {
	if !r.shown(l) {
		return
	}
	ref := &noteRef{kind: footnotes, id: value(t, "id"), anchors: r.below(place)}
	if t.Is("endnoteReference") {
		ref.kind = endnotes
	}
	switch value(t, "customMarkFollows") {
	case "1", "true", "on":
		ref.chosen = true
		l.mark = ref
	}
	r.doc.refs = append(r.doc.refs, ref)
}

// readSettings reads how notes are numbered, unless the section says otherwise.
func (d *document) readSettings() error {
	part := d.related("settings")
	if !d.pkg.Has(part) {
		return nil
	}
	data, err := d.pkg.Read(part)
	if err != nil {
		return err
	}
	s := ooxml.NewScanner(data)
	if s.Next() {
		if err := d.readNoteFormats(s); err != nil {
			return fmt.Errorf("part %q: %w", part, err)
		}
	}
	return s.Err()
}

// readNoteFormats looks for footnotePr and endnotePr among the children of the current element.
func (d *document) readNoteFormats(s *ooxml.Scanner) error {
	return s.Children(func(t *ooxml.Tag) error {
		f := d.marks[footnotes]
		switch string(t.Name) {
		case "endnotePr":
			f = d.marks[endnotes]
		case "footnotePr":
		default:
			return nil
		}
		return s.Children(func(t *ooxml.Tag) error {
			switch string(t.Name) {
			case "numFmt":
				f.format = value(t, "val")
			case "numStart":
				f.start = max(number(t, "val"), 0)
			case "numRestart":
				if v := value(t, "val"); v == "eachPage" || v == "eachSect" {
					d.note(noteRestart)
				}
			}
			return nil
		})
	})
}

// readNotes puts the notes that the text refers to behind it, footnotes first, in the order of their references.
func (d *document) readNotes() error {
	for _, kind := range []string{footnotes, endnotes} {
		refs := d.numberRefs(kind)
		if part := d.related(kind); len(refs) > 0 && d.pkg.Has(part) {
			if err := d.readNotesPart(part, kind, refs); err != nil {
				return err
			}
		}
	}
	return nil
}

// numberRefs gives every reference of a kind its mark, and lists the first one to each note.
func (d *document) numberRefs(kind string) []*noteRef {
	var refs []*noteRef
	seen := map[string]bool{}
	f := d.marks[kind]
	n := f.start
	for _, ref := range d.refs {
		if ref.kind != kind {
			continue
		}
		if !ref.chosen {
			ref.mark = numeral(n, f.format)
			n++
		}
		if !seen[ref.id] {
			seen[ref.id] = true
			refs = append(refs, ref)
		}
	}
	return refs
}

// readNotesPart reads the notes of a part and appends those that are referred to.
func (d *document) readNotesPart(part, kind string, refs []*noteRef) error {
	r, err := d.openStory(part, kind)
	if err != nil {
		return err
	}
	byID := make(map[string]*noteRef, len(refs))
	for _, ref := range refs {
		byID[ref.id] = ref
	}
	r.isNotes = true
	pieces := map[*noteRef][]sheets.Piece{}
	err = r.s.Children(func(t *ooxml.Tag) error {
		ref := byID[value(t, "id")]
		if ref == nil || !t.Is("footnote") && !t.Is("endnote") {
			return nil
		}
		r.anchors, r.typed = ref.anchors, ""
		if ref.chosen {
			r.typed = ref.mark
		}
		var c container
		if err := r.inner(&c); err != nil {
			return err
		}
		pieces[ref] = marked(c.pieces, ref.mark)
		return nil
	})
	for _, ref := range refs {
		d.report.Pieces = append(d.report.Pieces, pieces[ref]...)
	}
	return err
}

// marked makes the paragraphs of a note say so.
func marked(pieces []sheets.Piece, mark string) []sheets.Piece {
	for _, p := range pieces {
		if p.Paragraph != nil {
			p.Paragraph.Kind, p.Paragraph.Number = sheets.Footnote, mark
		}
	}
	return pieces
}
