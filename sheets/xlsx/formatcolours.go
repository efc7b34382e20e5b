package xlsx

import "strings"

// colourNames are the colours that a number format can name.
var colourNames = []string{"black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "color", "colour"}

// withoutColours gives a number format without its colours, or "" if it has none. A colour in the format beats the font
// of a rule: the figure would stay red on the fill of the mark.
func withoutColours(code string) string {
	var b strings.Builder
	found := false
	for i := 0; i < len(code); {
		end := i + 1
		switch code[i] {
		case '"', '\\', '_', '*':
			end = literalEnd(code, i)
		case '[':
			if n := strings.IndexByte(code[i:], ']'); n > 0 {
				end = i + n + 1
				if isColour(code[i+1 : end-1]) {
					found = true
					i = end
					continue
				}
			}
		}
		b.WriteString(code[i:end])
		i = end
	}
	if !found {
		return ""
	}
	return b.String()
}

// literalEnd is the offset behind the quoted text or escaped character at i.
func literalEnd(code string, i int) int {
	if code[i] == '"' {
		if n := strings.IndexByte(code[i+1:], '"'); n >= 0 {
			return i + n + 2
		}
		return len(code)
	}
	return min(i+2, len(code))
}

// isColour reports whether the text between brackets names a colour: Red, Color 3.
func isColour(s string) bool {
	s = strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), "0123456789 ")
	for _, c := range colourNames {
		if s == c {
			return true
		}
	}
	return false
}
