package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"crosscast/reconcile"
	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
	"crosscast/sheets/sheetstest"
)

// checkCopy checks a file as the command does.
func checkCopy(path string, more ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(append([]string{path}, more...), &console{out: &out, err: &errs, now: time.Now})
	return status, out.String(), errs.String()
}

// TestRenewSavedCopy mends a figure in a marked copy, has the copy saved by several programs and checks it again.
func TestRenewSavedCopy(t *testing.T) {
	for name, save := range map[string]func(t *testing.T, path string){
		"excelize": func(*testing.T, string) {},
		"LibreOffice": func(t *testing.T, path string) {
			dir := sheetstest.LibreOffice(t, "xlsx:Calc MS Excel 2007 XML", path)
			if err := os.Rename(filepath.Join(dir, filepath.Base(path)), path); err != nil {
				t.Fatal(err)
			}
		},
		"openpyxl": func(t *testing.T, path string) {
			sheetstest.Openpyxl(t, "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])", path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, check := inFolder(t, "planted/cast transposed digits.xlsx")
			check()
			edit(t, path, func(f *excelize.File) error { return f.SetCellValue("Savings", "D16", 695) })
			save(t, path)
			status, stdout, stderr := checkCopy(path)
			if status == statusFailed || stderr != "" || !strings.Contains(stdout, "copy renewed: ") || strings.Contains(stdout, "N1") {
				t.Fatalf("status %d, %s, standard error %q", status, stdout, stderr)
			}
			assertRenewed(t, path)
			before := readAll(t, path)
			if _, _, stderr := checkCopy(path); stderr != "" { // what was renewed can be renewed
				t.Errorf("the second time: %s", stderr)
			}
			if len(readAll(t, path)) > len(before)+len(before)/10 {
				t.Errorf("the copy grows from %d to %d bytes", len(before), len(readAll(t, path)))
			}
			assertRenewed(t, path)
		})
	}
}

// assertRenewed asks that a copy without findings has our three sheets once, no mark, and no note.
func assertRenewed(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := strings.Join(f.GetSheetList(), "|")
	if !strings.HasSuffix(names, "|CC Reconciliation|CC Findings|CC Checks") || strings.Count(names, "CC ") != 3 {
		t.Errorf("sheets are %s", names)
	}
	for _, s := range f.GetSheetList() {
		notes, err := f.GetComments(s)
		if err != nil || len(notes) > 0 {
			t.Errorf("%s has notes %v, %v", s, notes, err)
		}
		rules, err := f.GetConditionalFormats(s)
		if err != nil {
			t.Error(err)
		}
		for _, list := range rules {
			for _, r := range list {
				if strings.Contains(r.Criteria, "CC_") {
					t.Errorf("%s has the mark %s", s, r.Criteria)
				}
			}
		}
	}
	wb, err := open.Workbook(path, open.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if state := signoff.StateOf(wb); state != (signoff.CopyState{Ours: true, Renewed: true}) {
		t.Errorf("the renewed copy is %+v", state)
	}
}

// A signed copy is evidence: it is not renewed unless that is forced.
func TestSignedCopyIsNotRenewed(t *testing.T) {
	path, check := inFolder(t, "planted/cast transposed digits.xlsx")
	check()
	edit(t, path, func(f *excelize.File) error {
		return f.SetCellValue("CC Reconciliation", preparedCell(t, path), "J Shah")
	})
	before := readAll(t, path)
	status, _, stderr := checkCopy(path)
	want := "Did not renew Book - checked.xlsx: it was signed by J Shah. Use --out for a renewed copy in another folder, or --force to renew it and lose the signature."
	if status != statusFailed || !strings.Contains(stderr, want) || !bytes.Equal(before, readAll(t, path)) {
		t.Errorf("status %d, standard error %q, want %q and the copy as it was", status, stderr, want)
	}
	if status, _, stderr := checkCopy(path, "--force"); status != statusDiffers || stderr != "" || bytes.Equal(before, readAll(t, path)) {
		t.Errorf("with --force: status %d, %q", status, stderr)
	}
}

// A note that somebody wrote into is kept when the copy is renewed, and the user's own notes are.
func TestRenewKeepsNotes(t *testing.T) {
	path, check := inFolder(t, "planted/cast transposed digits.xlsx")
	check()
	edit(t, path, func(f *excelize.File) error {
		notes, err := f.GetComments("Savings")
		if err != nil {
			return err
		}
		if err := f.DeleteComment("Savings", notes[0].Cell); err != nil {
			return err
		}
		notes[0].Paragraph = append(notes[0].Paragraph, excelize.RichTextRun{Text: "\nAgreed with J Shah"})
		if err := f.AddComment("Savings", notes[0]); err != nil {
			return err
		}
		return f.AddComment("Savings", excelize.Comment{Cell: "A1", Author: "JS", Text: "mine"})
	})
	_, _, stderr := checkCopy(path)
	if !strings.Contains(stderr, "the note was edited, and was kept as it is") {
		t.Errorf("standard error is %q", stderr)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	notes, err := f.GetComments("Savings")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, n := range notes {
		all.WriteString(n.Cell + " " + n.Text)
		for _, r := range n.Paragraph {
			all.WriteString(r.Text)
		}
	}
	if !strings.Contains(all.String(), "Agreed with J Shah") || !strings.Contains(all.String(), "mine") {
		t.Errorf("notes are %s", all.String())
	}
}

// TestNotesAreKnownAgain: every note that crosscast writes is known as its own, of what was accepted as well, and none that
// was edited.
func TestNotesAreKnownAgain(t *testing.T) {
	fixtures, err := filepath.Glob(filepath.Join("..", "..", "fixtures", "*", "*.xlsx"))
	if err != nil || len(fixtures) == 0 {
		t.Fatalf("no fixtures, %v", err)
	}
	notes := 0
	for _, path := range fixtures {
		wb, err := open.Workbook(path, open.Options{})
		if err != nil {
			t.Fatal(err)
		}
		run := output.Run{Ticks: output.TicksOf(engine.Checks), FreeName: func(want string) string { return want }}
		result := engine.Run(wb, nil, reconcile.Options{})
		marks := output.Annotate(result, run).Marks
		for _, f := range result.Findings {
			f.Accepted = &reconcile.Acceptance{By: "J Shah", Reason: "shown in\nthe corporate table"}
		}
		for _, m := range append(marks, output.Annotate(result, run).Marks...) {
			if m.Note == "" {
				continue
			}
			notes++
			if !output.IsNote(m.Note) {
				t.Errorf("%s: a note of ours is not known:\n%s", filepath.Base(path), m.Note)
			}
			for _, edited := range []string{m.Note + "\nAgreed with J Shah.", "JS: " + m.Note, strings.Replace(m.Note, "\n", "\nsee e-mail of 3 May\n", 1), "", "N1 mine"} {
				if output.IsNote(edited) {
					t.Errorf("a note that was edited is taken for ours:\n%s", edited)
				}
			}
		}
	}
	t.Logf("%d notes of %d workbooks", notes, len(fixtures))
}
