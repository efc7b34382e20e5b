package xlsx

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// TestAmendResaved sets cells of a marked copy that other programs have saved, and reads them with another reader.
func TestAmendResaved(t *testing.T) {
	in := basicBook().zip(t)
	a := switchAnnotation("CC Reconciliation")
	a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "", "N1 DOES NOT CAST")}
	marked, _, err := Annotate(bytes.NewReader(in), int64(len(in)), a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	at := func(sheet, cell string) sheets.SetCell {
		c := setOn(cell, "", "", "")
		c.Sheet = sheet
		return c
	}
	sign, date, begun, user := at("CC Reconciliation", "B3"), at("CC Reconciliation", "C3"), at("CC Reconciliation", "B12"), at("Savings", "A9")
	sign.Text, date.Number, date.Format, begun.Text, user.Text = "=J Shah", "46000.5", "d mmm yyyy hh:mm", "begun", "Sum"
	amendment := sheets.Amendment{Cells: []sheets.SetCell{sign, date, begun, user}}
	resaved(t, marked, func(t *testing.T, saved []byte) {
		out, _, err := AmendBytes(saved, amendment, Options{})
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for cell, want := range map[string]string{"B3": "=J Shah", "C3": "9 Dec 2025 12:00", "B12": "begun", "A6": "N1"} {
			if got, err := f.GetCellValue("CC Reconciliation", cell); err != nil || got != want {
				t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
			}
		}
		if got, err := f.GetCellValue("Savings", "A9"); err != nil || got != "Sum" {
			t.Errorf("A9 is %q (%v)", got, err)
		}
	})
}

// TestAmendCorpus sets, in each workbook of the corpus, a cell that has a number, one beside it and one behind all others,
// and adds a hidden sheet. The self-check of each result is the test.
func TestAmendCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a while")
	}
	amended, refused, notRead := 0, 0, 0
	for _, path := range corpusFiles(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w, err := readBytes(data, ooxml.DefaultLimits)
		if err != nil {
			notRead++
			continue
		}
		_, _, err = AmendBytes(data, sampleAmendment(w), Options{AllowBreakSignature: true})
		switch {
		case err == nil:
			amended++
		case strings.Contains(err.Error(), errFormula.Error()) || strings.Contains(err.Error(), errHeader.Error()) ||
			strings.Contains(err.Error(), errCovered.Error()):
			refused++
			t.Logf("%s: %v", strings.TrimPrefix(path, corpusDir), err)
		default:
			t.Errorf("%s: %v", path, err)
		}
	}
	t.Logf("%d amended and self-checked, %d refused for what the cell is, %d not readable", amended, refused, notRead)
}

// sampleAmendment sets three cells of every sheet.
func sampleAmendment(w *sheets.Workbook) sheets.Amendment {
	var names []string
	a := sheets.Amendment{}
	for _, s := range w.Sheets {
		names = append(names, s.Name)
		if ref, ok := typedNumber(s); ok {
			beside := sheets.Ref{Row: ref.Row, Col: min(ref.Col+40, sheets.MaxCol)}
			a.Cells = append(a.Cells, sheets.SetCell{Sheet: s.Name, Cell: ref, Number: "46000.25", Format: "d mmm yyyy hh:mm"},
				sheets.SetCell{Sheet: s.Name, Cell: beside, Text: "J Shah"})
			if g, _ := s.Bounds(); g.To.Row < sheets.MaxRow-3 {
				a.Cells = append(a.Cells, sheets.SetCell{Sheet: s.Name, Cell: sheets.Ref{Row: g.To.Row + 3, Col: 2}, Text: "=last"})
			}
		}
	}
	a.Sheets = []sheets.AddedSheet{{Name: FreeSheetName(names, "CC Log"), VeryHidden: true,
		Rows: []sheets.AddedRow{{Index: 1, Cells: []sheets.AddedCell{{Col: 1, Text: "line"}}}}}}
	return a
}

// typedNumber is a cell of the sheet that holds a number and no formula.
func typedNumber(s *sheets.Sheet) (sheets.Ref, bool) {
	for i := range s.Rows {
		for _, c := range s.Rows[i].Cells {
			if c.Kind == sheets.Number && c.Formula == 0 {
				return sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}, true
			}
		}
	}
	return sheets.Ref{}, false
}
