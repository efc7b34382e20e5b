// Package charset finds out how a text is encoded. The readers of separated text and of reports share it.
package charset

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"crosscast/sheets"
)

// sample is the number of bytes whose pattern of zeros tells UTF-16 and binary data from text.
const sample = 4096

// magics open files that are often given a .csv name, or opened by mistake.
var magics = []struct{ prefix, what string }{
	{"PK\x03\x04", "it is a zip package, such as an .xlsx workbook"},
	{"\xd0\xcf\x11\xe0", "it is an old Office file, such as an .xls workbook"},
	{"%PDF-", "it is a PDF"},
	{"\x1f\x8b", "it is a gzip file"},
	{"\x89PNG", "it is a picture"},
}

// Decode gives the text in UTF-8 and, where it was not UTF-8, the name of its encoding. The order matters: a mark at
// the start is believed, then the pattern of zeros, then valid UTF-8; what is left is what Excel for Windows writes.
func Decode(data []byte) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return convert(data[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16")
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return convert(data[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16")
	}
	even, odd := zeros(data)
	half := min(len(data), sample) / 2
	switch {
	case odd*4 > half && even*4 <= half:
		return convert(data, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16")
	case even*4 > half && odd*4 <= half:
		return convert(data, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16")
	}
	data = bytes.TrimSuffix(data, []byte{0x1a}) // the end mark of DOS programs
	if err := refuseBinary(data); err != nil {
		return "", "", err
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	return convert(data, charmap.Windows1252, "windows-1252")
}

// convert decodes data; what the encoding does not define becomes U+FFFD.
func convert(data []byte, enc encoding.Encoding, name string) (string, string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("%w: read as %s: %w", sheets.ErrDamaged, name, err)
	}
	if err := refuseBinary(out); err != nil {
		return "", "", err
	}
	return string(out), name, nil
}

// zeros counts the zero bytes at even and at odd places of the start.
func zeros(data []byte) (even, odd int) {
	for i, c := range data[:min(len(data), sample)&^1] {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	return even, odd
}

// refuseBinary tells data that is no text. One zero byte is enough; other control characters stand in some exports and
// must be over one in ten of the start.
func refuseBinary(data []byte) error {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return fmt.Errorf("%w: %s", sheets.ErrNotWorkbook, m.what)
		}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return fmt.Errorf("%w: it is binary data, not text", sheets.ErrNotWorkbook)
	}
	start := data[:min(len(data), sample)]
	control := 0
	for _, c := range start {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			control++
		}
	}
	if control*10 > len(start) {
		return fmt.Errorf("%w: it is binary data, not text", sheets.ErrNotWorkbook)
	}
	return nil
}
