package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// Two items that have the same labels and the same difference cannot be told apart later: they are accepted together.
func TestAcceptItemsThatAreAlike(t *testing.T) {
	book := filepath.Join(t.TempDir(), "Book.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	for i, line := range [][]any{
		{"Service", "Q1", "Q2", "Q3", "Q4"}, {"Homecare", 412, 530, 618, 377}, {"Day care", 155, 161, 190, 263},
		{"Respite", 73, 88, 104, 211}, {"Total", 640, 839, 912, 851}, nil,
		{"Service", "Q1", "Q2", "Q3", "Q4"}, {"Fleet", 412, 530, 618, 377}, {"Depot", 155, 161, 190, 263},
		{"Roads", 73, 88, 104, 211}, {"Total", 640, 839, 912, 851},
	} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &line)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(book); err != nil {
		t.Fatal(err)
	}
	told := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if got := run(args, &console{out: &out, err: &errs, now: time.Now}); got != want {
			t.Fatalf("%v ends with %d, want %d: %s%s", args, got, want, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
	told(statusDiffers, book)
	refusal := told(statusFailed, "accept", book, "N1", "--reason", "known", "--name", "J Shah")
	if want := "Cannot accept N1: N2 has the same labels and the same difference, and one cannot be told from the other. " +
		"Accept them together, or give their rows different labels.\n"; refusal != want {
		t.Errorf("one of two is refused with %q, want %q", refusal, want)
	}
	told(statusAgrees, "accept", book, "N1,N2", "--reason", "known", "--name", "J Shah")
	told(statusAgrees, book)
	again := told(statusAgrees, "accept", book, "N2", "N1", "--reason", "known still", "--name", "R Patel")
	if n := strings.Count(again, "It was accepted already, by J Shah"); n != 2 {
		t.Errorf("%d of 2 acceptances are replaced: %s", n, again)
	}
	if text := told(statusAgrees, book); strings.Count(text, `Accepted by R Patel`) != 2 {
		t.Errorf("check says %s", text)
	}
}
