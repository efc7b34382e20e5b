package xlsx

import (
	"strings"

	"crosscast/sheets/ooxml"
)

// maxCellText is the longest text that a cell or note may hold, in UTF-16 units (Excel, limits).
const maxCellText = 32767

// textElement is <t> with s in it, as cells and notes hold it. Text that looks like one of Excel's own escapes (_x000D_)
// is escaped once more, since Excel would read it as the character.
func textElement(prefix, s string) string {
	s = cutText(s)
	space := ""
	if strings.TrimSpace(s) != s || strings.ContainsAny(s, "\n\t") || strings.Contains(s, "  ") {
		space = ` xml:space="preserve"`
	}
	return "<" + prefix + "t" + space + ">" + ooxml.Escape(guardEscapes(s)) + "</" + prefix + "t>"
}

// guardEscapes writes _xHHHH_ as _x005F_xHHHH_.
func guardEscapes(s string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], "_x")
		if i < 0 {
			return s
		}
		at += i
		if len(s) >= at+7 && s[at+6] == '_' && isHex(s[at+2:at+6]) {
			s = s[:at] + "_x005F" + s[at:]
			at += len("_x005F")
		}
		at += len("_x")
	}
}

// isHex reports whether s consists of hexadecimal digits.
func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

// cutText shortens text to what a cell holds.
func cutText(s string) string {
	if len(s) <= maxCellText { // bytes are never fewer than UTF-16 units
		return s
	}
	units, cut := 0, 0 // cut is where the text and an ellipsis fill the cell
	for i, c := range s {
		if units < maxCellText {
			cut = i
		}
		if units++; c > 0xFFFF {
			units++
		}
		if units > maxCellText {
			return s[:cut] + "\u2026"
		}
	}
	return s
}
