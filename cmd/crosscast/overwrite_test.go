package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// inFolder copies a fixture into a folder of its own and returns a function that checks it there.
func inFolder(t *testing.T, fixture string) (copyPath string, check func() (status int, stderr string)) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "fixtures", fixture))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "Book.xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "Book - checked.xlsx"), func() (int, string) {
		var out, errs bytes.Buffer
		c := &console{out: &out, err: &errs, now: time.Now}
		return run([]string{filepath.Join(dir, "Book.xlsx")}, c), errs.String()
	}
}

// edit opens a workbook with another program's library, changes it and saves it.
func edit(t *testing.T, path string, change func(*excelize.File) error) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// A copy that somebody has worked on is kept; one that was only opened and saved again, or whose marks were switched
// off, is not work.
func TestCopyThatWasWorkedOnIsKept(t *testing.T) {
	set := func(sheet, cell string, value any) func(*excelize.File) error {
		return func(f *excelize.File) error { return f.SetCellValue(sheet, cell, value) }
	}
	for _, c := range []struct {
		name   string
		change func(*excelize.File) error
		want   string // what standard error says; "" if the copy may be replaced
	}{
		{"only saved again", func(*excelize.File) error { return nil }, ""},
		{"marks off", set("CC Reconciliation", "B12", "No"), ""},
		{"an owner named", set("CC Reconciliation", "M15", "J Shah"), ""},
		{"a status changed", set("CC Reconciliation", "K15", "Agreed"), "the copy there was edited since it was written"},
		{"a finding reworded", set("CC Findings", "N5", "nothing"), "the copy there was edited since it was written"},
		{"a figure mended", set("Savings", "C8", 4711), "the copy there was edited since it was written"},
		{"signed", nil, "the copy there was signed by J Shah"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, check := inFolder(t, "planted/cast transposed digits.xlsx")
			if _, errs := check(); errs != "" {
				t.Fatalf("the first run says %s", errs)
			}
			if c.name == "signed" { // the block stands below as many items as there are
				c.change = set("CC Reconciliation", preparedCell(t, path), "J Shah")
			}
			edit(t, path, c.change)
			before := readAll(t, path)
			_, errs := check()
			if c.want == "" {
				if errs != "" || bytes.Equal(before, readAll(t, path)) {
					t.Errorf("the copy was kept: %s", errs)
				}
				return
			}
			if !strings.Contains(errs, c.want) || !bytes.Equal(before, readAll(t, path)) {
				t.Errorf("standard error is %q, want %q and the copy as it was", errs, c.want)
			}
		})
	}
}

// preparedCell finds the cell for the preparer's name.
func preparedCell(t *testing.T, path string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, n := range f.GetDefinedName() {
		if n.Name == "CC_Prepared" {
			_, cells, _ := strings.Cut(n.RefersTo, "!$A$")
			row, _, _ := strings.Cut(cells, ":")
			return "B" + row
		}
	}
	t.Fatal("the copy has no sign-off block")
	return ""
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
