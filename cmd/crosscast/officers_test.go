package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets/sheetstest"
)

// Two officers sign a workbook off whose figures they mend in LibreOffice; then LibreOffice, excelize and openpyxl save the
// signed copy, which voids nothing, while a figure that is changed in each is named.
func TestTwoOfficersWithLibreOffice(t *testing.T) {
	d := newDesk(t, "planted/cast transposed digits.xlsx")
	if status, _, errs := d.run("sign", d.path("Book.xlsx"), "--as", "preparer", "--name", "J Shah"); status != statusFailed ||
		!strings.Contains(errs, "N1 does not agree") {
		t.Fatalf("signed with a difference: %s", errs)
	}
	d.editInLibreOffice("Book.xlsx", "659", "695")
	if status, out, errs := d.run("check", d.path("Book.xlsx")); status != statusAgrees {
		t.Fatal(out, errs)
	}
	d.sign("preparer", "J Shah")
	d.saveInLibreOffice("Book - checked.xlsx") // between the two
	d.sign("reviewer", "A Okoro")
	signed := readAll(t, d.path("Book - checked.xlsx"))
	for name, save := range map[string]func(string){
		"nobody":      func(string) {},
		"LibreOffice": d.saveInLibreOffice,
		"excelize": func(file string) {
			edit(t, d.path(file), func(*excelize.File) error { return nil })
		},
		"openpyxl": func(file string) {
			sheetstest.Openpyxl(t, "import openpyxl, sys; b = openpyxl.load_workbook(sys.argv[1]); b.save(sys.argv[1])", d.path(file))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(d.path("Book - checked.xlsx"), signed, 0o644); err != nil {
				t.Fatal(err)
			}
			save("Book - checked.xlsx")
			if status, out := d.verify(); status != statusAgrees || !strings.Contains(out, "the sign-off stands") {
				t.Fatal(out)
			}
			edit(t, d.path("Book - checked.xlsx"), func(f *excelize.File) error { return f.SetCellValue("Savings", "D16", 659) })
			if status, out := d.verify(); status != statusDiffers || !strings.Contains(out, "Savings!D16 was 695 when signed, is 659 now.") {
				t.Error(out)
			}
		})
	}
}

// saveInLibreOffice saves a workbook again.
func (d desk) saveInLibreOffice(name string) {
	d.Helper()
	dir := sheetstest.LibreOffice(d.T, "xlsx", d.path(name))
	d.put(name, readAll(d.T, filepath.Join(dir, name)))
}

// editInLibreOffice changes a figure wherever it stands: LibreOffice gives the workbook as flat XML, and takes it back.
func (d desk) editInLibreOffice(name, was, is string) {
	d.Helper()
	flat := strings.TrimSuffix(name, ".xlsx") + ".fods"
	dir := sheetstest.LibreOffice(d.T, "fods", d.path(name))
	text := readAll(d.T, filepath.Join(dir, flat))
	value := regexp.MustCompile(`office:value="` + was + `"`)
	edited := value.ReplaceAll(text, []byte(`office:value="`+is+`"`))
	if bytes.Equal(edited, text) {
		d.Fatalf("%s has no %s", name, was)
	}
	d.put(flat, edited)
	dir = sheetstest.LibreOffice(d.T, "xlsx", d.path(flat))
	d.put(name, readAll(d.T, filepath.Join(dir, name)))
}

func (d desk) put(name string, data []byte) {
	d.Helper()
	if err := os.WriteFile(d.path(name), data, 0o644); err != nil {
		d.Fatal(err)
	}
}
