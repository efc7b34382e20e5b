package output

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// PlainText makes text of a document safe for a terminal, for commands that print it themselves.
func PlainText(s string) string { return plainText(s) }

// plainText makes text of a document safe for a terminal, on one line: letters of every script stay, dashes and quotes
// become those of a keyboard, and nothing that steers a terminal is let through.
func plainText(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case keyboard[c] != "":
			b.WriteString(keyboard[c])
		case unicode.IsSpace(c):
			b.WriteByte(' ')
		case c != utf8.RuneError && unicode.IsPrint(c):
			b.WriteRune(c)
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

// keyboard writes as on a keyboard what office programs put in place of it.
var keyboard = map[rune]string{'–': "-", '—': "-", '−': "-", '‐': "-", '‑': "-", '‘': "'", '’': "'", '“': `"`, '”': `"`,
	'…': "...", '•': "*"}
