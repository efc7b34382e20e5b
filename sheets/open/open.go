// Package open reads a workbook or report in whatever format it is. The contents decide, never the name: real .xls files
// are often web pages, and real .csv files now and then Excel workbooks.
package open

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Options tells how to open a document.
type Options struct {
	Password string // of an encrypted workbook; "" for none
}

// maxFile bounds the file, which is held in memory so that its hash is that of the very bytes read.
var maxFile = ooxml.DefaultLimits.File

// Document is what a file holds: a workbook or a report; the other one is nil.
type Document struct {
	Workbook *sheets.Workbook
	Report   *sheets.Report
}

// File opens the file read-only and reads it. Every error is an *Error, for people; errors.Is finds the kinds of package
// sheets in it.
func File(path string, opt Options) (Document, error) {
	data, err := readFile(path)
	if err != nil {
		return Document{}, explain("open", path, err)
	}
	d, err := read(&source{path: path, data: data, opt: opt})
	if err != nil {
		return Document{}, explain("read", path, err)
	}
	sum := sha256.Sum256(data)
	if hash := hex.EncodeToString(sum[:]); d.Workbook != nil {
		d.Workbook.SHA256 = hash
	} else {
		d.Report.SHA256 = hash
	}
	return d, nil
}

// Workbook reads a file that must be a workbook, as File does.
func Workbook(path string, opt Options) (*sheets.Workbook, error) {
	d, err := File(path, opt)
	if err == nil && d.Workbook == nil {
		err = explain("read", path, looksLike("a report", askForWorkbook))
	}
	return d.Workbook, err
}

// source is a document about to be read.
type source struct {
	path string
	data []byte
	opt  Options
}

// head is the beginning of the contents, enough to tell a format by.
func (s *source) head() []byte { return s.data[:min(len(s.data), 4096)] }

// readFile reads a file that is not too large.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.IsDir() {
		return nil, errFolder
	} else if info.Size() > maxFile {
		return nil, tooLarge(info.Size())
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && int64(len(data)) > maxFile {
		return nil, tooLarge(int64(len(data)))
	}
	return data, err
}

// tooLarge says how large a file may be.
func tooLarge(size int64) error {
	return fmt.Errorf("%d MB, at most %d MB are read: %w", size>>20, maxFile>>20, sheets.ErrTooLarge)
}

// read chooses the reader. Whatever goes wrong inside it, a panic too, is an error of this file alone.
func read(s *source) (d Document, err error) {
	defer func() {
		if v := recover(); v != nil {
			d, err = Document{}, fmt.Errorf("the reader failed on it (%v): %w\n%s", v, sheets.ErrDamaged, debug.Stack())
		}
	}()
	if len(s.data) == 0 {
		return d, fmt.Errorf("it is empty: %w", sheets.ErrNotWorkbook)
	}
	for _, r := range readers {
		if r.fits(s) {
			return r.read(s)
		}
	}
	return d, sheets.ErrNotWorkbook
}
