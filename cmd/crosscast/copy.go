package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
	"crosscast/sheets/xlsx"
)

const copySuffix = signoff.CopySuffix

// copyPath is where the marked copy of a file goes: beside it, or in --out, with the folders below the one named kept.
// The copy of what is named as a marked copy has that name.
func (k *checker) copyPath(in input) string {
	ext := filepath.Ext(in.path)
	name := strings.TrimSuffix(filepath.Base(in.path), ext) + copySuffix + copyExt(ext)
	if isCopyName(in.path) {
		name = filepath.Base(in.path)
	}
	if k.out == "" {
		return filepath.Join(filepath.Dir(in.path), name)
	}
	return filepath.Join(k.out, in.under, name)
}

// copyExt keeps the extensions whose contents Excel ties to them; a workbook under any other name becomes .xlsx.
func copyExt(ext string) string {
	switch e := strings.ToLower(ext); e {
	case ".xlsm", ".xltx", ".xltm", ".docx", ".docm", ".dotx", ".dotm":
		return e
	}
	return ".xlsx"
}

// isCopyName reports whether a workbook has the name of a marked copy.
func isCopyName(path string) bool {
	switch ext := filepath.Ext(path); strings.ToLower(ext) {
	case ".xlsx", ".xlsm", ".xltx", ".xltm":
		return strings.HasSuffix(strings.TrimSuffix(filepath.Base(path), ext), copySuffix)
	}
	return false
}

// planOutputs decides before anything runs which file each copy is of, so that two files of one name cannot both claim
// a copy in --out and the result never depends on which was done first. What is named as Excel names it goes first: the
// same book saved as .ods or .csv beside it gets no copy anyhow. A marked copy that the user named is checked itself, and
// so never written as the copy of another file; one found in a folder is left out, and has the last claim. What is named
// as a report is goes first to what is written for reports: a workbook of that name needs none of it.
func (k *checker) planOutputs(files []input) {
	k.plan(files, k.copyPath, func(in input) int {
		ext := strings.ToLower(filepath.Ext(in.path))
		switch {
		case isCopyName(in.path) && !in.walked:
			return 0
		case isCopyName(in.path):
			return 3
		case ext == ".xlsx" || copyExt(ext) != ".xlsx":
			return 1
		}
		return 2
	})
	k.plan(files, k.reconciliationPath, firstIf(k.namedReport))
	k.plan(files, k.pagePath, firstIf(func(in input) bool { return k.namedReport(in) && copyExt(filepath.Ext(in.path)) == ".xlsx" }))
	k.plan(files, k.renewedPath, firstIf(func(input) bool { return true })) // a marked copy may have been given any name
}

// firstIf ranks what goes first before the others.
func firstIf(first func(input) bool) func(input) int {
	return func(in input) int {
		if first(in) {
			return 0
		}
		return 1
	}
}

// plan gives each path to the first file that claims it, those of a lower rank, from 0 to 3, before the others.
func (k *checker) plan(files []input, path func(input) string, rank func(input) int) {
	for r := range 4 {
		for _, in := range files {
			if p := path(in); rank(in) == r && k.outputs[p] == "" {
				k.outputs[p] = in.path
			}
		}
	}
}

// annotate writes the marked copy of a workbook, or says why there is none.
func (k *checker) annotate(in input, wb *sheets.Workbook, v *verdict) {
	if why := cannotMark(in.path, wb); why != "" {
		v.doc.NoCopy = why
		return
	}
	if len(signoff.OurSheets(wb)) > 0 {
		k.renew(in, wb, v)
		return
	}
	path := k.copyPath(in)
	earlier, err := k.mayWrite(in, wb, path)
	if err != nil {
		v.remarks = append(v.remarks, err.Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "the file of that name was kept"
		return
	}
	err = k.writeCopy(in, wb, earlier, path, v)
	switch {
	case errors.Is(err, xlsx.ErrSigned):
		v.doc.NoCopy = xlsx.ErrSigned.Error()
	case err != nil:
		v.remarks = append(v.remarks, err.Error())
		v.doc.CopyFailed, v.doc.NoCopy = true, "it could not be written"
	default:
		v.doc.Copy = path
	}
}

// cannotMark says why a kind of document gets no marked copy; "" where it does.
func cannotMark(path string, wb *sheets.Workbook) string {
	switch {
	case !strings.HasPrefix(wb.Format, "xls"):
		return "marks are written into Excel workbooks only; save the file as .xlsx to have them"
	case isEncrypted(path):
		return "the workbook is encrypted, and a copy would not be"
	}
	return ""
}

// isEncrypted knows an encrypted workbook by its container, which is not a zip package.
func isEncrypted(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, []byte{0xD0, 0xCF, 0x11, 0xE0})
}

