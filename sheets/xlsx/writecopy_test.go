package xlsx

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"crosscast/sheets"
)

func TestWriteCopy(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "Savings.xlsx"), filepath.Join(dir, "Savings - checked.xlsx")
	data := basicBook().zip(t)
	if err := os.WriteFile(in, data, 0o444); err != nil {
		t.Fatal(err)
	}
	a := marked(markOn("E9", sheets.MarkNotAgreed, "", "N1"))
	for range 2 { // the second copy replaces the first
		if _, err := WriteCopy(in, out, a, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm()&0o200 == 0 {
		t.Errorf("the copy cannot be written to: %v, %v", info.Mode(), err)
	}
	if _, err := WriteCopy(in, filepath.Join(dir, ".", "Savings.xlsx"), a, Options{}); !errors.Is(err, ErrOverInput) {
		t.Errorf("over the input: %v", err)
	}
	if _, err := WriteCopy(out, filepath.Join(dir, "again.xlsx"), a, Options{}); !errors.Is(err, ErrCheckedCopy) {
		t.Errorf("of a checked copy: %v", err)
	}
	if _, err := WriteCopy(in, filepath.Join(dir, "no", "such", "folder.xlsx"), a, Options{}); err == nil {
		t.Error("into a folder that is not there: no error")
	}
	if _, err := WriteCopy(filepath.Join(dir, "none.xlsx"), out, a, Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
	if _, err := WriteCopy(in, filepath.Join(dir, "Savings.xlsm"), a, Options{}); err == nil {
		t.Error("under another extension: no error")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("files left behind: %v, %v", left, err)
	}
	if after, err := os.ReadFile(in); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the input was changed, %v", err)
	}
}
