package output

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

// byShah is who accepts in these tests, and why.
var byShah = &reconcile.Acceptance{Reason: "S7 is \"shown\" elsewhere", By: "J Shah", On: time.Date(2026, 11, 14, 0, 0, 0, 0, time.UTC)}

// accepting is the sample with some of its findings accepted.
func accepting(refs ...string) *reconcile.Result {
	r := sample()
	for _, f := range r.Findings {
		if slices.Contains(refs, f.Ref) {
			f.Accepted = byShah
		}
	}
	return r
}

// open are the references of what is open, below materiality and accepted, as the text and the page to sign group them.
func grouped(r *reconcile.Result, set Settings) (groups [3][]string) {
	for _, f := range r.Findings {
		g := set.groupOf(f)
		groups[g] = append(groups[g], f.Ref)
	}
	return groups
}

// An accepted finding leaves the counts of what is open, and keeps its place in all of them.
func TestAcceptedIsCounted(t *testing.T) {
	for _, c := range []struct {
		refs []string
		want string
	}{
		{nil, "3 totals, 1 stated figure and 1 other point do not agree, 1 to review, 1 formula at fault (8 tested, 1 not tested)"},
		{[]string{"N1", "N3", "Q1"}, "2 totals and 1 other point do not agree, 1 formula at fault, 3 accepted (8 tested, 1 not tested)"},
		{[]string{"N1", "N2", "N3", "N4", "N5", "Q1", "L1"}, "everything tested agrees or is accepted, 7 accepted (8 tested, 1 not tested)"},
	} {
		if got := Summarise(accepting(c.refs...)).Verdict(); got != c.want {
			t.Errorf("with %v accepted: %q, want %q", c.refs, got, c.want)
		}
	}
	all := accepting("N1", "N2", "N3", "N4", "N5", "Q1", "L1")
	if a := Annotate(all, runOfSample()); textAtCell(a.Sheets[0], "B4") != "AGREED: every total tested agrees or is accepted (7 accepted)" {
		t.Errorf("the page says %q", textAtCell(a.Sheets[0], "B4"))
	}
}

// A total that two findings tell of is accepted only where both are.
func TestAcceptedByHalf(t *testing.T) {
	r := sample()
	r.Findings[1].Relation = r.Findings[0].Relation
	r.Findings[0].Accepted = byShah
	if got := Summarise(r).Totals.Accepted; got != 0 {
		t.Errorf("%d accepted, though one of two findings is open", got)
	}
	r.Findings[1].Accepted = byShah
	if got := Summarise(r).Totals.Accepted; got != 1 {
		t.Errorf("%d accepted, want 1", got)
	}
}

// A total that does not agree both ways is not told as another cell that does not.
func TestOwnTotalFollows(t *testing.T) {
	r := sample()
	f := r.Findings[0]
	follows := relation("r-8", f.Relation.Total.String(), "C3:C4", "1", "61", reconcile.Differs)
	follows.Sheet, follows.Check, follows.Follows = f.Relation.Sheet, "cross-cast", f.Relation
	r.Relations = append(r.Relations, follows)
	if got := sentences(r, f); !slices.Contains(got, "It does not cross-cast either.") || slices.ContainsFunc(got, func(s string) bool {
		return strings.HasPrefix(s, "With it")
	}) {
		t.Errorf("%q", got)
	}
	f.Accepted = byShah
	if got := sentences(r, f); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "cross-cast either, only because") }) {
		t.Errorf("%q", got)
	}
}

// What differs only because of an accepted figure is accepted with it, and is no difference of its own.
func TestFollowersOfAccepted(t *testing.T) {
	r := sample()
	between := relation("r-9", "C5", "C3:C4", "1", "61", reconcile.Agrees)
	follows := relation("r-8", "C7", "C3:C6", "1", "61", reconcile.Differs)
	between.Follows, follows.Follows = r.Findings[0].Relation, between
	r.Relations = append(r.Relations, follows)
	if got := Summarise(r).Totals; got.Differs != 4 || got.Accepted != 0 {
		t.Fatalf("before: %+v", got)
	}
	r.Findings[0].Accepted = byShah
	if got := Summarise(r).Totals; got.Differs != 2 || got.Accepted != 2 {
		t.Errorf("%+v, want 2 that differ and 2 accepted", got)
	}
	if lines := sentences(r, r.Findings[0]); !slices.Contains(lines, "C7 differs only because of it, and is accepted with it.") {
		t.Errorf("the finding says %q", lines)
	}
}

// textAtCell is what stands in a cell of an added sheet.
func textAtCell(s sheets.AddedSheet, at string) string {
	r, err := sheets.ParseRef(at)
	if err != nil {
		panic(err)
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if row.Index == r.Row && c.Col == r.Col {
				return c.Text + c.Number
			}
		}
	}
	return ""
}

