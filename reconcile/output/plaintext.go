package output

import (
	"strings"
	"unicode"
)

// plainText makes text safe for every terminal and code page: ASCII and the pound sign, on one line.
func plainText(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '£' || c >= ' ' && c < 0x7f:
			b.WriteRune(c)
		case c == '\n' || c == '\t' || c == '\r' || c == 0xa0 || c == 0x202f || c == 0x2009:
			b.WriteByte(' ')
		case plain[c] != "":
			b.WriteString(plain[c])
		case c < ' ' || c == 0x7f || c == 0x200b || c == 0xfeff:
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

// fileName keeps a file's name as the user knows it, but for characters that steer a terminal.
func fileName(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsPrint(c) {
			return c
		}
		return '?'
	}, s)
}

// plain writes in ASCII what office programs put in place of it.
var plain = map[rune]string{'–': "-", '—': "-", '−': "-", '‐': "-", '‑': "-", '‘': "'", '’': "'", '“': `"`, '”': `"`,
	'…': "...", '•': "*", '×': "x", '½': "1/2", '€': "EUR"}
