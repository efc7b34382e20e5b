package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/sheets/sheetstest"
)

// FuzzRead: whatever the bytes, a report is returned whose paragraphs hold text and whose cells lie in order and within
// their table, or a refusal.
func FuzzRead(f *testing.F) {
	f.Add(file(put(60, 100, "1. Savings", 60, 120, "Adults", 200, 120, "1,234", 260, 120, "(5)", 60, 135, "Fleet", 200, 135, "12", 260, 135, "-")))
	f.Add(file("0 0 595 842 re S 60 700 m 300 700 l S /I Do", "BT /F 10 Tf 3 Tr (x) ' ET"))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages<</Kids[<</Contents 2 0 R>>]>>>>endobj 2 0 obj<</Length 9>>stream\nBT(a)Tj ET\nendstream"))
	if made, err := filepath.Glob("testdata/*.pdf"); err == nil {
		for _, path := range made {
			if data, err := os.ReadFile(path); err == nil {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data, "x.pdf")
		if err != nil {
			if strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err)
			}
			return
		}
		sheetstest.CheckReport(t, r)
	})
}
