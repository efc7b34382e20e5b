package pdf

import (
	"unicode/utf16"

	"crosscast/sheets/pdf/object"
)

// maxCodes bounds the codes of one font; a composite font has at most 65,536. maxSets bounds how often one is set, as a
// few bytes may set them all.
const (
	maxCodes = 1 << 16
	maxSets  = 4 * maxCodes
)

// cmap gives the text of each code of a font.
type cmap map[int]string

// readCmap reads the map from codes to Unicode that a font carries.
func readCmap(data []byte) cmap {
	m := cmap{}
	l := object.NewLexer(data)
	var args []any
	sets := 0
	for v, ok := l.Next(); ok && sets < maxSets; v, ok = l.Next() {
		op, isOp := v.(object.Operator)
		if !isOp {
			args = append(args, v)
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				m.set(code(args[i]), text(args[i+1]))
				sets++
			}
		case "endbfrange":
			for i := 0; i+2 < len(args) && sets < maxSets; i += 3 {
				sets += m.setRange(code(args[i]), code(args[i+1]), args[i+2])
			}
		}
		args = nil
	}
	return m
}

func (m cmap) set(code int, text string) {
	if code >= 0 && text != "" {
		m[code] = text
	}
}

// setRange maps codes that follow each other, to texts that do, or to those of a list. It gives their number.
func (m cmap) setRange(from, to int, v any) int {
	if list, ok := v.(object.Array); ok {
		n := min(len(list), to-from+1)
		for i := range n {
			m.set(from+i, text(list[i]))
		}
		return max(1, n)
	}
	first := []rune(text(v))
	if len(first) == 0 || from < 0 {
		return 1
	}
	n := min(maxCodes, to-from+1)
	for i := range n {
		r := append([]rune{}, first...)
		r[len(r)-1] += rune(i)
		m.set(from+i, string(r))
	}
	return max(1, n)
}

// code is the number that the bytes of a string make, -1 if it is no code.
func code(v any) int {
	s, ok := v.(object.String)
	if !ok || len(s) == 0 || len(s) > 4 {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n
}

// text reads a string in UTF-16.
func text(v any) string {
	s, _ := v.(object.String)
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(u))
}
