package formula

import "strings"

// atom reads an operand without operators: a literal, a reference, a name, a call, or a list in brackets.
func (p *parser) atom() (Node, error) {
	p.spaces()
	if p.pos >= len(p.s) {
		return nil, p.fail("it ends too early")
	}
	switch c := p.peek(); {
	case c == '(':
		return p.bracketed()
	case c == '"':
		return p.text()
	case c == '{':
		return p.array()
	case c == '#':
		return p.errorValue()
	case c == '\'' || c == '[' || c == '$' || isWordByte(c):
		return p.operand()
	}
	return nil, p.fail("unexpected %q", p.rest(12))
}

func (p *parser) bracketed() (Node, error) {
	p.pos++
	n, err := p.list()
	if err != nil {
		return nil, err
	}
	if !p.accept(')') {
		return nil, p.fail("a bracket is not closed")
	}
	return n, nil
}

// text reads a string in double quotes, in which "" is one quote.
func (p *parser) text() (Node, error) {
	s, ok := p.quoted('"')
	if !ok {
		return nil, p.fail("a text is not closed")
	}
	return Text{s}, nil
}

// quoted reads from an opening quote to its end and undoes the doubling of quotes inside.
func (p *parser) quoted(quote byte) (string, bool) {
	var b strings.Builder
	for i := p.pos + 1; i < len(p.s); i++ {
		if p.s[i] == quote {
			if i+1 == len(p.s) || p.s[i+1] != quote {
				p.pos = i + 1
				return b.String(), true
			}
			i++
		}
		b.WriteByte(p.s[i])
	}
	return "", false
}

var errorCodes = []string{"#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!",
	"#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!"}

func (p *parser) errorValue() (Node, error) {
	for _, code := range errorCodes {
		if n := len(code); strings.EqualFold(p.rest(n), code) {
			p.pos += n
			if code == "#REF!" {
				p.word() // of a deleted sheet: #REF!$A$1 points nowhere as well
			}
			return ErrorValue{code}, nil
		}
	}
	return nil, p.fail("unknown error value %q", p.rest(12))
}

// array reads {1,2;3,4}; its elements are literals.
func (p *parser) array() (Node, error) {
	p.pos++
	rows := [][]Node{nil}
	for {
		n, err := p.signed()
		if err != nil {
			return nil, err
		}
		if !isLiteral(n) {
			return nil, p.fail("an array holds more than plain values")
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], n)
		switch {
		case p.accept('}'):
			return Array{rows}, nil
		case p.accept(','):
		case p.accept(';'):
			rows = append(rows, nil)
		default:
			return nil, p.fail("an array is not closed")
		}
	}
}

func isLiteral(n Node) bool {
	switch n := n.(type) {
	case Number, Text, Bool, ErrorValue:
		return true
	case Unary:
		return isLiteral(n.X)
	}
	return false
}

// operand reads a number, a reference, a name or a call, with the workbook and sheet in front of it.
func (p *parser) operand() (Node, error) {
	start := p.pos
	at, err := p.prefix()
	if err != nil {
		return nil, err
	}
	prefixed := p.pos > start
	if !prefixed {
		if raw := p.number(); raw != "" {
			return Number{raw}, nil
		}
	}
	if prefixed && p.peek() == '#' {
		return p.errorValue()
	}
	word := p.word()
	switch {
	case word != "" && p.peek() == '(':
		return p.call(p.s[start:p.pos])
	case p.peek() == '[':
		columns, ok := p.columns()
		if !ok {
			return nil, p.fail("a square bracket is not closed")
		}
		return Name{Book: at.book, Sheet: at.sheet, Text: word, Columns: columns}, nil
	case word == "":
		return nil, p.fail("unexpected %q", p.rest(12))
	}
	return p.spilled(corner(at, word))
}

// spilled reads the "#" behind an anchor cell: all that its formula returned.
func (p *parser) spilled(n Node) (Node, error) {
	if p.peek() != '#' {
		return n, nil
	}
	if err := p.checkName(n); err != nil {
		return nil, err
	}
	p.pos++
	return Call{"ANCHORARRAY", []Node{n}}, nil
}

// call reads the arguments of the function called name.
func (p *parser) call(name string) (Node, error) {
	p.pos++
	fn := functionName(name)
	c := Call{Func: fn}
	if p.accept(')') {
		return c, nil
	}
	for {
		arg, err := p.argument()
		if err != nil {
			return nil, err
		}
		c.Args = append(c.Args, arg)
		if p.accept(')') {
			return c.plain(), nil
		}
		if !p.accept(',') && !p.accept(';') {
			return nil, p.fail("the brackets of %s are not closed", fn)
		}
	}
}

// plain writes SINGLE(x), as files hold what people see as @x, the way that people see it.
func (n Call) plain() Node {
	if n.Func == "SINGLE" && len(n.Args) == 1 {
		if _, missing := n.Args[0].(Missing); !missing {
			return Unary{'@', n.Args[0]}
		}
	}
	return n
}

// functionName takes away the marks that xlsx puts before functions newer than 2007, so that they read as people know them.
func functionName(name string) string {
	fn := strings.ToUpper(name)
	for {
		short := fn
		for _, mark := range []string{"_XLFN.", "_XLWS.", "_XLUDF."} {
			short = strings.TrimPrefix(short, mark)
		}
		if short == fn || short == "" {
			return fn
		}
		fn = short
	}
}

func (p *parser) argument() (Node, error) {
	p.spaces()
	if c := p.peek(); c == ',' || c == ';' || c == ')' {
		return Missing{}, nil
	}
	return p.expression(1)
}
