package object

import (
	"errors"
	"strconv"
)

// maxDepth bounds arrays and dictionaries within each other, and references that lead to references.
const maxDepth = 64

var (
	errEnd    = errors.New("the data end within an object")
	errSyntax = errors.New("no object where one is expected")
	errDepth  = errors.New("objects are nested too deep")
)

// Lexer reads values one after the other. It never reads past the data.
type Lexer struct {
	data []byte
	pos  int
}

// NewLexer reads a content stream, or the like, from its start.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// Next reads the next value or operator; false at the end. What is no PDF syntax is passed over.
func (l *Lexer) Next() (any, bool) {
	for {
		l.space()
		if l.pos >= len(l.data) {
			return nil, false
		}
		v, err := l.value(0)
		if err == nil {
			return v, true
		}
		if errors.Is(err, errEnd) {
			return nil, false
		}
		l.pos++
	}
}

// SkipInlineImage passes over the data of an image that stands in a content stream, after the operator ID.
func (l *Lexer) SkipInlineImage() {
	for ; l.pos+2 < len(l.data); l.pos++ {
		if isSpace(l.data[l.pos]) && l.data[l.pos+1] == 'E' && l.data[l.pos+2] == 'I' &&
			(l.pos+3 >= len(l.data) || isSpace(l.data[l.pos+3])) {
			l.pos += 3
			return
		}
	}
	l.pos = len(l.data)
}

// value reads one value or operator; references only come out of reference.
func (l *Lexer) value(depth int) (any, error) {
	l.space()
	if depth > maxDepth {
		return nil, errDepth
	}
	if l.pos >= len(l.data) {
		return nil, errEnd
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		l.pos++
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '<' && l.peek(1) == '<':
		l.pos += 2
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(depth)
	case isDelimiter(c):
		return nil, errSyntax
	}
	return l.word(), nil
}

func (l *Lexer) peek(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

// space passes over white space and comments.
func (l *Lexer) space() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// word reads a number, a boolean, null or an operator.
func (l *Lexer) word() any {
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	s := string(l.data[start:l.pos])
	switch s {
	case "true", "false":
		return s == "true"
	case "null":
		return nil
	}
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f
		}
		return 0.0 // "--5" and the like: what readers make of it differs
	}
	return Operator(s)
}

func (l *Lexer) name() Name {
	var b []byte
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		c := l.data[l.pos]
		if hi, lo := unhex(l.peek(1)), unhex(l.peek(2)); c == '#' && hi >= 0 && lo >= 0 {
			c = byte(hi<<4 | lo)
			l.pos += 2
		}
		b = append(b, c)
		l.pos++
	}
	return Name(b)
}

func (l *Lexer) array(depth int) (any, error) {
	a := Array{}
	for {
		l.space()
		if l.peek(0) == ']' {
			l.pos++
			return a, nil
		}
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		a = reference(a, v)
	}
}

// reference adds a value to an array; "12 0 R" becomes a reference.
func reference(a Array, v any) Array {
	if n := len(a); v == Operator("R") && n >= 2 {
		num, ok1 := a[n-2].(float64)
		gen, ok2 := a[n-1].(float64)
		if ok1 && ok2 {
			return append(a[:n-2], Ref{Int(num, maxObjects), Int(gen, 1<<16)})
		}
	}
	return append(a, v)
}

func (l *Lexer) dict(depth int) (any, error) {
	a := Array{}
	for {
		l.space()
		if l.peek(0) == '>' && l.peek(1) == '>' {
			l.pos += 2
			break
		}
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		a = reference(a, v)
	}
	d := Dict{}
	for i := 0; i+1 < len(a); i += 2 {
		if key, ok := a[i].(Name); ok {
			d[key] = a[i+1]
		} else {
			i-- // out of step: look for the next name
		}
	}
	return d, nil
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// unhex is the value of a hexadecimal digit, -1 for anything else.
func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
