package formula

import (
	"errors"
	"fmt"
	"strings"
)

// Excel stores at most 8,192 characters and 64 levels of functions; other writers go beyond. The caps keep a hostile
// file from costing time or stack.
const (
	maxLength = 1 << 15
	maxDepth  = 512
)

// ErrSyntax is the kind of every refusal of Parse.
var ErrSyntax = errors.New("not a formula")

// Parse reads formula text without "=", as xlsx stores it: English function names, "," between arguments.
func Parse(text string) (Node, error) {
	if len(text) > maxLength {
		return nil, fmt.Errorf("%w: longer than %d characters", ErrSyntax, maxLength)
	}
	p := &parser{s: text}
	n, err := p.list()
	if err == nil && p.pos < len(p.s) {
		err = p.fail("unexpected %q", p.rest(12))
	}
	if err != nil {
		return nil, err
	}
	return n, nil
}

// parser is a recursive descent straight over the text: whether a space is an operator, "(" a call or "[" a workbook
// depends on what stands on both sides, which a separate lexer would have to guess.
type parser struct {
	s     string
	pos   int
	depth int
}

func (p *parser) fail(format string, args ...any) error {
	return fmt.Errorf("%w: %s at character %d", ErrSyntax, fmt.Sprintf(format, args...), p.pos+1)
}

// rest gives up to n bytes of what is still to be read, for messages.
func (p *parser) rest(n int) string { return p.s[p.pos:min(len(p.s), p.pos+n)] }

func (p *parser) peek() byte {
	if p.pos < len(p.s) {
		return p.s[p.pos]
	}
	return 0
}

// spaces skips white space and reports whether there was any.
func (p *parser) spaces() bool {
	start := p.pos
	for p.pos < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.pos]) >= 0 {
		p.pos++
	}
	return p.pos > start
}

// accept takes the character c if it comes next, spaces aside. If not, nothing is skipped: the space may be an operator.
func (p *parser) accept(c byte) bool {
	start := p.pos
	p.spaces()
	if p.pos >= len(p.s) || p.peek() != c {
		p.pos = start
		return false
	}
	p.pos++
	return true
}

func (p *parser) enter() error {
	if p.depth++; p.depth > maxDepth {
		return p.fail("nested deeper than %d levels", maxDepth)
	}
	return nil
}

// list reads what stands in brackets or alone: one expression, or several joined by the union operator.
func (p *parser) list() (Node, error) {
	first, err := p.expression(1)
	if err != nil {
		return nil, err
	}
	parts := []Node{first}
	for p.accept(',') {
		next, err := p.expression(1)
		if err != nil {
			return nil, err
		}
		parts = append(parts, next)
	}
	p.spaces()
	if len(parts) == 1 {
		return first, nil
	}
	return Union{parts}, nil
}

// Binding powers of the binary operators. Signs bind tighter than "^" here: -2^2 is 4 in a spreadsheet.
const (
	levelCompare = iota + 1
	levelJoin
	levelAdd
	levelMultiply
	levelPower
	levelPercent
	levelSign
	levelIntersect
	levelRange
	levelAtom
)

// operator returns the binary operator that comes next and how tightly it binds; 0 if there is none.
func (p *parser) operator() (string, int) {
	p.spaces()
	switch p.peek() {
	case '+', '-':
		return p.rest(1), levelAdd
	case '*', '/':
		return p.rest(1), levelMultiply
	case '^':
		return "^", levelPower
	case '&':
		return "&", levelJoin
	case '=':
		return "=", levelCompare
	case '<', '>':
		if two := p.rest(2); two == "<>" || two == "<=" || two == ">=" {
			return two, levelCompare
		}
		return p.rest(1), levelCompare
	}
	return "", 0
}

// expression reads operands joined by operators that bind at least as tightly as level; all associate to the left.
func (p *parser) expression(level int) (Node, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	x, err := p.percent()
	for err == nil {
		op, l := p.operator()
		if l < level || l == 0 {
			return x, nil
		}
		p.pos += len(op)
		var y Node
		if y, err = p.expression(l + 1); err == nil {
			x = Binary{op, x, y}
		}
	}
	return nil, err
}

func (p *parser) percent() (Node, error) {
	x, err := p.signed()
	for err == nil && p.accept('%') {
		x = Percent{x}
	}
	return x, err
}

func (p *parser) signed() (Node, error) {
	p.spaces()
	c := p.peek()
	if c != '+' && c != '-' && c != '@' {
		return p.intersection()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	p.pos++
	x, err := p.signed()
	if err != nil {
		return nil, err
	}
	return Unary{c, x}, nil
}

// intersection reads references joined by spaces. A space is an operator only between two references.
func (p *parser) intersection() (Node, error) {
	x, err := p.ranged()
	for err == nil && isReference(x) && p.spaces() && p.startsReference() {
		var y Node
		if y, err = p.ranged(); err == nil {
			x = Intersect{x, y}
		}
	}
	return x, err
}

func (p *parser) startsReference() bool {
	c := p.peek()
	return p.pos < len(p.s) && (c == '\'' || c == '(' || c == '[' || c == '$' || isWordByte(c))
}

// ranged reads operands joined by ":" and makes one Ref of two plain corners.
func (p *parser) ranged() (Node, error) {
	x, err := p.atom()
	for err == nil && p.accept(':') {
		p.spaces()
		var y Node
		if y, err = p.atom(); err == nil {
			x = span(x, y)
		}
	}
	if err == nil {
		err = p.checkName(x)
	}
	return x, err
}

// isReference reports whether n can stand for cells.
func isReference(n Node) bool {
	switch n := n.(type) {
	case Ref, Name, Call, Union, Intersect, ErrorValue:
		return true
	case Binary:
		return n.Op == ":"
	}
	return false
}
