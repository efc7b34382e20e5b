package open

import (
	"bytes"
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/csv"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/xlsx"
)

// reader is a format: how its contents are known, and what reads them, one of both.
type reader struct {
	fits     func(*source) bool
	workbook func(*source) (*sheets.Workbook, error)
	report   func(*source) (*sheets.Report, error)
}

// readers are asked in this order; the first that fits reads the file. A new format is a new line.
var readers = []reader{
	{fits: isOpenDocument, workbook: refuseOpenDocument},
	{fits: isWord, report: readWord},
	{fits: isZip, workbook: readXLSX},
	{fits: isOLE, workbook: readOLE},
	{fits: isPDF, report: readPDF},
	{fits: isWebPage, report: readWebPage},
	{fits: isForeign, workbook: refuseForeign},
	{fits: isProse, report: readText},
	{fits: isText, workbook: readCSV},
}

// isZip knows the first entry of a zip file, and the end record of an empty one.
func isZip(s *source) bool {
	return bytes.HasPrefix(s.data, []byte("PK\x03\x04")) || bytes.HasPrefix(s.data, []byte("PK\x05\x06"))
}

// readXLSX reads an OOXML workbook, or says what the zip file holds instead.
func readXLSX(s *source) (*sheets.Workbook, error) { return readPackage(s.path, s.data) }

// readPackage reads the package, which for an encrypted workbook is not what stands in the file.
func readPackage(path string, data []byte) (*sheets.Workbook, error) {
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		return nil, err
	}
	if !p.Has(ooxml.ContentTypesPath) {
		return nil, zipContents(p)
	}
	return xlsx.Read(p, path)
}

// zipContents says what a zip file without OOXML is.
func zipContents(p *ooxml.Package) error {
	if p.Has("Index/Document.iwa") || p.Has("Index.zip") {
		return looksLike("an Apple Numbers document", "Export it from Numbers as Excel.")
	}
	return looksLike("a zip archive", unpackIt)
}

// isOpenDocument knows the uncompressed entry "mimetype" that OpenDocument files begin with.
func isOpenDocument(s *source) bool {
	return isZip(s) && bytes.Contains(s.head()[:min(len(s.data), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument"))
}

// refuseOpenDocument tells spreadsheets, which are only not read yet, from the rest.
func refuseOpenDocument(s *source) (*sheets.Workbook, error) {
	if bytes.Contains(s.head()[:min(len(s.data), 200)], []byte("opendocument.spreadsheet")) {
		return nil, fmt.Errorf("an OpenDocument spreadsheet, .ods: %w", sheets.ErrUnsupported)
	}
	return nil, looksLike("an OpenDocument text or drawing", askForWorkbook)
}

// readCSV reads separated text.
func readCSV(s *source) (*sheets.Workbook, error) { return csv.Read(s.data, s.path) }

// isText tells text by the absence of control characters. UTF-16 text is full of zeros, but begins with a mark.
func isText(s *source) bool {
	head := s.head()
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return true
	}
	return bytes.IndexFunc(head, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' }) < 0
}
