package formula

import "unicode/utf8"

// number reads an unsigned literal number; "" if none stands here.
func (p *parser) number() string {
	i, digits := p.pos, 0
	run := func() {
		for ; i < len(p.s) && p.s[i] >= '0' && p.s[i] <= '9'; i++ {
			digits++
		}
	}
	run()
	if i < len(p.s) && p.s[i] == '.' {
		i++
		run()
	}
	if digits == 0 {
		return ""
	}
	if end := i; i < len(p.s) && p.s[i]|0x20 == 'e' {
		i++
		if i < len(p.s) && (p.s[i] == '+' || p.s[i] == '-') {
			i++
		}
		digits = 0
		if run(); digits == 0 {
			i = end
		}
	}
	raw := p.s[p.pos:i]
	p.pos = i
	return raw
}

// word reads the letters, digits and signs that a name or address is made of.
func (p *parser) word() string {
	start := p.pos
	for p.pos < len(p.s) && (p.s[p.pos] == '$' || isWordByte(p.s[p.pos])) {
		p.pos++
	}
	return p.s[start:p.pos]
}

// isWordByte reports whether c can be part of a name; every byte of a letter outside ASCII can.
func isWordByte(c byte) bool {
	return c >= utf8.RuneSelf || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ||
		c == '_' || c == '.' || c == '\\' || c == '?'
}

// columns reads the balanced square brackets of a structured reference, in which ' escapes the next character.
func (p *parser) columns() (string, bool) {
	depth := 0
	for i := p.pos; i < len(p.s); i++ {
		switch p.s[i] {
		case '\'':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				s := p.s[p.pos : i+1]
				p.pos = i + 1
				return s, true
			}
		}
	}
	return "", false
}
