package checks

import (
	"fmt"
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

func TestCheckColumnTells(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"a check beside its label": {`
                              | £000
Total savings                 | 13240
Table 1                       | 13140
Check: savings less Table 1   | =B2-B3 -> 100`,
			`review S!B4 Check: savings less Table 1, £000 is not nil 100 0
	B4 shows 100; the workbook's own check should be nil (=B2-B3).`},
		"a column of checks, most of them nil": {`
Line  | £000 | CHECKS
Roads | 100  | =B2-100 -> 0
Parks | 200  | =B3-B9 -> 0
Waste | 300  | =B4-B8 -> 5
Arts  | 400  | =B5-B7 -> 0`,
			`review S!C4 Waste, CHECKS is not nil 5 0
	C4 shows 5; the workbook's own check should be nil (=B4-B8).`},
		"TRUE and FALSE": {`
                 | £000
Total            | 13240
Balance check    | =B2=B9 -> FALSE`,
			`review S!B3 Balance check, £000 is not TRUE 0 0
	B3 shows FALSE; the workbook's own check should be TRUE (=B2=B9).`},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, c.want, tell(sheetstest.Book(gridSheet("S", c.sheet)), reconcile.Options{}, CheckColumn))
		})
	}
}

// differences is a column of so many differences, of which the last is not nil.
func differences(heading string, n int) string {
	lines := []string{"Line | Ledger | Return | " + heading}
	for i := 2; i < n+2; i++ {
		lines = append(lines, fmt.Sprintf("L%d | %d | %d | =B%d-C%d -> 0", i, 300+7*i*i, 300+7*i*i, i, i))
	}
	return strings.TrimSuffix(strings.Join(lines, "\n"), "0") + "12"
}

func TestCheckColumnOfDifferences(t *testing.T) {
	want := `review S!D15 L15, Difference is not nil 12 0
	D15 shows 12; the workbook's own check should be nil (=B15-C15).`
	same(t, want, tell(sheetstest.Book(gridSheet("S", differences("Difference", 14))), reconcile.Options{}, CheckColumn))
	same(t, "", tell(sheetstest.Book(gridSheet("S", differences("Difference", 6))), reconcile.Options{}, CheckColumn))
	same(t, "", tell(sheetstest.Book(gridSheet("S", differences("Change on budget", 14))), reconcile.Options{}, CheckColumn))
}

func TestManyChecksAreOneFinding(t *testing.T) {
	lines := []string{"Line | £000 | Check"}
	for i := 2; i < 12; i++ {
		lines = append(lines, fmt.Sprintf("L%d | %d | =B%d-B40 -> %d", i, 17*i, i, max(0, i-7)*10))
	}
	same(t, `review S!C8:C11 4 of 10 cells of Check are not nil 40 0
	C8 10, C9 20, C10 30 and 1 more.`, tell(sheetstest.Book(gridSheet("S", strings.Join(lines, "\n"))), reconcile.Options{}, CheckColumn))
}

func TestCheckColumnIsSilent(t *testing.T) {
	for name, sheet := range map[string]string{
		"the name of a service": `
                                | Gross | Income | Net
NHS health check programme      | 500   | 20     | =B2-C2 -> 480
Pest control                    | 300   | 30     | =B3-C3 -> 270`,
		"budget against actual": `
Line  | Budget | Actual | Variance
Roads | 100    | 110    | =C2-B2 -> 10
Parks | 200    | 190    | =C3-B3 -> -10`,
		"a check that adds nothing up to compare": `
               | £000
Total          | 500
Check total    | =SUM(B2) -> 500`,
		"rounding of the figures compared": `
               | £000
Total          | 500
Table 1        | 501
Check          | =B2-B3 -> -1`,
		"no check by its figures": `
Line  | Level | Check
A     | 10    | =B2-B9 -> 10
B     | 20    | =B3-B9 -> 20
C     | 30    | =B4-B9 -> 30
D     | 40    | =B5-B9 -> 40
E     | 50    | =B6-B9 -> 50`,
	} {
		t.Run(name, func(t *testing.T) {
			same(t, "", tell(sheetstest.Book(gridSheet("S", sheet)), reconcile.Options{}, CheckColumn))
		})
	}
}

func TestCheckColumnListsErrors(t *testing.T) {
	res := tested(sheetstest.Book(gridSheet("S", `
               | £000
Total          | 500
Check          | =B2-#REF! -> #REF!`)), reconcile.Options{}, CheckColumn)
	same(t, "", told(res))
	same(t, "B3 not-tested", outcomes(res, "check-column"))
}

// A check that only repeats a difference told already is not told again.
func TestCheckColumnRepeats(t *testing.T) {
	got := tell(sheetstest.Book(gridSheet("S", `
Line  | 2014/15                | 2015/16                | 2016/17
Roads | 100                    | 110                    | 120
Parks | 200                    | 215                    | 230
Waste | 300                    | 330                    | 360
Total | 640                    | =SUM(C2:C4) -> 655     | =SUM(D2:D4) -> 710
Check | =B5-SUM(B2:B4) -> 40   | =C5-SUM(C2:C4) -> 0    | =D5-SUM(D2:D4) -> 0`)), reconcile.Options{}, Cast, CheckColumn)
	if strings.Contains(got, "is not nil") || !strings.Contains(got, "B5 Total, 2014/15 does not cast 640 600") {
		t.Error(got)
	}
}

// RS 2015-16 compares 54,380,560 with its lines to 0.01, in cells that show whole thousands.
func TestCheckShownAsNil(t *testing.T) {
	s := gridSheet("S", `
        | £000
Total   | 54380559.798609495
Table 1 | 54380559.809079483
Check   | =B2-B3 -> -0.010469987988471985`)
	wb := sheetstest.Book(s)
	wb.Styles = append(wb.Styles, sheets.Style{Format: sheets.NumberFormat{Code: "0_)"}})
	s.Rows[3].Cells[1].Style = int32(len(wb.Styles) - 1)
	res := tested(wb, reconcile.Options{}, CheckColumn)
	same(t, "", told(res))
	same(t, "B4 rounding", outcomes(res, "check-column"))
}
