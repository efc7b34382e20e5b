package xlsx

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// newBook makes a workbook of sheets of our own.
func newBook(t testing.TB, a sheets.Annotation) (*ooxml.Package, *sheets.Workbook) {
	t.Helper()
	data, err := New(a)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	wb, err := Read(pkg, "")
	if err != nil {
		t.Fatal(err)
	}
	return pkg, wb
}

// A new workbook holds the added sheets and no empty one, and is the same bytes each time.
func TestNewBook(t *testing.T) {
	a := switchAnnotation("CC Reconciliation")
	pkg, wb := newBook(t, a)
	if len(wb.Sheets) != 1 || wb.Sheets[0].Name != "CC Reconciliation" || len(wb.Names) != 2 {
		t.Errorf("sheets %v, names %v", wb.Sheets, wb.Names)
	}
	if book := partText(t, pkg, "xl/workbook.xml"); !strings.Contains(book, `<workbookView activeTab="0"/>`) {
		t.Errorf("it does not open on its first sheet: %s", book)
	}
	one, err := New(a)
	if err != nil {
		t.Fatal(err)
	}
	if two, err := New(switchAnnotation("CC Reconciliation")); err != nil || !bytes.Equal(one, two) {
		t.Errorf("two workbooks of one annotation differ, %v", err)
	}
	if _, err := New(sheets.Annotation{}); err == nil {
		t.Error("a workbook without sheets is made")
	}
}

// What is read again is compared with what was to be written.
func TestNewBookIsCompared(t *testing.T) {
	a := switchAnnotation("CC Reconciliation")
	data, err := New(a)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkAdded(data, a.Sheets); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*sheets.Annotation){
		"text":     func(a *sheets.Annotation) { a.Sheets[0].Rows[0].Cells[0].Text += "." },
		"sheet":    func(a *sheets.Annotation) { a.Sheets = append(a.Sheets, sheets.AddedSheet{Name: "x"}) },
		"its name": func(a *sheets.Annotation) { a.Sheets[0].Name = "x" },
		"a further": func(a *sheets.Annotation) {
			a.Sheets[0].Rows[0].Cells = append(a.Sheets[0].Rows[0].Cells, sheets.AddedCell{Col: 9, Number: "1"})
		},
	} {
		other := switchAnnotation("CC Reconciliation")
		spoil(&other)
		if checkAdded(data, other.Sheets) == nil {
			t.Errorf("%s: the difference is not found", name)
		}
	}
}

// A date stands where a text would, also one that is filled in later; a figure to the right.
func TestDatesStandLeft(t *testing.T) {
	pkg, _ := newBook(t, sheets.Annotation{Sheets: []sheets.AddedSheet{{Name: "S", Rows: []sheets.AddedRow{{Index: 1,
		Cells: []sheets.AddedCell{{Col: 1, Look: sheets.LookInput}}}}}}})
	if styles := partText(t, pkg, "xl/styles.xml"); !strings.Contains(styles, `<alignment horizontal="left" wrapText="1" vertical="top"/>`) {
		t.Errorf("a cell to fill in is not aligned: %s", styles)
	}
	for code, want := range map[string]string{"d mmm yyyy hh:mm": `<alignment horizontal="left" vertical="top"/>`,
		"#,##0": `<alignment horizontal="right" indent="1" vertical="top"/>`} {
		pkg, _ := newBook(t, sheets.Annotation{Sheets: []sheets.AddedSheet{{Name: "S", Rows: []sheets.AddedRow{{Index: 1,
			Cells: []sheets.AddedCell{{Col: 1, Number: "46347", Format: code}}}}}}})
		if styles := partText(t, pkg, "xl/styles.xml"); !strings.Contains(styles, want) {
			t.Errorf("%s: %s is missing in %s", code, want, styles)
		}
	}
}

// Words in bold are runs of the cell's text, whose text is the whole.
func TestStrongWords(t *testing.T) {
	at := func(cells ...sheets.AddedCell) sheets.Annotation {
		return sheets.Annotation{Sheets: []sheets.AddedSheet{{Name: "S", Rows: []sheets.AddedRow{{Index: 1, Cells: cells}}}}}
	}
	pkg, _ := newBook(t, at(sheets.AddedCell{Col: 1, Text: "it is £3m here", Strong: [2]int{6, 10}, Look: sheets.LookWrap}))
	font := `<sz val="11"/><color rgb="FF000000"/><rFont val="Arial"/><family val="2"/></rPr><t`
	want := `<is><r><rPr>` + font + ` xml:space="preserve">it is </t></r><r><rPr><b/>` + font + `>&#163;3m</t></r><r><rPr>` +
		font + ` xml:space="preserve"> here</t></r></is>`
	if sheet := partText(t, pkg, "xl/worksheets/sheet1.xml"); !strings.Contains(sheet, want) {
		t.Errorf("%s is missing in %s", want, sheet)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z£_x0D \n]{0,40}`).Draw(t, "text")
		from := rapid.IntRange(-1, len(text)+1).Draw(t, "from")
		to := rapid.IntRange(-1, len(text)+1).Draw(t, "to")
		for from > 0 && from < len(text) && text[from]&0xC0 == 0x80 {
			from--
		}
		for to > 0 && to < len(text) && text[to]&0xC0 == 0x80 {
			to--
		}
		if _, err := New(at(sheets.AddedCell{Col: 1, Text: text, Strong: [2]int{from, to}})); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLibreOfficeOpensANewBook(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	out := filepath.Join(t.TempDir(), "new.xlsx")
	a := switchAnnotation("CC Reconciliation")
	cell := &a.Sheets[0].Rows[0].Cells[0]
	cell.Strong = [2]int{0, len("Reconciliation")}
	if err := WriteNew(out, a); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(out); err != nil || info.Size() == 0 {
		t.Fatal(err)
	}
	s := readShown(t, filepath.Join(sheetstest.LibreOffice(t, "fods", out), "new.fods"))
	if strings.Join(s.sheets, "|") != "CC Reconciliation" {
		t.Errorf("sheets %q", s.sheets)
	}
}
