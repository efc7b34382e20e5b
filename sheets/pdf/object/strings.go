package object

// escapes are the letters after a backslash that stand for a control character.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal reads a string in round brackets.
func (l *Lexer) literal() (any, error) {
	var b []byte
	open := 0
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
			if open == 1 {
				continue
			}
		case ')':
			open--
			if open == 0 {
				return String(b), nil
			}
		case '\\':
			b = l.escape(b)
			continue
		}
		b = append(b, c)
	}
	return nil, errEnd
}

// escape reads what follows a backslash.
func (l *Lexer) escape(b []byte) []byte {
	c := l.peek(0)
	l.pos++
	switch {
	case escapes[c] != 0:
		return append(b, escapes[c])
	case c >= '0' && c <= '7':
		v := c - '0'
		for range 2 {
			if d := l.peek(0); d >= '0' && d <= '7' {
				v = v<<3 | (d - '0')
				l.pos++
			}
		}
		return append(b, v)
	case c == '\r' && l.peek(0) == '\n':
		l.pos++
		return b
	case c == '\n' || c == '\r':
		return b
	}
	return append(b, c)
}

// hex reads a string of hexadecimal digits.
func (l *Lexer) hex() (any, error) {
	var b []byte
	high := -1
	for l.pos++; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		if c == '>' {
			l.pos++
			if high >= 0 {
				b = append(b, byte(high<<4))
			}
			return String(b), nil
		}
		switch d := unhex(c); {
		case d < 0:
		case high < 0:
			high = d
		default:
			b = append(b, byte(high<<4|d))
			high = -1
		}
	}
	return nil, errEnd
}
