package xlsx

import (
	"strings"

	"crosscast/sheets"
)

// quoteEnd is the offset behind the quoted text or sheet name at i; a doubled quote stands for one.
func quoteEnd(s string, i int) int {
	q := s[i]
	for i++; i < len(s); i++ {
		if s[i] != q {
			continue
		}
		if i+1 < len(s) && s[i+1] == q {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

// bracketEnd is the offset behind the bracket at i, such as [1] of another workbook or [[#This Row],[Year 1]] of a
// table. An apostrophe in it escapes the next character.
func bracketEnd(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '\'':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// isWordByte reports whether c can stand in a name, number or address. Bytes of other alphabets can: names hold them.
func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ||
		c == '$' || c == '_' || c == '.' || c == '\\' || c == '?' || c >= 0x80
}

// wordEnd is the offset behind the word at i; i itself if there is none.
func wordEnd(s string, i int) int {
	for i < len(s) && isWordByte(s[i]) {
		i++
	}
	return i
}

// splitAddress takes an address apart into letters and digits, each with its $; false for any other word.
func splitAddress(word string) (letters, digits string, ok bool) {
	i := strings.IndexAny(word, "0123456789")
	if i < 1 {
		return "", "", false
	}
	if word[i-1] == '$' {
		i--
	}
	if i < 1 {
		return "", "", false
	}
	letters, digits = word[:i], word[i:]
	l, none := lineParts(letters)
	none2, d := lineParts(digits)
	return letters, digits, l != "" && d != "" && none == "" && none2 == ""
}

// lineParts tells whether a word names a column ($C) or a row ($12) of a sheet.
func lineParts(word string) (letters, digits string) {
	bare := strings.TrimPrefix(word, "$")
	if bare == "" {
		return "", ""
	}
	if strings.Trim(bare, "0123456789") == "" {
		if len(bare) <= 7 && bare[0] != '0' {
			return "", word
		}
		return "", ""
	}
	if isColumn(word) && columnNumber(bare) <= sheets.MaxCol {
		return word, ""
	}
	return "", ""
}

// isColumn reports whether a word has the form of a column, such as $AB.
func isColumn(word string) bool {
	bare := strings.TrimPrefix(word, "$")
	if len(bare) < 1 || len(bare) > 3 {
		return false
	}
	for i := range len(bare) {
		if c := bare[i] &^ 0x20; c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// columnNumber is the number of a column's letters: 1 for A.
func columnNumber(letters string) int {
	n := 0
	for i := range len(letters) {
		n = n*26 + int(letters[i]&^0x20-'A'+1)
	}
	return n
}
