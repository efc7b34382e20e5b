package main

import (
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
)

// reportExtensions are the names under which a file beside a workbook is taken for the report about it.
var reportExtensions = []string{".docx", ".docm", ".html", ".htm", ".md", ".markdown", ".txt", ".pdf"}

// withReports adds the reports of --report to what is checked, and reads beforehand what belongs together: the reports
// that are named, whose figures the workbooks must reach, and the workbooks that are named beside them. What cannot be read
// is told when its turn comes.
func (k *checker) withReports(files []input) ([]input, error) {
	for _, path := range k.reports {
		d, err := k.open(path)
		if err != nil {
			return nil, err
		}
		if d.Report == nil {
			return nil, &message{what: "Cannot use " + filepath.Base(path) + " as a report", why: "it is a workbook",
				todo: "Name workbooks without --report."}
		}
		if !slices.ContainsFunc(files, func(in input) bool { return in.path == path }) {
			files = append(files, input{path: path})
		}
	}
	var books []input
	for _, in := range files {
		switch {
		case in.walked || in.err != nil:
		case !k.namedReport(in):
			books = append(books, in)
		default:
			if d, err := k.open(in.path); err == nil && d.Report != nil {
				k.options.Papers = append(k.options.Papers, claim.Read(d.Report))
			}
		}
	}
	if len(k.options.Papers) == 0 {
		return files, nil
	}
	for _, in := range books {
		if d, err := k.open(in.path); err == nil && d.Workbook != nil {
			k.options.Behind = append(k.options.Behind, engine.Backing(signoff.WithoutOurs(d.Workbook), k.options))
		}
	}
	return files, nil
}

// open reads a file before its turn, once; a panic is its error.
func (k *checker) open(path string) (d open.Document, err error) {
	if d, ok := k.opened[path]; ok {
		return d, nil
	}
	err = guarded(func() (err error) {
		d, err = open.File(path, open.Options{Password: k.password})
		return err
	})
	if err == nil {
		k.opened[path] = d
	}
	return d, err
}

// reportsNote names the reports whose figures must agree, with their fingerprints, for the copy.
func (k *checker) reportsNote() string {
	var notes []string
	for _, p := range k.options.Papers {
		notes = append(notes, filepath.Base(p.Path)+", SHA-256 "+p.SHA256)
	}
	return strings.Join(notes, "; ")
}
