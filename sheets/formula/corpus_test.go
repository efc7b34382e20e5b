package formula_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/formula"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// TestCorpus reads every formula of the real workbooks that lie beside the repository, and skips where there are none.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of workbooks")
	}
	tally := map[string]int{}
	err := filepath.WalkDir("../../../shared/corpus", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(strings.ToLower(filepath.Ext(path)), ".xls") {
			return err
		}
		wb, err := open.Workbook(path, open.Options{})
		if err != nil {
			tally["not opened"]++
			return nil
		}
		tally["workbooks"]++
		for _, s := range wb.Sheets {
			readAll(t, tally, path, s, formula.NamesOf(wb, s.Name))
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		sheetstest.Lacks(t, sheetstest.Shared, "no corpus of real workbooks")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Log(tally)
	if tally["refused"]*1000 > tally["formulas"] {
		t.Errorf("%d of %d formulas refused", tally["refused"], tally["formulas"])
	}
}

func readAll(t *testing.T, tally map[string]int, path string, s *sheets.Sheet, names formula.Resolver) {
	for _, f := range s.Formulas {
		tally["formulas"]++
		n, err := formula.Parse(f.Text)
		if err != nil {
			tally["refused"]++
			t.Logf("%s %s: %s: %v", filepath.Base(path), s.Name, f.Text, err)
			continue
		}
		if again, err := formula.Parse(n.String()); err != nil || again.String() != n.String() {
			t.Errorf("%s: printed %s, which reads as %v: %v", f.Text, n, again, err)
		}
		if c, ok := formula.ClaimOf(n, names); ok {
			tally[c.Kind.String()]++
			if c.Problem != "" {
				tally["problem"]++
			}
		}
	}
}
