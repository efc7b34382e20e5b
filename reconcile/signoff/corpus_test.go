package signoff_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/reconcile/content"
	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// everyNth of the real workbooks is tried: LibreOffice takes its time over all of them.
const everyNth = 8

// TestCorpusSurvivesLibreOffice saves real workbooks again, and skips where there are none. Of all 386 it told 6 as edited,
// rightly: LibreOffice had lost cells, names, a data table or the results of pivot tables.
func TestCorpusSurvivesLibreOffice(t *testing.T) {
	sheetstest.Program(t, "soffice")
	dir := t.TempDir()
	var files []string
	seen := 0
	err := filepath.WalkDir("../../../shared/corpus", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.ToLower(filepath.Ext(path)) != ".xlsx" {
			return err
		}
		if seen++; seen%everyNth != 0 {
			return nil
		}
		if _, err := open.Workbook(path, open.Options{}); err != nil {
			return nil // what is no workbook is no matter of this test
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files = append(files, filepath.Join(dir, fmt.Sprintf("%d.xlsx", seen)))
		return os.WriteFile(files[len(files)-1], data, 0o600)
	})
	if errors.Is(err, fs.ErrNotExist) {
		sheetstest.Lacks(t, sheetstest.Shared, "no corpus of real workbooks")
	}
	if err != nil {
		t.Fatal(err)
	}
	saved, edited := sheetstest.LibreOffice(t, "xlsx", files...), 0
	for _, f := range files {
		again := filepath.Join(saved, filepath.Base(f))
		if _, err := os.Stat(again); err != nil {
			continue // LibreOffice could not read it
		}
		was, is := signoff.UserContent(opened(t, f)), signoff.UserContent(opened(t, again))
		if was.Hash() != is.Hash() {
			edited++
			t.Logf("%s: %q", f, content.Tell(content.Changes(was, is)))
		}
	}
	t.Logf("%d workbooks, %d told as edited", len(files), edited)
	if edited*20 > len(files) {
		t.Errorf("%d of %d workbooks are told as edited", edited, len(files))
	}
}
