package checks

import (
	"encoding/json"
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets/sheetstest"
)

const narrative = `
**Narrative**

1 | The department saves £13.24m in all.
2 | This comprises £12.7m and £550k bringing it to £13.24m.
3 | £3.4m of the £13.24m has been secured, leaving £9.48m, as set out in paragraph 7.
4 | Total savings in 2014/15 are £3.4m and in 2015/16 £8.94m.`

const behind = `
£000          | 2014/15 | 2015/16 | 2016/17 | Total
S1 Transport  | 1000    | 8000    | 900     | 9900
S2 Waste      | 2400    | 840     | 100     | 3340
Total savings | 3400    | 8840    | 1000    | 13240`

// The prose on a sheet is checked as a report is, with the other sheets behind it: each finding stands on its cell.
func TestProseOnASheet(t *testing.T) {
	res := tested(sheetstest.Book(gridSheet("Narrative", narrative), gridSheet("Savings", behind)), reconcile.Options{}, All...)
	same(t, `differs Narrative!B5 “£9.48m” is not what the figures beside it come to
	£13.24m − £3.4m come to £9.84m; difference £360k (stated is lower).
	“£3.4m of the £13.24m has been secured, leaving £9.48m, as set out in paragraph 7.”
differs Narrative!B6 “£8.94m” does not agree to Savings!C4, Total savings
	“Total savings in 2014/15 are £3.4m and in 2015/16 £8.94m.”
	Savings!C4 is 8,840 (GBP thousands).
	Difference 100 (stated is higher).
	Rounding allows up to 5.5.
differs Narrative!B5 “paragraph 7” points at a paragraph that is not there
	“£3.4m of the £13.24m has been secured, leaving £9.48m, as set out in paragraph 7.”
	The paragraphs run from 1 to 4.`, told(res))
	if res.Kind != "workbook" || res.Paper != nil || len(res.Prose) != 1 {
		t.Errorf("a %s with %d sheets of prose", res.Kind, len(res.Prose))
	}
	place, err := json.Marshal(res.Findings[1].At)
	if err != nil {
		t.Fatal(err)
	}
	same(t, `{"sheet":"Narrative","cells":"B6","paragraph":"4","quote":"£8.94m"}`, string(place))
}

// What nothing was found to compare with is listed, with its cell and the reason.
func TestUntiedOnASheet(t *testing.T) {
	res := tested(sheetstest.Book(gridSheet("Notes", "The grant from the government is £2m.")), reconcile.Options{}, All...)
	if len(res.Ties) != 1 || res.Ties[0].Claim.String() != "Notes!A1" || res.Ties[0].Outcome != reconcile.NotTested ||
		!strings.Contains(res.Ties[0].Reason, "nothing in the workbook") {
		t.Errorf("%+v", res.Ties)
	}
}

// Of two sheets that do not agree one is told, with the place on the other; a paragraph that another sheet has may be meant.
func TestProseOnTwoSheets(t *testing.T) {
	one := "1 | The savings target for adult transport in 2014/15 is £3.4m."
	two := one + "\n2 | Other services have no target.\n3 | It is met in full."
	again := strings.Replace(one, "£3.4m", "£3.1m, as set out in paragraph 3", 1)
	same(t, `review Two!B1 “£3.1m” may be what £3.4m stands for elsewhere
	“The savings target for adult transport in 2014/15 is £3.1m, as set out in paragraph 3.”
	“The savings target for adult transport in 2014/15 is £3.4m.” in One!B1.`,
		tell(sheetstest.Book(gridSheet("One", two), gridSheet("Two", again)), reconcile.Options{}, All...))
}

// The user's choice of sheets holds for prose.
func TestProseOfOtherSheets(t *testing.T) {
	book := sheetstest.Book(gridSheet("Narrative", narrative), gridSheet("Savings", behind))
	same(t, "", tell(book, reconcile.Options{Sheets: []string{"Savings"}}, All...))
}

// A workbook goes with a report: few notes that name a paragraph may mean one of it, and so may a number far behind theirs.
func TestReferencesOfNotes(t *testing.T) {
	const note = "Figures leave out schools, as set out in paragraph "
	for text, want := range map[string]string{
		"1 | " + note + "7.\n2 | Nothing else was left out of these.":                  "",
		"1 | " + note + "7.\n2 | Grants are in.\n3 | Fees are in.\n4 | Rents are in.":  "differs Notes!B1 “paragraph 7” points at a paragraph that is not there",
		"1 | " + note + "19.\n2 | Grants are in.\n3 | Fees are in.\n4 | Rents are in.": "review Notes!B1 “paragraph 19” points at a paragraph that is not there",
	} {
		got, _, _ := strings.Cut(tell(sheetstest.Book(gridSheet("Notes", text)), reconcile.Options{}, All...), "\n")
		same(t, want, got)
	}
}
