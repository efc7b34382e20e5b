package docx

import (
	"strconv"
	"strings"

	"crosscast/sheets/ooxml"
)

// sign is the text of an element of a run that stands for a character; "" for any other element.
func sign(t *ooxml.Tag) string {
	switch string(t.Name) {
	case "tab", "ptab":
		return "\t"
	case "br", "cr":
		return "\n"
	case "noBreakHyphen":
		// Word shows U+2011. A plain hyphen keeps figures and years readable for whoever reads the text: 2014-15, -4.1.
		return "-"
	case "sym":
		return symbol(value(t, "font"), value(t, "char"))
	}
	return ""
}

// unknownSign stands for a symbol that is not known, so that what is before it does not run into what is behind it.
const unknownSign = "\uFFFD"

// symbol is the character that a symbol font shows for a code. Codes of such fonts are written from F000 on.
func symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil || code < ' ' {
		return unknownSign
	}
	if code < 0xF000 || code > 0xF0FF {
		return string(rune(code))
	}
	code -= 0xF000
	font = strings.ToLower(font)
	table, isSymbolFont := symbolFonts[font]
	switch c := table[rune(code)]; {
	case c != 0:
		return string(c)
	case font == "symbol" && strings.ContainsRune(" !#%&()+,./0123456789:;<=>?[]_{|}", rune(code)):
		return string(rune(code))
	case !isSymbolFont && !strings.HasPrefix(font, "wingdings") && !strings.HasPrefix(font, "webdings"):
		return string(rune(code)) // an ordinary font: Latin-1
	}
	return unknownSign
}

// symbolFonts are the signs that reports use, by font and code.
var symbolFonts = map[string]map[rune]rune{
	"symbol": {
		0x2D: '−', 0x44: 'Δ', 0x53: 'Σ', 0x61: 'α', 0x62: 'β', 0x6D: 'μ', 0xA0: '€', 0xA3: '≤', 0xA5: '∞', 0xAC: '←', 0xAD: '↑',
		0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBB: '≈', 0xBC: '…',
		0xD2: '®', 0xD3: '©', 0xD4: '™', 0xD7: '·', 0xE5: '∑',
	},
	"wingdings": {
		0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x75: '◆', 0x76: '❖', 0x9F: '•', 0xA7: '▪', 0xA8: '◻', 0xB7: '•', 0xD8: '➢',
		0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
	},
	"wingdings 2": {0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x97: '●', 0xA3: '☐'},
	"wingdings 3": {0x70: '▲', 0x71: '▼', 0x74: '◀', 0x75: '▶'},
	"webdings":    {0x61: '✓', 0x67: '■', 0x72: '✗'},
}
