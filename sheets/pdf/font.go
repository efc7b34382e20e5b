package pdf

import (
	"strings"
	"unicode/utf8"

	"crosscast/sheets/pdf/object"
)

// font gives the text and the width of the codes that a page shows.
type font struct {
	name      string
	bold      bool
	composite bool // codes are of two bytes
	unicode   cmap
	letters   [256]string
	widths    map[int]float64 // in units of scale
	missing   float64
	scale     float64 // of one unit, as a part of the size
}

// shown is one code as it stands on the page.
type shown struct {
	text  string
	width float64 // as a part of the size
	space bool    // the one-byte code 32, which word spacing widens
}

// newFont reads a font.
func newFont(f *object.File, d object.Dict) *font {
	t := &font{name: string(f.Name(d["BaseFont"])), scale: 0.001, widths: map[int]float64{}}
	if s, ok := f.Get(d["ToUnicode"]).(*object.Stream); ok {
		if data, err := f.Data(s); err == nil {
			t.unicode = readCmap(data)
		}
	}
	descriptor := f.Dict(d["FontDescriptor"])
	if f.Name(d["Subtype"]) == "Type0" {
		t.composite = true
		if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
			inner := f.Dict(a[0])
			descriptor = f.Dict(inner["FontDescriptor"])
			t.compositeWidths(f, inner)
		}
	} else {
		t.letters = encodingOf(f, d["Encoding"])
		t.simpleWidths(f, d, descriptor)
	}
	t.bold = isBold(t.name) || f.Number(descriptor["FontWeight"]) >= 600 || object.Int(f.Get(descriptor["Flags"]), 1<<30)&(1<<18) != 0
	return t
}

// isBold reads a weight out of a name such as "ABCDEE+Calibri-Bold".
func isBold(name string) bool {
	for _, s := range []string{"Bold", "bold", "Black", "Heavy", "Demi"} {
		if strings.Contains(name, s) {
			return true
		}
	}
	return false
}

func (t *font) simpleWidths(f *object.File, d, descriptor object.Dict) {
	if m := f.Array(d["FontMatrix"]); len(m) == 6 { // of a font whose letters are drawings
		t.scale = f.Number(m[0])
	}
	first := object.Int(f.Get(d["FirstChar"]), 255)
	list := f.Array(d["Widths"])
	for i, w := range list {
		if i < 256 {
			t.widths[first+i] = f.Number(w)
		}
	}
	t.missing = f.Number(descriptor["MissingWidth"])
	for code := range 256 {
		if len(list) == 0 {
			t.widths[code] = knownWidth(t.name, code)
		}
	}
}

// compositeWidths reads the list W: "12 [500 600]" or "12 20 500".
func (t *font) compositeWidths(f *object.File, d object.Dict) {
	t.missing = 1000
	if v, ok := f.Get(d["DW"]).(float64); ok {
		t.missing = v
	}
	a := f.Array(d["W"])
	for i, sets := 0, 0; i+1 < len(a) && sets < maxSets; {
		first := object.Int(f.Get(a[i]), maxCodes)
		if list := f.Array(a[i+1]); list != nil {
			for j, w := range list {
				t.widths[first+j] = f.Number(w)
			}
			i += 2
			continue
		}
		if i+2 < len(a) {
			last, w := object.Int(f.Get(a[i+1]), maxCodes), f.Number(a[i+2])
			for code := first; code <= last; code++ {
				t.widths[code] = w
			}
			sets += max(0, last-first)
		}
		i += 3
	}
}

// unreadable stands for a letter that the file does not tell.
const unreadable = string(utf8.RuneError)

// decode gives what a string shows.
func (t *font) decode(s object.String) []shown {
	var out []shown
	if !t.composite {
		for i := range len(s) {
			c := int(s[i])
			text, ok := t.unicode[c]
			if !ok {
				text = t.letters[c]
			}
			out = append(out, t.shown(c, text, c == ' '))
		}
		return out
	}
	for i := 0; i+1 < len(s); i += 2 {
		c := int(s[i])<<8 | int(s[i+1])
		out = append(out, t.shown(c, t.unicode[c], false))
	}
	return out
}

func (t *font) shown(code int, text string, space bool) shown {
	w, ok := t.widths[code]
	if !ok {
		w = t.missing
	}
	if text == "" {
		text = unreadable
	}
	return shown{ligatures.Replace(text), w * t.scale, space}
}

// ligatures are letters drawn as one.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")
