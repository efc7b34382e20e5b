package docx

import (
	"strings"

	"crosscast/sheets"
)

// counters count the paragraphs of all lists as they come, as Word does: lists of one pattern go on counting together.
type counters struct {
	numbering *numbering
	styles    *styles
	at        map[*pattern]*[maxLevels]int // the last numeral of each level, or unset
	begun     map[listLevel]bool           // levels of lists that were used
}

// listLevel is one level of a list.
type listLevel struct {
	list  *list
	level int
}

// printed is the automatic number of a paragraph.
type printed struct {
	number  string // "" if the paragraph has none
	level   int    // from 0
	decimal bool   // its own numeral is written in digits
	bullet  bool
	indent  int
	indents bool
}

// listOf finds the list and the level of a paragraph, its own or those of its style. nil for none.
func (c *counters) listOf(p paraProps, st *style) (*list, *pattern, int) {
	id, at := p.list, p.level
	if id == "" {
		id = st.list
	} else if at == unset {
		at = 0
	}
	l := c.numbering.lists[id]
	if l == nil {
		return nil, nil, 0
	}
	pat := c.numbering.patternOf(l, c.styles)
	if pat == nil {
		return nil, nil, 0
	}
	if at == unset {
		at = l.levelOfStyle(pat, p.style)
	}
	if at == unset {
		at = st.level
	}
	return l, pat, min(max(at, 0), maxLevels-1)
}

// next counts a paragraph and gives the number that is printed before it.
func (c *counters) next(p paraProps, st *style) printed {
	l, pat, i := c.listOf(p, st)
	if l == nil {
		return printed{}
	}
	v := l.levelOf(pat, i)
	if v == nil {
		return printed{}
	}
	c.count(l, pat, i)
	out := printed{level: i, bullet: v.format == "bullet", decimal: strings.HasPrefix(v.format, "decimal") || v.legal,
		indent: v.indent, indents: v.indents}
	out.number = c.render(l, pat, v)
	if out.bullet && out.number != "" {
		out.number = sheets.Bullet
	}
	return out
}

// count moves the counter of a level on, and lets the levels below begin anew.
func (c *counters) count(l *list, pat *pattern, i int) {
	at := c.at[pat]
	if at == nil {
		at = &[maxLevels]int{}
		for j := range at {
			at[j] = unset
		}
		c.at[pat] = at
	}
	first := !c.begun[listLevel{l, i}]
	c.begun[listLevel{l, i}] = true
	switch {
	case first && l.starts[i] != unset:
		at[i] = l.starts[i]
	case at[i] == unset:
		at[i] = c.start(l, pat, i)
	default:
		at[i]++
	}
	for j := i + 1; j < maxLevels; j++ {
		after := j // the level, from 1, behind which j begins anew
		if v := l.levelOf(pat, j); v != nil && v.restart != unset {
			after = v.restart
		}
		if i < after {
			at[j] = unset
		}
	}
}

// start is the numeral that a level begins with.
func (c *counters) start(l *list, pat *pattern, i int) int {
	if l.starts[i] != unset {
		return l.starts[i]
	}
	if v := l.levelOf(pat, i); v != nil {
		return v.start
	}
	return 1
}

// render writes the text of a level, with the numerals of this and the higher levels in it.
func (c *counters) render(l *list, pat *pattern, v *level) string {
	var b strings.Builder
	at := c.at[pat]
	for i := 0; i < len(v.text); i++ {
		if v.text[i] != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(v.text[i])
			continue
		}
		i++
		j := int(v.text[i] - '1')
		n, format := at[j], "decimal"
		if n == unset {
			n = c.start(l, pat, j)
		}
		if w := l.levelOf(pat, j); w != nil && !v.legal {
			format = w.format
		}
		b.WriteString(numeral(n, format))
	}
	return strings.TrimSpace(b.String())
}
