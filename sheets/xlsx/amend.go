package xlsx

import (
	"bytes"
	"fmt"
	"io"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Amend writes a copy of the workbook at input, in which an amendment is made, to output. As WriteCopy it never writes over
// the input.
func Amend(input, output string, a sheets.Amendment, opt Options) (Report, error) {
	if err := sameExtension(input, output); err != nil {
		return Report{}, err
	}
	var report Report
	err := ooxml.CopyFile(input, output, func(in io.ReaderAt, size int64) (data []byte, err error) {
		data, report, err = amend(in, size, a, opt)
		return data, err
	})
	return report, err
}

// AmendBytes makes an amendment on the workbook in data, which is not changed, for a caller that writes by himself.
func AmendBytes(data []byte, a sheets.Amendment, opt Options) ([]byte, Report, error) {
	return amend(bytes.NewReader(data), int64(len(data)), a, opt)
}

// amend sets cells and adds sheets. The result has passed the self-check: all other cells, and all other parts, are what
// they were. Results of formulas are not computed anew: those that depend on a cell that was set stay until the workbook is
// opened and recalculated.
func amend(r io.ReaderAt, size int64, a sheets.Amendment, opt Options) ([]byte, Report, error) {
	d, err := openDraft(r, size, opt)
	if err != nil {
		return nil, Report{}, err
	}
	if err := d.admit(len(a.Sheets) > 0, opt); err != nil {
		return nil, *d.report, err
	}
	byTab, err := d.checkAmendment(a)
	if err != nil {
		return nil, *d.report, fmt.Errorf("amend: %w", err)
	}
	if err := d.amend(a, byTab); err != nil {
		return nil, *d.report, fmt.Errorf("amend: %w", err)
	}
	data, err := d.Write(func(written []byte) error { return d.checkAmended(written, a, byTab) })
	return data, *d.report, err
}

// cellsOf are the cells to be set, by sheet and place.
type cellsOf map[string]map[sheets.Ref]sheets.SetCell

// amend makes all edits. Styles are touched only where something new needs one.
func (d *draft) amend(a sheets.Amendment, byTab cellsOf) error {
	var styles *styleSheet
	if len(a.Sheets) > 0 || asksFormat(a.Cells) {
		var err error
		if styles, err = d.styles(); err != nil {
			return err
		}
		if err := d.markTabs(sheets.Annotation{}, styles, hasActive(a.Sheets)); err != nil {
			return err
		}
	}
	for _, tab := range d.tabs {
		cells := byTab[tab.name]
		if len(cells) == 0 || d.tab(tab.name) != tab { // of two sheets of one name the first is meant
			continue
		}
		if err := d.setCells(tab, cells, styles); err != nil {
			return fmt.Errorf("sheet %q: %w", tab.name, err)
		}
	}
	if err := d.addSheets(sheets.Annotation{Sheets: a.Sheets, Names: a.Names}, styles); err != nil {
		return err
	}
	if styles != nil {
		if err := styles.finish(d); err != nil {
			return err
		}
	}
	return d.Finish()
}

// asksFormat reports whether a cell asks for a number format.
func asksFormat(cells []sheets.SetCell) bool {
	for _, c := range cells {
		if c.Format != "" {
			return true
		}
	}
	return false
}
