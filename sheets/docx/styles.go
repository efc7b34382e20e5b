package docx

import (
	"fmt"
	"strings"

	"crosscast/sheets/ooxml"
)

// style is one style as the styles part has it; resolve joins it with those that it is based on.
type style struct {
	name    string
	basedOn string
	paraProps
	resolved bool
	heading  int // from 1; 0 for none
}

// styles are the styles of a document by id.
type styles struct {
	byID      map[string]*style
	paragraph string            // the id of the paragraph style that counts where none is named
	idByName  map[string]string // names in small letters
}

// maxBase bounds how deep styles are based on each other; Word allows 11 levels. Beyond it, or in a circle, the chain
// ends.
const maxBase = 30

// readStyles reads the styles part; a document without one has none.
func readStyles(p *ooxml.Package, part string) (*styles, error) {
	all := &styles{byID: map[string]*style{}, idByName: map[string]string{}}
	if !p.Has(part) {
		return all, nil
	}
	data, err := p.Read(part)
	if err != nil {
		return nil, err
	}
	s := ooxml.NewScanner(data)
	for s.Next() {
		if t := s.Tag(); s.Depth() == 2 && t.Kind == ooxml.OpenTag && string(t.Name) == "style" {
			if err := all.read(s, t); err != nil {
				return nil, fmt.Errorf("part %q: %w", part, err)
			}
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	return all, nil
}

// read takes down the style whose opening tag is current.
func (all *styles) read(s *ooxml.Scanner, t *ooxml.Tag) error {
	id, kind := value(t, "styleId"), value(t, "type")
	isDefault := value(t, "default")
	st := &style{paraProps: paraProps{level: unset, outline: unset}}
	err := s.Children(func(t *ooxml.Tag) (err error) {
		switch string(t.Name) {
		case "name":
			st.name = strings.ToLower(value(t, "val"))
		case "basedOn":
			st.basedOn = value(t, "val")
		case "pPr":
			runs := st.runProps
			st.paraProps, err = readParaProps(s)
			st.runProps = runs
		case "rPr":
			st.runProps, err = readRunProps(s)
		}
		return err
	})
	if all.byID[id] == nil {
		all.byID[id] = st
		all.idByName[st.name] = id
		if kind == "paragraph" && (isDefault == "1" || isDefault == "true" || isDefault == "on") {
			all.paragraph = id
		}
	}
	return err
}

// get is the style of that id with all that it takes from others; an unknown one says nothing.
func (all *styles) get(id string) *style { return all.resolve(id, 0) }

// ofParagraph is the style of a paragraph, which is the default one if it names none.
func (all *styles) ofParagraph(id string) *style {
	if all.byID[id] == nil {
		id = all.paragraph
	}
	return all.get(id)
}

func (all *styles) resolve(id string, depth int) *style {
	st := all.byID[id]
	if st == nil || depth > maxBase {
		return &style{paraProps: paraProps{level: unset, outline: unset}}
	}
	if st.resolved {
		return st
	}
	st.resolved = true // before the others are asked, so that a circle ends
	st.heading = headingByName(st.name)
	base := all.resolve(st.basedOn, depth+1)
	if st.list == "" {
		st.list = base.list
	}
	if st.level == unset {
		st.level = base.level
	}
	if st.outline == unset {
		st.outline = base.outline
	}
	if !st.hasIndent {
		st.indent, st.hasIndent = base.indent, base.hasIndent
	}
	if st.bold == tacit {
		st.bold = base.bold
	}
	if st.hidden == tacit {
		st.hidden = base.hidden
	}
	if st.heading == 0 {
		st.heading = base.heading
	}
	return st
}

// headingByName is the level of a heading that only its style's name tells, 0 for other styles. Names of the built-in
// styles are English in files of every language.
func headingByName(name string) int {
	if name == "title" {
		return 1
	}
	digit, ok := strings.CutPrefix(name, "heading ")
	if !ok || len(digit) != 1 || digit[0] < '1' || digit[0] > '9' {
		return 0
	}
	return int(digit[0] - '0')
}

// headingLevel is the level of a paragraph as a heading, 0 if it is none: by its own outline level, else that of its
// style, else the style's name.
func headingLevel(p paraProps, st *style) int {
	outline := p.outline
	if outline == unset {
		outline = st.outline
	}
	switch {
	case outline == unset:
		return st.heading
	case outline <= 8:
		return outline + 1
	}
	return 0
}

// toggled joins what run, character style and paragraph style say of a toggle such as bold: the run has the last word,
// and bold within bold is not bold (ECMA-376 part 1, 17.7.3).
func toggled(run, character, paragraph tri) bool {
	if run != tacit {
		return run == on
	}
	return (character == on) != (paragraph == on)
}
