package docx

import (
	"fmt"
	"strings"

	"crosscast/sheets/ooxml"
)

// maxLevels is how many levels a numbering has.
const maxLevels = 9

// maxLevelText bounds the text of a level; Word's own is shorter.
const maxLevelText = 255

// level is one level of a numbering.
type level struct {
	start   int
	format  string // decimal, lowerLetter, …
	text    string // "%1.%2"
	legal   bool   // all numerals in it are decimal
	restart int    // begins anew after that level, counted from 1; 0 never; unset: after any higher one
	style   string // paragraphs of that style are of this level
	indent  int
	indents bool
}

// pattern is an abstract numbering, which several lists share, counters included.
type pattern struct {
	id        string
	levels    [maxLevels]*level
	styleLink string // the numbering style that it is the body of
	styled    string // the numbering style that has its body
}

// list is a numbering as paragraphs name it.
type list struct {
	pattern string
	own     [maxLevels]*level // levels that replace the pattern's
	starts  [maxLevels]int    // numerals to begin with at its first use, or unset
}

// numbering is the numbering part.
type numbering struct {
	patterns map[string]*pattern
	lists    map[string]*list
	bodies   map[string]*pattern // by the numbering style that they are the body of
}

// readNumbering reads the numbering part; a document without one has no lists.
func readNumbering(p *ooxml.Package, part string) (*numbering, error) {
	n := &numbering{patterns: map[string]*pattern{}, lists: map[string]*list{}, bodies: map[string]*pattern{}}
	if !p.Has(part) {
		return n, nil
	}
	data, err := p.Read(part)
	if err != nil {
		return nil, err
	}
	s := ooxml.NewScanner(data)
	for s.Next() {
		t := s.Tag()
		if s.Depth() != 2 || t.Kind != ooxml.OpenTag {
			continue
		}
		switch string(t.Name) {
		case "abstractNum":
			err = n.readPattern(s, t)
		case "num":
			err = n.readList(s, t)
		}
		if err != nil {
			return nil, fmt.Errorf("part %q: %w", part, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	return n, nil
}

// readPattern reads an abstractNum.
func (n *numbering) readPattern(s *ooxml.Scanner, t *ooxml.Tag) error {
	p := &pattern{id: value(t, "abstractNumId")}
	n.patterns[p.id] = p
	return s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "lvl":
			if i := number(t, "ilvl"); i >= 0 && i < maxLevels {
				p.levels[i] = &level{}
				return p.levels[i].read(s)
			}
		case "styleLink":
			p.styleLink = value(t, "val")
			n.bodies[p.styleLink] = p
		case "numStyleLink":
			p.styled = value(t, "val")
		}
		return nil
	})
}

// readList reads a num.
func (n *numbering) readList(s *ooxml.Scanner, t *ooxml.Tag) error {
	l := &list{}
	for i := range l.starts {
		l.starts[i] = unset
	}
	n.lists[value(t, "numId")] = l
	return s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "abstractNumId":
			l.pattern = value(t, "val")
		case "lvlOverride":
			if i := number(t, "ilvl"); i >= 0 && i < maxLevels {
				return l.readOverride(s, i)
			}
		}
		return nil
	})
}

// readOverride reads what the list has of its own at one level.
func (l *list) readOverride(s *ooxml.Scanner, i int) error {
	return s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "startOverride":
			l.starts[i] = number(t, "val")
		case "lvl":
			l.own[i] = &level{}
			return l.own[i].read(s)
		}
		return nil
	})
}

// read reads the lvl whose opening tag is current.
func (l *level) read(s *ooxml.Scanner) error {
	l.start, l.restart, l.format = 0, unset, "decimal"
	return s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "start":
			l.start = max(number(t, "val"), 0)
		case "numFmt":
			l.format = value(t, "val")
		case "AlternateContent": // a format that old programs do not know, and the one that they use
			return l.readFallback(s)
		case "lvlText":
			l.text = value(t, "val")
			l.text = l.text[:min(len(l.text), maxLevelText)]
		case "isLgl":
			l.legal = toggle(t) == on
		case "lvlRestart":
			l.restart = number(t, "val")
		case "pStyle":
			l.style = value(t, "val")
		case "pPr":
			p, err := readParaProps(s)
			l.indent, l.indents = p.indent, p.hasIndent
			return err
		}
		return nil
	})
}

// readFallback takes the format out of the Fallback.
func (l *level) readFallback(s *ooxml.Scanner) error {
	return s.Children(func(t *ooxml.Tag) error {
		if !t.Is("Fallback") {
			return nil
		}
		return s.Children(func(t *ooxml.Tag) error {
			if t.Is("numFmt") {
				l.format = value(t, "val")
			}
			return nil
		})
	})
}

// patternOf is the pattern that a list counts by; where it only names a numbering style, the body of that style.
func (n *numbering) patternOf(l *list, st *styles) *pattern {
	p := n.patterns[l.pattern]
	if p == nil || p.styled == "" {
		return p
	}
	if body := n.bodies[p.styled]; body != nil {
		return body
	}
	if other := n.lists[st.get(p.styled).list]; other != nil {
		return n.patterns[other.pattern]
	}
	return p
}

// levelOf is a level of a list, nil if it is not defined.
func (l *list) levelOf(p *pattern, i int) *level {
	if l.own[i] != nil {
		return l.own[i]
	}
	return p.levels[i]
}

// levelOfStyle is the level that paragraphs of a style have in a list; unset if none is theirs.
func (l *list) levelOfStyle(p *pattern, style string) int {
	for i := range maxLevels {
		if v := l.levelOf(p, i); v != nil && v.style != "" && strings.EqualFold(v.style, style) {
			return i
		}
	}
	return unset
}
