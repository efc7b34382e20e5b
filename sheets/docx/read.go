// Package docx reads Word documents as their readers see them, and writes copies of them with comments. Tracked changes
// are read as if all were accepted; hidden text, headers and footers are left out.
package docx

import (
	"fmt"
	"slices"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Read reads the document that the package holds. path is only taken down in the result. Errors are of the kinds of
// package sheets; ErrNotReport says that the package holds something else.
func Read(p *ooxml.Package, path string) (*sheets.Report, error) {
	d, err := readDocument(p, nil)
	if err != nil {
		return nil, err
	}
	d.report.Path = path
	if ours, _ := p.IsCopy(); ours {
		d.report.Generator = sheets.OurGenerator
	}
	return d.report, nil
}

// What a reader should know of a document; each is said once.
const (
	noteTracked  = "the document has tracked changes; it was read as if all of them were accepted"
	noteHidden   = "hidden text was left out"
	noteCovered  = "text in table cells that a merged cell covers was left out"
	noteIncluded = "another file is inserted in the document; its text is not read"
	noteRestart  = "footnotes are numbered anew on each page or section; here they are numbered through"
)

// document is a document being read, and what its parts share.
type document struct {
	pkg      *ooxml.Package
	main     string // the part with the body
	rels     []ooxml.Relationship
	styles   *styles
	counters *counters
	report   *sheets.Report
	refs     []*noteRef
	marks    map[string]*noteFormat       // by kind of note
	places   map[sheets.PlaceInFile]*para // nil if places are not kept
	noted    map[string]bool
	text     int // bytes read
	cells    int
}

// readDocument reads all stories of a document. The paragraphs go into places too, if it is given.
func readDocument(p *ooxml.Package, places map[sheets.PlaceInFile]*para) (*document, error) {
	main, err := mainPart(p)
	if err != nil {
		return nil, err
	}
	d := &document{pkg: p, main: main, places: places, noted: map[string]bool{}, marks: newNoteFormats(),
		report: &sheets.Report{Format: "docx"}}
	if d.rels, err = p.Rels(main); err != nil {
		return nil, err
	}
	if d.styles, err = readStyles(p, d.related("styles")); err != nil {
		return nil, fmt.Errorf("styles: %w", err)
	}
	n, err := readNumbering(p, d.related("numbering"))
	if err != nil {
		return nil, fmt.Errorf("numbering: %w", err)
	}
	d.counters = &counters{numbering: n, styles: d.styles, at: map[*pattern]*[maxLevels]int{}, begun: map[listLevel]bool{}}
	if err := d.readSettings(); err != nil {
		return nil, err
	}
	if err := d.readBody(); err != nil {
		return nil, err
	}
	return d, d.readNotes()
}

// mainPart finds the part with the body by the package's relationships, never by its usual name.
func mainPart(p *ooxml.Package) (string, error) {
	root, err := p.Rels("")
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(root, func(r ooxml.Relationship) bool { return r.TypeIs("officeDocument") && !r.External })
	if i < 0 || !p.Has(root[i].Target) {
		return "", fmt.Errorf("a zip file without a main part: %w", sheets.ErrNotReport)
	}
	part := root[i].Target
	switch t := strings.ToLower(p.ContentType(part)); {
	case strings.Contains(t, "spreadsheetml"), strings.Contains(t, "sheet.binary"):
		return "", fmt.Errorf("a workbook: %w", sheets.ErrNotReport)
	case strings.Contains(t, "presentationml"):
		return "", fmt.Errorf("a presentation: %w", sheets.ErrNotReport)
	}
	return part, nil
}

// related is the main part's part of a kind, "" if it has none.
func (d *document) related(kind string) string {
	for _, r := range d.rels {
		if r.TypeIs(kind) && !r.External {
			return r.Target
		}
	}
	return ""
}

// readBody reads the main part.
func (d *document) readBody() error {
	r, err := d.openStory(d.main, "document")
	if err != nil {
		return err
	}
	var c container
	err = r.s.Children(func(t *ooxml.Tag) error {
		if !t.Is("body") {
			return nil
		}
		return r.inner(&c)
	})
	d.report.Pieces = c.pieces
	return err
}

// note says something once.
func (d *document) note(text string) {
	if !d.noted[text] {
		d.noted[text] = true
		d.report.Notes = append(d.report.Notes, text)
	}
}

// spendText counts the text that was read against the limit.
func (d *document) spendText(n int) error {
	if d.text += n; d.text > d.pkg.Limits().Text {
		return fmt.Errorf("over %d MB of text: %w", d.pkg.Limits().Text>>20, sheets.ErrTooLarge)
	}
	return nil
}

// spendCell counts a table cell against the limit.
func (d *document) spendCell() error {
	if d.cells++; d.cells > d.pkg.Limits().Cells {
		return fmt.Errorf("over %d table cells: %w", d.pkg.Limits().Cells, sheets.ErrTooLarge)
	}
	return nil
}
