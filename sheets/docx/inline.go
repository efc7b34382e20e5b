package docx

import (
	"bytes"
	"strings"

	"crosscast/sheets/ooxml"
)

// inline reads a child of a paragraph, or of what wraps runs in it.
func (r *story) inline(t *ooxml.Tag, p *para) error {
	inside := func() error { return r.s.Children(func(t *ooxml.Tag) error { return r.inline(t, p) }) }
	switch string(t.Name) {
	case "r":
		return r.run(t, p)
	case "ins", "moveTo":
		r.doc.note(noteTracked)
		return inside()
	case "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent":
		return inside()
	case "del", "moveFrom": // walked all the same: fields begin and end in it
		r.doc.note(noteTracked)
		r.deleted++
		defer func() { r.deleted-- }()
		return inside()
	case "AlternateContent":
		return r.alternate(inside)
	case "oMath", "oMathPara":
		return r.formula(t, p)
	}
	return nil
}

// look is how the text of a run is shown.
type look struct {
	bold, hidden bool
	mark         *noteRef // what follows is the mark of that note, which the author has chosen
}

// run reads a run.
func (r *story) run(t *ooxml.Tag, p *para) error {
	place := &run{open: span{t.Start, t.End}}
	var props runProps
	l := r.looks(props, p)
	err := r.s.Children(func(t *ooxml.Tag) (err error) {
		if !t.Is("rPr") {
			return r.inRun(t, p, place, &l)
		}
		place.props.start = t.Start
		props, err = readRunProps(r.s)
		place.props.end = r.s.Tag().End
		l = r.looks(props, p)
		return err
	})
	place.start, place.closing, place.end = place.open.start, r.s.Tag().Start, r.s.Tag().End
	return err
}

// looks resolves what a run's properties leave to its styles.
func (r *story) looks(props runProps, p *para) look {
	c := r.doc.styles.get(props.character)
	return look{bold: toggled(props.bold, c.bold, p.style.bold), hidden: toggled(props.hidden, c.hidden, p.style.hidden)}
}

// inRun reads a child of a run.
func (r *story) inRun(t *ooxml.Tag, p *para, place *run, l *look) error {
	switch string(t.Name) {
	case "t":
		return r.text(t, p, place, l)
	case "fldChar":
		r.fieldChar(t)
		return r.passOver()
	case "drawing", "pict", "object":
		return r.boxes(p, place)
	case "ruby":
		return r.ruby(t, p, place, l)
	case "AlternateContent":
		r.nested++
		defer func() { r.nested-- }()
		return r.alternate(func() error {
			return r.s.Children(func(t *ooxml.Tag) error { return r.inRun(t, p, place, l) })
		})
	case "footnoteReference", "endnoteReference":
		r.reference(t, place, l)
	case "br":
		if kind := value(t, "type"); kind == "page" || kind == "column" {
			p.broken = p.broken || r.shown(l)
			return nil
		}
	}
	sign, element := sign(t), span{t.Start, t.End}
	if sign == "" {
		return nil
	}
	err := r.passOver()
	element.end = r.s.Tag().End
	if r.shown(l) {
		r.add(p, sign, segment{element: element, run: place}, l.bold)
	}
	return err
}

// ruby reads words with their reading above them, which is no part of the text.
func (r *story) ruby(t *ooxml.Tag, p *para, place *run, l *look) error {
	start := t.Start
	var b strings.Builder
	err := r.s.Children(func(t *ooxml.Tag) error {
		if !t.Is("rubyBase") {
			return nil
		}
		return r.formulaText(&b)
	})
	if r.shown(l) {
		r.add(p, b.String(), segment{element: span{start, r.s.Tag().End}, run: place}, l.bold)
	}
	return err
}

// shown reports whether text is seen where we are.
func (r *story) shown(l *look) bool {
	if l.hidden && r.deleted == 0 {
		r.doc.note(noteHidden)
	}
	return !l.hidden && l.mark == nil && r.deleted == 0 && !r.inInstruction()
}

// passOver goes to the end of the element whose tag is current.
func (r *story) passOver() error {
	r.s.SkipElement()
	return r.s.Err()
}

// text reads a w:t. Word trims it, unless it says that its white space counts, and shows line ends in it as spaces.
func (r *story) text(t *ooxml.Tag, p *para, place *run, l *look) error {
	open := span{t.Start, t.End}
	space, given := t.Attr("xml:space")
	preserve := r.preserve && !given || string(space) == "preserve"
	if t.Kind != ooxml.OpenTag {
		return nil
	}
	raw := r.s.ElementText()
	if err := r.s.Err(); err != nil {
		return err
	}
	closing := r.s.Tag()
	if l.mark != nil && r.deleted == 0 {
		l.mark.mark += string(bytes.TrimSpace(raw))
	}
	if !r.shown(l) {
		return nil
	}
	text := strings.Map(blanks, string(raw))
	trimmed := text
	if !preserve {
		trimmed = strings.Trim(text, " ")
	}
	g := segment{element: span{open.start, closing.End}, run: place}
	if trimmed == text && len(text) == len(raw) && (preserve || !given) { // else its bytes do not tell its characters
		g.raw, g.preserve = span{open.end, closing.Start}, preserve
	}
	r.add(p, trimmed, g, l.bold)
	return nil
}

// blanks makes every white space of XML a plain space.
func blanks(c rune) rune {
	if c == '\n' || c == '\t' || c == '\r' {
		return ' '
	}
	return c
}
