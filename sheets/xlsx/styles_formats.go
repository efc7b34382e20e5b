package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"crosscast/sheets/ooxml"
)

// numberFormat gives the id of a format code. An id above all that the file uses is taken, in cells as in conditional
// formats, since ids of the two share one space in some programs.
func (s *styleSheet) numberFormat(code string) int {
	if code == "" || strings.EqualFold(code, "General") {
		return 0
	}
	for _, known := range []map[string]int{s.codes, s.newIDs} {
		if id, ok := known[code]; ok {
			return id
		}
	}
	s.maxFmt++
	s.newIDs[code] = s.maxFmt
	return s.maxFmt
}

// cellFormat is numberFormat for a format that cells use, which must stand in the list of formats.
func (s *styleSheet) cellFormat(code string) int {
	id := s.numberFormat(code)
	if _, ok := s.codes[code]; ok || id == 0 {
		return id
	}
	entry := fmt.Sprintf(`numFmt numFmtId="%d" formatCode="%s"/`, id, ooxml.Escape(code))
	s.add("numFmts", entry)
	return id
}

// withFormat is the index of the style that is like another one but for its number format.
func (s *styleSheet) withFormat(like int, code string) int {
	entry := "<" + s.xf(like) + ">"
	x := ooxml.NewScanner([]byte(entry))
	if !x.Next() {
		return like
	}
	var e ooxml.Edits
	for _, a := range [][2]string{{"numFmtId", strconv.Itoa(s.cellFormat(code))}, {"applyNumberFormat", "1"}} {
		if from, to, ok := x.Tag().AttrSpan(a[0]); ok {
			e.Replace(from, to, a[1])
		} else {
			e.Insert(nameEnd(x.Tag()), " "+a[0]+`="`+a[1]+`"`)
		}
	}
	text, err := e.Apply([]byte(entry))
	if err != nil {
		return like
	}
	return s.add("cellXfs", strings.Trim(string(text), "<>"))
}
