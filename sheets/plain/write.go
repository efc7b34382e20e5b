// Package plain writes a small table of our own as a new file, for people to fill in. It never touches a file of theirs:
// copies of workbooks are the business of package xlsx.
package plain

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
)

// ErrFormat is returned for a file name that is neither a workbook nor a separated text.
var ErrFormat = errors.New("its name must end in .xlsx or .csv")

// Write makes the file, as a workbook or as comma-separated text by its name. It is written beside the place that it
// goes to and then renamed, so that no half of it is ever found there. A file of that name is replaced.
func Write(path string, sheet sheets.AddedSheet) (err error) {
	write := writeXLSX
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
	case ".csv":
		write = writeCSV
	default:
		return fmt.Errorf("write %q: %w", path, ErrFormat)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".crosscast-*")
	if err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %q: %w", path, errors.Join(err, os.Remove(f.Name())))
		}
	}()
	if err := errors.Join(write(f, sheet), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// writeXLSX writes the cells through a StreamWriter, the one way of the library that keeps the types apart.
func writeXLSX(w io.Writer, sheet sheets.AddedSheet) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName("Sheet1", sheet.Name); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{
		Font:   &excelize.Font{Family: "Arial", Bold: true},
		Border: []excelize.Border{{Type: "bottom", Color: "000000", Style: 1}},
	})
	if err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(sheet.Name)
	if err != nil {
		return err
	}
	for i, width := range sheet.Widths {
		if err := sw.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for _, row := range sheet.Rows {
		if err := sw.SetRow(fmt.Sprint("A", row.Index), xlsxCells(row, bold)); err != nil {
			return err
		}
	}
	if err := sw.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

// xlsxCells gives a row's cells from column A on. A text is a string cell, whatever it begins with.
func xlsxCells(row sheets.AddedRow, bold int) []any {
	var cells []any
	for _, c := range row.Cells {
		for len(cells) < c.Col {
			cells = append(cells, nil)
		}
		var out excelize.Cell
		if v, err := strconv.ParseFloat(c.Number, 64); err == nil {
			out.Value = v
		} else {
			out.Value = c.Text
		}
		if c.Look == sheets.LookHeader || c.Look == sheets.LookBold {
			out.StyleID = bold
		}
		cells[c.Col-1] = out
	}
	return cells
}

// writeCSV writes UTF-8 with a byte order mark, without which Excel reads £ as two letters.
func writeCSV(w io.Writer, sheet sheets.AddedSheet) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	width := 0
	for _, row := range sheet.Rows {
		for _, c := range row.Cells {
			width = max(width, c.Col)
		}
	}
	for _, row := range sheet.Rows {
		fields := make([]string, width)
		for _, c := range row.Cells {
			fields[c.Col-1] = c.Number + Inert(c.Text)
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
