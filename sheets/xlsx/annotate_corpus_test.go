package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// corpusFiles lists the workbooks of the corpus, or skips the test.
func corpusFiles(t *testing.T) []string {
	t.Helper()
	if _, err := os.Stat(corpusDir); err != nil {
		sheetstest.Lacks(t, sheetstest.Shared, "no corpus at "+corpusDir)
	}
	var files []string
	err := filepath.WalkDir(corpusDir, func(path string, _ fs.DirEntry, err error) error {
		if ext := strings.ToLower(filepath.Ext(path)); ext == ".xlsx" || ext == ".xlsm" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(files)
	return files
}

// sampleAnnotation marks up to three cells of every sheet, each with a note, and adds a sheet with a table and a switch.
func sampleAnnotation(w *sheets.Workbook) sheets.Annotation {
	var names []string
	for _, s := range w.Sheets {
		names = append(names, s.Name)
	}
	a := switchAnnotation(FreeSheetName(names, "CC Reconciliation"))
	for _, s := range w.Sheets {
		n := 0
		for i := range s.Rows {
			for _, c := range s.Rows[i].Cells {
				if c.Kind != sheets.Number || n >= 3 {
					continue
				}
				ref := sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}
				m := sheets.Mark{Sheet: s.Name, Cell: ref, Style: sheets.MarkStyle(n), Note: "N1 DOES NOT CAST\nStated 8,700."}
				if n == 1 {
					m.When = "ABS(" + ref.Absolute() + "-1)>0.5"
				}
				a.Marks = append(a.Marks, m)
				n++
			}
		}
	}
	return a
}

// errNotRead marks a workbook that is refused before it comes to annotating.
var errNotRead = errors.New("not read")

// annotateFile annotates one workbook of the corpus.
func annotateFile(path string) ([]byte, Report, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, Report{}, err
	}
	w, err := readBytes(data, ooxml.DefaultLimits)
	if err != nil {
		return nil, Report{}, fmt.Errorf("%w: %w", errNotRead, err)
	}
	return Annotate(bytes.NewReader(data), int64(len(data)), sampleAnnotation(w), Options{AllowBreakSignature: true})
}

func TestAnnotateCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a while")
	}
	files := corpusFiles(t)
	var mu sync.Mutex
	var group sync.WaitGroup
	annotated, notRead, kept, withheld, warned := 0, 0, 0, 0, 0
	queue := make(chan string)
	for range 2 {
		group.Go(func() {
			for path := range queue {
				_, report, err := annotateFile(path)
				mu.Lock()
				switch {
				case errors.Is(err, errNotRead):
					notRead++
					t.Logf("%s: %v", strings.TrimPrefix(path, corpusDir), err)
				case err != nil:
					t.Errorf("%s: %v", path, err)
				default:
					annotated++
					kept += len(report.NotesKept)
					withheld += len(report.MarksWithheld)
					warned += len(report.Warnings)
					for _, w := range report.Warnings {
						t.Logf("%s: warning: %s", filepath.Base(path), w)
					}
				}
				mu.Unlock()
			}
		})
	}
	for _, path := range files {
		queue <- path
	}
	close(queue)
	group.Wait()
	t.Logf("%d files: %d annotated and self-checked, %d not readable; %d notes kept, %d sheets without marks, %d warnings",
		len(files), annotated, notRead, kept, withheld, warned)
}
