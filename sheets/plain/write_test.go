package plain

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/open"
)

var sample = sheets.AddedSheet{Name: "Targets", Widths: []float64{30, 12}, Rows: []sheets.AddedRow{
	{Index: 1, Cells: []sheets.AddedCell{{Col: 1, Text: "Target", Look: sheets.LookHeader}, {Col: 3, Text: "Figure", Look: sheets.LookHeader}}},
	{Index: 2, Cells: []sheets.AddedCell{{Col: 1, Text: "=1+1"}, {Col: 3, Number: "-13.24"}}},
}}

func TestWrite(t *testing.T) {
	for _, name := range []string{"t.xlsx", "t.csv"} {
		path := filepath.Join(t.TempDir(), name)
		if err := Write(path, sample); err != nil {
			t.Fatal(err)
		}
		wb, err := open.Workbook(path, open.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := wb.Sheets[0]
		for at, want := range map[string]string{"A1": "Target", "C1": "Figure", "C2": "-13.24"} {
			r, _ := sheets.ParseRef(at)
			if c := s.At(r); c == nil || c.Raw != want {
				t.Errorf("%s %s is %v, want %q", name, at, c, want)
			}
		}
		c := s.At(sheets.Ref{Row: 2, Col: 1})
		if c == nil || c.Formula != 0 || !strings.HasSuffix(c.Raw, "=1+1") {
			t.Errorf("%s A2 is %+v, want a text", name, c)
		}
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "t.pdf"), sample); !errors.Is(err, ErrFormat) {
		t.Errorf("a pdf: %v", err)
	}
	if err := Write(filepath.Join(dir, "no such folder", "t.csv"), sample); err == nil {
		t.Error("no folder: no error")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
