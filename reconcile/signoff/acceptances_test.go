package signoff

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"crosscast/reconcile"
)

func amount(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

var day = time.Date(2026, 11, 14, 0, 0, 0, 0, time.UTC)

// shah accepts the finding that most tests are about.
func shah() *AcceptanceRow {
	return &AcceptanceRow{
		Entry: Entry{Sheet: "Savings", Label: "Total – café", Heading: "2015/16 £000", Check: "cast", Headline: "does not cast",
			Difference: amount("-1234.5")},
		Acceptance: reconcile.Acceptance{Reason: "S7, shown elsewhere", By: "J Shah", On: day},
		ReviewBy:   time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC),
	}
}

// in writes a file into a folder of its own.
func in(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// read reads a file that must be sound.
func read(t *testing.T, path string) *Acceptances {
	t.Helper()
	a, err := ReadAcceptances(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What Excel makes of the file when somebody saves it there is read as what was written.
func TestReadWhatExcelSaves(t *testing.T) {
	const excel = `Workbook,Sheet,Row label,Column heading,Check,Difference,Reason,Accepted by,Accepted on,Review by,,
Book.xlsx,Savings,Total – café,2015/16 £000,cast: does not cast,"-1,234.50","S7, shown elsewhere",J Shah,14/11/2026,31/03/2027,,
,,,,,,,,,,,
`
	windows, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(excel, "\n", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	const semicolons = `Workbook;Sheet;Row label;Column heading;Check;Difference;Reason;Accepted by;Accepted on;Review by;;
Book.xlsx;Savings;Total – café;2015/16 £000;cast: does not cast;-1234,50;S7, shown elsewhere;J Shah;14/11/2026;31/03/2027;;
`
	const bare = `Workbook,Sheet,Row label,Column heading,Check,Difference,Reason,Accepted by,Accepted on,Review by
Book.xlsx,Savings,Total – café,2015/16 £000,cast: does not cast,-1234.5,"S7` + "\x00" + ` shown elsewhere",J Shah,2026-11-14,2027-03-31
`
	for name, text := range map[string]string{
		"as written":        excel,
		"brackets":          strings.Replace(excel, `"-1,234.50"`, `"(1,234.50)"`, 1),
		"Windows-1252":      windows,
		"semicolons":        semicolons,
		"tabs":              strings.NewReplacer(",", "\t", "\x00", ",").Replace(bare),
		"a title and moved": "Known differences\n\nreason,ACCEPTED BY, date ,Review  by,check,amount,row label,heading,sheet,file\n" + `"S7, shown elsewhere",J Shah,14-Nov-26,31 March 2027,cast: does not cast,-1234.5,Total – café,2015/16 £000,Savings,book.XLSX`,
		"a column of theirs": "Date,Label,Workbook,Sheet,Row label,Column heading,Check,Difference,Reason,Accepted by,Accepted on,Review by\n" +
			`soon,S7,Book.xlsx,Savings,Total – café,2015/16 £000,cast: does not cast,-1234.5,"S7, shown elsewhere",J Shah,14/11/2026,31/03/2027`,
		"a lost letter": strings.Replace(excel, "–", "?", 1),
	} {
		t.Run(name, func(t *testing.T) {
			a := read(t, in(t, "crosscast-accepted.csv", []byte(text)))
			if len(a.Rows) != 1 {
				t.Fatalf("%d rows", len(a.Rows))
			}
			got, want := a.Rows[0], shah()
			if name == "a lost letter" {
				want.Label = "Total ? café"
			}
			if !got.Fits("dir/BOOK.xlsx") || got.Fits("Book2.xlsx") {
				t.Errorf("%q fits another workbook", got.Workbook)
			}
			want.Line, want.Workbook = got.Line, got.Workbook
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A workbook of the same table is read as well, with real dates and figures.
func TestReadWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	heads := []any{}
	for _, h := range columnHeads {
		heads = append(heads, h[0])
	}
	row := []any{"Book.xlsx", "Savings", "Total – café", "2015/16 £000", "cast: does not cast", -1234.5, "'=S7, shown elsewhere", "J Shah",
		excelize.Cell{Value: 46340}, "31/03/2027"}
	for i, v := range row {
		if c, ok := v.(excelize.Cell); ok {
			row[i] = c.Value
		}
	}
	path := filepath.Join(t.TempDir(), "crosscast-accepted.xlsx")
	if err := errors.Join(f.SetSheetRow("Sheet1", "A1", &heads), f.SetSheetRow("Sheet1", "A2", &row),
		f.SetCellStyle("Sheet1", "I2", "I2", date), f.SaveAs(path)); err != nil {
		t.Fatal(err)
	}
	a := read(t, path)
	want := shah()
	want.Line, want.Workbook, want.Reason = 2, "Book.xlsx", "=S7, shown elsewhere"
	if diff := cmp.Diff([]*AcceptanceRow{want}, a.Rows); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, err := a.Record("Book.xlsx", []*AcceptanceRow{shah()}); !errors.Is(err, ErrNotText) {
		t.Errorf("a workbook is written into: %v", err)
	}
}

// What is recorded is read back as it was, whatever the texts; what was in the file before is there still.
func TestRecordRoundTrip(t *testing.T) {
	dir := t.TempDir()
	n := 0
	word := rapid.StringOfN(rapid.RuneFrom([]rune("ab'=+-@,;\"\n £é–ŷ1.")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n, ".csv"))
		a := NewAcceptances(path)
		var want []*AcceptanceRow
		for i := range rapid.IntRange(1, 3).Draw(t, "rows") {
			r := shah()
			r.Sheet = fmt.Sprint("Sheet ", i)
			r.Label, r.Heading, r.Reason = word.Draw(t, "label"), word.Draw(t, "heading"), "x"+word.Draw(t, "reason")
			r.Difference = decimal.NullDecimal{}
			if rapid.Bool().Draw(t, "figures") {
				r.Difference = decimal.NewNullDecimal(decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "difference"), -3))
			}
			want = append(want, r)
			if _, err := a.Record("Book.xlsx", []*AcceptanceRow{r}); err != nil {
				t.Fatal(err)
			}
			var err error
			if a, err = ReadAcceptances(path); err != nil {
				t.Fatal(err)
			}
		}
		if len(a.Rows) != len(want) {
			t.Fatalf("%d rows are read back, want %d", len(a.Rows), len(want))
		}
		for i, w := range want {
			if got := a.Rows[i]; !got.Is(w.Entry) || !same(got.Reason, w.Reason) || got.By != w.By || !got.On.Equal(w.On) || got.Fault != "" {
				t.Fatalf("%+v is read back as %+v", w, got)
			}
		}
	})
}

func TestFindAcceptances(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b", "c", "d", "e", "f")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	at := func(folder, name string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	far := at(filepath.Join(top, "a"), "crosscast-accepted.xlsx")
	if got := FindAcceptances(deep); got != far {
		t.Errorf("five folders above: %q, want %q", got, far)
	}
	if got := FindAcceptances(filepath.Join(deep, "g")); got != "" {
		t.Errorf("six folders above: %q", got)
	}
	near := at(filepath.Join(top, "a", "b"), "crosscast-accepted.csv")
	if got := FindAcceptances(deep); got != near {
		t.Errorf("the nearest is %q, want %q", got, near)
	}
	t.Chdir(deep)
	if got := FindAcceptances("."); got != filepath.Join("..", "..", "..", "..", "crosscast-accepted.csv") {
		t.Errorf("from the folder itself: %q", got)
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"Savings P6.xlsx", "SAVINGS p6.xlsx", true}, {"Savings P*.xlsx", "Savings P6.xlsx", true},
		{"Savings P*.xlsx", "Savings P6.xlsm", false}, {"*", "anything", true}, {"*a*a*", "aba", true}, {"*a*a*", "ab", false},
		{"ab*ba", "aba", false}, {"", "Book.xlsx", false}, {"Savings", "Savings.xlsx", false},
	} {
		r := &AcceptanceRow{Workbook: c.pattern}
		if got := r.Fits(filepath.Join("folder", c.name)); got != c.want {
			t.Errorf("%q fits %q: %v", c.pattern, c.name, got)
		}
	}
}

// Rows are matched by labels and difference, never by place; what lapses is told.
func TestApply(t *testing.T) {
	entry := func(label, difference string) Entry {
		e := Entry{Ref: "N1", Sheet: "Savings", Label: label, Heading: "2015/16", Check: "cast", Headline: "does not cast"}
		if difference != "" {
			e.Difference = amount(difference)
		}
		return e
	}
	row := func(e Entry) *AcceptanceRow {
		e.Ref = ""
		return &AcceptanceRow{Entry: e, Workbook: "*", Acceptance: reconcile.Acceptance{Reason: "known", By: "J Shah"}}
	}
	other := entry("Total", "60")
	other.Check, other.Headline = "plug", "is typed"
	hidden := func(label string) Entry {
		return Entry{Ref: "Q1", Sheet: "Savings", Label: label, Check: "hidden", Headline: "is hidden and counted in a total"}
	}
	due := row(entry("Total", "60"))
	due.ReviewBy = day.AddDate(0, 0, -1)
	today := row(entry("Total", "60"))
	today.ReviewBy = day
	for _, c := range []struct {
		name  string
		rows  []*AcceptanceRow
		found []Entry
		by    []int // for each finding the row that accepts it; -1 for none
		told  []string
		idle  int
	}{
		{"the same", []*AcceptanceRow{row(entry(" total ", "60.0"))}, []Entry{entry("Total", "60")}, []int{0}, nil, 0},
		{"what a double keeps", []*AcceptanceRow{row(entry("Total", "0.333333333333333"))}, []Entry{entry("Total", "0.33333333333333333333")}, []int{0}, nil, 0},
		{"another label", []*AcceptanceRow{row(entry("Totals", "60"))}, []Entry{entry("Total", "60")}, []int{-1}, nil, 1},
		{"another check", []*AcceptanceRow{row(other)}, []Entry{entry("Total", "60")}, []int{-1}, nil, 1},
		{"another amount", []*AcceptanceRow{row(entry("Total", "60"))}, []Entry{entry("Total", "75")}, []int{-1},
			[]string{"The acceptance of Savings, Total, 2015/16 for 60 has lapsed: the difference is 75 now."}, 0},
		{"the other way round", []*AcceptanceRow{row(entry("Total", "60"))}, []Entry{entry("Total", "-60")}, []int{-1},
			[]string{"The acceptance of Savings, Total, 2015/16 for 60 has lapsed: the difference is (60) now."}, 0},
		{"the amount decides", []*AcceptanceRow{row(entry("Total", "60"))}, []Entry{entry("Total", "75"), entry("Total", "60")}, []int{-1, 0}, nil, 0},
		{"an old row beside a new one", []*AcceptanceRow{row(entry("Total", "60")), row(entry("Total", "75"))}, []Entry{entry("Total", "75")}, []int{1}, nil, 1},
		{"alike and one row", []*AcceptanceRow{row(entry("Total", "60"))}, []Entry{entry("Total", "60"), entry("Total", "60")}, []int{-1, -1},
			[]string{"The acceptance of Savings, Total, 2015/16 for 60 is not used: N1 and N1 have these labels and this difference, and one " +
				"cannot be told from another. Accept them together, or give their rows different labels."}, 0},
		{"alike and a row each", []*AcceptanceRow{row(entry("Total", "60")), row(entry("Total", "60"))}, []Entry{entry("Total", "60"), entry("Total", "60")}, []int{0, 1}, nil, 0},
		{"two rows for one", []*AcceptanceRow{row(entry("Total", "60")), row(entry("Total", "60"))}, []Entry{entry("Total", "60")}, []int{0}, nil, 0},
		{"due for review", []*AcceptanceRow{due}, []Entry{entry("Total", "60")}, []int{-1},
			[]string{"The acceptance of Savings, Total, 2015/16 for 60 has lapsed: it was to be reviewed by 13 Nov 2026."}, 0},
		{"on the day of its review", []*AcceptanceRow{today}, []Entry{entry("Total", "60")}, []int{0}, nil, 0},
		{"no figures, moved by a row", []*AcceptanceRow{row(hidden("Row 9 (S5 Premises)"))}, []Entry{hidden("Row 10 (S5 Premises)")}, []int{0}, nil, 0},
		{"no figures, another row", []*AcceptanceRow{row(hidden("Row 9 (S5 Premises)"))}, []Entry{hidden("Row 9 (S6 Fleet)")}, []int{-1}, nil, 1},
		{"no figures and figures", []*AcceptanceRow{row(entry("Total", ""))}, []Entry{entry("Total", "60")}, []int{-1}, nil, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := (&Acceptances{Rows: c.rows}).Apply("Book.xlsx", c.found, day)
			var by []int
			for _, r := range got.By {
				at := -1
				for i := range c.rows {
					if c.rows[i] == r {
						at = i
					}
				}
				by = append(by, at)
			}
			var told []string
			for _, l := range got.Lapsed {
				told = append(told, l.String())
			}
			if !cmp.Equal(by, c.by) || !cmp.Equal(told, c.told) || len(got.Unused) != c.idle {
				t.Errorf("accepted by %v, told %q, %d unused; want %v, %q, %d", by, told, len(got.Unused), c.by, c.told, c.idle)
			}
		})
	}
}

// Earlier and present findings are paired by labels, then by amount, then in their order if none has come or gone.
func TestPair(t *testing.T) {
	e := func(label, difference string) Entry {
		return Entry{Sheet: "S", Label: label, Check: "cast", Difference: amount(difference)}
	}
	for _, c := range []struct {
		was, now []Entry
		want     []int
	}{
		{[]Entry{e("A", "1"), e("B", "2")}, []Entry{e("B", "3"), e("A", "1"), e("C", "1")}, []int{1, 0, -1}},
		{[]Entry{e("A", "1"), e("A", "2")}, []Entry{e("A", "2"), e("A", "5")}, []int{1, 0}},
		{[]Entry{e("A", "1"), e("A", "2")}, []Entry{e("A", "5")}, []int{-1}},
		{[]Entry{e("A", "1"), e("A", "1")}, []Entry{e("A", "1"), e("A", "1")}, []int{0, 1}},
		{[]Entry{e("A", "1"), e("A", "2")}, []Entry{e("A", "3"), e("A", "4")}, []int{0, 1}},
	} {
		if got := Pair(c.was, c.now); !cmp.Equal(got, c.want) {
			t.Errorf("%v and %v are paired %v, want %v", c.was, c.now, got, c.want)
		}
	}
}

// Rows that accept nothing say why, by their line.
func TestIgnoredRows(t *testing.T) {
	const heads = "Workbook,Sheet,Row label,Column heading,Check,Difference,Reason,Accepted by,Accepted on,Review by\n"
	for row, want := range map[string]string{
		"B.xlsx,S,Total,,cast,60,,J Shah,,":                  "line 2 is ignored: it gives no reason.",
		"B.xlsx,S,Total,,cast,60,known, ,,":                  "line 2 is ignored: it does not say who accepted it.",
		",S,Total,,cast,60,known,J Shah,,":                   "line 2 is ignored: it names no workbook (* stands for all).",
		"B.xlsx,S,Total,,,60,known,J Shah,,":                 "line 2 is ignored: it names no check.",
		"B.xlsx,S,Total,,cast,about 60,known,J Shah,,":       `line 2 is ignored: its difference "about 60" is no figure.`,
		"B.xlsx,S,Total,,cast,60,known,J Shah,11/14/2026,":   `line 2 is ignored: its accepted on "11/14/2026" is not a date.`,
		"B.xlsx,S,Total,,cast,60,known,J Shah,,next spring":  `line 2 is ignored: its review by "next spring" is not a date.`,
		"B.xlsx,S,Total,,cast,60,known,J Shah,,31 Mar 2027":  "",
		"B.xlsx,S,Total,,cast: does not cast,-,known,J S,,":  "",
		"\n,,,,,,,,,\nB.xlsx,S,Total,,cast,60,,J Shah,,":     "line 4 is ignored: it gives no reason.",
		"B.xlsx,S,\"Total\nof all\",,cast,60,known,J Shah,,": "",
	} {
		a := read(t, in(t, "a.csv", []byte(heads+row+"\n")))
		got := strings.TrimPrefix(strings.Join(a.Ignored(), "; "), "a.csv: ")
		if got != want || len(a.Rows) != 1 || a.Rows[0].Fits("B.xlsx") != (want == "") {
			t.Errorf("%q: %d rows, %q; want %q", row, len(a.Rows), got, want)
		}
	}
	for text, want := range map[string]string{"Total,60\n": "Workbook", strings.Replace(heads, "Reason,", "", 1): "Reason"} {
		if _, err := ReadAcceptances(in(t, "a.csv", []byte(text))); !errors.Is(err, ErrNoAcceptances) || !strings.HasSuffix(err.Error(), "no column headed "+want) {
			t.Errorf("%q is refused with %v", text, err)
		}
	}
}
