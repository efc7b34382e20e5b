package target

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/money"
)

func TestHeadings(t *testing.T) {
	for text, want := range map[string]field{
		"Target": fieldName, "Name": fieldName, "Stated figure": fieldFigure, "Target figure (£)": fieldFigure, "Amount": fieldFigure,
		"Year or span": fieldPeriod, "Period": fieldPeriod, "Code, label or cell": fieldWhere, "Row label": fieldLabel,
		"Code": fieldCode, "Cell": fieldCell, "Sheet": fieldSheet, "Source (paragraph)": fieldSource,
		"In the workbook": fieldFound, "": fieldNone, "Responsible officer": fieldNone,
	} {
		if got := headingField(text); got != want {
			t.Errorf("%q is read as %d, want %d", text, got, want)
		}
	}
}

func TestReadFile(t *testing.T) {
	path := file(t, "Targets.csv", `
Stated figures of the plan
Source | Stated £000 | Year | Target | Cell | Code
para 6 | 13,240 | 2014/18 | Total savings | |
para 7 | £550k | | Youth Offending Service | | S80
para 8 | 9.9% | | Share | Savings!F5 |
para 9 | 13,24 | | Bad | |
para 9 | | | Nothing stated | |
Figures are provisional
`)
	all, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 5 {
		t.Fatalf("%d targets, want 5: %+v", len(all), all)
	}
	if a := all[0]; a.Name != "Total savings" || a.Stated.Value.String() != "13240000" || a.Period != "2014/18" || a.Source != "para 6" || a.At.Cells != "B3" {
		t.Errorf("first row: %+v", a)
	}
	if a := all[1]; a.Code != "S80" || a.Stated.Value.String() != "550000" {
		t.Errorf("second row: %+v", a)
	}
	if a := all[2]; a.Sheet != "Savings" || a.Cells.String() != "F5" || !a.Stated.Unit.Percent || a.Stated.Value.String() != "9.9" {
		t.Errorf("third row: %+v", a)
	}
	if all[3].Wrong == nil || all[4].Wrong == nil {
		t.Errorf("malformed and empty figures: %v, %v", all[3].Wrong, all[4].Wrong)
	}
}

func TestNoTable(t *testing.T) {
	if _, err := ReadFile(file(t, "Other.csv", "a | b\n1 | 2")); !errors.Is(err, ErrNoTable) {
		t.Errorf("a file without targets: %v", err)
	}
	if _, err := ReadFile(filepath.Join(t.TempDir(), "Missing.csv")); err == nil {
		t.Error("no file: no error")
	}
}

// TestFilledIn fills in a proposed file as a person does: the row is then tied to its cell.
func TestFilledIn(t *testing.T) {
	book := bookOf(t, savings)
	relations := casting.Find(book)
	path := filepath.Join(t.TempDir(), "Targets.csv")
	if err := Write(path, Propose(book, relations)); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	filled := strings.Replace(string(data), `"Total savings, Total",,`, `"Total savings, Total",£2.29m,`, 1)
	if err := os.WriteFile(path, []byte(filled), 0o644); err != nil {
		t.Fatal(err)
	}
	targets, err := ReadFile(path)
	if err != nil || len(targets) != 1 {
		t.Fatalf("%d targets read back (%v):\n%s", len(targets), err, filled)
	}
	if tie := Match(book, relations, targets)[0]; tie.Outcome != reconcile.Agrees || tie.Home.Cells != "G7" {
		t.Errorf("tied to %s: %s (%s)", tie.Home, tie.Outcome, tie.Reason)
	}
}

// TestPropose writes the targets file for a book, which reads back as no targets until figures are filled in.
func TestPropose(t *testing.T) {
	book := bookOf(t, savings)
	all := Propose(book, casting.Find(book))
	if len(all) == 0 || all[0].Name != "Total savings, Total" || all[0].Cells.String() != "G7" || all[0].Text != "£2,290,000" {
		t.Fatalf("proposed: %+v", all)
	}
	for _, name := range []string{"Targets.csv", "Targets.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if err := Write(path, all); err != nil {
			t.Fatal(err)
		}
		back, err := ReadFile(path)
		if err != nil || len(back) != 0 {
			t.Errorf("%s reads back as %d targets (%v)", name, len(back), err)
		}
	}
}

// A figure below nil can be copied from its column in a text file, where a minus would be guarded by an apostrophe.
func TestProposedFigureBelowNil(t *testing.T) {
	for _, u := range []money.Unit{{Currency: "GBP"}, {}} {
		text := amountText(decimal.RequireFromString("-7021.5000000001"), u)
		a, err := money.ParseAmount(text)
		if err != nil || a.Value.String() != "-7021.5" || strings.HasPrefix(text, "-") {
			t.Errorf("%q reads back as %s (%v)", text, a.Value, err)
		}
	}
}

// TestProposedFiguresAgree states the workbook's own figures, whatever the unit of its sheets: all of them agree.
func TestProposedFiguresAgree(t *testing.T) {
	for _, unit := range []string{"£000", "£", "£m", "$000", "(In $000s)", "Thousands", ""} {
		book := bookOf(t, strings.Replace(savings, "Savings £000", "Savings "+unit, 1))
		relations := casting.Find(book)
		all := Propose(book, relations)
		if len(all) == 0 {
			t.Errorf("%s: nothing is proposed", unit)
		}
		for i := range all {
			all[i].Stated, all[i].Wrong = money.ParseAmount(all[i].Text)
		}
		for i, tie := range Match(book, relations, all) {
			if tie.Outcome != reconcile.Agrees {
				t.Errorf("%s: %s in %s %s: %s", unit, all[i].Text, all[i].At, tie.Outcome, tie.Reason)
			}
		}
	}
}