// mayWrite refuses to replace what somebody may have worked on: also a copy in which figures were mended, so that it is not
// what is checked now, which is nil for a report. It returns what the copy that is replaced tells, nil where there is none.
func (k *checker) mayWrite(in input, checked *sheets.Workbook, path string) (*signoff.Earlier, error) {
	m := &message{what: "Did not write " + filepath.Base(path), todo: "Use --out for another folder, or --force to replace it."}
	if first := k.outputs[path]; first != in.path {
		m.why = "it is the copy of " + first + " in this run"
		m.todo = "Check the files one at a time with different --out folders."
		if isCopyName(first) {
			m.why, m.todo = "it is checked itself in this run", "Check one of the two at a time."
		}
		return nil, m
	}
	if isSameFile(in.path, path) {
		m.why, m.todo = "the workbook itself has that name", "Use --out for another folder, or give the workbook another name."
		return nil, m
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	wb, err := open.Workbook(path, open.Options{})
	if err != nil {
		m.why, m.cause = "a file of that name is there and cannot be read", err
		if k.force {
			return nil, nil
		}
		return nil, m
	}
	switch state := signoff.StateOf(wb); {
	case k.force:
		return signoff.ReadEarlier(wb), nil
	case !state.Ours:
		m.why = "a file of that name is there that crosscast did not write"
	case state.Signed != "":
		m.why = "the copy there was signed by " + state.Signed
	case state.Changed:
		m.why = "the copy there was edited since it was written"
	case state.Renewed && (checked == nil || len(signoff.Compare(wb, checked)) > 0):
		m.why = "the copy there was mended and checked itself since it was written"
		m.todo = "Check the copy, use --out for another folder, or --force to replace it and lose what was mended there."
	default:
		return signoff.ReadEarlier(wb), nil
	}
	return nil, m
}

func (k *checker) writeCopy(in input, wb *sheets.Workbook, earlier *signoff.Earlier, path string, v *verdict) error {
	if k.out != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fileMessage("Cannot make the folder "+filepath.Dir(path), err)
		}
	}
	run := k.runOf(wb.Sheets, signoff.UserContent(wb).Hash())
	run.Earlier, run.Accepted = earlier, v.accepted
	report, err := xlsx.WriteCopy(in.path, path, output.Annotate(v.doc.Result, run), xlsx.Options{})
	if errors.Is(err, xlsx.ErrSigned) {
		return err
	}
	if err != nil {
		m := fileMessage("Did not write "+filepath.Base(path), err)
		if errors.Is(err, xlsx.ErrSelfCheck) {
			m.todo = "The workbook itself is as it was. Please report it with the workbook."
		}
		return m
	}
	v.remarkCopy(filepath.Base(path), report)
	return nil
}

// remark tells what a reader noticed.
func (v *verdict) remark(name string, notes ...string) {
	for _, n := range notes {
		v.remarks = append(v.remarks, fmt.Sprintf("%s: %s.", name, strings.TrimRight(n, ".")))
	}
}

// remarkCopy tells what of the annotation is not on the copy, and what to know of it.
func (v *verdict) remarkCopy(name string, report xlsx.Report) {
	say := func(format string, args ...any) { v.remark(name, fmt.Sprintf(format, args...)) }
	for _, p := range report.NotesKept {
		say("%s!%s has a note of its own, which was kept; the finding is on CC Findings", p.Sheet, p.Cell)
	}
	for _, s := range report.MarksWithheld {
		say("sheet %s holds a pivot table, so that its findings have notes but no marks", s)
	}
	for _, w := range report.Warnings {
		say("%s", w)
	}
}

// runOf is what the copy tells of this run; content is the fingerprint of what was checked.
func (k *checker) runOf(beside []*sheets.Sheet, content string) output.Run {
	var names []string
	for _, s := range beside {
		names = append(names, s.Name)
	}
	return output.Run{
		Settings: k.set, Options: k.options, Ticks: output.TicksOf(engine.Checks), Command: k.command, At: k.at,
		Targets: k.targetsNote, Reports: k.reportsNote(), ContentHash: content,
		FreeName: func(want string) string { return xlsx.FreeSheetName(names, want) },
	}
}
