package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
)

// Every finding that can be accepted is known again by the check that follows, whatever check it is of: then nothing is
// left to look at.
func TestEveryFindingCanBeAccepted(t *testing.T) {
	planted, err := filepath.Glob(filepath.Join("..", "..", "fixtures", "planted", "*.xlsx"))
	if err != nil || len(planted) < 20 {
		t.Fatalf("%d fixtures, %v", len(planted), err)
	}
	dir, accepted := t.TempDir(), 0
	for _, fixture := range planted {
		book := filepath.Join(dir, filepath.Base(fixture))
		if err := os.WriteFile(book, readAll(t, fixture), 0o644); err != nil {
			t.Fatal(err)
		}
		quietly := func(args ...string) (status int, errs string) {
			var out, err bytes.Buffer
			return run(args, &console{out: &out, err: &err, now: time.Now}), err.String()
		}
		quietly("check", book)
		wb, err := open.Workbook(strings.TrimSuffix(book, ".xlsx")+copySuffix+".xlsx", open.Options{})
		if err != nil {
			t.Fatal(err)
		}
		args := []string{"accept", book, "--reason", "known", "--name", "J Shah"}
		for _, f := range signoff.ReadEarlier(wb).Found {
			if f.Acceptable() {
				args = append(args, f.Ref)
				accepted++
			}
		}
		if len(args) == 6 {
			continue
		}
		if status, errs := quietly(args...); status != statusAgrees {
			t.Errorf("%s: %v ends with %d: %s", filepath.Base(book), args, status, errs)
		}
		if status, errs := quietly("check", book, "--fail-on", "review"); status != statusAgrees || errs != "" {
			t.Errorf("%s: after accept, check ends with %d: %s", filepath.Base(book), status, errs)
		}
	}
	if accepted < 30 {
		t.Errorf("only %d findings were accepted", accepted)
	}
}
