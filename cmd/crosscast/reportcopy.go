package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"crosscast/reconcile/output"
	"crosscast/sheets"
	"crosscast/sheets/docx"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/open"
)

// commentAuthor is whom the comments on a report are from.
const commentAuthor = "crosscast"

// annotateReport writes the copy of a report with a comment at each finding, or says why there is none.
func (k *checker) annotateReport(in input, r *sheets.Report, v *verdict) {
	path := k.copyPath(in)
	if r.Format != "docx" {
		path = k.pagePath(in)
	}
	if err := k.mayComment(in, path); err != nil {
		v.remarks = append(v.remarks, err.Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "the file of that name was kept"
		return
	}
	if r.Format != "docx" {
		k.writePage(path, v)
		return
	}
	told := output.Comments(v.doc.Result)
	var comments []docx.Comment
	for _, c := range told {
		comments = append(comments, docx.Comment{Place: c.Para.Place, From: c.From, To: c.To, Text: c.Text,
			Author: commentAuthor, Initials: "CC", Date: k.at})
	}
	report, err := k.writeReport(in, path, comments)
	switch {
	case errors.Is(err, ooxml.ErrSigned):
		v.doc.NoCopy = ooxml.ErrSigned.Error()
	case err != nil:
		m := fileMessage("Did not write "+filepath.Base(path), err)
		if errors.Is(err, ooxml.ErrSelfCheck) {
			m.todo = "The report itself is as it was. Please tell us of it with the report."
		}
		v.remarks = append(v.remarks, m.Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "it could not be written"
	default:
		v.doc.Copy = path
		v.remarkComments(filepath.Base(path), told, report)
	}
}

// pagePath is where the findings page of a report goes that takes no comments.
func (k *checker) pagePath(in input) string {
	path := k.copyPath(in)
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".html"
}

// writePage writes the page of findings.
func (k *checker) writePage(path string, v *verdict) {
	var b bytes.Buffer
	err := output.WriteFindingsPage(&b, v.doc, k.set)
	if err == nil && k.out != "" {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil {
		err = ooxml.WriteWhole(path, b.Bytes(), 0o644)
	}
	if err != nil {
		v.remarks = append(v.remarks, fileMessage("Did not write "+filepath.Base(path), err).Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "it could not be written"
		return
	}
	v.doc.Copy = path
}

func (k *checker) writeReport(in input, path string, comments []docx.Comment) (docx.Report, error) {
	if k.out != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return docx.Report{}, err
		}
	}
	return docx.WriteCopy(in.path, path, comments, docx.Options{})
}

// remarkComments tells which findings have no comment at their words.
func (v *verdict) remarkComments(name string, told []output.Comment, report docx.Report) {
	for _, n := range report.NotPlaced {
		v.remark(name, fmt.Sprintf("finding %s has no comment: %s", told[n.Comment].Ref, n.Why))
	}
	v.remark(name, report.Warnings...)
}

// mayComment refuses to replace a copy that somebody may have worked on.
func (k *checker) mayComment(in input, path string) error {
	m := &message{what: "Did not write " + filepath.Base(path), todo: "Use --out for another folder, or --force to replace it."}
	if first := k.outputs[path]; first != in.path {
		m.why = "it is the copy of " + first + " in this run"
		m.todo = "Check the files one at a time with different --out folders."
		return m
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || k.force {
		return nil
	}
	d, err := open.File(path, open.Options{})
	if err != nil || d.Report == nil {
		m.why, m.cause = "a file of that name is there and cannot be read", err
		return m
	}
	switch ours, edited := d.Report.Generator == sheets.OurGenerator, isEdited(path); {
	case !ours:
		m.why = "a file of that name is there that crosscast did not write, or that was saved since"
	case edited:
		m.why = "the copy there was edited since it was written"
	default:
		return nil
	}
	return m
}

// isEdited reports a copy of a Word document that is not as it was written. A page of findings nobody edits.
func isEdited(path string) bool {
	data, err := os.ReadFile(path)
	if err != nil {
		return true
	}
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		return false
	}
	_, edited := p.IsCopy()
	return edited
}
