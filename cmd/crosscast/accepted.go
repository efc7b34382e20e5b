package main

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"crosscast/reconcile"
	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
)

// acceptedFiles are the files of accepted differences that a run has come upon, each read once.
type acceptedFiles struct {
	mu    sync.Mutex
	named string                   // by --accepted; "" to look in the folders
	files map[string]*acceptedFile // by path
}

// acceptedFile is one of them, and which of its rows were of use.
type acceptedFile struct {
	*signoff.Acceptances
	err  error
	fits map[*signoff.AcceptanceRow]bool // they hold for a workbook of this run
	used map[*signoff.AcceptanceRow]bool // they are about one of its findings
}

// forFolder is the file for the workbooks of a folder; nil if there is none.
func (a *acceptedFiles) forFolder(folder string) (*acceptedFile, error) {
	path := a.named
	if path == "" {
		path = signoff.FindAcceptances(folder)
	}
	if path == "" {
		return nil, nil
	}
	key, err := filepath.Abs(path)
	if err != nil {
		key = path
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	f := a.files[key]
	if f == nil {
		f = &acceptedFile{fits: map[*signoff.AcceptanceRow]bool{}, used: map[*signoff.AcceptanceRow]bool{}}
		f.Acceptances, f.err = readAccepted(path)
		if a.files == nil {
			a.files = map[string]*acceptedFile{}
		}
		a.files[key] = f
	}
	return f, f.err
}

// readAccepted reads a file of accepted differences.
func readAccepted(path string) (*signoff.Acceptances, error) {
	file, err := signoff.ReadAcceptances(path)
	var told *open.Error
	switch {
	case err == nil:
		return file, nil
	case errors.As(err, &told):
		return nil, told
	case errors.Is(err, signoff.ErrNoAcceptances):
		return nil, &message{what: "Cannot read the accepted file " + path, why: err.Error(),
			todo: "Mend its headings, or move it away; crosscast accept writes a new one.", cause: err}
	}
	return nil, fileMessage("Cannot read the accepted file "+path, err)
}

// accept sets what is accepted among the findings on a document. name is the file name of what was checked.
func (k *checker) accept(in input, name string, v *verdict) error {
	file, err := k.acceptedFiles.forFolder(filepath.Dir(in.path))
	if file == nil || err != nil {
		return err
	}
	var found []*reconcile.Finding
	var entries []signoff.Entry
	for i, e := range output.Entries(v.doc.Result) {
		if f := v.doc.Findings[i]; f.Outcome.Acceptable() {
			found, entries = append(found, f), append(entries, e)
		}
	}
	got := file.Apply(name, entries, k.at)
	for i, row := range got.By {
		if row != nil {
			found[i].Accepted = &row.Acceptance
		}
	}
	for _, l := range got.Lapsed {
		found[l.Entry].Lapsed = l.String()
	}
	if len(got.Fits) > 0 {
		v.doc.AcceptedFile, v.accepted = file.Path, file.Note()
	}
	k.acceptedFiles.note(file, got, k.sheets)
	return nil
}

// note takes down which rows were of use. Where only some sheets are checked, rows of others cannot be.
func (a *acceptedFiles) note(f *acceptedFile, got signoff.Applied, sheets []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, row := range got.Fits {
		named := func(s string) bool { return strings.EqualFold(s, row.Sheet) }
		f.fits[row] = f.fits[row] || len(sheets) == 0 || slices.ContainsFunc(sheets, named)
		f.used[row] = f.used[row] || !slices.Contains(got.Unused, row)
	}
}

// tellAccepted tells of the rows that accept nothing: those that are ignored, and those that no finding fitted. Only rows
// for what was checked can be told of.
func (k *checker) tellAccepted() {
	for _, path := range slices.Sorted(maps.Keys(k.acceptedFiles.files)) {
		f := k.acceptedFiles.files[path]
		if f.Acceptances == nil {
			continue
		}
		for _, line := range f.Ignored() {
			k.c.say("%s", output.PlainText(line))
		}
		for _, row := range f.Rows {
			if f.fits[row] && !f.used[row] {
				k.c.say("%s", output.PlainText(f.Unused(row)))
			}
		}
	}
}