// The mark of an accepted difference is grey while it is the accepted one, else that of a difference; its amount is among
// the accepted items; the reason stands beside the finding.
func TestAcceptedOnTheCopy(t *testing.T) {
	run := runOfSample()
	run.Accepted, run.Reports = "crosscast-accepted.csv, SHA-256 00", "Report.docx, SHA-256 11"
	a := Annotate(accepting("N1", "N2", "N3", "N5", "Q1"), run)
	var marks []string
	for _, m := range a.Marks {
		marks = append(marks, fmt.Sprintf("%s %d %s", m.Cell, m.Style, m.When))
	}
	want := []string{
		"C6 2 ABS($C$6-(SUM($C$3:$C$5))-(-60))<=0.5",
		"C6 0 AND(ABS($C$6-(SUM($C$3:$C$5)))>0.5,ABS($C$6-(SUM($C$3:$C$5))-(-60))>0.5)",
		"C6 2 IF(ISNUMBER(CC_N2),ABS(CC_N2-(-60))<=0.5,FALSE)",
		"C6 0 IF(ISNUMBER(CC_N2),AND(ABS(CC_N2)>0.5,ABS(CC_N2-(-60))>0.5),TRUE)",
		"B7 2 ABS($B$7-(14)-(-0.8))<=0.000001",
		"B7 0 AND(ABS($B$7-(14))>0.500001,ABS($B$7-(14)-(-0.8))>0.000001)",
		"B7 0 ", "B2 2 ", "B6 2 ", "B6 1 ", "B7 2 ",
	}
	if diff := cmp.Diff(want, marks); diff != "" {
		t.Errorf("marks, -want +got:\n%s", diff)
	}
	if first, _, _ := strings.Cut(a.Marks[0].Note, "\n"); first != "N1 DIFFERENCE ACCEPTED: does not cast" {
		t.Errorf("the note begins %q", first)
	}
	page, found, checks := a.Sheets[0], a.Sheets[1], a.Sheets[2]
	for _, c := range []struct {
		sheet    sheets.AddedSheet
		at, want string
	}{
		{page, "A15", "L1"}, {page, "A16", "N4"}, {page, "A17", "N1"}, {page, "D17", "A"}, {page, "G17", "-60"}, {page, "I17", "-60"}, {page, "J17", "0"}, {page, "K17", "Accepted"},
		{found, "A5", "N1"}, {found, "B5", "Accepted"}, {found, "M5", "0"}, {found, "Q5", `S7 is "shown" elsewhere`}, {found, "R5", "J Shah"}, {found, "S5", "46340"},
		{found, "B8", "Not agreed"}, {found, "Q8", "-"},
		{checks, "A11", "Accepted file"}, {checks, "B11", "crosscast-accepted.csv, SHA-256 00"}, {checks, "A12", "Report files"}, {checks, "B12", "Report.docx, SHA-256 11"},
		{checks, "F20", "A"}, {checks, "G20", "accepted"}, {checks, "G22", "differs"},
	} {
		if got := textAtCell(c.sheet, c.at); got != c.want {
			t.Errorf("%s!%s is %q, want %q", c.sheet.Name, c.at, got, c.want)
		}
	}
}

// A finding whose acceptance has lapsed says so wherever it is told.
func TestLapsedIsTold(t *testing.T) {
	r := sample()
	r.Findings[0].Lapsed = "The acceptance of Savings, Total savings, 2015/16 for 75 has lapsed: the difference is (60) now."
	doc, a := &Document{Result: r}, Annotate(r, runOfSample())
	for where, text := range map[string]string{"text": printed(t, "text", Settings{}, doc), "json": printed(t, "json", Settings{}, doc),
		"csv": printed(t, "csv", Settings{}, doc), "the note": a.Marks[0].Note, "CC Findings": textAtCell(a.Sheets[1], "P5")} {
		if !strings.Contains(text, r.Findings[0].Lapsed) {
			t.Errorf("%s does not tell it: %s", where, text)
		}
	}
}

