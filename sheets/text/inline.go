package text

import (
	"html"
	"regexp"
	"strings"
)

var (
	link      = regexp.MustCompile(`\[([^\[\]]+)\]\([^()\s]*\)`)
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
	tag       = regexp.MustCompile(`(?i)</?(?:b|i|u|em|strong|sup|sub|span|p|font)(?:\s[^<>]*)?>`)
	emphasis  = regexp.MustCompile(`(^|[\s(\[“"'])([*_])([^\s*_](?:[^*_\n]*[^\s*_])?)([*_])($|[\s)\].,;:!?”"'])`)
	escape    = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!|~>-])")
)

// plain takes off the marks of markdown and the tags of HTML that stand within a line. A single star stays unless it has
// its partner around words: "0*" is a figure with a mark.
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = tag.ReplaceAllString(lineBreak.ReplaceAllString(s, "\n"), "")
		s = html.UnescapeString(s)
	}
	if strings.ContainsAny(s, "*_[`\\") {
		s = link.ReplaceAllString(s, "$1")
		s = strings.NewReplacer("**", "", "__", "", "`", "").Replace(s)
		s = emphasis.ReplaceAllStringFunc(s, func(m string) string {
			g := emphasis.FindStringSubmatch(m)
			if g[2] != g[4] {
				return m
			}
			return g[1] + g[3] + g[5]
		})
		s = escape.ReplaceAllString(s, "$1")
	}
	return strings.Trim(s, " \t\n")
}

// isBold reports a line that is bold from end to end: that is how headings are written where there is no "#".
func isBold(s string) bool {
	s = strings.TrimSpace(s)
	for _, mark := range [...]struct{ open, close string }{{"**", "**"}, {"__", "__"}, {"<b>", "</b>"}, {"<strong>", "</strong>"}} {
		if len(s) > len(mark.open)+len(mark.close) && strings.HasPrefix(s, mark.open) && strings.HasSuffix(s, mark.close) &&
			strings.Count(s, mark.open) <= 1+strings.Count(mark.close, mark.open) {
			return true
		}
	}
	return false
}
