package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// shown is what LibreOffice understood of a workbook.
type shown struct {
	sheets []string
	notes  map[string]int // by sheet
	rules  []string       // the conditions of all rules
}

// readShown walks a flat OpenDocument file.
func readShown(t *testing.T, path string) shown {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := shown{notes: map[string]int{}}
	x := xml.NewDecoder(f)
	for {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "table":
			s.sheets = append(s.sheets, attrOf(start, "name"))
		case "annotation":
			s.notes[s.sheets[len(s.sheets)-1]]++
		case "condition":
			s.rules = append(s.rules, attrOf(start, "value"))
		}
	}
}

// attrOf is an attribute by its local name.
func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func TestLibreOfficeUnderstandsTheCopy(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	dir := t.TempDir()
	a := switchAnnotation("CC Reconciliation")
	a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "ABS($E$9-SUM($E$3:$E$8))>0.5", "N1 DOES NOT CAST"), markOn("E3", sheets.MarkReview, "", "Q1")}
	in, out := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "copy.xlsx")
	if err := os.WriteFile(in, basicBook().zip(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteCopy(in, out, a, Options{}); err != nil {
		t.Fatal(err)
	}
	s := readShown(t, filepath.Join(sheetstest.LibreOffice(t, "fods", out), "copy.fods"))
	if strings.Join(s.sheets, "|") != "Savings|CC Reconciliation" || s.notes["Savings"] != 2 {
		t.Errorf("sheets %q, notes %v", s.sheets, s.notes)
	}
	want := []string{`formula-is(AND(CC_ShowMarks="Yes";ABS([.$E$9]-SUM([.$E$3:.$E$8]))>0.5))`, `formula-is(CC_ShowMarks="Yes")`}
	if strings.Join(s.rules, "|") != strings.Join(want, "|") {
		t.Errorf("rules %q, want %q", s.rules, want)
	}
}

// TestLibreOfficeDrawsMarks prints the workbook and looks for the fill of the mark among the colours of its pages: with the
// switch at Yes it is there, with No it is not, and neither is it once the figure is mended.
func TestLibreOfficeDrawsMarks(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	dir := t.TempDir()
	var files []string
	write := func(name string, book parts, position string) {
		a := switchAnnotation("CC Reconciliation")
		a.Sheets[0].Rows[1].Cells[1].Text = position
		a.Sheets[0].Rows[3].Cells[0].Look = sheets.LookBody // the fill must come from the mark alone
		a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "ABS($E$9-SUM($E$3:$E$8))>0.5", "N1")}
		in, out := filepath.Join(dir, name+"-in.xlsx"), filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(in, book.zip(t), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := WriteCopy(in, out, a, Options{}); err != nil {
			t.Fatal(err)
		}
		files = append(files, out)
	}
	write("yes", basicBook(), "Yes")
	write("no", basicBook(), "No")
	write("mended", basicBook().change(t, savingsSheet, "<v>8700</v>", "<v>8640</v>"), "Yes")
	pages := sheetstest.LibreOffice(t, "pdf", files...)
	for name, want := range map[string]bool{"yes": true, "no": false, "mended": false} {
		if got := hasFill(t, filepath.Join(pages, name+".pdf"), 0xD1, 0x84, 0xAF); got != want {
			t.Errorf("%s: mark drawn: %v, want %v", name, got, want)
		}
	}
}
