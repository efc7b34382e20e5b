package period

import (
	"strings"
	"unicode/utf8"
)

// token is a run of digits, a run of letters, or one other character.
type token struct {
	text   string
	at     int  // where it begins in the text
	kind   byte // 'n' digits, 'w' letters, 'd' a dash or stroke between years, 'x' anything else
	number int
	glued  bool // no space before it
	used   bool // it is part of the period, not of the tag
}

const (
	maxText   = 120 // a longer text is prose, not a heading
	maxTokens = 40
)

// tokens splits a heading. The texts of letters are kept as printed.
func tokens(s string) []token { return firstTokens(s, maxTokens) }

// firstTokens finds the first tokens of a text, at most as many as that.
func firstTokens(s string, most int) []token {
	all := make([]token, 0, 8)
	glued := false
	for i := 0; i < len(s) && len(all) < most; {
		c := s[i]
		n := 1
		t := token{at: i, glued: glued, kind: 'x'}
		switch {
		case isDigit(c):
			n = run(s[i:], isDigit)
			t.kind, t.number = 'n', atoi(s[i:i+n])
		case isLetter(c):
			n = run(s[i:], isLetter)
			t.kind = 'w'
		default:
			if w := spaceWidth(s, i); w > 0 {
				i += w
				glued = false
				continue
			}
			if w := dash(s, i); w > 0 {
				n, t.kind = w, 'd'
			} else {
				_, n = utf8.DecodeRuneInString(s[i:])
			}
		}
		t.text = s[i : i+n]
		all = append(all, t)
		i += n
		glued = true
	}
	return all
}

// dash is the width of the dash or stroke at s[i:], which may join the years of a period.
func dash(s string, i int) int {
	if s[i] == '/' || s[i] == '-' {
		return 1
	}
	for _, d := range [...]string{"–", "—", "\u2010", "\u2011", "\u2212"} {
		if strings.HasPrefix(s[i:], d) {
			return len(d)
		}
	}
	return 0
}

// spaceWidth is the width of the space at s[i:], 0 for none.
func spaceWidth(s string, i int) int {
	switch c := s[i]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c == 0xc2 && strings.HasPrefix(s[i:], "\u00a0"):
		return 2
	case c == 0xe2 && (strings.HasPrefix(s[i:], "\u2009") || strings.HasPrefix(s[i:], "\u202f")):
		return 3
	}
	return 0
}

func run(s string, is func(byte) bool) int {
	n := 0
	for n < len(s) && is(s[n]) {
		n++
	}
	return n
}

// atoi reads digits; more than four are no year, and are not told apart.
func atoi(digits string) int {
	if len(digits) > 4 {
		return -1
	}
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
