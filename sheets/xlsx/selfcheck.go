package xlsx

import (
	"bytes"
	"fmt"

	"crosscast/sheets/ooxml"
)

// selfCheck reads the finished copy again and compares it with the workbook that it was made from: as a package, by the
// bytes of its cells, and as the normal reader sees it.
func (d *draft) selfCheck(written []byte) error {
	made, err := d.CheckCopy(written)
	if err != nil {
		return err
	}
	if err := d.checkCellBytes(made); err != nil {
		return err
	}
	return d.checkCells(made)
}

// checkCellBytes compares the cells of the edited sheets once more, by the place of their element.
func (d *draft) checkCellBytes(made *ooxml.Package) error {
	for _, p := range d.Edited() {
		data, err := made.Read(p.Name)
		if err != nil {
			return fmt.Errorf("edits: %w", err)
		}
		if !bytes.Equal(cellBytes(p.Data), cellBytes(data)) {
			return fmt.Errorf("edits: part %q: its cells are not the same bytes", p.Name)
		}
	}
	return nil
}

// cellBytes is the sheetData element of a worksheet, tags included; nil for other parts.
func cellBytes(data []byte) []byte {
	s := ooxml.NewScanner(data)
	from := -1
	for s.Next() {
		if s.Depth() == 1 && string(s.Tag().Name) != "worksheet" {
			return nil
		}
		if s.Depth() == 2 && string(s.Tag().Name) == "sheetData" {
			if from < 0 {
				from = s.Tag().Start
			}
			if s.Tag().Kind != ooxml.OpenTag {
				return data[from:s.Tag().End]
			}
		}
	}
	return nil
}
