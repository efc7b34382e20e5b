package xlsx

import (
	"fmt"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// noteElement is a note as it stands in its part.
type noteElement struct {
	cell     sheets.Ref
	author   string
	text     string
	from, to int
}

// removeNotes takes our notes off a sheet, with their boxes. A part of which nothing is left goes with its relationship.
func (u *unmarking) removeNotes(tab *draftTab, p *ooxml.DraftPart) error {
	rels, err := u.Package.Rels(tab.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if !r.TypeIs("comments") || !u.Package.Has(r.Target) {
			continue
		}
		part, err := u.Part(r.Target)
		if err != nil {
			return err
		}
		list, err := readNoteElements(part.Data)
		if err != nil {
			return fmt.Errorf("part %q: %w", part.Name, err)
		}
		gone := map[sheets.Ref]bool{}
		for _, n := range list {
			if u.isOurNote(tab.name, n) {
				gone[n.cell] = true
				part.Edits.Replace(n.from, n.to, "")
				u.notes[tab.name] = append(u.notes[tab.name], n.cell)
			}
		}
		u.Drop(part)
		if len(gone) == 0 {
			continue
		}
		if len(gone) == len(list) {
			if err := u.Unrelate(tab.part, r.ID); err != nil {
				return err
			}
		}
		if err := u.removeBoxes(tab, p, gone, len(gone) == len(list)); err != nil {
			return err
		}
	}
	return nil
}

// isOurNote decides whose a note is. One under our name that is not as we wrote it was edited, and what the user wrote into
// it must not be lost.
func (u *unmarking) isOurNote(sheet string, n noteElement) bool {
	text := strings.TrimSpace(strings.ReplaceAll(n.text, "\r\n", "\n"))
	if u.ours.IsNote(text) {
		return true
	}
	if strings.EqualFold(strings.TrimSpace(n.author), u.ours.Author) {
		u.report.warnf("%s!%s: the note was edited, and was kept as it is", sheet, n.cell)
	}
	return false
}

// readNoteElements lists the notes of a part.
func readNoteElements(data []byte) ([]noteElement, error) {
	s := ooxml.NewScanner(data)
	if err := root(s); err != nil {
		return nil, err
	}
	var authors []string
	var list []noteElement
	err := s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "authors":
			return s.Children(func(*ooxml.Tag) error {
				authors = append(authors, string(s.ElementText()))
				return nil
			})
		case "commentList":
			return s.Children(func(t *ooxml.Tag) error {
				n, err := readNoteElement(s, t, authors)
				if err == nil {
					list = append(list, n)
				}
				return err
			})
		}
		return nil
	})
	return list, err
}

// readNoteElement reads one note, at whose opening tag the scanner stands.
func readNoteElement(s *ooxml.Scanner, t *ooxml.Tag, authors []string) (noteElement, error) {
	n := noteElement{from: t.Start, to: t.End}
	n.cell, _ = sheets.ParseRef(t.AttrString("ref"))
	if i := intAttr(t, "authorId"); i >= 0 && i < len(authors) {
		n.author = authors[i]
	}
	err := s.Children(func(t *ooxml.Tag) error {
		if string(t.Name) != "text" {
			return nil
		}
		text, err := appendRich(nil, s)
		n.text = string(text)
		return err
	})
	n.to = s.Tag().End
	return n, err
}

// removeBoxes takes the boxes of notes out of the sheet's drawing, which goes too where nothing else stands in it. Where all
// notes go, so do boxes without one.
func (u *unmarking) removeBoxes(tab *draftTab, p *ooxml.DraftPart, gone map[sheets.Ref]bool, all bool) error {
	out, err := ooxml.ReadOutline(p.Data, nil)
	if err != nil {
		return fmt.Errorf("read part %q: %w", p.Name, err)
	}
	k := out.Kid("legacyDrawing")
	if k == nil {
		return nil
	}
	id, _ := k.Tag.PrefixedAttr("id")
	rels, err := u.Package.Rels(tab.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.ID != string(id) || !u.Package.Has(r.Target) {
			continue
		}
		drawing, err := u.Part(r.Target)
		if err != nil {
			return err
		}
		boxes := readBoxes(drawing.Data)
		left := 0
		for _, b := range boxes {
			if !b.note || !gone[b.cell] && !all {
				left++
				continue
			}
			drawing.Edits.Replace(b.from, b.to, "")
		}
		if left == 0 {
			p.Edits.Replace(k.Tag.Start, k.End, "")
			return u.Unrelate(tab.part, r.ID)
		}
		u.Drop(drawing)
	}
	return nil
}
