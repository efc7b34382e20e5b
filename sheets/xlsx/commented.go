package xlsx

import (
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// readRelated reads what stands in the parts of a sheet: which cells carry notes, and whether it has pivot tables.
func (r *sheetReader) readRelated(p *ooxml.Package, part string) error {
	if r.sheet == nil {
		return nil
	}
	rels, err := p.Rels(part)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		switch {
		case rel.External || !p.Has(rel.Target):
		case rel.TypeIs("pivotTable"):
			r.sheet.HasPivot = true
		case rel.TypeIs("comments"):
			err = r.readNoteCells(p, rel.Target, "comment")
		case rel.TypeIs("threadedComment"):
			err = r.readNoteCells(p, rel.Target, "threadedComment")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readNoteCells takes down the cells that notes or threaded comments hang on.
func (r *sheetReader) readNoteCells(p *ooxml.Package, part, element string) error {
	data, err := p.Read(part)
	if err != nil {
		return err
	}
	s := ooxml.NewScanner(data)
	for s.Next() {
		t := s.Tag()
		if !t.Is(element) {
			continue
		}
		ref, _ := t.Attr("ref")
		if at, ok := parseRef(ref); ok {
			if r.sheet.NoteCells == nil {
				r.sheet.NoteCells = map[sheets.Ref]bool{}
			}
			r.sheet.NoteCells[at] = true
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("part %q: %w", part, err)
	}
	return nil
}
