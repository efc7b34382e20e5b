package csv

import "strings"

// scanner splits text into records and fields. encoding/csv is not used because it drops empty lines (row numbers would
// shift against what people see) and refuses stray quotes, which real exports hold.
type scanner struct {
	s        string
	pos      int
	delim    byte
	unclosed bool // a quote was opened and never closed
}

// done reports whether every record has been read. A line end at the end of the text starts no further record.
func (sc *scanner) done() bool { return sc.pos >= len(sc.s) }

// field returns the next field and whether it is the last of its record.
func (sc *scanner) field() (text string, last bool) {
	if sc.pos < len(sc.s) && sc.s[sc.pos] == '"' {
		if text, last, ok := sc.quoted(); ok {
			return text, last
		}
		// All later quotes come in pairs, so that this search to the end happens once in a file.
		sc.unclosed = true
	}
	return sc.bare()
}

// bare reads up to the next delimiter or line end, quotes and all.
func (sc *scanner) bare() (text string, last bool) {
	s, i := sc.s, sc.pos
	for i < len(s) && s[i] != sc.delim && s[i] != '\n' && s[i] != '\r' {
		i++
	}
	text = s[sc.pos:i]
	return text, sc.endField(i)
}

// endField steps over the delimiter or line end at i and reports whether the record ends there.
func (sc *scanner) endField(i int) (last bool) {
	switch {
	case i >= len(sc.s):
		sc.pos = len(sc.s)
		return true
	case sc.s[i] == sc.delim:
		sc.pos = i + 1
		return false
	case sc.s[i] == '\r' && i+1 < len(sc.s) && sc.s[i+1] == '\n':
		sc.pos = i + 2
	default:
		sc.pos = i + 1
	}
	return true
}

// quoted reads a field that opens with a quote. Characters between the closing quote and the delimiter are kept, as
// spreadsheet programs keep them. It fails, and reads nothing, if the quote is never closed.
func (sc *scanner) quoted() (text string, last, ok bool) {
	start := sc.pos + 1
	doubled := false
	end := start
	for {
		n := strings.IndexByte(sc.s[end:], '"')
		if n < 0 {
			return "", false, false
		}
		end += n
		if end+1 >= len(sc.s) || sc.s[end+1] != '"' {
			break
		}
		doubled = true
		end += 2
	}
	text = sc.s[start:end]
	if doubled {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	sc.pos = end + 1
	rest, last := sc.bare()
	return text + rest, last, true
}
