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
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/xlsx"
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

func writeXLSX(w io.Writer, sheet sheets.AddedSheet) error {
	data, err := xlsx.New(sheets.Annotation{Sheets: []sheets.AddedSheet{sheet}})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
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
