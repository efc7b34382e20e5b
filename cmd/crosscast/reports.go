package main

import (
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/claim"
	"crosscast/sheets/open"
)

// reportExtensions are the names under which a file beside a workbook is taken for the report about it.
var reportExtensions = []string{".docx", ".docm", ".html", ".htm", ".md", ".markdown", ".txt", ".pdf"}

// readReports reads the reports whose figures the workbooks must reach: those of --report, and those that are named
// beside workbooks. The latter are checked by themselves as well, which tells what is wrong with one that cannot be read.
func (k *checker) readReports(files []input) error {
	for _, path := range k.reports {
		paper, err := k.readPaper(path)
		if err != nil {
			return err
		}
		if paper == nil {
			return &message{what: "Cannot use " + filepath.Base(path) + " as a report", why: "it is a workbook",
				todo: "Name workbooks without --report."}
		}
		k.options.Papers = append(k.options.Papers, paper)
	}
	if len(files) < 2 {
		return nil
	}
	for _, in := range files {
		ext := strings.ToLower(filepath.Ext(in.path))
		if in.walked || in.err != nil || !slices.Contains(reportExtensions, ext) || slices.Contains(k.reports, in.path) {
			continue
		}
		if paper, err := k.readPaper(in.path); err == nil && paper != nil {
			k.options.Papers = append(k.options.Papers, paper)
		}
	}
	return nil
}

// readPaper reads a report; nil for a workbook.
func (k *checker) readPaper(path string) (paper *claim.Paper, err error) {
	err = guarded(func() error {
		d, err := open.File(path, open.Options{Password: k.password})
		if err == nil && d.Report != nil {
			paper = claim.Read(d.Report)
		}
		return err
	})
	return paper, err
}
