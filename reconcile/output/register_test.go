package output

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile/signoff"
)

func sampleRegister() Register {
	day := func(d int) time.Time { return time.Date(2026, 9, d, 0, 0, 0, 0, time.UTC) }
	line := func(role signoff.Role, name string) signoff.Line {
		return signoff.Line{Role: role, Name: name, At: "2026-10-02T09:30:00Z", Code: "K7QF2M4XRA"}
	}
	item := func(ref, difference, status string, seen time.Time) signoff.OpenItem {
		return signoff.OpenItem{Ref: ref, Place: "Savings!E9", What: "Total does not cast", Difference: difference, Status: status,
			Owner: "J Shah", FirstSeen: seen}
	}
	return Register{Of: "Budgets", At: time.Date(2026, 11, 21, 17, 0, 0, 0, time.UTC), Entries: []signoff.Reconciliation{
		{Path: "Budgets/A - checked.xlsx", Document: "A.xlsx", Period: "2026/27", Result: "AGREED: every total tested agrees",
			Checked: "1 Oct 2026 09:00", Verdict: signoff.Verdict{Standing: signoff.Stands,
				SignOffs: []signoff.Line{line(signoff.Preparer, "J Shah"), line(signoff.Reviewer, "A Okoro")}},
			Open: []signoff.OpenItem{item("N1", "-1060.5", "Accepted", day(1))}},
		{Path: "Budgets/B - checked.xlsx", Document: "B.xlsx", Period: "not stated", Result: "NOT AGREED: 1 unexplained difference",
			Checked: "1 Oct 2026 09:00", Verdict: signoff.Verdict{Why: "nobody has signed it"},
			Open: []signoff.OpenItem{item("N1", "60", "Not agreed", day(20)), item("Q1", "-", "To review", time.Time{})}},
		{Path: "Budgets/C - checked.xlsx", Document: "=C.xlsx", Period: "2026/27", Result: "AGREED", Checked: "1 Oct 2026 09:00",
			Verdict: signoff.Verdict{Standing: signoff.Void, SignOffs: []signoff.Line{line(signoff.Preparer, "J Shah")},
				Faults: []string{"Savings!E9 was 8,700 when signed, is 8,640 now"}}},
	}}
}

func TestRegisterText(t *testing.T) {
	var b bytes.Buffer
	if err := sampleRegister().Write(&b, "text"); err != nil {
		t.Fatal(err)
	}
	want := `Budgets: 3 reconciliations: 1 signed and standing, 1 no longer standing, 1 not signed. 2 open items, the oldest seen 2 months ago; 1 accepted.

Budgets/A - checked.xlsx  Signed and standing
    AGREED: every total tested agrees, period 2026/27, checked 1 Oct 2026 09:00
    Prepared by J Shah, 2 Oct 2026 09:30, code K7QF2M4XRA
    Reviewed by A Okoro, 2 Oct 2026 09:30, code K7QF2M4XRA
    N1 Savings!E9, Total does not cast: difference (1,060.5), accepted, first seen 2 months ago, owner J Shah

Budgets/B - checked.xlsx  Not signed
    NOT AGREED: 1 unexplained difference, period not stated, checked 1 Oct 2026 09:00
    N1 Savings!E9, Total does not cast: difference 60, not agreed, first seen 2 months ago, owner J Shah
    Q1 Savings!E9, Total does not cast: to review, owner J Shah

Budgets/C - checked.xlsx  No longer standing
    AGREED, period 2026/27, checked 1 Oct 2026 09:00
    Prepared by J Shah, 2 Oct 2026 09:30, code K7QF2M4XRA
    Savings!E9 was 8,700 when signed, is 8,640 now.
`
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// The forms say the same: a row for each open item, or one for a reconciliation without any.
func TestRegisterForms(t *testing.T) {
	r := sampleRegister()
	var b bytes.Buffer
	if err := r.Write(&b, "csv"); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := []string{"Budgets/B - checked.xlsx", "B.xlsx", "not stated", "NOT AGREED: 1 unexplained difference", "1 Oct 2026 09:00", "not signed",
		"", "", "", "", "", "", "2", "62", "N1 Savings!E9, Total does not cast", "Not agreed", "60", "62", "J Shah"}
	if d := cmp.Diff(want, rows[2]); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if rows[4][1] != "'=C.xlsx" {
		t.Errorf("a name that could be a formula is written as %q", rows[4][1])
	}
	sheet := r.Sheet()
	for i, row := range sheet.Rows[1:] {
		for j, c := range row.Cells {
			if text := c.Text + c.Number; text != rows[i+1][j] && "'"+text != rows[i+1][j] {
				t.Errorf("row %d, column %d is %q in the workbook, %q in the text", i, j, text, rows[i+1][j])
			}
		}
	}
	b.Reset()
	if err := r.Write(&b, "json"); err != nil {
		t.Fatal(err)
	}
	var got registerJSON
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || len(got.Reconciliations) != 3 || *got.Reconciliations[1].Open[0].Days != 62 ||
		got.Reconciliations[1].Open[1].Days != nil || got.Reconciliations[2].Validity != "no longer standing" {
		t.Errorf("%+v, %v", got, err)
	}
}

// Ages are told by the calendar, whatever the months between are like.
func TestAgeWords(t *testing.T) {
	day := func(s string) time.Time {
		d, err := signoff.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ since, at, want string }{
		{"2024-02-28", "2024-02-28", "0 days"}, {"2024-02-28", "2024-02-29", "1 day"}, {"2024-02-28", "2024-04-27", "59 days"},
		{"2024-02-28", "2024-04-28", "2 months"}, {"2023-02-28", "2023-04-28", "2 months"}, {"2024-02-29", "2025-02-28", "11 months"},
		{"2024-02-28", "2025-03-28", "13 months"}, {"2024-07-31", "2024-09-30", "61 days"}, {"2020-02-29", "2028-02-29", "96 months"},
		{"2026-11-22", "2026-11-21", "0 days"},
	} {
		if got := (Register{At: day(c.at)}).ageWords(signoff.OpenItem{FirstSeen: day(c.since)}); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.since, c.at, got, c.want)
		}
	}
}

// What somebody typed over a figure of a copy is a text in the list, and never a live formula.
func TestRegisterOfATextForAFigure(t *testing.T) {
	r := Register{Entries: []signoff.Reconciliation{{Open: []signoff.OpenItem{{Ref: "N1", Difference: "=cmd|' /C calc'!A0"}, {Ref: "N2", Difference: "-36"}}}}}
	var b strings.Builder
	if err := r.Write(&b, "csv"); err != nil {
		t.Fatal(err)
	}
	if csv := b.String(); !strings.Contains(csv, ",'=cmd|") || !strings.Contains(csv, ",-36,") {
		t.Error(csv)
	}
	col := 0
	for i, h := range registerHeaders {
		if h == "Difference" {
			col = i
		}
	}
	rows := r.Sheet().Rows
	if text, figure := rows[1].Cells[col], rows[2].Cells[col]; text.Number != "" || text.Text == "" || figure.Number != "-36" {
		t.Errorf("%+v, %+v", text, figure)
	}
}

// A copy that names people and has no log to go by says so.
func TestRegisterSaysWhy(t *testing.T) {
	for why, want := range map[string]bool{signoff.Unsigned: false, "names stand in its sign-off block, but there is no log beside it": true} {
		r := Register{Entries: []signoff.Reconciliation{{Verdict: signoff.Verdict{Why: why}}}}
		var b strings.Builder
		if err := r.Write(&b, "text"); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), capital(why)) != want {
			t.Errorf("%q: %s", why, b.String())
		}
	}
}
