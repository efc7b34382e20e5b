// Package xlsx reads Excel workbooks in one pass over each sheet, and writes annotated copies of them.
package xlsx

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/sync/errgroup"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Read reads the workbook that the package holds. Sheets are read in parallel; what comes back does not depend on it.
// path is only taken down in the result.
func Read(p *ooxml.Package, path string) (*sheets.Workbook, error) {
	b, err := readBook(p)
	if err != nil {
		return nil, err
	}
	w := b.workbook
	w.Path = path
	if b.texts, err = readTexts(p, b.relatedPart("sharedStrings")); err != nil {
		return nil, fmt.Errorf("shared strings: %w", err)
	}
	if w.Styles, err = readStyles(p, b.relatedPart("styles")); err != nil {
		return nil, fmt.Errorf("styles: %w", err)
	}
	if err := b.spend.text(len(b.texts.all)); err != nil {
		return nil, err
	}
	return w, b.readSheets(p)
}

// readSheets reads every worksheet and joins sheets and notes in tab order.
func (b *book) readSheets(p *ooxml.Package) error {
	results := make([]*sheetReader, len(b.tabs))
	failures := make([]error, len(b.tabs))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range b.tabs {
		g.Go(func() error {
			results[i], failures[i] = b.readTab(p, &b.tabs[i])
			return nil
		})
	}
	_ = g.Wait() // the first failure in tab order is told, not the first in time
	for i, r := range results {
		if failures[i] != nil {
			return fmt.Errorf("sheet %q: %w", b.tabs[i].name, failures[i])
		}
		b.workbook.Notes = append(b.workbook.Notes, r.notes...)
		if r.sheet != nil {
			b.workbook.Sheets = append(b.workbook.Sheets, r.sheet)
		}
	}
	return nil
}

// readTab reads one sheet. A panic becomes that sheet's error: it happens on a goroutine of ours, where no caller could
// recover it.
func (b *book) readTab(p *ooxml.Package, t *tab) (r *sheetReader, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("the reader failed on it (%v): %w\n%s", v, sheets.ErrDamaged, debug.Stack())
		}
	}()
	r = &sheetReader{book: b, name: t.name}
	if t.kind != "worksheet" {
		r.notef("%s is %s; it is not read", t.name, t.kindInWords())
		return r, nil
	}
	data, err := p.Read(t.part)
	if err != nil {
		return r, err
	}
	r.sheet = &sheets.Sheet{Name: t.name, Visibility: t.visibility}
	if err := r.read(data); err != nil {
		return r, err
	}
	return r, r.readRelated(p, t.part)
}

// kindInWords names what kind of sheet a tab is, for people.
func (t *tab) kindInWords() string {
	switch kind := strings.ToLower(t.kind); {
	case kind == "":
		return "a sheet without contents"
	case strings.Contains(kind, "macro"):
		return "a macro sheet"
	case strings.Contains(kind, "chart"):
		return "a chart sheet"
	case strings.Contains(kind, "dialog"):
		return "a dialog sheet"
	default:
		return "a sheet of an unknown kind"
	}
}
