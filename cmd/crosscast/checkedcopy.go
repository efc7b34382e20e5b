package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
)

// checkedCopy is what a check wrote to be signed: the marked copy of a workbook, or the reconciliation of a report.
type checkedCopy struct {
	path     string
	wb       *sheets.Workbook
	document string // path of what was checked, the copy's own where it was checked itself; "" where it is not found
	named    bool   // the user named the document and not the copy
}

// name is what the copy is called in messages.
func (c checkedCopy) name() string { return filepath.Base(c.path) }

// checkedName is the file name of what was checked.
func (c checkedCopy) checkedName() string { return signoff.CheckedName(c.wb) }

// toCheck is what to check again: what was checked, or the copy itself where its figures were mended.
func (c checkedCopy) toCheck() string {
	if c.renewed() {
		return c.name()
	}
	return c.checkedName()
}

// renewed reports whether the copy was checked itself.
func (c checkedCopy) renewed() bool { return signoff.StateOf(c.wb).Renewed }

// folder is where the document lies, or the copy where that is not known.
func (c checkedCopy) folder() string {
	if c.document != "" {
		return filepath.Dir(c.document)
	}
	return filepath.Dir(c.path)
}

// findCopy finds what a check wrote of a document, by the path of either. doing is what it is wanted for, as an error tells
// it: "Cannot accept N1".
func findCopy(doing, path string) (checkedCopy, error) {
	d, err := openGuarded(path)
	if err != nil {
		return checkedCopy{}, err
	}
	c := checkedCopy{path: copyBeside(path, d), wb: d.Workbook}
	if c.path != path {
		c.document, c.named = path, true
		if c.wb, err = readCopy(c.path); errors.Is(err, fs.ErrNotExist) {
			return c, &message{what: doing, why: "there is no " + c.name() + " beside " + filepath.Base(path),
				todo: "Check it first; if its copy is in another folder, name the copy."}
		}
	}
	if err == nil && len(signoff.OurSheets(c.wb)) == 0 {
		err = &message{what: doing, why: c.name() + " is no copy that crosscast wrote", todo: "Check the workbook again with --force."}
	}
	if err == nil && c.document == "" {
		c.document = c.findDocument()
	}
	return c, err
}

// copyBeside is where the copy of a document lies; a copy is its own.
func copyBeside(path string, d open.Document) string {
	base, ext := strings.TrimSuffix(path, filepath.Ext(path)), filepath.Ext(path)
	switch {
	case d.Report != nil:
		return strings.TrimSuffix(base, copySuffix) + reconciliationSuffix
	case len(signoff.OurSheets(d.Workbook)) > 0:
		return path
	}
	return base + copySuffix + copyExt(ext)
}

// openGuarded reads a file; a panic is its error.
func openGuarded(path string) (d open.Document, err error) {
	err = guarded(func() (err error) {
		d, err = open.File(path, open.Options{})
		return err
	})
	return d, err
}

// readCopy reads a workbook; a panic is its error.
func readCopy(path string) (wb *sheets.Workbook, err error) {
	err = guarded(func() (err error) {
		wb, err = open.Workbook(path, open.Options{})
		return err
	})
	return wb, err
}

// findDocument looks for what was checked beside the copy, and in the folder above it, for copies written with --out. It is
// the copy where that was checked itself.
func (c checkedCopy) findDocument() string {
	if c.renewed() {
		return c.path
	}
	name := signoff.DocumentOf(c.wb)
	for _, folder := range []string{filepath.Dir(c.path), filepath.Join(filepath.Dir(c.path), "..")} {
		at := filepath.Join(folder, name)
		if info, err := os.Stat(at); name != "" && at != filepath.Clean(c.path) && err == nil && info.Mode().IsRegular() {
			return at
		}
	}
	return ""
}

// changed names what the document says otherwise than when it was checked; nothing where it is not at hand.
func (c checkedCopy) changed() ([]string, error) {
	if c.document == "" || c.document == c.path {
		return nil, nil
	}
	d, err := openGuarded(c.document)
	if err != nil {
		return nil, err
	}
	if d.Report == nil {
		return signoff.Compare(c.wb, d.Workbook), nil
	}
	if !signoff.SameReport(c.wb, d.Report) {
		return []string{"its text is not what was checked"}, nil
	}
	return nil, nil
}

// unchanged refuses a copy of what it is no more: its findings may be others now.
func (c checkedCopy) unchanged(doing string) error {
	name, changed := filepath.Base(c.document), []string(nil)
	var err error
	if c.document == "" || c.document == c.path {
		name = c.name()
		if signoff.StateOf(c.wb).Changed {
			changed = []string{""}
		}
	} else if changed, err = c.changed(); err != nil {
		return err
	}
	if len(changed) == 0 {
		return nil
	}
	why := name + " has changed since it was checked"
	if changed[0] != "" {
		why += ": " + changed[0]
	}
	m := &message{what: doing, why: why, todo: "Check it again."}
	if c.named && c.renewed() {
		return c.otherwise(doing, changed)
	}
	return m
}

// otherwise refuses to speak of a workbook by a copy that was checked itself and says other things.
func (c checkedCopy) otherwise(doing string, changed []string) error {
	name := filepath.Base(c.document)
	return &message{what: doing, why: fmt.Sprintf("%s was checked itself, and %s says otherwise: %s", c.name(), name, changed[0]),
		todo: "Name the copy, or check " + name + " again."}
}

// acceptances is the file of accepted differences that a check of the document would use; nil if there is none.
func (c checkedCopy) acceptances() (*signoff.Acceptances, error) {
	path := signoff.FindAcceptances(c.folder())
	if path == "" {
		return nil, nil
	}
	return readAccepted(path)
}

// logPath is where the log of a copy is: under its own name, or, after one of them was renamed, the log in the folder
// that holds a code of the copy.
func (c checkedCopy) logPath() string {
	real := followed(c.path)
	folder := filepath.Dir(real)
	base := strings.TrimSuffix(filepath.Base(real), reconciliationSuffix)
	base = strings.TrimSuffix(strings.TrimSuffix(base, filepath.Ext(base)), copySuffix)
	own := filepath.Join(folder, base+signoff.LogSuffix)
	codes := signoff.Codes(c.wb)
	if len(codes) == 0 || holdsCode(own, codes) {
		return own
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return own
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if strings.HasSuffix(e.Name(), signoff.LogSuffix) && holdsCode(path, codes) {
			return path
		}
	}
	return own
}

// followed is the file that a path leads to, where it is a link: that one is signed, and the log lies beside it.
func followed(path string) string {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path
	}
	return real
}

// holdsCode reports whether a log has a line of one of the codes.
func holdsCode(path string, codes []string) bool {
	data, err := os.ReadFile(path)
	return err == nil && slices.ContainsFunc(signoff.ParseLog(data).Lines, func(l signoff.Line) bool {
		return slices.Contains(codes, l.Code)
	})
}

// readLog reads a log; nil if there is none.
func readLog(path string) (*signoff.LogBeside, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fileMessage("Cannot read "+filepath.Base(path), err)
	}
	return &signoff.LogBeside{Name: filepath.Base(path), Data: data}, nil
}
