package signoff

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// signing1 is a sign-off of a workbook, and what the copy keeps of it.
func signing1(wb *sheets.Workbook) (Line, archive) {
	s := Signing{Role: Preparer, Name: "J Shah", At: time.Date(2026, 11, 21, 17, 58, 0, 0, time.UTC), Key: noKey,
		Results: UserContent(wb).ResultsHash(), Before: firstBefore}
	return newLine(1, s, statement(s, body(wb, contentsOf(wb)))), archive{Content: UserContent(wb).Marshal(), Pages: pagesContent(wb).Marshal()}
}

// What a pivot table shows is laid out anew by each program that saves the workbook: it is told apart, with what follows from it.
func TestPivotTableLaidOutAnew(t *testing.T) {
	wb := book()
	wb.Sheet("Other").Pivots = []sheets.Range{sheets.One(sheets.Ref{Row: 1, Col: 1})}
	wb.Sheet("Savings").Formulas[0].Text = "Other!A1"
	line, kept := signing1(wb)
	set(wb, "Other", "A1", "y")
	set(wb, "Savings", "B4", "7")
	told, pivots, ok := kept.changed(contentsOf(wb), line)
	if !ok || len(told) > 0 || len(pivots) != 1 {
		t.Errorf("told %q, apart %q, %v", told, pivots, ok)
	}
}

// An editor that saves a log changes all its lines in one way, and that is told once.
func TestLogSavedByAnEditor(t *testing.T) {
	first, _ := signing1(book())
	text := first.String() + "\n"
	for name, c := range map[string]struct{ log, want string }{
		"Windows":      {strings.ReplaceAll(text, "\n", "\r\n"), "The log was saved by another program, which changed the ends of its lines: put it back as crosscast wrote it."},
		"a mark":       {"\ufeff" + text, "The log was saved by another program, which put a byte order mark before its first line: put it back as crosscast wrote it."},
		"a blank line": {text + "\n", "Line 2 of the log is empty: it was put in since the log was written."},
		"as it was":    {text, ""},
	} {
		if got := strings.Join(ParseLog([]byte(c.log)).Faults, "|"); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A sheet of ours that a program deleted, with the name that led to it left, is told as gone and as nothing else.
func TestSheetOfOursDeleted(t *testing.T) {
	wb := book()
	was := UserContent(wb)
	wb.Names = append(wb.Names, sheets.DefinedName{Name: NameSigned, Refers: "'CC Signed'!$A$1"})
	if diff := cmp.Diff([]content.Change(nil), content.Changes(was, UserContent(wb))); diff != "" {
		t.Error(diff)
	}
}

// A sheet of what was signed that somebody edited is told in words, whatever the unpacking says of it.
func TestArchiveEdited(t *testing.T) {
	wb := book()
	texts, err := archiveOf(contentsOf(wb), []byte("log"))
	if err != nil {
		t.Fatal(err)
	}
	s := &sheets.Sheet{Name: "CC Signed"}
	for i, text := range texts {
		s.Rows = append(s.Rows, sheets.Row{Index: i + 1, Cells: []sheets.Cell{{Col: 1, Kind: sheets.Text, Raw: text}}})
	}
	wb.Sheets = append(wb.Sheets, s)
	wb.Names = append(wb.Names, sheets.DefinedName{Name: NameSigned, Refers: "'CC Signed'!$A$1"})
	if a, err := readArchive(wb); err != nil || a.Log != "log" {
		t.Fatalf("as it was written: %+v, %v", a, err)
	}
	last := &s.Rows[len(texts)-1].Cells[0]
	for _, edited := range []string{"!" + last.Raw[1:], last.Raw[:20] + "AAAA" + last.Raw[24:], strings.Repeat("A", len(last.Raw))} {
		was := last.Raw
		last.Raw = edited
		if _, err := readArchive(wb); err == nil || err.Error() != "the sheet CC Signed was changed: what it keeps cannot be read any more" {
			t.Errorf("%v", err)
		}
		last.Raw = was
	}
}

// A copy that lost the name of the Yes/No cell is a copy still.
func TestOurSheetsWithoutTheMarks(t *testing.T) {
	wb := book()
	want := OurSheets(wb)
	wb.Names = append(wb.Names[:1:1], wb.Names[2:]...)
	if diff := cmp.Diff(want, OurSheets(wb)); diff != "" {
		t.Error(diff)
	}
}

// A fingerprint that differs is told in words.
func TestFingerprintsInWords(t *testing.T) {
	wb := book()
	was := body(wb, contentsOf(wb))
	set(wb, "Savings", "B2", "101")
	told := changedLines(was, body(wb, contentsOf(wb)))
	if len(told) != 1 || !strings.HasPrefix(told[0], "The cells or names of the workbook are not what was signed") {
		t.Errorf("%q", told)
	}
}

// Changes of more than a cell are told as sentences; a cell keeps the name of its sheet as it is spelled.
func TestSentences(t *testing.T) {
	changes := []content.Change{{Text: "the sheet Savings is gone"}, {At: sheets.Ref{Row: 1, Col: 1}, Text: "savings!A1 was 1 when signed, is 2 now"}}
	want := []string{"The sheet Savings is gone", "savings!A1 was 1 when signed, is 2 now"}
	if diff := cmp.Diff(want, content.Sentences(changes)); diff != "" {
		t.Error(diff)
	}
}

// What somebody typed into a line that nobody signed is told as it stands.
func TestLineThatNobodySigned(t *testing.T) {
	open := oneLine(Approver.OpenDeclaration())
	for want, e := range map[string]BlockEntry{`says "C Finance"`: {Name: "C Finance", Text: open}, `says "x"`: {Text: "x"}, "lacks its declaration": {}} {
		if got := e.words(Approver); got != want {
			t.Errorf("%+v %s", e, got)
		}
	}
}
