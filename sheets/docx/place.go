package docx

import (
	"bytes"
	"errors"
	"slices"
	"unicode/utf8"

	"crosscast/sheets/ooxml"
)

// placedComment is a comment with the places in the main part where its words begin and end.
type placedComment struct {
	Comment
	id         int
	start, end cut
}

// cut is a place in the main part where the marks of a comment may stand.
type cut struct {
	at     int
	run    *run     // to be parted there; nil if the place is between runs
	inside *segment // the w:t to be parted there, with run
}

// Reasons for not placing a comment.
var (
	errNoParagraph = errors.New("the document has no such paragraph")
	errNoWords     = errors.New("its words lie outside the paragraph")
	errNoAnchor    = errors.New("nothing in the text leads to the paragraph")
)

// find looks up the words of a comment. What hangs on the text, a note or a text box, can hold no comment: it goes where
// that hangs.
func (d *draft) find(i int, c Comment) (placedComment, error) {
	p := d.doc.places[c.Place]
	if p == nil {
		return placedComment{}, errNoParagraph
	}
	if c.From == 0 && c.To == 0 {
		c.To = p.length
	}
	if c.From < 0 || c.From >= c.To || c.To > p.length {
		return placedComment{}, errNoWords
	}
	if len(p.anchors) > 0 || c.Place.Part != d.doc.main {
		if len(p.anchors) == 0 || p.anchors[0].part != d.doc.main {
			return placedComment{}, errNoAnchor
		}
		d.report.Moved = append(d.report.Moved, i)
		at := p.anchors[0].run
		return placedComment{Comment: c, start: cut{at: at.start}, end: cut{at: at.end}}, nil
	}
	return placedComment{Comment: c, start: d.before(p, p.skip+c.From), end: d.behind(p, p.skip+c.To)}, nil
}

// before is the cut before the character at an offset of the paragraph's text.
func (d *draft) before(p *para, at int) cut {
	for at > 0 && !utf8.RuneStart(p.text[at]) {
		at--
	}
	i := slices.IndexFunc(p.segs, func(g segment) bool { return at < g.at+g.length })
	g := &p.segs[i]
	if at > g.at {
		if raw, ok := d.rawOffset(g, at-g.at); ok {
			return cut{at: raw, run: g.run, inside: g}
		}
	}
	switch {
	case g.run == nil:
		return cut{at: g.element.start}
	case g.nested, g.element.start == max(g.run.open.end, g.run.props.end):
		return cut{at: g.run.start}
	}
	return cut{at: g.element.start, run: g.run}
}

// behind is the cut behind the last character before an offset of the paragraph's text.
func (d *draft) behind(p *para, at int) cut {
	for at < len(p.text) && !utf8.RuneStart(p.text[at]) {
		at++
	}
	i := len(p.segs) - 1
	for p.segs[i].at >= at {
		i--
	}
	g := &p.segs[i]
	if at < g.at+g.length {
		if raw, ok := d.rawOffset(g, at-g.at); ok {
			return cut{at: raw, run: g.run, inside: g}
		}
	}
	switch {
	case g.run == nil:
		return cut{at: g.element.end}
	case g.nested, g.element.end == g.run.closing:
		return cut{at: g.run.end}
	}
	return cut{at: g.element.end, run: g.run}
}

// rawOffset is the place in the part of the n-th byte of a segment's text; false if the segment cannot be parted there.
func (d *draft) rawOffset(g *segment, n int) (int, bool) {
	raw := d.main.Data[g.raw.start:g.raw.end]
	if g.nested || len(raw) == 0 || bytes.IndexByte(raw, '<') >= 0 { // CDATA is not parted
		return 0, false
	}
	at := 0
	for at < len(raw) && n > 0 {
		read, gives := unit(raw[at:])
		at += read
		n -= gives
	}
	return g.raw.start + at, n == 0
}

// unit tells how many bytes the next character reference, line end or byte of raw text takes, and how many it stands for.
func unit(raw []byte) (read, gives int) {
	switch {
	case bytes.HasPrefix(raw, []byte("\r\n")):
		return 2, 1
	case raw[0] != '&':
		return 1, 1
	}
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 0 {
		return 1, 1
	}
	if c := ooxml.Unescape(raw[:end+1]); len(c) <= end {
		return end + 1, len(c)
	}
	return 1, 1
}
