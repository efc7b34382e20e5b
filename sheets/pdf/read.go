// Package pdf reads a PDF as a report. A PDF tells where each letter stands and nothing more: words, lines, paragraphs
// and tables are found again from that. A table is only given where every figure has one row and column that it can be of.
package pdf

import (
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/pdf/object"
)

// maxBytes bounds the file, as for a workbook.
const maxBytes = 512 << 20

// remark stands in the notes of every report read.
const remark = "figures were read from a PDF; check a finding against the page"

// Read reads the bytes of a PDF. The errors are those of package sheets: ErrPassword for a file that the empty password does not open, ErrDamaged, ErrTooLarge.
func Read(data []byte, path string) (r *sheets.Report, err error) {
	defer func() {
		if v := recover(); v != nil {
			r, err = nil, fmt.Errorf("%w: %v", sheets.ErrDamaged, v)
		}
	}()
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%w: %d MB, the most is %d MB", sheets.ErrTooLarge, len(data)>>20, maxBytes>>20)
	}
	pages, rebuilt, err := readPages(data)
	if err != nil {
		return nil, err
	}
	dropRunning(pages)
	f := newFlow(pages)
	notes := []string{remark}
	if rebuilt {
		notes = append(notes, "the file is damaged; what could be found of it is read")
	}
	return &sheets.Report{Path: path, Format: "pdf", Pieces: f.pieces(), Notes: append(notes, f.notes...)}, nil
}

// readPages reads the letters and rules of every page. rebuilt tells of a file whose tables are damaged.
func readPages(data []byte) (pages []*page, rebuilt bool, err error) {
	file, err := object.Open(data)
	if err != nil {
		return nil, false, err
	}
	list, err := leaves(file)
	if err != nil {
		return nil, false, err
	}
	d := &document{file: file, fonts: map[object.Ref]*font{}}
	for i, l := range list {
		p, err := d.read(l, i+1)
		if err != nil {
			return nil, false, err
		}
		pages = append(pages, p)
	}
	return pages, file.Rebuilt, nil
}
