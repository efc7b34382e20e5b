package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
)

// file checks one file. Whatever goes wrong, a panic too, is that file's error alone.
func (k *checker) file(in input) verdict {
	v := verdict{doc: &output.Document{Name: in.name(), Result: &reconcile.Result{Path: in.path, Kind: "workbook"}}}
	err := in.err
	if err == nil {
		err = guarded(func() error { return k.checkFile(in, &v) })
	}
	var fault *internalError
	if errors.As(err, &fault) {
		err = &message{what: "Cannot check " + filepath.Base(in.path), why: err.Error(),
			todo: "Please report it with the workbook, or check a copy without the sheet that is unusual.", cause: err}
	}
	var told *open.Error
	if errors.As(err, &told) && in.walked {
		in.nameIn(told)
	}
	if err != nil {
		v.doc.Result = &reconcile.Result{Path: in.path, Kind: "workbook", Err: err}
	}
	return v
}

func (k *checker) checkFile(in input, v *verdict) error {
	d, ok := k.opened[in.path]
	if !ok {
		var err error
		if d, err = open.File(in.path, open.Options{Password: k.password}); err != nil {
			return err
		}
	}
	if d.Report != nil {
		return k.checkReport(in, d.Report, v)
	}
	wb := d.Workbook
	ours := signoff.OurSheets(wb)
	if in.walked && len(ours) > 0 {
		v.skipped = fmt.Sprintf("Skipped %s: it is a marked copy that crosscast wrote.", in.path)
		return nil
	}
	if signoff.OfReport(wb) {
		return &message{what: "Nothing to check in " + filepath.Base(in.path), why: "it is the reconciliation of a report",
			todo: "Check " + signoff.CheckedName(wb) + " itself."}
	}
	if err := k.haveSheets(wb); err != nil {
		return err
	}
	v.remark(in.name(), wb.Notes...)
	v.doc.Result = engine.Run(signoff.WithoutOurs(wb), k.targets, k.options)
	if err := k.accept(in, signoff.CheckedName(wb), v); err != nil {
		return err
	}
	if !k.noAnnotate {
		k.annotate(in, wb, v)
	}
	return nil
}

// checkReport checks a report.
func (k *checker) checkReport(in input, r *sheets.Report, v *verdict) error {
	ours := r.Generator == sheets.OurGenerator
	if in.walked && ours {
		v.skipped = fmt.Sprintf("Skipped %s: it is a copy with findings that crosscast wrote.", in.path)
		return nil
	}
	v.doc.Result = engine.RunReport(r, k.targets, k.options)
	if err := k.accept(in, checkedReport(in.path, ours), v); err != nil {
		return err
	}
	v.remark(in.name(), r.Notes...)
	switch {
	case k.noAnnotate:
	case ours:
		v.doc.NoCopy = "this is a copy with the findings already"
	default:
		k.annotateReport(in, r, v)
		k.reconcileReport(in, r, v)
	}
	return nil
}

// checkedReport is the name of the report that was checked, also where this is the copy with its findings.
func checkedReport(path string, ours bool) string {
	name := filepath.Base(path)
	if ext := filepath.Ext(name); ours {
		return strings.TrimSuffix(strings.TrimSuffix(name, ext), copySuffix) + ext
	}
	return name
}

// haveSheets refuses a sheet name of the user's that the workbook does not have: checking nothing would look clean.
func (k *checker) haveSheets(wb *sheets.Workbook) error {
	var names []string
	for _, s := range wb.Sheets {
		names = append(names, s.Name)
	}
	for _, want := range k.sheets {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, want) }) {
			m := &message{what: fmt.Sprintf("Cannot check sheet %q of %s", want, filepath.Base(wb.Path)),
				why: "the workbook has no sheet of that name", todo: "Its sheets are: " + strings.Join(names, ", ") + "."}
			if near := nearest(want, names); near != "" {
				m.todo = fmt.Sprintf("Did you mean %q?", near)
			}
			return m
		}
	}
	return nil
}
