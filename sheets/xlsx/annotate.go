package xlsx

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Reasons for not annotating a workbook, told apart with errors.Is.
var (
	ErrSigned      = ooxml.ErrSigned
	ErrCheckedCopy = errors.New("it is a checked copy already; check the original workbook instead")
	ErrSelfCheck   = ooxml.ErrSelfCheck
	ErrOverInput   = ooxml.ErrOverInput
)

// Options are the caller's choices for a copy.
type Options struct {
	AllowBreakSignature bool         // annotate a signed package, whose signature is void thereafter
	Limits              ooxml.Limits // of reading; the zero value stands for ooxml.DefaultLimits
}

// Place is one cell of the workbook.
type Place struct {
	Sheet string
	Cell  sheets.Ref
}

// Report tells what of an annotation was not put on the copy, and what the user should know of the copy.
type Report struct {
	NotesKept     []Place  // cells whose own note was left alone, so that ours is not there
	MarksWithheld []string // sheets with pivot tables: their findings have notes but no marks
	Warnings      []string
}

// warnf adds a warning.
func (r *Report) warnf(format string, args ...any) {
	r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...))
}

// Annotate makes an annotated copy of the workbook in r. The copy has passed the self-check: everything that the
// annotation did not have to touch is what it was, byte for byte.
func Annotate(r io.ReaderAt, size int64, a sheets.Annotation, opt Options) ([]byte, Report, error) {
	d, err := openDraft(r, size, opt)
	if err != nil {
		return nil, Report{}, err
	}
	for _, n := range d.definedNames() {
		if a.Switch != "" && strings.EqualFold(n, a.Switch) {
			return nil, *d.report, ErrCheckedCopy
		}
	}
	if err := d.admit(len(a.Sheets) > 0, opt); err != nil {
		return nil, *d.report, err
	}
	if err := d.annotate(a); err != nil {
		return nil, *d.report, fmt.Errorf("annotate: %w", err)
	}
	data, err := d.Write(d.selfCheck)
	return data, *d.report, err
}

// openDraft reads the workbook in r and begins a copy of it.
func openDraft(r io.ReaderAt, size int64, opt Options) (*draft, error) {
	if opt.Limits == (ooxml.Limits{}) {
		opt.Limits = ooxml.DefaultLimits
	}
	pkg, err := ooxml.Open(r, size, opt.Limits)
	if err != nil {
		return nil, err
	}
	before, err := Read(pkg, "")
	if err != nil {
		return nil, err
	}
	return newDraft(pkg, before, &Report{})
}

// admit refuses what must not be changed and warns of what a change, and adding sheets, means to the workbook.
func (d *draft) admit(addsSheets bool, opt Options) error {
	if d.Package.IsSigned() {
		if !opt.AllowBreakSignature {
			return ErrSigned
		}
		d.report.warnf("the digital signature of the workbook does not hold for the copy")
	}
	if k := d.wbOut.Kid("workbookProtection"); k != nil && isTrue(&k.Tag, "lockStructure") && addsSheets {
		d.report.warnf("the structure of the workbook is locked; sheets were added to the copy all the same")
	}
	rels, err := d.Package.Rels(d.workbook.Name)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.TypeIs("revisionHeaders") {
			d.report.warnf("the workbook is shared and keeps a log of changes, which does not list what was added to the copy")
		}
	}
	return nil
}

// annotate makes all edits.
func (d *draft) annotate(a sheets.Annotation) error {
	styles, err := d.styles()
	if err != nil {
		return err
	}
	if err := d.checkAnnotation(a); err != nil {
		return err
	}
	active := len(a.Sheets) > 0 && hasActive(a.Sheets)
	if err := d.markTabs(a, styles, active); err != nil {
		return err
	}
	if err := d.addSheets(a, styles); err != nil {
		return err
	}
	if err := styles.finish(d); err != nil {
		return err
	}
	return d.Finish()
}

// checkAnnotation refuses marks on sheets that the workbook does not have: they are the caller's mistake, and dropping
// them would lose a finding.
func (d *draft) checkAnnotation(a sheets.Annotation) error {
	for _, m := range a.Marks {
		if d.tab(m.Sheet) == nil {
			return fmt.Errorf("mark on %q: the workbook has no such sheet", m.Sheet)
		}
		if m.Cell.Row < 1 || m.Cell.Row > sheets.MaxRow || m.Cell.Col < 1 || m.Cell.Col > sheets.MaxCol {
			return fmt.Errorf("mark on %q: row %d, column %d lies outside a sheet", m.Sheet, m.Cell.Row, m.Cell.Col)
		}
		if _, ok := markLooks[m.Style]; !ok {
			return fmt.Errorf("mark on %s!%s: unknown style %d", m.Sheet, m.Cell, m.Style)
		}
	}
	return nil
}
