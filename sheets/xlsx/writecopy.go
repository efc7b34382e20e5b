package xlsx

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"crosscast/sheets"
)

// excelName holds the endings by which Excel tells what is in a workbook: a copy keeps its own. A workbook under any
// other name, such as one saved as .xls by a web page, takes the ending of its contents.
var excelName = map[string]bool{".xlsx": true, ".xlsm": true, ".xltx": true, ".xltm": true}

// WriteCopy writes an annotated copy of the workbook at input to output, which is replaced only by a copy that is whole
// and has passed the self-check. The input is opened for reading only, and is never written over.
func WriteCopy(input, output string, a sheets.Annotation, opt Options) (Report, error) {
	if ext := filepath.Ext(input); excelName[strings.ToLower(ext)] && !strings.EqualFold(ext, filepath.Ext(output)) {
		return Report{}, fmt.Errorf("the copy of a %s workbook cannot be called %q: Excel would refuse it",
			filepath.Ext(input), filepath.Base(output))
	}
	in, err := os.Open(input)
	if err != nil {
		return Report{}, fmt.Errorf("open workbook: %w", err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return Report{}, fmt.Errorf("open workbook: %w", err)
	}
	if other, err := os.Stat(output); err == nil && os.SameFile(info, other) {
		return Report{}, ErrOverInput
	}
	data, report, err := Annotate(in, info.Size(), a, opt)
	if err != nil {
		return report, err
	}
	return report, writeWhole(output, data, info.Mode().Perm()|0o200)
}

// writeWhole writes a file beside its final name and renames it, so that no half-written file is ever found there.
func writeWhole(output string, data []byte, mode fs.FileMode) (err error) {
	f, err := os.CreateTemp(filepath.Dir(output), ".crosscast-*.tmp")
	if err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the first error is the one to tell
		}
	}()
	if _, err := f.Write(data); err != nil {
		_ = f.Close()
		return fmt.Errorf("write copy: %w", err)
	}
	if err := f.Sync(); err != nil {
		_ = f.Close()
		return fmt.Errorf("write copy: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	if err := os.Chmod(f.Name(), mode); err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	if err := os.Rename(f.Name(), output); err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	return nil
}
