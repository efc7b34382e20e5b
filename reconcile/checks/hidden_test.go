package checks

import (
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

const hiddenLineSheet = `
Area     | 2014/15                | 2015/16
Fleet    | 100                    | 120
~Premises | 50                    | 60
Grants   | 30                     | 40
Total    | =SUM(B2:B4) -> 180     | =SUM(C2:C4) -> 220`

func TestHiddenTells(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"a hidden line among shown ones": {hiddenLineSheet, `review S!B3:C3 Row 3 (Premises) is hidden and counted in a total
	B3 holds 50 and is counted in the total B5.
	Other totals that count hidden figures here: 1.
	Adding up what is shown comes to another figure.`},
		"lines side by side are one": {`
Area     | 2014/15
Fleet    | 100
~Premises | 50
~Rates   | 20
Grants   | 30
Total    | =SUM(B2:B5) -> 200`, `review S!B3:B4 Rows 3 to 4 are hidden and counted in totals
	B3 holds 50 and is counted in the total B6.
	Adding up what is shown comes to another figure.`},
		"every other line": {`
Area  | 2014/15
~A | 17
B  | 22
~C | 13
D  | 41
~E | 35
F  | 16
~G | 27
H  | 18
Total | =SUM(B2:B9) -> 189`, `review S!B2:B8 In 4 places rows are hidden and counted in totals
	B2 holds 17 and is counted in the total B10.
	Adding up what is shown comes to another figure.`},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, c.want, tell(sheetstest.Book(gridSheet("S", c.sheet)), reconcile.Options{Hidden: "warn"}, Hidden))
		})
	}
}

func TestHiddenColumn(t *testing.T) {
	s := gridSheet("S", `
Area   | Q1 | Q2 | Q3 | Year
Fleet  | 10 | 20 | 30 | =SUM(B2:D2) -> 60
Grants | 11 | 21 | 31 | =SUM(B3:D3) -> 63`)
	s.Cols = []sheets.ColFacts{{From: 3, To: 3, Hidden: true}}
	same(t, `review S!C2:C3 Column C (Q2) is hidden and counted in a total
	C2 holds 20 and is counted in the total E2.
	Other totals that count hidden figures here: 1.
	Adding up what is shown comes to another figure.`, tell(sheetstest.Book(s), reconcile.Options{}, Hidden))
}

func TestHiddenIsSilent(t *testing.T) {
	for name, sheet := range map[string]string{
		"all detail folded away": `
Area     | 2014/15
~Fleet    | 100
~Premises | 50
Total    | =SUM(B2:B3) -> 150
Grants   | 30`,
		"a hidden line that is nil": `
Area     | 2014/15
Fleet    | 100
~Premises | 0
Grants   | 30
Total    | =SUM(B2:B4) -> 130`,
		"a hidden total": `
Area     | 2014/15
Fleet    | 100
~Premises | 50
Grants   | 30
~Total    | =SUM(B2:B4) -> 180`,
	} {
		t.Run(name, func(t *testing.T) {
			same(t, "", tell(sheetstest.Book(gridSheet("S", sheet)), reconcile.Options{Hidden: "warn"}, Hidden))
		})
	}
	for _, option := range []string{"include", "skip"} {
		same(t, "", tell(sheetstest.Book(gridSheet("S", hiddenLineSheet)), reconcile.Options{Hidden: option}, Hidden))
	}
	s := gridSheet("S", hiddenLineSheet)
	s.Visibility = sheets.Hidden
	same(t, "", tell(sheetstest.Book(s), reconcile.Options{}, Hidden))
}

// With skip, what is hidden is left out of the checking, and what it touches is listed as not tested.
func TestHiddenSkip(t *testing.T) {
	res := tested(sheetstest.Book(gridSheet("S", hiddenLineSheet)), reconcile.Options{Hidden: "skip"}, Hidden)
	same(t, "B5 not-tested, C5 not-tested", outcomes(res, "hidden"))
	same(t, "B3 is hidden, and what is hidden is left out", res.Relations[0].Reason)
}
