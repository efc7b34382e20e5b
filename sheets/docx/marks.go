package docx

import (
	"slices"
	"strconv"
	"strings"
)

// marksAt are the marks to be written at one place.
type marksAt struct {
	cut
	ends, starts []int // ids of comments
}

// markWords puts the marks of the comments around their words. Where comments meet, those that end come first.
func (d *draft) markWords(placed []placedComment) {
	var at []*marksAt
	byOffset := map[int]*marksAt{}
	get := func(c cut) *marksAt {
		m := byOffset[c.at]
		if m == nil {
			m = &marksAt{cut: c}
			byOffset[c.at] = m
			at = append(at, m)
		}
		return m
	}
	for _, p := range placed {
		m := get(p.start)
		m.starts = append(m.starts, p.id)
		m = get(p.end)
		m.ends = append(m.ends, p.id)
	}
	n := d.namesIn(d.mainOut)
	slices.SortFunc(at, func(a, b *marksAt) int { return a.at - b.at })
	var kept *segment // the last w:t that was told to keep its white space
	for _, m := range at {
		if g := m.inside; g != nil && g != kept && !g.preserve {
			d.main.Edits.Insert(g.raw.start-len(">"), ` xml:space="preserve"`)
			kept = g
		}
		d.main.Edits.Insert(m.at, d.parted(n, m.cut, d.marks(n, m)))
	}
}

// marks are the marks at one place. A comment is shown where the reference to it stands, which is behind its words.
func (d *draft) marks(n names, m *marksAt) string {
	var b strings.Builder
	for _, id := range m.ends {
		b.WriteString(n.element("commentRangeEnd", "id", strconv.Itoa(id)))
		look := ""
		if style := d.doc.styles.idByName["annotation reference"]; style != "" {
			look = n.wrap("rPr", n.element("rStyle", "val", style))
		}
		b.WriteString(n.wrap("r", look+n.element("commentReference", "id", strconv.Itoa(id))))
	}
	for _, id := range m.starts {
		b.WriteString(n.element("commentRangeStart", "id", strconv.Itoa(id)))
	}
	return b.String()
}

// parted closes what has to be parted at a cut, and opens it again behind the marks as it was.
func (d *draft) parted(n names, c cut, marks string) string {
	if c.run == nil {
		return marks
	}
	run := string(d.main.Data[c.run.open.start:c.run.open.end]) + string(d.main.Data[c.run.props.start:c.run.props.end])
	if c.inside == nil {
		return n.close("r") + marks + run
	}
	return n.close("t") + n.close("r") + marks + run + "<" + n.prefix + `t xml:space="preserve">`
}
