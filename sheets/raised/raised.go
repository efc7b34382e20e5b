// Package raised tells what of a raised text is read. The mark of a note must not fuse with the figure that it stands at:
// £4m³ is not £4m3.
package raised

import (
	"regexp"
	"strings"
)

// Mark is what a mark of a note looks like, raised or not: 3, (a), [12], *, or several with commas.
var Mark = regexp.MustCompile(`^[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]+)(?:,\s?(?:\d{1,3}|[a-z]))*[\])]?$`)

var digits = regexp.MustCompile(`^\d{1,3}$`)

// Text is what is read of a raised text that stands at the end of a word, "" after a space. A number is a mark at any
// word, a letter only at a figure. 20th keeps its letters, and 100m² its power as "²".
func Text(text, word string) string {
	text = strings.TrimSpace(text)
	switch {
	case isPower(text, word):
		return map[string]string{"2": "²", "3": "³"}[text]
	case digits.MatchString(text) && word != "":
		return ""
	case Mark.MatchString(text) && strings.ContainsAny(word, "0123456789"):
		return ""
	}
	return text
}

// isPower reports whether a raised 2 or 3 belongs to a measure: 100m², but not £4m².
func isPower(text, word string) bool {
	if text != "2" && text != "3" || strings.ContainsAny(word, "£$€") {
		return false
	}
	unit := strings.TrimLeft(word, "0123456789.,")
	return unit == "m" || unit == "km" || unit == "cm" || unit == "mm" || unit == "ft"
}
