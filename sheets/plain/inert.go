package plain

import "strings"

// Inert keeps a text from becoming a live formula when a spreadsheet program opens separated text: an apostrophe goes
// before what would begin one, and before what looks like such a text already, so that Restored gives back every text.
func Inert(s string) string {
	if looksLive(s) {
		return "'" + s
	}
	return s
}

// Restored undoes Inert.
func Restored(s string) string {
	if strings.HasPrefix(s, "'") && looksLive(s[1:]) {
		return s[1:]
	}
	return s
}

// looksLive reports a text that would begin a formula if the apostrophes before it were gone.
func looksLive(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0]))
}
