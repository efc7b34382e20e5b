package xlsx

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets/sheetstest"
)

// savers are programs that a user may save a marked copy with. Each writes what it makes of the workbook at in to out.
var savers = map[string]func(t *testing.T, in, out string){
	"LibreOffice": func(t *testing.T, in, out string) {
		dir := sheetstest.LibreOffice(t, "xlsx:Calc MS Excel 2007 XML", in)
		if err := os.Rename(filepath.Join(dir, filepath.Base(in)), out); err != nil {
			t.Fatal(err)
		}
	},
	"excelize": func(t *testing.T, in, out string) {
		f, err := excelize.OpenFile(in)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := f.SaveAs(out); err != nil {
			t.Fatal(err)
		}
	},
	"openpyxl": func(t *testing.T, in, out string) {
		sheetstest.Openpyxl(t, "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])", in, out)
	},
}

// resaved is a workbook as each of the savers gives it back.
func resaved(t *testing.T, data []byte, check func(t *testing.T, data []byte)) {
	t.Helper()
	for name, save := range savers {
		t.Run(name, func(t *testing.T) {
			in, out := filepath.Join(t.TempDir(), "book.xlsx"), filepath.Join(t.TempDir(), "saved.xlsx")
			if err := os.WriteFile(in, data, 0o600); err != nil {
				t.Fatal(err)
			}
			save(t, in, out)
			saved, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			check(t, saved)
		})
	}
}
