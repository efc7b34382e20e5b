package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets/sheetstest"
)

// checkOn checks a workbook on a day.
func checkOn(t *testing.T, book, day string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	run(append([]string{book, "--as-at", day}, args...), &console{out: &out, err: &errs, now: time.Now})
	if errs.Len() > 0 {
		t.Fatalf("standard error is %s", errs.String())
	}
	return out.String()
}

// shownAt is what a cell of a workbook shows.
func shownAt(t *testing.T, path, sheet, cell string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := f.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A copy takes over from the one that it replaces when a finding was first seen and what people filled in, also where the
// rows of the findings have moved.
func TestCopyTakesOverFromTheEarlierOne(t *testing.T) {
	path, _ := inFolder(t, "planted/cast transposed digits.xlsx")
	book := filepath.Join(filepath.Dir(path), "Book.xlsx")
	checkOn(t, book, "2026-07-31")
	edit(t, path, func(f *excelize.File) error { // rows put in are an edit, so that it takes --force
		date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		return errors.Join(err, f.InsertRows("CC Reconciliation", 10, 2), f.InsertRows("CC Findings", 2, 1),
			f.SetCellValue("CC Reconciliation", "M17", "J Shah"), f.SetCellValue("CC Reconciliation", "N17", 46300),
			f.SetCellStyle("CC Reconciliation", "N17", "N17", date))
	})
	checkOn(t, book, "2026-11-30", "--force")
	for _, c := range []struct{ sheet, cell, want string }{
		{"CC Findings", "A5", "N1"}, {"CC Findings", "T5", "31 Jul 2026"}, {"CC Findings", "U5", "3"},
		{"CC Reconciliation", "A15", "N1"}, {"CC Reconciliation", "M15", "J Shah"}, {"CC Reconciliation", "N15", "05/10/2026"},
	} {
		if got := shownAt(t, path, c.sheet, c.cell); got != c.want {
			t.Errorf("%s!%s shows %q, want %q", c.sheet, c.cell, got, c.want)
		}
	}
	checkOn(t, book, "2026-12-31") // what was filled in is no edit, and stays
	if got := shownAt(t, path, "CC Reconciliation", "M15"); got != "J Shah" {
		t.Errorf("the owner is %q after another check", got)
	}
	if got := shownAt(t, path, "CC Findings", "U5"); got != "5" {
		t.Errorf("%q months open, want 5", got)
	}
}

// A copy that LibreOffice saved is known again: its findings are accepted by it, and it is replaced without a word.
func TestCopySavedByLibreOffice(t *testing.T) {
	path, _ := inFolder(t, "planted/cast transposed digits.xlsx")
	book := filepath.Join(filepath.Dir(path), "Book.xlsx")
	checkOn(t, book, "2026-07-31")
	saved := filepath.Join(sheetstest.LibreOffice(t, "xlsx", path), filepath.Base(path))
	if err := os.WriteFile(path, readAll(t, saved), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if status := run([]string{"accept", path, "N1", "--reason", "known", "--name", "J Shah"}, &console{out: &out, err: &errs, now: time.Now}); status != statusAgrees {
		t.Fatalf("accept ends with %d: %s", status, errs.String())
	}
	if text := checkOn(t, book, "2026-11-30"); !strings.Contains(text, "everything tested agrees or is accepted") {
		t.Errorf("after accept, check says %s", text)
	}
	for cell, want := range map[string]string{"B5": "Accepted", "R5": "J Shah", "T5": "31 Jul 2026", "U5": "3"} {
		if got := shownAt(t, path, "CC Findings", cell); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
	}
}
