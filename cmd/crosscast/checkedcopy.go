package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
)

// reconciliationSuffix stands behind the name of a report in the name of the workbook with its findings.
const reconciliationSuffix = " - reconciliation"

// checkedCopy is the copy that a check wrote, and what it is of.
type checkedCopy struct {
	path     string // of the copy
	document string // path of what was checked; "" where it is not found beside the copy
	name     string // file name of what was checked
	earlier  *signoff.Earlier
}

// folder is where the document lies, or the copy where that is not known.
func (c checkedCopy) folder() string {
	if c.document != "" {
		return filepath.Dir(c.document)
	}
	return filepath.Dir(c.path)
}

// findChecked finds the copy that a check wrote of a document, by the path of either. doing is what it is wanted for, as
// an error tells it: "Cannot accept N1".
func findChecked(doing, path string) (checkedCopy, error) {
	d, err := open.File(path, open.Options{})
	if err != nil {
		return checkedCopy{}, err
	}
	c := checkedCopy{path: copyBeside(path, d)}
	wb := d.Workbook
	if c.path != path {
		if d.Report == nil || d.Report.Generator != sheets.OurGenerator {
			c.document = path
		}
		_, err := os.Stat(c.path)
		if errors.Is(err, fs.ErrNotExist) {
			return c, &message{what: doing, why: "there is no " + filepath.Base(c.path) + " beside " + filepath.Base(path),
				todo: "Check it first; if its copy is in another folder, name the copy."}
		}
		if wb, err = open.Workbook(c.path, open.Options{}); err != nil {
			return c, err
		}
	}
	if c.earlier = signoff.ReadEarlier(wb); c.earlier == nil {
		return c, &message{what: doing, why: filepath.Base(c.path) + " is no copy that crosscast wrote", todo: "Check the workbook again with --force."}
	}
	if c.document == "" {
		c.document = c.documentBeside()
	}
	if c.name = c.earlier.Document; c.document != "" {
		c.name = filepath.Base(c.document)
	}
	return c, c.unchanged(doing)
}

// copyBeside is where the copy of a document lies; a copy is its own.
func copyBeside(path string, d open.Document) string {
	base, ext := strings.TrimSuffix(path, filepath.Ext(path)), filepath.Ext(path)
	switch {
	case d.Report != nil:
		return strings.TrimSuffix(base, copySuffix) + reconciliationSuffix + ".xlsx"
	case len(signoff.OurSheets(d.Workbook)) > 0:
		return path
	}
	return base + copySuffix + copyExt(ext)
}

// documentBeside finds what a copy is of: in its folder, or in the one above, as after check --out; "" if it is in neither.
func (c checkedCopy) documentBeside() string {
	for _, folder := range []string{filepath.Dir(c.path), filepath.Join(filepath.Dir(c.path), "..")} {
		at := filepath.Join(folder, c.earlier.Document)
		if info, err := os.Stat(at); c.earlier.Document != "" && err == nil && info.Mode().IsRegular() {
			return at
		}
	}
	return ""
}

// unchanged refuses a copy of what is another document by now: its findings may be others.
func (c checkedCopy) unchanged(doing string) error {
	at := c.document
	if at == "" {
		at = c.path
	}
	d, err := open.File(at, open.Options{})
	if err != nil {
		return err
	}
	same := c.earlier.SHA256 == ""
	switch {
	case d.Report != nil:
		same = d.Report.SHA256 == c.earlier.SHA256
	case len(signoff.WithoutOurs(d.Workbook).Sheets) > 0:
		same = signoff.ContentHash(d.Workbook) == c.earlier.Content
	}
	if !same {
		return &message{what: doing, why: filepath.Base(at) + " has changed since it was checked",
			todo: "Check it again, then accept what is still there."}
	}
	return nil
}
