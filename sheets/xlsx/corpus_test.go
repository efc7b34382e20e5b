package xlsx

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// corpusDir holds real workbooks; it is no part of the repository.
var corpusDir = filepath.Join("..", "..", "..", "shared", "corpus")

// formulaWork bounds the formulas compared on one sheet: excelize searches all rows for each.
const formulaWork = 20_000_000

// knownFaults are values of which excelize is known to read the wrong one.
var knownFaults = map[string]string{
	"duplicate-filename.xlsx": "of two entries of one name it reads the last, Excel the first",
}

// TestCorpus compares every value, and the formulas, of real workbooks to what excelize reads.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some hundred workbooks")
	}
	if _, err := os.Stat(corpusDir); err != nil {
		sheetstest.Lacks(t, sheetstest.Shared, "no corpus of real workbooks in "+corpusDir)
	}
	files := 0
	err := filepath.WalkDir(corpusDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".xlsx", ".xlsm", ".xltx"}, filepath.Ext(path)) {
			return err
		}
		files++
		t.Run(filepath.Base(path), func(t *testing.T) { compareFile(t, path) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files", files)
}

// rightlyRefused are files that excelize opens and that are not to be read, with the reason.
var rightlyRefused = map[string]string{
	"54764.xlsx": "it declares entities that multiply",
	"clusterfuzz-testcase-minimized-POIXSSFFuzzer-5937385319563264.xlsx": "the checksum of a sheet is not that of its bytes",
}

// compareFile compares one workbook.
func compareFile(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w, refused := readBytes(data, ooxml.DefaultLimits)
	if reason, ok := rightlyRefused[filepath.Base(path)]; ok {
		if refused == nil {
			t.Errorf("it is read, though %s", reason)
		}
		return
	}
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Skipf("excelize refuses it: %v", err)
	}
	if refused != nil {
		t.Fatalf("excelize opens what is refused here: %v", refused)
	}
	defer x.Close()
	if reason, ok := knownFaults[filepath.Base(path)]; ok {
		t.Skipf("not compared to excelize: %s", reason)
	}
	for _, s := range w.Sheets {
		compareValues(t, x, s)
		compareFormulas(t, x, s)
	}
}

// compareValues compares all values of a sheet, both ways.
func compareValues(t *testing.T, x *excelize.File, s *sheets.Sheet) {
	theirs, err := x.GetRows(s.Name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Logf("%s: excelize: %v", s.Name, err)
		return
	}
	faults := 0
	report := func(at sheets.Ref, ours, theirs string) {
		if faults++; faults <= 5 {
			t.Errorf("%s!%s: ours %.80q, excelize %.80q", s.Name, at, ours, theirs)
		}
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		var their []string
		if row.Index <= len(theirs) {
			their = theirs[row.Index-1]
		}
		for k := range row.Cells {
			c := &row.Cells[k]
			got := ""
			if int(c.Col) <= len(their) {
				got = their[c.Col-1]
				their[c.Col-1] = ""
			}
			if !sameValue(c, got) {
				report(sheets.Ref{Row: row.Index, Col: int(c.Col)}, c.Raw, got)
			}
		}
	}
	for r, row := range theirs {
		for c, v := range row {
			if at := (sheets.Ref{Row: r + 1, Col: c + 1}); v != "" && !covered(s, at) {
				report(at, "", v)
			}
		}
	}
}

// covered reports whether a cell lies under a merge: its value is listed in the notes, not read.
func covered(s *sheets.Sheet, at sheets.Ref) bool {
	return slices.ContainsFunc(s.Merges, func(g sheets.Range) bool { return g.Contains(at) && g.From != at })
}

// sameValue compares a cell to excelize's text of it.
func sameValue(c *sheets.Cell, theirs string) bool {
	switch {
	case c.Raw == theirs:
		return true
	case strings.Contains(theirs, "_x"):
		return c.Raw == string(plainText([]byte(theirs))) // of two escapes in a row it decodes none
	case c.Kind == sheets.Bool:
		return (c.Raw == "TRUE") == (theirs == "1" || theirs == "TRUE")
	}
	return false
}

// compareFormulas compares formulas, all of them unless the sheet is very long.
func compareFormulas(t *testing.T, x *excelize.File, s *sheets.Sheet) {
	step := 1 + len(s.Formulas)*len(s.Rows)/formulaWork
	n, faults := 0, 0
	for i := range s.Rows {
		for k := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[k]
			if c.Formula == 0 || s.FormulaOf(c).Array {
				continue
			}
			if n++; n%step != 0 {
				continue
			}
			at := sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}
			theirs, err := formulaOf(x, s.Name, at)
			if err != nil {
				t.Logf("%s!%s: excelize: %v", s.Name, at, err)
				return
			}
			if ours := s.FormulaOf(c).Text; comparable(ours) != comparable(theirs) {
				if faults++; faults <= 5 {
					t.Errorf("%s!%s: ours =%.100s, excelize =%.100s", s.Name, at, ours, theirs)
				}
			}
		}
	}
}

// comparable drops what excelize drops when it writes a shared formula anew: a leading plus and all spaces.
func comparable(formula string) string {
	return strings.TrimPrefix(strings.NewReplacer(" ", "", "\n", "", "\r", "").Replace(formula), "+")
}

// formulaOf asks excelize for a formula; it panics on some files.
func formulaOf(x *excelize.File, sheet string, at sheets.Ref) (text string, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return x.GetCellFormula(sheet, at.String())
}
