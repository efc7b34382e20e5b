package ooxml

import (
	"bytes"
	"fmt"

	"crosscast/sheets"
)

// Kind tells an opening tag from a closing one.
type Kind uint8

// The kinds of tags.
const (
	OpenTag  Kind = iota // <v>
	CloseTag             // </v>
	EmptyTag             // <v/>
)

// maxDepth bounds nesting; the deepest real part seen has 40 levels.
const maxDepth = 1000

// Scanner walks the tags of an XML part in order and knows where each one stands. It checks that tags are closed in
// their order, skips comments, CDATA, processing instructions and a plain DOCTYPE, and expands no entities.
type Scanner struct {
	data   []byte
	pos    int
	tag    Tag
	open   []span // names of the elements that are open, as written
	closed bool   // the current tag closes its element, which counts as open until the next one
	err    error
}

// span is a stretch of bytes.
type span struct{ from, to int32 }

// NewScanner walks data, which must not be changed while tags of it are in use.
func NewScanner(data []byte) *Scanner {
	return &Scanner{data: data, open: make([]span, 0, 16)}
}

// Tag is the tag found by the last Next. The scanner uses it again: copy the struct to keep it.
func (s *Scanner) Tag() *Tag { return &s.tag }

// Err tells why Next ended, or nil at the proper end.
func (s *Scanner) Err() error { return s.err }

// Depth counts the elements that the current tag stands in, its own included: the root's tags are at depth 1.
func (s *Scanner) Depth() int {
	if s.tag.Kind == EmptyTag {
		return len(s.open) + 1
	}
	return len(s.open)
}

// Next moves to the next tag; false at the end or at an error.
func (s *Scanner) Next() bool {
	if s.err != nil {
		return false
	}
	if s.closed {
		s.open = s.open[:len(s.open)-1]
		s.closed = false
	}
	for {
		i := bytes.IndexByte(s.data[s.pos:], '<')
		if i < 0 {
			return s.finish()
		}
		start := s.pos + i
		if start+1 < len(s.data) && (s.data[start+1] == '!' || s.data[start+1] == '?') {
			end, err := skipMarkup(s.data, start)
			if err != nil {
				return s.fail(start, err.Error())
			}
			s.pos = end
			continue
		}
		return s.readTag(start)
	}
}

// finish ends the walk: an element still open means that the part is cut short.
func (s *Scanner) finish() bool {
	s.pos = len(s.data)
	if n := len(s.open); n > 0 {
		name := s.data[s.open[n-1].from:s.open[n-1].to]
		return s.fail(len(s.data), fmt.Sprintf("<%.40s> is never closed", name))
	}
	return false
}

// fail records what is broken and where.
func (s *Scanner) fail(at int, what string) bool {
	s.err = fmt.Errorf("broken XML at byte %d: %s: %w", at, what, sheets.ErrDamaged)
	return false
}

// readTag reads the tag that begins at start and keeps the stack of open elements.
func (s *Scanner) readTag(start int) bool {
	end := tagEnd(s.data, start)
	if end < 0 {
		return s.fail(start, "a tag does not end")
	}
	s.pos = end
	t := &s.tag
	t.data, t.Start, t.End, t.Kind = s.data, start, end, OpenTag
	from, to := start+1, end-1
	if s.data[from] == '/' {
		t.Kind = CloseTag
		from++
	} else if s.data[to-1] == '/' && to-1 > from {
		t.Kind = EmptyTag
		to--
	}
	nameEnd := from
	for nameEnd < to && !isSpace(s.data[nameEnd]) {
		nameEnd++
	}
	if nameEnd == from {
		return s.fail(start, "a tag without a name")
	}
	t.setName(s.data[from:nameEnd])
	t.attrFrom, t.attrTo = nameEnd, to
	return s.track(start, span{int32(from), int32(nameEnd)})
}

// track opens or closes an element.
func (s *Scanner) track(start int, name span) bool {
	n := len(s.open)
	switch s.tag.Kind {
	case OpenTag:
		if n >= maxDepth {
			return s.fail(start, fmt.Sprintf("elements nested over %d deep", maxDepth))
		}
		s.open = append(s.open, name)
	case CloseTag:
		if n == 0 {
			return s.fail(start, "a closing tag without an opening one")
		}
		o := s.open[n-1]
		if !bytes.Equal(s.data[o.from:o.to], s.data[name.from:name.to]) {
			return s.fail(start, fmt.Sprintf("<%.40s> is closed by </%.40s>",
				s.data[o.from:o.to], s.data[name.from:name.to]))
		}
		s.closed = true
	}
	return true
}

// SkipElement moves past the element whose opening tag is current: the current tag becomes its closing one.
func (s *Scanner) SkipElement() bool {
	if s.tag.Kind != OpenTag {
		return s.err == nil
	}
	depth := len(s.open)
	for s.Next() {
		if s.tag.Kind == CloseTag && len(s.open) == depth {
			return true
		}
	}
	return false
}

// Children calls visit at the opening tag of every direct child of the element whose opening tag is current. visit may
// walk on inside the child, not beyond it; what it leaves is skipped. Afterwards the element's closing tag is current.
func (s *Scanner) Children(visit func(*Tag) error) error {
	if s.tag.Kind != OpenTag {
		return s.err
	}
	depth := s.Depth()
	for s.Next() {
		switch d := s.Depth(); {
		case s.tag.Kind == CloseTag:
			if d == depth {
				return nil
			}
		case d == depth+1:
			if err := visit(&s.tag); err != nil {
				return err
			}
		}
	}
	return s.err
}

// ElementText walks to the closing tag of the element whose opening tag is current and gives its text; see Text.
func (s *Scanner) ElementText() []byte {
	if s.tag.Kind != OpenTag {
		return nil
	}
	from := s.tag.End
	if !s.SkipElement() {
		return nil
	}
	return Text(s.data[from:s.tag.Start])
}

// tagEnd is the offset behind the ">" that ends the tag at start, or −1. A ">" inside quotes does not count.
func tagEnd(data []byte, start int) int {
	var quote byte
	for i := start + 1; i < len(data); i++ {
		c := data[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return -1
		}
	}
	return -1
}

// isSpace reports whether c is white space in XML.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
