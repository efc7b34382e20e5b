package xlsx

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// excelName holds the endings by which Excel tells what is in a workbook: a copy keeps its own. A workbook under any
// other name, such as one saved as .xls by a web page, takes the ending of its contents.
var excelName = map[string]bool{".xlsx": true, ".xlsm": true, ".xltx": true, ".xltm": true}

// WriteCopy writes an annotated copy of the workbook at input to output, which is replaced only by a copy that is whole
// and has passed the self-check. The input is opened for reading only, and is never written over.
func WriteCopy(input, output string, a sheets.Annotation, opt Options) (Report, error) {
	if err := sameExtension(input, output); err != nil {
		return Report{}, err
	}
	var report Report
	err := ooxml.CopyFile(input, output, func(in io.ReaderAt, size int64) (data []byte, err error) {
		data, report, err = Annotate(in, size, a, opt)
		return data, err
	})
	return report, err
}

// sameExtension refuses a name for the copy under which Excel would not open it.
func sameExtension(input, output string) error {
	if ext := filepath.Ext(input); excelName[strings.ToLower(ext)] && !strings.EqualFold(ext, filepath.Ext(output)) {
		return fmt.Errorf("the copy of a %s workbook cannot be called %q: Excel would refuse it",
			ext, filepath.Base(output))
	}
	return nil
}
