package formula

import (
	"strings"
	"unicode/utf8"

	"crosscast/sheets"
)

func isTruth(word string) bool {
	return strings.EqualFold(word, "TRUE") || strings.EqualFold(word, "FALSE")
}

// isAddress knows the address of a cell, whatever its case.
func isAddress(word string) bool {
	if word == "" || word[len(word)-1] < '0' || word[len(word)-1] > '9' {
		return false
	}
	_, r, ok := cellCorner(word)
	return ok && r != (sheets.Ref{})
}

// upper is ASCII only: what is upper case in one language may be another letter.
func upper(word string) string {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 'a' && c <= 'z' {
			b := []byte(word)
			for ; i < len(b); i++ {
				if b[i] >= 'a' && b[i] <= 'z' {
					b[i] -= 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return word
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// quoteEnd is where the quoted text at i ends; a doubled quote is part of it.
func quoteEnd(s string, i int) int {
	for q := s[i]; ; {
		k := strings.IndexByte(s[i+1:], q)
		if k < 0 {
			return len(s)
		}
		if i += k + 2; i == len(s) || s[i] != q {
			return i
		}
	}
}

// errorEnd is where the error at i ends, such as #REF!, #N/A or #NAME?.
func errorEnd(s string, i int) int {
	for i++; i < len(s); i++ {
		c := s[i]
		if c == '!' || c == '?' {
			return i + 1
		}
		if c != '/' && !isWordByte(c) {
			break
		}
	}
	return i
}

func wordEnd(s string, i int) int {
	for i < len(s) && (s[i] == '$' || isWordByte(s[i])) {
		i++
	}
	return i
}

// wordsEnd is where a word ends, or the second of two with a colon between them that name a span of sheets.
func wordsEnd(s string, i int) int {
	end := wordEnd(s, i)
	if end < len(s) && s[end] == ':' {
		if last := wordEnd(s, end+1); last > end+1 && last < len(s) && s[last] == '!' {
			return last
		}
	}
	return end
}

// literalNumber moves behind a number that is no part of a longer word.
func (p *parser) literalNumber() bool {
	raw := p.number()
	return raw != "" && (p.pos == len(p.s) || !isWordByte(p.s[p.pos]) || p.s[p.pos] >= utf8.RuneSelf)
}
