package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"crosscast/sheets/pdf/object"
)

// glyphNames are the names that fonts give to the letters of Western European languages, beside single letters, which
// are their own names. Each stands before its letter.
const glyphNames = `exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright )
asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8
nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ]
asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £
currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬ registered ®
macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · cedilla ¸
onesuperior ¹ ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ Agrave À Aacute Á
Acircumflex Â Atilde Ã Adieresis Ä Aring Å AE Æ Ccedilla Ç Egrave È Eacute É Ecircumflex Ê Edieresis Ë Igrave Ì Iacute Í
Icircumflex Î Idieresis Ï Eth Ð Ntilde Ñ Ograve Ò Oacute Ó Ocircumflex Ô Otilde Õ Odieresis Ö multiply × Oslash Ø
Ugrave Ù Uacute Ú Ucircumflex Û Udieresis Ü Yacute Ý Thorn Þ germandbls ß agrave à aacute á acircumflex â atilde ã
adieresis ä aring å ae æ ccedilla ç egrave è eacute é ecircumflex ê edieresis ë igrave ì iacute í icircumflex î
idieresis ï eth ð ntilde ñ ograve ò oacute ó ocircumflex ô otilde õ odieresis ö divide ÷ oslash ø ugrave ù uacute ú
ucircumflex û udieresis ü yacute ý thorn þ ydieresis ÿ Euro € quotesinglbase ‚ florin ƒ quotedblbase „ ellipsis …
dagger † daggerdbl ‡ circumflex ˆ perthousand ‰ Scaron Š guilsinglleft ‹ OE Œ Zcaron Ž quoteleft ‘ quoteright ’
quotedblleft “ quotedblright ” bullet • endash – emdash — tilde ˜ trademark ™ scaron š guilsinglright › oe œ zcaron ž
Ydieresis Ÿ fi fi fl fl ff ff ffi ffi ffl ffl fraction ⁄ dotlessi ı sfthyphen -`

var letterOfName = func() map[string]string {
	m := map[string]string{"space": " ", "nbspace": "\u00a0"}
	words := strings.Fields(glyphNames)
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
}()

// letterOf is the text of a glyph by its name, "" if the name does not tell.
func letterOf(name string) string {
	name, _, _ = strings.Cut(name, ".") // one.tnum is another form of one
	if s, ok := letterOfName[name]; ok {
		return s
	}
	if len(name) == 1 {
		return name
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if n, err := strconv.ParseUint(hex, 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	return ""
}

// encodingOf is the text of each of the 256 codes of a simple font.
func encodingOf(f *object.File, v any) [256]string {
	base := f.Name(v)
	d := f.Dict(v)
	if d != nil {
		base = f.Name(d["BaseEncoding"])
	}
	table := charmap.Windows1252 // what StandardEncoding shares with it are the letters that are used
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	var out [256]string
	for i := range out {
		out[i] = string(table.DecodeByte(byte(i)))
	}
	if base == "" {
		standard(&out)
	}
	at := 0
	for _, v := range f.Array(d["Differences"]) {
		switch v := f.Get(v).(type) {
		case float64:
			at = object.Int(v, 255)
		case object.Name:
			if at >= 0 && at < len(out) {
				out[at] = letterOf(string(v))
			}
			at++
		}
	}
	return out
}

// standard puts in what StandardEncoding has at other places than Windows.
func standard(out *[256]string) {
	out['\''], out['`'] = "’", "‘"
	for i, s := range map[int]string{
		0xa4: "⁄", 0xa6: "ƒ", 0xa8: "¤", 0xa9: "'", 0xaa: "“", 0xac: "‹", 0xad: "›", 0xae: "fi", 0xaf: "fl", 0xb1: "–",
		0xb2: "†", 0xb3: "‡", 0xb4: "·", 0xb7: "•", 0xb8: "‚", 0xb9: "„", 0xba: "”", 0xbc: "…", 0xbd: "‰", 0xd0: "—",
	} {
		out[i] = s
	}
}
