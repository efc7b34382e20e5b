package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets/plain"
)

// registerFlags are the values of the flags of register.
type registerFlags struct {
	out, format, asAt string
	noProgress        bool
}

// registerCommand lists the reconciliations below a folder.
func registerCommand() *command {
	v := &registerFlags{}
	f := newFlags("register")
	f.Var(newChoice(&v.format, output.RegisterFormats...), "format", "form of the list")
	f.StringVarP(&v.out, "out", "o", "", "`FILE` to write the list to as well, .xlsx or .csv")
	f.StringVar(&v.asAt, "as-at", "", "`DATE`, such as 2026-11-21, to count ages to instead of today")
	f.BoolVar(&v.noProgress, "no-progress", false, "no line that shows which workbook is awaited")
	return &command{
		name: "register", args: "FOLDER...", files: true, flags: f,
		statuses: []string{"the list is made", "a sign-off on it no longer stands", "something could not be read; what could is listed"},
		short:    "list the reconciliations below a folder: who signed, whether it still stands, what is open and for how long",
		examples: []string{
			`crosscast register Budgets`,
			`crosscast register Budgets --out Register.xlsx`,
		},
		run: func(c *console, args []string) (int, error) { return runRegister(c, v, args) },
	}
}

// registered is what came of one file.
type registered struct {
	entry *signoff.Reconciliation // nil if it is no marked copy
	err   error
}

func runRegister(c *console, v *registerFlags, args []string) (int, error) {
	if len(args) == 0 {
		return statusFailed, &message{what: "Nothing to list", why: "no folder was named", todo: "Name the folder of the marked copies."}
	}
	list := output.Register{Of: strings.Join(args, ", "), At: c.now()}
	var err error
	if v.asAt != "" {
		if list.At, err = readDate("as-at", v.asAt); err != nil {
			return statusFailed, err
		}
	}
	files := slices.DeleteFunc(findInputs(c, args), func(in input) bool {
		return in.walked && !strings.HasPrefix(strings.ToLower(filepath.Ext(in.path)), ".xl")
	})
	bar := newProgress(c, v.noProgress, files)
	status := statusAgrees
	inOrder(files, registerOne, bar.waiting, func(r registered) {
		bar.wipe()
		switch {
		case r.err != nil:
			c.say("%s", r.err)
			status = statusFailed
		case r.entry != nil:
			list.Entries = append(list.Entries, *r.entry)
			if r.entry.Standing == signoff.Void {
				status = max(status, statusDiffers)
			}
		}
	})
	if v.out != "" {
		if err := plain.Write(v.out, list.Sheet()); err != nil {
			return statusFailed, outMessage(v.out, err)
		}
	}
	return status, list.Write(c.out, v.format)
}

// outMessage says why a list was not written.
func outMessage(path string, err error) error {
	if errors.Is(err, plain.ErrFormat) {
		return badValue("out", path, plain.ErrFormat.Error(), "Name a file such as Register.xlsx.")
	}
	return fileMessage(fmt.Sprintf("Cannot write %s", path), err)
}

// registerOne reads the reconciliation of one file, if it holds one.
func registerOne(in input) (r registered) {
	if in.err != nil {
		return registered{err: in.err}
	}
	wb, err := readCopy(in.path)
	if err != nil {
		return registered{err: err}
	}
	if len(signoff.OurSheets(wb)) == 0 {
		return registered{}
	}
	m := checkedCopy{path: in.path, wb: wb}
	m.document = m.findDocument()
	v, err := m.verify()
	if err != nil {
		return registered{err: err}
	}
	e := signoff.ReconciliationOf(wb, v)
	return registered{entry: &e}
}
