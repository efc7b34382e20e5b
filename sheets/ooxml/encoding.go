package ooxml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"crosscast/sheets"
)

// toUTF8 gives XML in UTF-8, with a declaration that says so. Parts that are no XML, and XML that is UTF-8 already,
// come back as they are, byte order mark included.
func toUTF8(data []byte) ([]byte, error) {
	if big, ok := isUTF16(data); ok {
		return declareUTF8(fromUTF16(data, big)), nil
	}
	switch enc := declaredEncoding(data); enc {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return data, nil
	case "iso-8859-1", "windows-1252", "latin1", "cp1252":
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return nil, fmt.Errorf("decode %s: %w: %w", enc, sheets.ErrDamaged, err)
		}
		return declareUTF8(out), nil
	default:
		return nil, fmt.Errorf("text is encoded as %q: %w", enc, sheets.ErrUnsupported)
	}
}

// isUTF16 looks for a byte order mark, or for "<" in two bytes.
func isUTF16(data []byte) (big, ok bool) {
	if len(data) < 4 || len(data)%2 != 0 {
		return false, false
	}
	switch {
	case data[0] == 0xFF && data[1] == 0xFE, data[0] == '<' && data[1] == 0 && data[3] == 0:
		return false, true
	case data[0] == 0xFE && data[1] == 0xFF, data[0] == 0 && data[1] == '<' && data[2] == 0:
		return true, true
	}
	return false, false
}

// fromUTF16 decodes pairs of bytes and drops the byte order mark.
func fromUTF16(data []byte, big bool) []byte {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		u := uint16(data[i]) | uint16(data[i+1])<<8
		if big {
			u = u<<8 | u>>8
		}
		units = append(units, u)
	}
	if len(units) > 0 && units[0] == 0xFEFF {
		units = units[1:]
	}
	return []byte(string(utf16.Decode(units)))
}

// encodingSpan finds the value of encoding="…" in an XML declaration.
func encodingSpan(data []byte) (from, to int, ok bool) {
	head := data[:min(len(data), 200)]
	start := bytes.Index(head, []byte("<?xml"))
	end := bytes.Index(head, []byte("?>"))
	if start < 0 || start > 3 || end < start {
		return 0, 0, false
	}
	t := Tag{data: data, attrFrom: start + len("<?xml"), attrTo: end}
	return t.AttrSpan("encoding")
}

// declaredEncoding is the encoding that an XML declaration names, in lower case.
func declaredEncoding(data []byte) string {
	from, to, ok := encodingSpan(data)
	if !ok {
		return ""
	}
	return strings.ToLower(string(data[from:to]))
}

// declareUTF8 changes the declaration to the encoding that data now has.
func declareUTF8(data []byte) []byte {
	from, to, ok := encodingSpan(data)
	if !ok {
		return data
	}
	return bytes.Join([][]byte{data[:from], []byte("UTF-8"), data[to:]}, nil)
}
