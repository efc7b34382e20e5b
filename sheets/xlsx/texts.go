package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"crosscast/sheets/ooxml"
)

// texts is the table of shared strings: one long string and where each entry ends in it.
type texts struct {
	all  string
	ends []int
}

// at gives entry i; false if there is none.
func (t *texts) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	from := 0
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.all[from:t.ends[i]], true
}

// readTexts reads the shared strings part; a workbook without one has no shared strings.
func readTexts(p *ooxml.Package, part string) (texts, error) {
	var t texts
	if part == "" || !p.Has(part) {
		return t, nil
	}
	data, err := p.Read(part)
	if err != nil {
		return t, err
	}
	s := ooxml.NewScanner(data)
	var all []byte
	if err := root(s); err != nil {
		return t, err
	}
	err = s.Children(func(tag *ooxml.Tag) error {
		if string(tag.Name) != "si" {
			return nil
		}
		var err error
		if all, err = appendRich(all, s); err != nil {
			return err
		}
		t.ends = append(t.ends, len(all))
		return nil
	})
	t.all = string(all)
	return t, err
}

// appendRich adds the text of the element that the scanner stands on (si or is): its own t and those of its runs. The t
// of a phonetic run (rPh) says how to pronounce the text and is left out.
func appendRich(to []byte, s *ooxml.Scanner) ([]byte, error) {
	err := s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "t":
			to = append(to, plainText(s.ElementText())...)
		case "r":
			return s.Children(func(t *ooxml.Tag) error {
				if string(t.Name) == "t" {
					to = append(to, plainText(s.ElementText())...)
				}
				return nil
			})
		}
		return nil
	})
	return to, err
}

// plainText decodes the escapes _xHHHH_, by which Excel writes characters that XML forbids. "_x005F_" stands for the
// underscore of a text that looks like such an escape. Bytes that are no UTF-8 become the replacement character.
func plainText(b []byte) []byte {
	if !utf8.Valid(b) {
		b = bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		u, ok := hexEscape(b)
		if !ok {
			out = append(out, b[0])
			b = b[1:]
			continue
		}
		b = b[escapeLen:]
		r := rune(u)
		if utf16.IsSurrogate(r) {
			if low, ok := hexEscape(b); ok {
				if r = utf16.DecodeRune(r, rune(low)); r != utf8.RuneError {
					b = b[escapeLen:]
				}
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// escapeLen is the length of _xHHHH_.
const escapeLen = 7

// hexEscape reads an escape at the start of b.
func hexEscape(b []byte) (uint16, bool) {
	if len(b) < escapeLen || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	u, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return uint16(u), err == nil
}
