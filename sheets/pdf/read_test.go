package pdf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets"
)

// read reads a small PDF made for the test and prints it, a paragraph or a row a line.
func read(t *testing.T, data []byte) (string, []string) {
	t.Helper()
	r, err := Read(data, "x.pdf")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range r.Pieces {
		if p.Paragraph != nil {
			b.WriteString(strings.TrimSpace(p.Paragraph.Number+" "+p.Paragraph.Text) + "\n")
			continue
		}
		for n := 1; n <= p.Table.Rows; n++ {
			b.WriteString(rowOf(p.Table, n) + "\n")
		}
	}
	if len(r.Notes) == 0 || r.Notes[0] != remark {
		t.Errorf("notes %q", r.Notes)
	}
	return b.String(), r.Notes[1:]
}

func TestSmall(t *testing.T) {
	tests := []struct {
		name, content, want string
		notes               []string
	}{
		{"a raised mark of a note is no digit", "BT /F 10 Tf 60 700 Td (of \\2434m) Tj /F 6 Tf 4 Ts (3) Tj /F 10 Tf 0 Ts ( on the 20) Tj /F 6 Tf 4 Ts (th) Tj ET",
			"of £4m on the 20th\n", nil},
		{"a word cut at kerning", "BT /F 10 Tf 60 700 Td [(Net e) 20 (xpenditur) -30 (e)] TJ ET", "Net expenditure\n", nil},
		{"a letter drawn twice for bold", put(60, 100, "1,234") + "BT /F 10 Tf 1 0 0 1 60.4 742 Tm (1,234) Tj ET", "1,234\n", nil},
		{"a dash is a figure", put(60, 100, "Adults", 160, 100, "-", 180, 100, "7,454", 60, 115, "Fleet", 150, 115, "123", 180, 115, "5,000"),
			"Adults | - | 7,454\nFleet | 123 | 5,000\n", nil},
		{"two figures for one column are no table", put(60, 100, "Adults", 160, 100, "5", 185, 100, "7", 60, 115, "Fleet", 150, 115, "9,999,999", 250, 115, "1", 60, 130, "Other", 152, 130, "8", 250, 130, "2"),
			"Adults\t5\t7\nFleet\t9,999,999\t1\nOther\t8\t2\n", []string{"page 1 has a table that could not be read; its lines are read as text"}},
		{"a scan", "q 595 0 0 842 0 0 cm /I Do Q", "", []string{"page 1 has no text: it is likely a scan, and is not read"}},
		{"a scan with its text", "BT 3 Tr /F 10 Tf 60 700 Td (Savings) Tj ET q /I Do Q", "Savings\n",
			[]string{"page 1 is a scan; the text that a program recognised in it is read, and may hold wrong figures"}},
		{"turned text", put(60, 100, "Savings") + "BT /F 10 Tf 0 1 -1 0 60 300 Tm (DRAFT) Tj ET", "Savings\n", []string{"page 1 has text that is turned, which is not read"}},
	}
	for _, tt := range tests {
		got, notes := read(t, file(tt.content))
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if strings.Join(notes, "\n") != strings.Join(tt.notes, "\n") {
			t.Errorf("%s: notes %q", tt.name, notes)
		}
	}
}

func TestPages(t *testing.T) {
	page := func(n, text string) string {
		return put(60, 30, "Savings report", 60, 400, text, 290, 810, "Page "+n)
	}
	got, _ := read(t, file(page("1", "The position at the end of the year is that"), page("2", "savings of 4m are to be found."), page("3", "7. It is agreed.")))
	want := "The position at the end of the year is that savings of 4m are to be found.\n7. It is agreed.\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLocked: files that are encrypted only to forbid changes are read; the files were made with qpdf.
func TestLocked(t *testing.T) {
	paths, err := filepath.Glob("testdata/locked-*.pdf")
	if err != nil || len(paths) != 5 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	for _, path := range paths {
		if p := readPDF(t, path).Pieces; len(p) != 1 || p[0].Paragraph.Text != "Savings of £13.24m are found." {
			t.Errorf("%s: %d pieces", path, len(p))
		}
	}
	data, err := os.ReadFile("testdata/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(data, "password.pdf"); !errors.Is(err, sheets.ErrPassword) {
		t.Errorf("got %v", err)
	}
}

func TestDamaged(t *testing.T) {
	whole := file(put(60, 100, "Savings"), put(60, 100, "Costs"))
	for _, data := range [][]byte{[]byte("%PDF-1.4\nnothing"), []byte("no PDF"), whole[:60]} {
		if _, err := Read(data, "x.pdf"); !errors.Is(err, sheets.ErrDamaged) {
			t.Errorf("%q: got %v", data[:min(20, len(data))], err)
		}
	}
	got, notes := read(t, []byte(strings.Replace(string(whole), "startxref\n", "startxref\n9", 1)))
	if got != "Savings\nCosts\n" || len(notes) != 1 || !strings.Contains(notes[0], "damaged") {
		t.Errorf("wrong table: got %q, notes %q", got, notes)
	}
}
