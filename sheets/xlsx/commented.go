package xlsx

import (
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// readRelated reads what stands in the parts of a sheet: which cells carry notes, and what pivot tables fill.
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
			err = r.readPivot(p, rel.Target)
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

// readPivot takes down the cells of a pivot table, which it fills from elsewhere, and those of its filters: they stand
// above it, with a row between, each a label and a choice.
func (r *sheetReader) readPivot(p *ooxml.Package, part string) error {
	data, err := p.Read(part)
	if err != nil {
		return err
	}
	s := ooxml.NewScanner(data)
	for s.Next() {
		t := s.Tag()
		if !t.Is("location") {
			continue
		}
		if g, err := sheets.ParseRange(t.AttrString("ref")); err == nil {
			r.sheet.Pivots = append(r.sheet.Pivots, g)
			if n := intAttr(t, "rowPageCount"); n > 0 && n+1 < g.From.Row {
				wide := max(intAttr(t, "colPageCount"), 1)*3 - 2
				r.sheet.Pivots = append(r.sheet.Pivots, sheets.Range{From: sheets.Ref{Row: g.From.Row - n - 1, Col: g.From.Col},
					To: sheets.Ref{Row: g.From.Row - 2, Col: min(g.From.Col+wide, sheets.MaxCol)}})
			}
		}
		break
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("part %q: %w", part, err)
	}
	return nil
}
