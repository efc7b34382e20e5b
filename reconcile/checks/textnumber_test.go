package checks

import (
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets/csv"
	"crosscast/sheets/sheetstest"
)

func TestTextNumberTells(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"one figure, told once though its row leaves it out as well": {`
Area     | 2014/15              | 2015/16              | Total
Fleet    | 100                  | 120                  | =SUM(B2:C2) -> 220
Grants   | '75                  | 40                   | =SUM(B3:C3) -> 40
Music    | 20                   | 25                   | =SUM(B4:C4) -> 45
Total    | =SUM(B2:B4) -> 120   | =SUM(C2:C4) -> 185   | =SUM(B5:C5) -> 305`,
			`differs S!B3 Grants, 2014/15 is held as text and left out of a total 120 195
	B3 holds "75" as text, and the sum in B5 passes over it.
	Stated 120; with it the lines add to 195; difference (75) (stated is lower).`},
		"a run of figures": {`
Area     | £000
Fleet    | 100
Grants   | '75
Music    | '20.5
Pay      | 31
Total    | =SUM(B2:B5) -> 131`,
			`differs S!B3:B4 Grants, £000 are held as text and left out of a total 131 226.5
	B3:B4 holds 2 figures as text, and the sum in B6 passes over them.
	Stated 131.0; with them the lines add to 226.5; difference (95.5) (stated is lower).`},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, c.want, tell(sheetstest.Book(gridSheet("S", c.sheet)), reconcile.Options{}, TextNumber))
		})
	}
}

func TestTextNumberIsSilent(t *testing.T) {
	for name, sheet := range map[string]string{
		"a total that counts it": `
Area     | £000
Fleet    | 100
Grants   | '75
Total    | =B2+B3 -> 175`,
		"a typed total": `
Area     | £000
Fleet    | 100
Grants   | '75
Total    | 175`,
		"a footnote mark": `
Area     | £000
Fleet    | 100
Grants   | '75(3)
Music    | 20
Total    | =SUM(B2:B4) -> 120`,
		"a year over the figures": `
Area     | '2014
Fleet    | 100
Grants   | 75
Music    | 20
Total    | =SUM(B1:B4) -> 195`,
		"codes": `
'0123    | Fleet  | 100
'0124    | Grants | 75
'0125    | Music  | 20
         | Total  | =SUM(C1:C3) -> 195`,
		"nil": `
Area     | £000
Fleet    | 100
Grants   | '0
Music    | 20
Total    | =SUM(B2:B4) -> 120`,
	} {
		t.Run(name, func(t *testing.T) {
			same(t, "", tell(sheetstest.Book(gridSheet("S", sheet)), reconcile.Options{}, TextNumber))
		})
	}
}

// In separated text every value is text, and nothing is held as text that should not be.
func TestTextNumberInSeparatedText(t *testing.T) {
	wb, err := csv.Read([]byte("Area,£000\nFleet,100\nGrants,0.062)\nMusic,20\nPay,30\nTotal,150\n"), "S.csv")
	if err != nil {
		t.Fatal(err)
	}
	same(t, `review S!B3 Grants, £000 is not a well-formed number
	B3 holds "0.062)". What is meant is not guessed; totals that use it are not tested.`, tell(wb, reconcile.Options{}, TextNumber))
}

func TestMalformedNumbers(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"neighbours are one finding": {`
Area   | £m
Fleet  | 0.124
Grants | '0.062)
Music  | '0.071)
Pay    | 1.250
Rates  | 0.480`,
			`review S!B3:B4 Grants, £m are not well-formed numbers
	B3 holds "0.062)", and 1 cell below it likewise. What is meant is not guessed; totals that use them are not tested.`},
		"many are one finding": {strings.Repeat("A | 1.25\nB | '3,1856)\n", 6) + "A | 1.5",
			`review S!B2:B12 6 cells are not well-formed numbers
	B2 "3,1856)", B4 "3,1856)", B6 "3,1856)", B8 "3,1856)", B10 "3,1856)" and 1 more.
	What is meant is not guessed; totals that use them are not tested.`},
		"lists of notes": {`
Area   | Note | £m
Fleet  | 4    | 0.124
Grants | '6,8 | 0.250
Music  | 5    | 1.250
Pay    | 2    | 0.480`, ""},
		"a heading": {`
Age    | '65+ %
Fleet  | 12
Grants | 14
Music  | 15`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, c.want, tell(sheetstest.Book(gridSheet("S", c.sheet)), reconcile.Options{}, TextNumber))
		})
	}
}