// Materiality moves differences to a list of their own and hides none, also where some are accepted.
func TestMaterialityHidesNothing(t *testing.T) {
	for _, c := range []struct {
		materiality string
		accepted    []string
		want        [3][]string
	}{
		{"0", nil, [3][]string{{"N1", "N2", "N3", "N4", "N5", "Q1", "L1", "R1"}, nil, nil}},
		{"1", nil, [3][]string{{"N1", "N2", "N3", "N5", "Q1", "L1", "R1"}, {"N4"}, nil}},
		{"800", nil, [3][]string{{"N1", "N2", "N3", "N5", "Q1", "L1", "R1"}, {"N4"}, nil}},
		{"800.01", []string{"N1", "N3"}, [3][]string{{"N2", "N5", "Q1", "L1", "R1"}, {"N4"}, {"N1", "N3"}}},
		{"1000000", []string{"N2"}, [3][]string{{"N5", "Q1", "L1", "R1"}, {"N1", "N3", "N4"}, {"N2"}}},
	} {
		r, set := accepting(c.accepted...), Settings{Materiality: num(c.materiality)}
		if got := grouped(r, set); !cmp.Equal(got, c.want) {
			t.Errorf("materiality %s, %v accepted: %v, want %v", c.materiality, c.accepted, got, c.want)
		}
		text := printed(t, "text", set, &Document{Result: r})
		at := 0
		for _, group := range c.want {
			for _, ref := range group { // in this order, and each told
				i := strings.Index(text[at:], "\n"+ref+" ")
				if i < 0 {
					t.Fatalf("materiality %s: %s is not told in its place:\n%s", c.materiality, ref, text)
				}
				at += i
			}
		}
		if len(c.want[1]) > 0 && !strings.Contains(text, "Below materiality of GBP "+reconcile.FigureText(set.Materiality, reconcile.PlacesOf(set.Materiality))+":\n") {
			t.Errorf("the group of materiality %s has no heading:\n%s", c.materiality, text)
		}
		run := runOfSample()
		run.Settings = set
		a := Annotate(r, run)
		var refs []string
		for row := firstItem; ; row++ {
			ref := textAtCell(a.Sheets[0], fmt.Sprint("A", row))
			if ref == "" {
				break
			}
			refs = append(refs, ref)
		}
		want := slices.Concat(c.want[0], c.want[1], c.want[2], []string{"T1"})
		want = slices.DeleteFunc(want, func(s string) bool { return s == "R1" }) // agrees: it is on the other two sheets
		if !cmp.Equal(refs, want) {
			t.Errorf("materiality %s: the page has %v, want %v", c.materiality, refs, want)
		}
		if got := Summarise(r); got.All().Differs != 5-len(c.accepted) {
			t.Errorf("materiality %s: %d differ, want %d", c.materiality, got.All().Differs, 5-len(c.accepted))
		}
	}
}

// A finding keeps the day on which it was first seen, and what people filled in beside it.
func TestCarry(t *testing.T) {
	r, run := sample(), runOfSample() // 21 November 2026
	entries := Entries(r)
	changed := entries[2] // N3
	changed.Difference.Decimal = num("0.9")
	seen := time.Date(2026, 9, 22, 0, 0, 0, 0, time.UTC)
	run.Earlier = &signoff.Earlier{
		Found: []signoff.FoundRow{{Entry: changed, FirstSeen: seen}},
		Items: []signoff.ItemRow{{Entry: changed, Owner: signoff.FilledIn{Text: "J Shah"}},
			{Entry: signoff.Entry{Label: "Total savings (£8.64m), GBP thousands"}, Cleared: signoff.FilledIn{Number: "46340", Format: "d mmm yyyy"}}},
	}
	a := Annotate(r, run)
	for _, c := range []struct {
		sheet    int
		at, want string
	}{{1, "T7", "46287"}, {1, "U7", "1"}, {1, "T6", "46347"}, {1, "U6", "0"}, {0, "A17", "N3"}, {0, "M17", "J Shah"}, {0, "N17", ""}, {0, "M16", ""},
		{0, "A22", "T1"}, {0, "N22", "46340"}} {
		if got := textAtCell(a.Sheets[c.sheet], c.at); got != c.want {
			t.Errorf("%s!%s is %q, want %q", a.Sheets[c.sheet].Name, c.at, got, c.want)
		}
	}
	bare := runOfSample()
	bare.Earlier = &signoff.Earlier{Found: run.Earlier.Found}
	if got, want := textAtCell(a.Sheets[2], "B9"), textAtCell(Annotate(r, bare).Sheets[2], "B9"); got != want {
		t.Errorf("what people filled in changes the findings hash from %s to %s", want, got)
	}
}

func TestMonthsBetween(t *testing.T) {
	at := func(s string) time.Time {
		d, err := signoff.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		from, to string
		want     int
	}{{"2026-01-31", "2026-02-28", 0}, {"2026-01-31", "2026-03-31", 2}, {"2025-11-21", "2026-11-20", 11}, {"2025-11-21", "2026-11-21", 12},
		{"2026-11-21", "2026-10-01", 0}} {
		if got := monthsBetween(at(c.from), at(c.to)); got != c.want {
			t.Errorf("%s to %s: %d months, want %d", c.from, c.to, got, c.want)
		}
	}
}
