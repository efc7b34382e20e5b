package open

import (
	"bytes"
	"slices"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/html"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/pdf"
)

// isWord knows a Word document by the type of its main part.
func isWord(p *ooxml.Package) bool {
	rels, err := p.Rels("")
	if err != nil {
		return false
	}
	return slices.ContainsFunc(rels, func(r ooxml.Relationship) bool {
		return r.TypeIs("officeDocument") && strings.Contains(strings.ToLower(p.ContentType(r.Target)), "wordprocessingml")
	})
}

// isPDF knows a PDF by its first bytes, before which a few others may stand.
func isPDF(s *source) bool { return bytes.Contains(s.head()[:min(len(s.data), 1024)], []byte("%PDF-")) }

// readPDF reads a PDF.
func readPDF(s *source) (*sheets.Report, error) { return pdf.Read(s.data, s.path) }

// pageBeginnings are how web pages begin, also those that programs save under the name of a workbook.
var pageBeginnings = []string{"<!doctype html", "<html", "<head", "<meta", "<title", "<table", "<style", "<body", "<div", "<p", "<h1"}

// isWebPage knows a web page by how it begins, behind comments and the heading of XML.
func isWebPage(s *source) bool {
	head := simplified(s)
	for _, b := range pageBeginnings {
		if bytes.HasPrefix(head, []byte(b)) {
			return true
		}
	}
	return (bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml"))) && bytes.Contains(head, []byte("<html"))
}

// readWebPage reads a web page.
func readWebPage(s *source) (*sheets.Report, error) { return html.Read(s.data, s.path) }
