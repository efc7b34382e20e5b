package pdf

import (
	"math"
	"slices"
	"strings"

	"crosscast/sheets"
)

// pieces finishes the paragraphs and tables. Headings are known by their size, or as short bold paragraphs; the largest
// size is level 1.
func (f *flow) pieces() []sheets.Piece {
	var levels []float64
	for _, it := range f.items {
		if size, ok := f.heading(it.paragraph); ok && !slices.Contains(levels, size) {
			levels = append(levels, size)
		}
	}
	slices.SortFunc(levels, func(a, b float64) int { return sign(b - a) })
	out := make([]sheets.Piece, 0, len(f.items))
	count := 0
	for _, it := range f.items {
		if it.table != nil {
			out = append(out, sheets.Piece{Table: it.table})
			for i := range it.table.Cells {
				for _, p := range it.table.Cells[i].Paragraphs {
					p.Place.Index = count
					count++
				}
			}
			continue
		}
		p := it.paragraph.finish(f.known)
		p.Place.Index = count
		count++
		if size, ok := f.heading(it.paragraph); ok {
			p.Kind, p.Level = sheets.Heading, 1+slices.Index(levels, size)
		}
		out = append(out, sheets.Piece{Paragraph: p})
	}
	return out
}

// heading reports whether a paragraph is a heading, and its size to the half point.
func (f *flow) heading(p *paragraph) (float64, bool) {
	if p == nil || p.alone || len(p.lines) > 4 || isBullet(p.lines[0].words[0].text) {
		return 0, false
	}
	size := math.Round(p.lines[0].size*2) / 2
	large, bold := size >= 1.15*f.body, size >= 0.95*f.body
	words := 0
	for _, l := range p.lines {
		large, bold = large && l.size >= 1.1*f.body, bold && l.bold
		words += len(l.words)
	}
	text := p.last().text()
	return size, !strings.Contains(text, "\t") && (large || bold && words <= 15 && !strings.HasSuffix(text, "."))
}
