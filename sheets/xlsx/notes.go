package xlsx

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// noteText is the note of one cell.
type noteText struct {
	cell sheets.Ref
	text string
}

// errNotes says that notes cannot be added to a sheet; they are left out with a warning, and the marks stay.
var errNotes = errors.New("the notes of the sheet cannot be extended")

// noteCells adds the notes of the marks. A cell that has a note, or the stand-in for a threaded comment, keeps it.
func (d *draft) noteCells(tab *draftTab, p *ooxml.DraftPart, facts *sheetFacts, marks []sheets.Mark, author string) error {
	notes := gatherNotes(marks)
	if len(notes) == 0 {
		return nil
	}
	book, err := d.openNotes(tab.part)
	if err != nil {
		return d.withoutNotes(tab, err)
	}
	var free []noteText
	for _, n := range notes {
		if book.has[n.cell] {
			d.report.NotesKept = append(d.report.NotesKept, Place{tab.name, n.cell})
			continue
		}
		free = append(free, n)
	}
	if len(free) == 0 {
		return nil
	}
	shapes, err := d.openShapes(tab.part, facts)
	if err != nil {
		return d.withoutNotes(tab, err)
	}
	if err := d.writeNotes(tab.part, book, free, author); err != nil {
		return err
	}
	return d.writeShapes(tab.part, p, facts, shapes, free)
}

// withoutNotes turns "cannot be extended" into a warning. What is broken stays as it was found.
func (d *draft) withoutNotes(tab *draftTab, err error) error {
	if !errors.Is(err, errNotes) {
		return err
	}
	d.report.warnf("%s: no notes were added: %v", tab.name, err)
	return nil
}

// gatherNotes joins the notes of marks on one cell, in the order of the cells.
func gatherNotes(marks []sheets.Mark) []noteText {
	at := map[sheets.Ref]int{}
	var notes []noteText
	for _, m := range marks {
		text := strings.TrimSpace(m.Note)
		i, ok := at[m.Cell]
		switch {
		case text == "":
		case !ok:
			at[m.Cell] = len(notes)
			notes = append(notes, noteText{m.Cell, text})
		case notes[i].text != text:
			notes[i].text += "\n\n" + text
		}
	}
	sort.SliceStable(notes, func(i, j int) bool { return notes[i].cell.Less(notes[j].cell) })
	return notes
}

// noteBook is the part with the notes of a sheet.
type noteBook struct {
	part    *ooxml.DraftPart // nil if the sheet has none
	out     *ooxml.Outline
	has     map[sheets.Ref]bool
	authors []string
}

// openNotes reads the notes that a sheet has.
func (d *draft) openNotes(sheetPart string) (*noteBook, error) {
	b := &noteBook{has: map[sheets.Ref]bool{}}
	rels, err := d.Package.Rels(sheetPart)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.TypeIs("comments") {
			return b, d.readNotes(b, r)
		}
	}
	return b, nil
}

// readNotes fills in the cells and authors of an existing part.
func (d *draft) readNotes(b *noteBook, r ooxml.Relationship) error {
	if !d.Package.Has(r.Target) {
		return fmt.Errorf("their part %q is missing: %w", r.Raw, errNotes)
	}
	p, err := d.Part(r.Target)
	if err != nil {
		return err
	}
	author := -1
	b.part = p
	b.out, err = ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		switch {
		case depth == 3 && string(t.Name) == "author" && t.Kind == ooxml.OpenTag:
			author = t.End
			b.authors = append(b.authors, "")
		case depth == 3 && string(t.Name) == "author" && t.Kind == ooxml.CloseTag:
			b.authors[len(b.authors)-1] = string(ooxml.Text(p.Data[author:t.Start]))
		case depth == 3 && t.Is("author"):
			b.authors = append(b.authors, "")
		case depth == 3 && t.Is("comment"):
			if ref, err := sheets.ParseRef(t.AttrString("ref")); err == nil {
				b.has[ref] = true
			}
		}
	})
	switch {
	case err != nil:
		return fmt.Errorf("part %q: %w: %w", p.Name, errNotes, err)
	case b.out.Kid("authors") == nil || b.out.Kid("commentList") == nil:
		return fmt.Errorf("part %q lacks its lists: %w", p.Name, errNotes)
	}
	return nil
}

// writeNotes appends the notes, under one author of ours.
func (d *draft) writeNotes(sheetPart string, b *noteBook, notes []noteText, author string) error {
	if author == "" {
		author = "Crosscast"
	}
	if b.part == nil {
		name := d.freePart("comments%d.xml")
		d.Add(name, contentComments, ooxml.XMLDeclaration+`<comments xmlns="`+d.mainNS()+`"><authors><author>`+ooxml.Escape(author)+
			`</author></authors><commentList>`+notesText("", 0, notes)+`</commentList></comments>`)
		_, err := d.Relate(sheetPart, "comments", name)
		return err
	}
	prefix, id := b.out.Prefix(), len(b.authors)
	for i, a := range b.authors {
		if a == author {
			id = i
		}
	}
	if id == len(b.authors) {
		b.part.AppendInto(b.out.Kid("authors"), "<"+prefix+"author>"+ooxml.Escape(author)+"</"+prefix+"author>", 1)
	}
	b.part.AppendInto(b.out.Kid("commentList"), notesText(prefix, id, notes), len(notes))
	return nil
}

// notesText writes the notes; the first line, which holds the reference and the headline, is bold.
func notesText(prefix string, author int, notes []noteText) string {
	var b strings.Builder
	for _, n := range notes {
		headline, rest, _ := strings.Cut(n.text, "\n")
		fmt.Fprintf(&b, `<%scomment ref="%s" authorId="%d" shapeId="0"><%stext>`, prefix, n.cell, author, prefix)
		if rest != "" {
			b.WriteString(noteRun(prefix, headline+"\n", true))
			headline = rest
		}
		b.WriteString(noteRun(prefix, headline, false))
		fmt.Fprintf(&b, `</%stext></%scomment>`, prefix, prefix)
	}
	return b.String()
}

// noteRun is one stretch of a note, in the font that Excel gives to notes.
func noteRun(prefix, text string, bold bool) string {
	weight := ""
	if bold {
		weight = "b/><"
	}
	return prefixed(prefix, "r><rPr><"+weight+`sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr`) +
		textElement(prefix, text) + "</" + prefix + "r>"
}
