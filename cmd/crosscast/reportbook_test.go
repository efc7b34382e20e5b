package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"crosscast/reconcile/checks"
	"crosscast/reconcile/output"
)

// A reconciliation that somebody has worked on is kept; one that was only opened and saved again is not work.
func TestReconciliationThatWasWorkedOnIsKept(t *testing.T) {
	for name, c := range map[string]struct {
		cell, value string // on CC Reconciliation; no cell for none
		want        string // what standard error says; "" if it may be replaced
	}{
		"only saved again": {"", "", ""},
		"an owner named":   {"M15", "J Shah", ""},
		"a status changed": {"K15", "Agreed", "the copy there was edited since it was written"},
		"signed":           {"B", "J Shah", "the copy there was signed by J Shah"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			report, path := filepath.Join(dir, "Report.html"), filepath.Join(dir, "Report - reconciliation.xlsx")
			// A sign that no workbook can hold must not make the findings look edited.
			text := "<p>1. The savings are in&#1; paragraph 9.</p><p>2. They are £5m, made up of £3m and £1m.</p>"
			if err := os.WriteFile(report, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			check := func(more ...string) string {
				var out, errs bytes.Buffer
				run(append([]string{report}, more...), &console{out: &out, err: &errs, now: time.Now})
				return errs.String()
			}
			if errs := check(); errs != "" {
				t.Fatalf("the first run says %s", errs)
			}
			if c.cell == "B" {
				c.cell = preparedCell(t, path)
			}
			edit(t, path, func(f *excelize.File) error {
				if c.cell == "" {
					return nil
				}
				return f.SetCellValue("CC Reconciliation", c.cell, c.value)
			})
			before := readAll(t, path)
			errs := check()
			if kept := bytes.Equal(before, readAll(t, path)); kept != (c.want != "") || !strings.Contains(errs, c.want) || !kept && errs != "" {
				t.Errorf("kept: %v, standard error %q, want %q", kept, errs, c.want)
			}
			if errs := check("--force"); errs != "" || bytes.Equal(before, readAll(t, path)) {
				t.Errorf("--force does not replace it: %s", errs)
			}
		})
	}
}

// Every tick that a check sets is explained on the page that it stands on, and is none that tells of an outcome.
func TestEveryTickIsInTheLegend(t *testing.T) {
	for _, c := range checks.All {
		known := func(x output.Tick) bool { return x.Mark == c.Tick }
		if c.Tick != "" && !slices.ContainsFunc(output.ReportLegend, known) {
			t.Errorf("the tick %s of %s is not in the legend of a report", c.Tick, c.Name)
		}
		if slices.Contains([]string{"N", "?", "L", "A", "R"}, c.Tick) {
			t.Errorf("the tick %s of %s says that it does not agree", c.Tick, c.Name)
		}
	}
}
