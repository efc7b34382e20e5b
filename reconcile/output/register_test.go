package output

import (
	"strings"
	"testing"
	"time"

	"crosscast/reconcile/signoff"
)

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
