package open

import (
	"bytes"
	"fmt"

	"crosscast/sheets"
)

// foreign are contents that are no workbook, by how they begin once outer space and zeros are dropped and letters made
// small, and what to call them.
var foreign = []struct{ begins, name, todo string }{
	{"\x89png", "a picture", askForWorkbook},
	{"\xff\xd8\xff", "a picture", askForWorkbook},
	{"gif8", "a picture", askForWorkbook},
	{"ii*", "a picture", askForWorkbook},
	{"mm*", "a picture", askForWorkbook},
	{"{\\rtf", "a Word document in RTF", askForWorkbook},
	{"mime-version:", "a web page saved as an archive", saveAsXLSX},
	{"<!--", "an XML document", saveAsXLSX},
	{"<?xml", "an XML document", saveAsXLSX},
	{"{\"", "a JSON document", askForWorkbook},
	{"[{", "a JSON document", askForWorkbook},
	{"rar!", "an archive", unpackIt},
	{"7z\xbc\xaf", "an archive", unpackIt},
	{"\x1f\x8b", "a compressed file", unpackIt},
	{"mz\x90", "a program", askForWorkbook},
}

// What to do about contents that are no workbook.
const (
	saveAsXLSX     = "Open it in Excel and save it as .xlsx."
	askForWorkbook = "Use the workbook that it was made from."
	unpackIt       = "Unpack it and check the workbooks in it."
)

// simplified drops what hides the beginning of a text: byte order marks, the zeros of UTF-16 and outer space.
func simplified(s *source) []byte {
	head := s.head()
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	head = bytes.TrimLeft(head, "\x00 \t\r\n")
	head = bytes.ReplaceAll(head, []byte{0}, nil)
	for i, c := range head { // bytes.ToLower would spoil what is no text
		if c >= 'A' && c <= 'Z' {
			head[i] = c + 'a' - 'A'
		}
	}
	return head
}

// isForeign reports whether the contents are known to be no workbook.
func isForeign(s *source) bool { return lookalike(s) != nil }

// lookalike says what foreign contents look like; nil if it does not know them.
func lookalike(s *source) error {
	head := simplified(s)
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.begins)) {
			return looksLike(f.name, f.todo)
		}
	}
	return nil
}

// refuseForeign says what the contents look like. One XML document is a workbook after all, that of Excel 2003.
func refuseForeign(s *source) (*sheets.Workbook, error) {
	if bytes.Contains(s.head(), []byte("urn:schemas-microsoft-com:office:spreadsheet")) &&
		bytes.HasPrefix(simplified(s), []byte("<?xml")) {
		return nil, fmt.Errorf("an XML spreadsheet of Excel 2003: %w", sheets.ErrUnsupported)
	}
	return nil, lookalike(s)
}

// foreignError refuses contents that are no workbook, and knows what to do about them.
type foreignError struct{ name, todo string }

// looksLike makes a foreignError.
func looksLike(name, todo string) error { return &foreignError{name, todo} }

func (e *foreignError) Error() string { return "it looks like " + e.name }

func (e *foreignError) Unwrap() error { return sheets.ErrNotWorkbook }
