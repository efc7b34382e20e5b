package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

const savings = `Ref|Scheme|2014|2015|2016
S1|Fleet|100|200|300
S2|Waste|400|500|600
S3|Parking|700|800|900
|Total|=SUM(C2:C4) -> 1200|=SUM(D2:D4) -> 1500|=SUM(E2:E4) -> 1800
|Grand total|||=SUM(C5:E5) -> 4500`

const summary = `Savings|=Savings!E6 -> 4500
Note|as agreed`

// signed is the workbook of the tests below; each of them replaces texts in one of its sheets.
func signed(edits ...string) *sheets.Workbook {
	r := strings.NewReplacer(edits...)
	return sheetstest.Book(sheetstest.Grid("Savings", r.Replace(savings)), sheetstest.Grid("Summary", r.Replace(summary)))
}

func TestChanges(t *testing.T) {
	for name, c := range map[string]struct {
		is   *sheets.Workbook
		want []string
	}{
		"nothing":   {signed(), nil},
		"a value":   {signed("|500|", "|5000|"), []string{"Savings!D3 was 500 when signed, is 5,000 now"}},
		"a year":    {signed("2015", "2016"), []string{"Savings!D1 was 2015 when signed, is 2016 now"}},
		"a text":    {signed("Fleet", "Fleets"), []string{`Savings!B2 was "Fleet" when signed, is "Fleets" now`}},
		"the kind":  {signed("|500|", "|'500|"), []string{`Savings!D3 was the number 500 when signed, is the text "500" now`}},
		"emptied":   {signed("|500|", "||"), []string{"Savings!D3 was 500 when signed, is empty now"}},
		"filled":    {signed("Grand total||", "Grand total|5|"), []string{"Savings!C6 was empty when signed, is 5 now"}},
		"a formula": {signed("=SUM(D2:D4) -> 1500", "=SUM(D2:D3) -> 700"), []string{"Savings!D5 had the formula =SUM(D2:D4) when signed, has =SUM(D2:D3) now; it came to 1,500, comes to 700 now"}},
		"typed over": {signed("=SUM(D2:D4) -> 1500", "1500"), []string{
			"Savings!D5 had the formula =SUM(D2:D4) when signed, which came to 1,500; 1,500 is typed over it now"}},
		"made a formula": {signed("|500|", "|=400+100 -> 500|"), []string{"Savings!D3 was 500 when signed, has the formula =400+100 now, which comes to 500"}},
		"a formula lost": {signed("=SUM(D2:D4) -> 1500", ""), []string{"Savings!D5 had the formula =SUM(D2:D4) when signed, which came to 1,500, is empty now"}},
		"what follows from an edit": {signed("|500|", "|501|", "1500", "1501", "4500", "4501"), []string{
			"Savings!D3 was 500 when signed, is 501 now"}},
		"a result that follows from nothing": {signed("=SUM(D2:D4) -> 1500", "=SUM(D2:D4) -> 1501"), []string{
			"Savings!D5 came to 1,500 when signed, comes to 1,501 now, though neither its formula nor what it takes in was edited"}},
		"results not stored": {signed("-> 1500", "->", "-> 4500", "->"), nil},
		"a row inserted": {signed("S3|", "S2a|Trees|1|2|3\nS3|", "C2:C4", "C2:C5", "D2:D4", "D2:D5", "E2:E4", "E2:E5", "C5:E5", "C6:E6",
			"E6 ", "E7 ", "-> 1500", "-> 1502"), []string{`a row was inserted above Savings!4, with "S2a", "Trees", 1, 2, 3`}},
		"empty rows inserted": {signed("S3|", "\n\nS3|", "C2:C4", "C2:C6", "D2:D4", "D2:D6", "E2:E4", "E2:E6", "C5:E5", "C7:E7", "E6 ", "E8 "), []string{
			"2 rows were inserted above Savings!4"}},
		"a row inserted outside the sum": {signed("|Total", "S4|Trees|1|2|3\n|Total", "C5:E5", "C6:E6", "E6 ", "E7 "), []string{
			`a row was inserted above Savings!5, with "S4", "Trees", 1, 2, 3`}},
		"a row inserted and an edit": {signed("S3|", "\nS3|", "C2:C4", "C2:C5", "D2:D4", "D2:D5", "E2:E4", "E2:E4", "C5:E5", "C6:E6", "E6 ", "E7 ", "|800|", "|80|"), []string{
			"a row was inserted above Savings!4", "Savings!D5 (D4 when signed) was 800 when signed, is 80 now",
			"Savings!E6 (E5 when signed) had the formula =SUM(E2:E4) when signed, which has to read =SUM(E2:E5) now, and has =SUM(E2:E4)"}},
		"a row deleted": {signed("S2|Waste|400|500|600\n", "", "C2:C4", "C2:C3", "D2:D4", "D2:D3", "E2:E4", "E2:E3", "C5:E5", "C4:E4", "E6 ", "E5 "), []string{
			`row Savings!3 was deleted, with "S2", "Waste", 400, 500, 600`}},
		"a column inserted": {sheetstest.Book(sheetstest.Grid("Savings", "Ref|Scheme|Lead|2014|2015|2016\nS1|Fleet|A|100|200|300\nS2|Waste|B|400|500|600\nS3|Parking|C|700|800|900\n"+
			"|Total||=SUM(D2:D4) -> 1200|=SUM(E2:E4) -> 1500|=SUM(F2:F4) -> 1800\n|Grand total||||=SUM(D5:F5) -> 4500"), sheetstest.Grid("Summary", strings.Replace(summary, "E6", "F6", 1))), []string{
			`a column was inserted left of Savings!C, with "Lead", "A", "B", "C"`}},
		"a sheet renamed": {sheetstest.Book(sheetstest.Grid("All savings", savings), sheetstest.Grid("Summary", strings.Replace(summary, "Savings!", "'All savings'!", 1))), []string{
			"the sheet Savings is called All savings now"}},
		"a sheet gone":  {sheetstest.Book(sheetstest.Grid("Savings", savings)), []string{"the sheet Summary is gone"}},
		"a sheet added": {sheetstest.Book(append(signed().Sheets, sheetstest.Grid("More", "x"))...), []string{"the sheet More was added"}},
		"sheets in another order": {sheetstest.Book(sheetstest.Grid("Summary", summary), sheetstest.Grid("Savings", savings)), []string{
			"the sheet Savings was number 1 when signed, is number 2 now"}},
		"digits that no program keeps": {signed("|500|", "|500.00000000000006|"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(Changes(whole(signed()), whole(c.is)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func texts(changes []Change) (list []string) {
	for _, c := range changes {
		list = append(list, c.String())
	}
	return list
}

func TestChangesOfNames(t *testing.T) {
	was, is := signed(), signed()
	was.Names = []sheets.DefinedName{{Name: "Area", Refers: "Savings!$C$2:$E$4"}, {Name: "Old", Refers: "1"}, {Name: "_xlnm.Print_Area", Refers: "Savings!$A$1"}}
	is.Names = []sheets.DefinedName{{Name: "Area", Refers: "Savings!$C$2:$E$3", Hidden: true}, {Name: "New", Refers: "2"}}
	want := []string{"the name Area stood for Savings!$C$2:$E$4 when signed, stands for Savings!$C$2:$E$3 now", "the name Old, which stood for 1, is gone",
		"the name New was added, for 2"}
	if diff := cmp.Diff(want, texts(Changes(whole(was), whole(is)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A dead name for cells of another workbook says nothing, one that a formula uses does.
func TestNamesOutside(t *testing.T) {
	for formula, want := range map[string]int{"=SUM(C2:C4)": 0, "=SUM(Rates)": 1} {
		was, is := signed("=SUM(C2:C4)", formula), signed("=SUM(C2:C4)", formula)
		was.Names = []sheets.DefinedName{{Name: "Rates", Refers: "[1]Rates!$A$1"}}
		is.Names = []sheets.DefinedName{{Name: "Rates", Refers: "[2]Rates!$A$1"}}
		was.Books = []string{"A.xlsx", "B.xlsx"}
		is.Books = was.Books
		if got := len(Changes(whole(was), whole(is))); got != want {
			t.Errorf("%s: %d changes, want %d", formula, got, want)
		}
		if is.Books = []string{"B.xlsx", "A.xlsx"}; whole(was).Hash() != whole(is).Hash() {
			t.Errorf("%s: another numbering of the same workbooks is an edit", formula)
		}
	}
}

func TestTell(t *testing.T) {
	was := sheetstest.Grid("Savings", strings.Repeat("1|2|3\n", 60))
	is := sheetstest.Grid("Savings", strings.Repeat("1|2|4\n", 60))
	changes := Changes(whole(sheetstest.Book(was)), whole(sheetstest.Book(is)))
	told := Tell(changes)
	if len(changes) != 60 || len(told) != 21 || told[20] != "and 40 more" {
		t.Errorf("%d changes, told as %q", len(changes), told)
	}
}

// A pivot table is filled from elsewhere, by each program in its own way: what it shows is a remark, typing over it an edit.
func TestChangesInPivotTables(t *testing.T) {
	book := func(text string, pivot ...sheets.Range) *Content {
		s := sheetstest.Grid("Pivot", text)
		s.Pivots = pivot
		return whole(sheetstest.Book(sheetstest.Grid("Data", "1"), s))
	}
	area, _ := sheets.ParseRange("A1:B2")
	was := book("Row Labels|Sum\nGrand Total|5", area)
	laid := book("Name|Sum\nTotal Result|5", area)
	changes := Changes(was, laid)
	if was.Hash() != laid.Hash() || len(changes) != 1 || !changes[0].Result {
		t.Errorf("a pivot table laid out anew: %q", texts(changes))
	}
	typed := book("Row Labels|Sum\nGrand Total|6")
	want := []string{"Pivot!A1 was part of a pivot table when signed, is \"Row Labels\" now", "Pivot!B2 was part of a pivot table when signed, is 6 now"}
	got := texts(Changes(was, typed))
	if was.Hash() == typed.Hash() || !slices.Contains(got, want[0]) || !slices.Contains(got, want[1]) {
		t.Errorf("a pivot table typed over: %q", got)
	}
}

// Long texts are told by where they differ.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("as agreed by the committee ", 10)
	got := texts(Changes(whole(signed("as agreed", long+"in May")), whole(signed("as agreed", long+"in June"))))
	if len(got) != 1 || !strings.Contains(got[0], "May") || !strings.Contains(got[0], "June") || len(got[0]) > 300 {
		t.Errorf("%q", got)
	}
}

func ExampleChanges() {
	was, is := whole(signed()), whole(signed("|500|", "|440|", "1500", "1440", "4500", "4440"))
	fmt.Println(strings.Join(Tell(Changes(was, is)), "\n"))
	// Output: Savings!D3 was 500 when signed, is 440 now
}

// Beside empty lines it is the one with cells that was put in or taken out.
func TestLinesBesideEmptyOnes(t *testing.T) {
	book := func(text string) *Content { return whole(sheetstest.Book(sheetstest.Grid("Savings", text))) }
	with, without := book("Scheme\n\nFleet|5\n\n\nTotal|5"), book("Scheme\n\n\n\nTotal|5")
	for _, c := range []struct {
		was, is *Content
		want    string
	}{
		{with, without, `row Savings!3 was deleted, with "Fleet", 5`},
		{without, with, `a row was inserted above Savings!3, with "Fleet", 5`},
	} {
		if got := texts(Changes(c.was, c.is)); len(got) != 1 || got[0] != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
