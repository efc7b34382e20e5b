package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/xlsx"
)

// renew writes the marks, notes and sheets of a marked copy anew, now that its figures were checked again. The copy is
// crosscast's own, and so the one file that is written over by what was made from it; the user's figures on it stay.
func (k *checker) renew(in input, wb *sheets.Workbook, v *verdict) {
	path := k.renewedPath(in)
	if err := k.mayRenew(in, wb, path); err != nil {
		v.remarks = append(v.remarks, err.Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "the copy was left as it is"
		return
	}
	switch err := k.writeRenewed(in, wb, path, v); {
	case errors.Is(err, xlsx.ErrSigned):
		v.doc.NoCopy = xlsx.ErrSigned.Error()
	case err != nil:
		m := fileMessage("Did not renew "+filepath.Base(path), err)
		if errors.Is(err, xlsx.ErrSelfCheck) {
			m.todo = "The copy is as it was. Please report it with the workbook."
		}
		v.remarks = append(v.remarks, m.Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "it could not be written"
	default:
		v.doc.Copy, v.doc.Renewed = path, true
	}
}

// renewedPath is where a marked copy goes when it is checked again: over itself, or under its name in --out.
func (k *checker) renewedPath(in input) string {
	if k.out == "" {
		return in.path
	}
	return filepath.Join(k.out, in.under, filepath.Base(in.path))
}

// mayRenew refuses to lose what people put on the copy: a signature, or what they wrote on the sheets that are made anew
// where nobody was to write.
func (k *checker) mayRenew(in input, wb *sheets.Workbook, path string) error {
	if !isSameFile(in.path, path) {
		_, err := k.mayWrite(in, wb, path)
		return err
	}
	m := &message{what: "Did not renew " + filepath.Base(path)}
	switch state := signoff.StateOf(wb); {
	case k.force:
		return nil
	case state.Signed != "":
		m.why = "it was signed by " + state.Signed
		m.todo = "Use --out for a renewed copy in another folder, or --force to renew it and lose the signature."
	case state.Filled:
		m.why = "somebody wrote on its CC sheets, which are made anew"
		m.todo = "Use --out for a renewed copy in another folder, or --force to renew it and lose what was written there."
	default:
		return nil
	}
	return m
}

// writeRenewed takes off the copy what crosscast put there, and puts on what it found now.
func (k *checker) writeRenewed(in input, wb *sheets.Workbook, path string, v *verdict) error {
	data, err := readAsSeen(in.path, wb, "checked")
	if err != nil {
		return err
	}
	bare, taken, err := xlsx.Unmark(data, xlsx.Ours{Sheets: signoff.OurSheets(wb), Prefix: signoff.NamePrefix,
		Switch: signoff.NameMarks, Author: output.NoteAuthor, IsNote: output.IsNote}, xlsx.Options{})
	if err != nil {
		return err
	}
	run := k.runOf(signoff.WithoutOurs(wb).Sheets, signoff.UserContent(wb).Hash())
	run.Earlier, run.Accepted, run.Renewed = signoff.ReadEarlier(wb), v.accepted, true
	result := *v.doc.Result
	result.Path = filepath.Join(filepath.Dir(in.path), signoff.CheckedName(wb)) // the copy goes on being that workbook's
	made, report, err := xlsx.Annotate(bytes.NewReader(bare), int64(len(bare)), output.Annotate(&result, run), xlsx.Options{})
	if err != nil {
		return err
	}
	info, err := os.Stat(in.path)
	if err != nil {
		return err
	}
	if path, err = realPath(path); err != nil {
		return err
	}
	if err := ooxml.WriteWhole(path, made, info.Mode().Perm()|0o200); err != nil {
		return err
	}
	report.Warnings = append(taken.Warnings, report.Warnings...)
	v.remarkCopy(filepath.Base(path), report)
	return nil
}

// realPath makes the folder of a path, and follows a link at its end, which must not be replaced by the file.
func realPath(path string) (string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, os.ErrNotExist) {
		return path, nil
	}
	return real, err
}

// isSameFile reports whether two paths lead to one file.
func isSameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// readAsSeen reads the bytes of a copy that is about to be replaced, and refuses what is no longer the workbook that was
// read before: somebody's work on it would be lost unseen. doing is what was done to it.
func readAsSeen(path string, wb *sheets.Workbook, doing string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != wb.SHA256 {
		return nil, fmt.Errorf("it was saved while it was being %s", doing)
	}
	return data, nil
}
