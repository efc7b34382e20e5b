package docx

import (
	"strings"
	"unicode"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// para is a paragraph while it is read.
type para struct {
	props   paraProps
	style   *style
	place   sheets.PlaceInFile
	text    []byte
	segs    []segment // only if places are kept
	broken  bool      // a page break stands behind the text so far
	plain   bool      // some of its text is not bold
	boxes   []sheets.Piece
	anchors []anchor
	skip    int // bytes of text before Paragraph.Text
	length  int // of Paragraph.Text
}

// segment is a stretch of a paragraph's text and the bytes of the part that it is read from.
type segment struct {
	at, length int // in para.text
	element    span
	raw        span // of its characters, if a comment may begin or end between them; else 0, 0
	preserve   bool // the element keeps its outer white space, with raw
	nested     bool // the element is no child of the run: the run cannot be parted there
	run        *run // nil if it is no part of a run: a formula
}

// run is a run of a paragraph, in bytes of the part.
type run struct {
	span
	open    span // its opening tag
	props   span // of its rPr; 0, 0 if it has none
	closing int  // where its closing tag begins
}

// paragraph reads a paragraph. It goes on in the one before, if that one's mark is deleted.
func (r *story) paragraph(t *ooxml.Tag, c *container) error {
	p := &para{place: sheets.PlaceInFile{Part: r.part, Index: r.index(t.Start)}, anchors: r.anchors,
		props: paraProps{level: unset, outline: unset}}
	if q := c.joining; q != nil {
		p.text, p.segs, p.plain, p.boxes = q.text, q.segs, q.plain, q.boxes
		c.joining = nil
	}
	p.style = r.doc.styles.ofParagraph("")
	err := r.s.Children(func(t *ooxml.Tag) (err error) {
		if t.Is("pPr") {
			if p.props, err = readParaProps(r.s); err == nil {
				p.style = r.doc.styles.ofParagraph(p.props.style)
			}
			return err
		}
		return r.inline(t, p)
	})
	if err != nil {
		return err
	}
	if p.props.markGone {
		r.doc.note(noteTracked)
		c.joining = p
		return nil
	}
	r.finish(p, c)
	return r.doc.spendText(len(p.text))
}

// add appends text that was read from an element of the part.
func (r *story) add(p *para, text string, g segment, bold bool) {
	if text == "" {
		return
	}
	if p.broken && len(p.text) > 0 { // a figure before a page break must not run into one behind it
		p.text = append(p.text, '\n')
	}
	p.broken = false
	if r.doc.places != nil {
		g.at, g.length, g.nested = len(p.text), len(text), r.nested > 0
		p.segs = append(p.segs, g)
	}
	p.text = append(p.text, text...)
	p.plain = p.plain || !bold && strings.TrimSpace(text) != ""
}

// finish counts the paragraph's number and puts it into its container. One without text is left out, once it is counted.
func (r *story) finish(p *para, c *container) {
	out := &sheets.Paragraph{Place: p.place, Bold: !p.plain}
	full := string(p.text)
	out.Text = strings.TrimRightFunc(full, unicode.IsSpace)
	out.Text = strings.TrimLeftFunc(out.Text, unicode.IsSpace)
	p.skip = len(strings.TrimRightFunc(full, unicode.IsSpace)) - len(out.Text)
	if r.isNotes {
		r.dropMark(p, out)
	} else {
		r.describe(p, out)
	}
	p.length = len(out.Text)
	if out.Text != "" {
		if r.doc.places != nil {
			r.doc.places[p.place] = p
		}
		if c.cell != nil {
			c.cell.Paragraphs = append(c.cell.Paragraphs, out)
		} else {
			c.pieces = append(c.pieces, sheets.Piece{Paragraph: out})
		}
	}
	c.pieces = append(c.pieces, p.boxes...)
}

// describe finds the number, kind, level and indent of a paragraph.
func (r *story) describe(p *para, out *sheets.Paragraph) {
	auto := r.doc.counters.next(p.props, p.style)
	out.Number = auto.number
	if auto.number == "" {
		var rest string
		out.Number, rest = sheets.SplitNumber(out.Text)
		p.skip += len(out.Text) - len(rest)
		out.Text = rest
		auto.bullet = out.Number == sheets.Bullet
		auto.decimal = sheets.IsParagraphNumber(out.Number)
	}
	switch heading := headingLevel(p.props, p.style); {
	case heading > 0:
		out.Kind, out.Level = sheets.Heading, heading
	case out.Number != "" && (auto.bullet || auto.level > 0 || !auto.decimal):
		out.Kind, out.Level = sheets.ListItem, auto.level+1
	}
	switch {
	case p.props.hasIndent:
		out.Indent = p.props.indent
	case auto.indents && (p.props.list != "" || !p.style.hasIndent):
		out.Indent = auto.indent
	default:
		out.Indent = p.style.indent
	}
}

// dropMark takes the mark that the author chose off the beginning of a note.
func (r *story) dropMark(p *para, out *sheets.Paragraph) {
	if out.Text == "" {
		return
	}
	rest := strings.TrimLeftFunc(strings.TrimPrefix(out.Text, r.typed), unicode.IsSpace)
	if rest != "" {
		p.skip += len(out.Text) - len(rest)
		out.Text, r.typed = rest, ""
	}
}
