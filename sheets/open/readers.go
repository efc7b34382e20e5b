package open

import (
	"bytes"
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/csv"
	"crosscast/sheets/docx"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/xlsx"
)

// reader is a format: how its contents are known, and what reads them.
type reader struct {
	fits func(*source) bool
	read func(*source) (Document, error)
}

// readers are asked in this order; the first that fits reads the file. A new format is a new line.
var readers = []reader{
	{isOpenDocument, workbook(refuseOpenDocument)},
	{isZip, readZip},
	{isOLE, workbook(readOLE)},
	{isPDF, report(readPDF)},
	{isWebPage, report(readWebPage)},
	{isForeign, workbook(refuseForeign)},
	{isProse, report(readText)},
	{isText, workbook(readCSV)},
}

// workbook is the reading of what holds a workbook.
func workbook(read func(*source) (*sheets.Workbook, error)) func(*source) (Document, error) {
	return func(s *source) (Document, error) {
		w, err := read(s)
		return Document{Workbook: w}, err
	}
}

// report is the reading of what holds a report.
func report(read func(*source) (*sheets.Report, error)) func(*source) (Document, error) {
	return func(s *source) (Document, error) {
		r, err := read(s)
		return Document{Report: r}, err
	}
}

// isZip knows the first entry of a zip file, and the end record of an empty one.
func isZip(s *source) bool {
	return bytes.HasPrefix(s.data, []byte("PK\x03\x04")) || bytes.HasPrefix(s.data, []byte("PK\x05\x06"))
}

// readZip reads an OOXML workbook or a Word document, or says what the zip file holds instead.
func readZip(s *source) (d Document, err error) {
	p, err := openPackage(s.data)
	if err != nil {
		return d, err
	}
	if isWord(p) {
		d.Report, err = docx.Read(p, s.path)
	} else {
		d.Workbook, err = xlsx.Read(p, s.path)
	}
	return d, err
}

// readPackage reads a workbook's package, which for an encrypted workbook is not what stands in the file.
func readPackage(path string, data []byte) (*sheets.Workbook, error) {
	p, err := openPackage(data)
	if err != nil {
		return nil, err
	}
	return xlsx.Read(p, path)
}

// openPackage opens what must be an OOXML package.
func openPackage(data []byte) (*ooxml.Package, error) {
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err == nil && !p.Has(ooxml.ContentTypesPath) {
		err = zipContents(p)
	}
	return p, err
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
