package target

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/sheets/open"
)

// bookOf reads a small table, fields parted by " | ", as a separated text.
func bookOf(t *testing.T, table string) *layout.Book {
	t.Helper()
	wb, err := open.Workbook(file(t, "Book.csv", table), open.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return layout.Read(wb)
}

// file writes a small table to a file of its own.
func file(t *testing.T, name, table string) string {
	t.Helper()
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		for i, field := range strings.Split(line, "|") {
			if i > 0 {
				b.WriteByte(';')
			}
			b.WriteString(strings.TrimSpace(field))
		}
		b.WriteByte('\n')
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// tieOne ties one target to a table.
func tieOne(t *testing.T, table string, g reconcile.Target) *reconcile.Tie {
	t.Helper()
	g.Stated, g.Wrong = money.ParseAmount(g.Text)
	book := bookOf(t, table)
	return Match(book, casting.Find(book), []reconcile.Target{g})[0]
}
