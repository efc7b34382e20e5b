package open

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
)

// newBook is a small workbook, encrypted if a password is given.
func newBook(t *testing.T, password string) string {
	t.Helper()
	x := excelize.NewFile()
	defer x.Close()
	if err := x.SetCellValue("Sheet1", "B2", 8700); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := x.Write(&b, excelize.Options{Password: password}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// write puts contents into a file.
func write(t *testing.T, name, contents string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(contents), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbookByContents(t *testing.T) {
	book := newBook(t, "")
	tests := []struct{ name, contents, format string }{
		{"book.xlsx", book, "xlsx"},
		{"named wrongly.xls", book, "xlsx"},
		{"named wrongly.csv", book, "xlsx"},
		{"plain.csv", "Line,2015/16\nAdults,8700\n", "csv"},
		{"plain.xlsx", "Line,2015/16\nAdults,8700\n", "csv"},
		{"utf16.txt", "\xFF\xFEA\x00\t\x001\x00\r\x00\n\x00", "csv"},
		{"less than.csv", "<5 years,3\n>5 years,4\n", "csv"},
	}
	for _, tt := range tests {
		w, err := Workbook(write(t, tt.name, tt.contents), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if w.Format != tt.format || len(w.SHA256) != 64 || len(w.Sheets) != 1 {
			t.Errorf("%s: read as %s with %d sheets, hash %q", tt.name, w.Format, len(w.Sheets), w.SHA256)
		}
	}
}

func TestWorkbookRefuses(t *testing.T) {
	book := newBook(t, "")
	tests := []struct {
		name, contents string
		kind           error
		why, todo      string // parts of what is said
	}{
		{"empty.xlsx", "", sheets.ErrNotWorkbook, "it is empty", ""},
		{"page.xls", "\n<html><table><tr><td>1</td></tr></table>", sheets.ErrNotWorkbook, "report", "Use the workbook"},
		{"2003.xls", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, sheets.ErrUnsupported, "Excel 2003", "save it as .xlsx"},
		{"paper.xlsx", "%PDF-1.7\n%\xE2", sheets.ErrDamaged, "damaged", "download it again"},
		{"scan.xlsx", "\x89PNG\r\n\x1a\n\x00\x00", sheets.ErrNotWorkbook, "a picture", ""},
		{"data.csv", `{"a": 1}`, sheets.ErrNotWorkbook, "JSON", ""},
		{"noise.xlsx", "\x01\x02\x03\x04", sheets.ErrNotWorkbook, "not a workbook", ""},
		{"cut.xlsx", book[:len(book)/2], sheets.ErrDamaged, "it is damaged", "Copy or download it again"},
		{"archive.xlsx", "PK\x05\x06" + strings.Repeat("\x00", 18), sheets.ErrNotWorkbook, "zip archive", "Unpack"},
		{"old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600), sheets.ErrDamaged, "it is damaged", ""},
		{"book.ods", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", sheets.ErrUnsupported, ".ods", "save it as .xlsx"},
		{"secret.xlsx", newBook(t, "pässword"), sheets.ErrPassword, "it needs a password", "--password-file"},
	}
	for _, tt := range tests {
		_, err := Workbook(write(t, tt.name, tt.contents), Options{})
		e := (*Error)(nil)
		if !errors.Is(err, tt.kind) || !errors.As(err, &e) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.kind)
			continue
		}
		if e.What != "Cannot read "+tt.name || !strings.Contains(e.Why, tt.why) || !strings.Contains(e.Todo, tt.todo) {
			t.Errorf("%s: says %q", tt.name, err)
		}
	}
}

func TestWorkbookPassword(t *testing.T) {
	path := write(t, "secret.xlsx", newBook(t, "pässword"))
	w, err := Workbook(path, Options{Password: "pässword"})
	if err != nil {
		t.Fatal(err)
	}
	if c := w.Sheets[0].At(sheets.Ref{Row: 2, Col: 2}); c == nil || c.Raw != "8700" {
		t.Errorf("B2: %+v", c)
	}
	_, err = Workbook(path, Options{Password: "password"})
	if !errors.Is(err, sheets.ErrPassword) || !strings.Contains(err.Error(), "does not fit") {
		t.Errorf("wrong password: %v", err)
	}
}

func TestWorkbookThatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	if _, err := Workbook(filepath.Join(dir, "none.xlsx"), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := Workbook(dir, Options{}); !errors.Is(err, errFolder) {
		t.Errorf("folder: %v", err)
	}
}

func TestWorkbookSizeAndPanic(t *testing.T) {
	path := write(t, "a.csv", "a,1\nb,2\n")
	keepSize, keepReaders := maxFile, readers
	defer func() { maxFile, readers = keepSize, keepReaders }()
	maxFile = 4
	if _, err := Workbook(path, Options{}); !errors.Is(err, sheets.ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	maxFile = keepSize
	readers = []reader{{isText, workbook(func(*source) (*sheets.Workbook, error) { panic("index out of range") })}}
	if _, err := Workbook(path, Options{}); !errors.Is(err, sheets.ErrDamaged) || strings.Contains(err.Error(), "\n") {
		t.Errorf("panic: %v", err)
	}
}

func TestSpins(t *testing.T) {
	if n := spins([]byte(`<p:encryptedKey spinCount="4000000000" saltSize="16">`)); n != 4_000_000_000 {
		t.Errorf("got %d", n)
	}
	if n := spins([]byte("\x04\x00\x02\x00")); n != 0 {
		t.Errorf("binary description: got %d", n)
	}
}
