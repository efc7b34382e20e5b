package docx

import (
	"strconv"

	"crosscast/sheets/ooxml"
)

// unset stands for a level or numeral that a paragraph or style does not say.
const unset = -1

// tri is a property that is on, off, or left to the style.
type tri int8

const (
	tacit tri = iota
	on
	off
)

// runProps are the properties of a run that the reader asks for.
type runProps struct {
	character    string // style
	bold, hidden tri
}

// paraProps are the properties of a paragraph, its own or those of its style.
type paraProps struct {
	style     string
	list      string // id of the numbering; "" if it says none, "0" if it says that there is none
	level     int    // in the numbering, from 0, or unset
	outline   int    // from 0; 9 is running text; or unset
	indent    int
	hasIndent bool
	markGone  bool // the paragraph mark is deleted or moved away: the next paragraph goes on in this one
	runProps       // of a style
}

// value is the attribute w:val, or the attribute of another local name.
func value(t *ooxml.Tag, name string) string {
	v, ok := t.PrefixedAttr(name)
	if !ok {
		return t.AttrString(name)
	}
	return string(v)
}

// number is a value in digits, or unset. Nothing that counts is as large as a million.
func number(t *ooxml.Tag, name string) int {
	n, err := strconv.Atoi(value(t, name))
	if err != nil || n < 0 || n > 1_000_000 {
		return unset
	}
	return n
}

// toggle reads an element such as <w:b/>, which is on unless it says otherwise.
func toggle(t *ooxml.Tag) tri {
	switch value(t, "val") {
	case "0", "false", "off", "False", "FALSE":
		return off
	}
	return on
}

// readRunProps reads the rPr whose opening tag is current.
func readRunProps(s *ooxml.Scanner) (runProps, error) {
	var p runProps
	err := s.Children(func(t *ooxml.Tag) error {
		p.take(t)
		return nil
	})
	return p, err
}

// take reads one element of an rPr.
func (p *runProps) take(t *ooxml.Tag) {
	switch string(t.Name) {
	case "rStyle":
		p.character = value(t, "val")
	case "b":
		p.bold = toggle(t)
	case "vanish":
		p.hidden = toggle(t)
	}
}

// readParaProps reads the pPr whose opening tag is current.
func readParaProps(s *ooxml.Scanner) (paraProps, error) {
	p := paraProps{level: unset, outline: unset}
	err := s.Children(func(t *ooxml.Tag) error { return p.take(s, t) })
	return p, err
}

// take reads one element of a pPr.
func (p *paraProps) take(s *ooxml.Scanner, t *ooxml.Tag) error {
	switch string(t.Name) {
	case "pStyle":
		p.style = value(t, "val")
	case "outlineLvl":
		p.outline = number(t, "val")
	case "ind":
		p.takeIndent(t)
	case "numPr":
		return s.Children(func(t *ooxml.Tag) error {
			switch string(t.Name) {
			case "ilvl":
				p.level = number(t, "val")
			case "numId":
				p.list = value(t, "val")
			}
			return nil
		})
	case "rPr": // of the paragraph mark
		return s.Children(func(t *ooxml.Tag) error {
			p.markGone = p.markGone || t.Is("del") || t.Is("moveFrom")
			return nil
		})
	}
	return nil
}

// takeIndent reads how far the text stands from the margin on the side where it begins: transitional files say "left",
// strict ones "start".
func (p *paraProps) takeIndent(t *ooxml.Tag) {
	for _, name := range []string{"left", "start"} {
		if n, err := strconv.Atoi(value(t, name)); err == nil && n > -1_000_000 && n < 1_000_000 {
			p.indent, p.hasIndent = n, true
		}
	}
}
