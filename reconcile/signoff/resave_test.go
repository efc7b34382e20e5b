package signoff_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/reconcile/content"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// fixtures are the workbooks that the repository holds.
func fixtures(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../fixtures/*.xlsx")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d fixtures found: %v", len(files), err)
	}
	return files
}

func opened(t *testing.T, path string) *sheets.Workbook {
	t.Helper()
	wb, err := open.Workbook(path, open.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

// sameContent fails unless two files say the same.
func sameContent(t *testing.T, was, is string) {
	t.Helper()
	a, b := signoff.UserContent(opened(t, was)), signoff.UserContent(opened(t, is))
	if changes := content.Changes(a, b); a.Hash() != b.Hash() || len(changes) > 0 {
		t.Errorf("%s: saving it again is told as %q", filepath.Base(was), content.Tell(changes))
	}
}

// book writes a small workbook of what programs are known to store in their own ways.
func book(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	cells := map[string]any{"A1": "Scheme", "B1": 0.1 + 0.2, "B2": 9843.999999999995, "B3": 1.0 / 3, "B4": 5e-7, "B5": 1e21, "B6": true, "B7": -0.0017000000000000348,
		"A2": "two\nlines", "A3": " spaces ", "A4": "=not a formula", "A6": "Zuständigkeit £"}
	formulas := map[string]string{"C1": "SUM(B1:B7)", "C2": "IF(B6=TRUE(),1.50,-B1%)", "C3": "'Other costs'!$A$1+Costs!A1", "C4": "SUM(B:B)+SUM($2:$3)",
		"C5": `IF(A1="a  b",+B1,"x")`, "C6": "SUM(Costs!A1:A2 Costs!A2:A3)", "C7": "Area*2", "C8": "#N/A", "C9": "SUM(Costs:'Other costs'!A1)",
		"D1": "_xlfn.STDEV.S(B1:B3)", "D2": "1E3+0.50", "D3": "SUM(Costs!A:A)"}
	for _, name := range []string{"Costs", "Other costs", "Empty"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if name != "Empty" {
			cells[name+"!A1"], cells[name+"!A2"], cells[name+"!A3"] = 1, 2, 3
		}
	}
	for at, v := range cells {
		sheet, cell, ok := strings.Cut(at, "!")
		if !ok {
			sheet, cell = "Sheet1", at
		}
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	for at, text := range formulas {
		if err := f.SetCellFormula("Sheet1", at, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "Area", RefersTo: "Costs!$A$1:$A$3"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Book.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// LibreOffice writes numbers, formulas and names in its own way, and the content stays what it was.
func TestContentSurvivesLibreOffice(t *testing.T) {
	files := append(fixtures(t), book(t))
	dir := sheetstest.LibreOffice(t, "xlsx", files...)
	for _, f := range files {
		sameContent(t, f, filepath.Join(dir, filepath.Base(f)))
	}
}

// So does what excelize saves.
func TestContentSurvivesExcelize(t *testing.T) {
	dir := t.TempDir()
	for _, path := range fixtures(t) {
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, filepath.Base(path))
		if err := f.SaveAs(out); err != nil {
			t.Fatal(err)
		}
		f.Close()
		sameContent(t, path, out)
	}
}
