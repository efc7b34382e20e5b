package ooxml

import (
	"strconv"
	"strings"
)

// Escape makes text safe between tags and inside quotes. What is not ASCII becomes a character reference, so that the
// bytes are right in any encoding that the part may declare; control characters other than tab and newline, which XML
// cannot hold, are dropped.
func Escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	for _, c := range s {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&quot;")
		case c == '\n' || c == '\t':
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
		case c < ' ' || c == 0x7f || c == 0xFFFE || c == 0xFFFF:
		case c < 0x7f:
			b.WriteRune(c)
		default:
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
		}
	}
	return b.String()
}
