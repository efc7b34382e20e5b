package main

import (
	"path/filepath"
	"testing"

	"crosscast/reconcile/content"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// A marked copy that LibreOffice only saved again is as it was written, the sheets of ours included, and so may be replaced
// and stays signed.
func TestCopySurvivesLibreOffice(t *testing.T) {
	read := func(path string) *sheets.Workbook {
		wb, err := open.Workbook(path, open.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return wb
	}
	for _, fixture := range []string{"Children and Family Services budget book 2014-18.xlsx", "Revenue return 2014-15.xlsx"} {
		path, check := inFolder(t, fixture)
		if _, said := check(); said != "" {
			t.Fatalf("%s: %s", fixture, said)
		}
		was, is := read(path), read(filepath.Join(sheetstest.LibreOffice(t, "xlsx", path), filepath.Base(path)))
		if state := signoff.StateOf(is); !state.Ours || state.Changed || state.Signed != "" {
			t.Errorf("%s: a copy that was saved again is %+v", fixture, state)
		}
		for _, l := range content.Tell(content.Changes(signoff.UserContent(was), signoff.UserContent(is))) {
			t.Errorf("%s: %s", fixture, l)
		}
		for _, l := range content.Tell(content.Changes(signoff.OurContent(was, signoff.Movable(was.Names)), signoff.OurContent(is, signoff.Movable(is.Names)))) {
			t.Errorf("%s, ours: %s", fixture, l)
		}
	}
}
