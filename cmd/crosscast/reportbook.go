package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/content"
	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/xlsx"
)

// reconciliationSuffix stands behind the name of a report in the name of its reconciliation.
const reconciliationSuffix = " - reconciliation.xlsx"

// reconciliationPath is where the reconciliation of a report goes: beside its copy.
func (k *checker) reconciliationPath(in input) string {
	name := strings.TrimSuffix(filepath.Base(in.path), filepath.Ext(in.path)) + reconciliationSuffix
	return filepath.Join(filepath.Dir(k.copyPath(in)), name)
}

// namedReport reports a file that is named as reports are, or by --report.
func (k *checker) namedReport(in input) bool {
	return slices.Contains(reportExtensions, strings.ToLower(filepath.Ext(in.path))) || slices.Contains(k.reports, in.path)
}

// reconcileReport writes the workbook in which two people sign a report off.
func (k *checker) reconcileReport(in input, r *sheets.Report, v *verdict) {
	path := k.reconciliationPath(in)
	earlier, err := k.mayWrite(in, nil, path)
	if err == nil {
		err = k.writeReconciliation(path, r, earlier, v)
	}
	if err != nil {
		v.remarks = append(v.remarks, err.Error())
		v.doc.CopyFailed = true
		return
	}
	v.doc.Reconciliation = path
}

func (k *checker) writeReconciliation(path string, r *sheets.Report, earlier *signoff.Earlier, v *verdict) error {
	var err error
	if k.out != "" {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil {
		run := k.runOf(nil, content.ReportHash(r))
		run.Earlier, run.Accepted = earlier, v.accepted
		err = xlsx.WriteNew(path, output.Annotate(v.doc.Result, run))
	}
	if err == nil {
		return nil
	}
	m := fileMessage("Did not write "+filepath.Base(path), err)
	if errors.Is(err, xlsx.ErrSelfCheck) {
		m.todo = "Please report it with the report that was checked."
	}
	return m
}
