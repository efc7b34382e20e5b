package ooxml

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf8"
)

// skipMarkup gives the offset behind the comment, CDATA section, processing instruction or DOCTYPE at start. A DOCTYPE
// that declares anything is refused: no office program writes one, and that is where entity bombs live.
func skipMarkup(data []byte, start int) (int, error) {
	rest := data[start:]
	for _, m := range []struct{ opens, closes string }{
		{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"},
	} {
		if !bytes.HasPrefix(rest, []byte(m.opens)) {
			continue
		}
		i := bytes.Index(rest[len(m.opens):], []byte(m.closes))
		if i < 0 {
			return 0, errors.New(m.opens + " is never closed")
		}
		return start + len(m.opens) + i + len(m.closes), nil
	}
	end := tagEnd(data, start)
	if end < 0 || bytes.IndexByte(data[start:end], '[') >= 0 {
		return 0, errors.New("it declares entities of its own")
	}
	return end, nil
}

// Text is the text of data[from:to], the stretch between an element's opening and closing tag: references resolved,
// CDATA taken as it stands, comments left out. Tags in it are left out, but not what they hold.
func Text(raw []byte) []byte {
	if bytes.IndexByte(raw, '<') < 0 {
		return newlines(Unescape(raw))
	}
	var out []byte
	for len(raw) > 0 {
		i := bytes.IndexByte(raw, '<')
		if i < 0 {
			i = len(raw)
		}
		out = append(out, Unescape(raw[:i])...)
		raw = raw[i:]
		if len(raw) == 0 {
			break
		}
		end := tagEnd(raw, 0)
		if len(raw) > 1 && (raw[1] == '!' || raw[1] == '?') {
			var err error
			if end, err = skipMarkup(raw, 0); err != nil {
				break
			}
			if bytes.HasPrefix(raw, []byte("<![CDATA[")) {
				out = append(out, raw[len("<![CDATA["):end-len("]]>")]...)
			}
		}
		if end < 0 {
			break
		}
		raw = raw[end:]
	}
	return newlines(out)
}

// newlines makes every line end a single "\n", as XML demands of its readers.
func newlines(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

// Unescape resolves the five named references and the numeric ones. Anything else that begins with "&" stays as it is;
// raw itself comes back where there is nothing to resolve.
func Unescape(raw []byte) []byte {
	i := bytes.IndexByte(raw, '&')
	if i < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i >= 0 {
		out = append(out, raw[:i]...)
		raw = raw[i:]
		c, n := reference(raw)
		if n == 0 {
			c, n = '&', 1
		}
		out = utf8.AppendRune(out, c)
		raw = raw[n:]
		i = bytes.IndexByte(raw, '&')
	}
	return append(out, raw...)
}

// reference reads the character reference at the start of raw and tells its length; 0 if it is none.
func reference(raw []byte) (rune, int) {
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	name := string(raw[1:end])
	if name[0] != '#' {
		c, ok := namedReferences[name]
		if !ok {
			return 0, 0
		}
		return c, end + 1
	}
	digits, base := name[1:], 10
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	v, err := strconv.ParseUint(digits, base, 32)
	switch {
	case err != nil:
		return 0, 0
	case v == 0 || v > utf8.MaxRune || !utf8.ValidRune(rune(v)):
		return utf8.RuneError, end + 1
	}
	return rune(v), end + 1
}

// namedReferences are the only ones that XML knows without a document type.
var namedReferences = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}
