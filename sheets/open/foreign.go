package open

import (
	"bytes"
	"fmt"

	"crosscast/sheets"
)

// foreign are contents that are no workbook, by how they begin once outer space and zeros are dropped and letters made
// small, and what to call them.
var foreign = []struct{ begins, name string }{
	{"%pdf-", "a PDF document"},
	{"\x89png", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"gif8", "a picture"},
	{"ii*", "a picture"},
	{"mm*", "a picture"},
	{"{\\rtf", "a Word document in RTF"},
	{"mime-version:", "a web page saved as an archive"},
	{"<!doctype html", "a web page saved as a workbook"},
	{"<html", "a web page saved as a workbook"},
	{"<head", "a web page saved as a workbook"},
	{"<meta", "a web page saved as a workbook"},
	{"<table", "a web page saved as a workbook"},
	{"<style", "a web page saved as a workbook"},
	{"<body", "a web page saved as a workbook"},
	{"<div", "a web page saved as a workbook"},
	{"<?xml", "an XML document"},
	{"<!--", "a web page or XML document"},
	{"{\"", "a JSON document"},
	{"[{", "a JSON document"},
	{"rar!", "an archive"},
	{"7z\xbc\xaf", "an archive"},
	{"\x1f\x8b", "a compressed file"},
	{"mz\x90", "a program"},
}

// simplified drops what hides the beginning of a text: byte order marks, the zeros of UTF-16 and outer space.
func simplified(s *source) []byte {
	head := bytes.TrimLeft(s.head(), "\x00\xef\xbb\xbf\xfe \t\r\n")
	if bytes.HasPrefix(s.data, []byte("\xFF\xFE")) {
		head = bytes.TrimLeft(s.data[2:min(len(s.data), 4096)], "\x00 \t\r\n")
	}
	return bytes.ToLower(bytes.ReplaceAll(head, []byte{0}, nil))
}

// foreignName names contents that are no workbook, "" if it does not know them.
func foreignName(s *source) string {
	head := simplified(s)
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.begins)) {
			return f.name
		}
	}
	return ""
}

// isForeign reports whether the contents are known to be no workbook.
func isForeign(s *source) bool { return foreignName(s) != "" }

// refuseForeign says what the contents look like. One XML document is a workbook after all, that of Excel 2003.
func refuseForeign(s *source) (*sheets.Workbook, error) {
	if bytes.Contains(s.head(), []byte("urn:schemas-microsoft-com:office:spreadsheet")) &&
		bytes.HasPrefix(simplified(s), []byte("<?xml")) {
		return nil, fmt.Errorf("an XML spreadsheet of Excel 2003: %w", sheets.ErrUnsupported)
	}
	return nil, looksLike(foreignName(s))
}

// looksLike refuses contents and says what they seem to be.
func looksLike(what string) error {
	return fmt.Errorf("it looks like %s: %w", what, sheets.ErrNotWorkbook)
}
