package formula

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"crosscast/sheets"
)

// TestParsePrints holds what is read against how it is printed; "" means that it prints as given.
func TestParsePrints(t *testing.T) {
	for _, c := range [][2]string{
		{"SUM(F4:F9)", ""},
		{" sum( F4 : F9 ) ", "SUM(F4:F9)"},
		{"+C4+C5-C6", ""},
		{"1+2*3^4", ""},
		{"(1+2)*3", ""},
		{"1-(2-3)", ""},
		{"-2^2", ""},
		{"2^-1", ""},
		{"-(A1+B1)%", ""},
		{"A1>=B1", ""},
		{"A1<>B1&\"x\"", ""},
		{"\"say \"\"no\"\"\"", ""},
		{"'It''s'!A1", ""},
		{"'Plain'!A1", "Plain!A1"},
		{"Q1!A1", "'Q1'!A1"},
		{"2019!A1", "'2019'!A1"},
		{"'General Rev 3 '!B7", ""},
		{"Sheet1!A1:Sheet1!B2", "Sheet1!A1:B2"},
		{"[1]Sheet1!$A$1", ""},
		{"'C:\\dir\\[Book.xls]My Sheet'!A1", "'[C:\\dir\\Book.xls]My Sheet'!A1"},
		{"[0]!Total", "Total"},
		{"[2]!Total", ""},
		{"Jan:Mar!B4", ""},
		{"SUM('Jan 1:Mar 1'!B4:B6)", ""},
		{"SUM(A:A,$B:C,3:5,$3:$5)", ""},
		{"Costs!A:B", ""},
		{"Costs!3:5", ""},
		{"B9:A1", "A1:B9"},
		{"B$9:$A1", "$A1:B$9"},
		{"SUM((A1,C1:C3))", ""},
		{"A1:C3 B2:D4", ""},
		{"SUM(A1:INDEX(A:A,5))", ""},
		{"IF(A1,,0)", ""},
		{"NA()", ""},
		{"{1,-2;\"a\",#N/A}", ""},
		{"SUM(#REF!,Costs!#REF!,#REF!$A$1)", "SUM(#REF!,#REF!,#REF!)"},
		{"Table1[[#Totals],[Net cost]]", ""},
		{"SUM(Table1[Amount])", ""},
		{"[@Amount]*2", ""},
		{"Table1[Col'[x'] ]", ""},
		{"_xlfn._xlws.SORT(A1:A3)", "SORT(A1:A3)"},
		{"_xlfn.ANCHORARRAY(A1)", "ANCHORARRAY(A1)"},
		{"SUM(A1#)", "SUM(ANCHORARRAY(A1))"},
		{"@A1:A5", ""},
		{"true", "TRUE"},
		{"LOG10(5)+1E3+.5", ""},
		{"Net_Cost*2", ""},
		{"Übersicht!A1", "'Übersicht'!A1"},
		{"SUM(A1;B1)", "SUM(A1,B1)"},
	} {
		want := c[1]
		if want == "" {
			want = c[0]
		}
		n, err := Parse(c[0])
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
			continue
		}
		if got := n.String(); got != want {
			t.Errorf("%s: printed %s, want %s", c[0], got, want)
		}
		if again, err := Parse(n.String()); err != nil || !reflect.DeepEqual(again, n) {
			t.Errorf("%s: %s reads as another tree: %v", c[0], n, err)
		}
	}
}

func TestParseTree(t *testing.T) {
	cell := func(s string) Ref {
		g, err := sheets.ParseRange(s)
		if err != nil {
			t.Fatal(err)
		}
		return Ref{Range: g}
	}
	for s, want := range map[string]Node{
		"-2^2":  Binary{"^", Unary{'-', Number{"2"}}, Number{"2"}},
		"2^3^2": Binary{"^", Binary{"^", Number{"2"}, Number{"3"}}, Number{"2"}},
		"1&2+3": Binary{"&", Number{"1"}, Binary{"+", Number{"2"}, Number{"3"}}},
		"-5%":   Percent{Unary{'-', Number{"5"}}},
		"A1 B1": Intersect{cell("A1"), cell("B1")},
		"A1,B1": Union{[]Node{cell("A1"), cell("B1")}},
		"XFE1":  Name{Text: "XFE1"},
		"+A1":   Unary{'+', cell("A1")},
	} {
		if got, err := Parse(s); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %#v, %v, want %#v", s, got, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "1+", "SUM(A1", "(A1", "\"open", "'open!A1", "A1)", "{A1}", "{1,2", "#WHAT!", "1 2", "$A",
		"Costs!7", "Table1[x", "*3", strings.Repeat("(", 10000), strings.Repeat("-", 10000) + "1",
		strings.Repeat("1+", 1<<15)} {
		n, err := Parse(s)
		if !errors.Is(err, ErrSyntax) {
			t.Errorf("%.20q: read as %v, %v", s, n, err)
		}
	}
}

func TestShape(t *testing.T) {
	shape := func(s, at string) string {
		n, err := Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		r, err := sheets.ParseRef(at)
		if err != nil {
			t.Fatal(err)
		}
		return Shape(n, r)
	}
	if a, b := shape("SUM(F4:F9)/F$20", "F10"), shape("sum(G4:G9) / G$20", "G10"); a != b {
		t.Errorf("copied along a row, %s became %s", a, b)
	}
	if a, b := shape("SUM(F4:F9)", "F10"), shape("SUM(G4:G8)", "G10"); a == b {
		t.Errorf("a shorter range has the same shape %s", a)
	}
	for s, want := range map[string]string{
		"SUM(A:$B)":        "SUM(C[-4]:C2)",
		"SUM(3:$5)":        "SUM(R[-7]:R5)",
		"Costs!$E$10+net":  "COSTS!R10C5+NET",
		"E10":              "R[0]C[0]",
		"Jan:Mar!E10":      "JAN:MAR!R[0]C[0]",
		"IF($A10=\"x\",1)": "IF(R[0]C1=\"x\",1)",
	} {
		if got := shape(s, "E10"); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

// FuzzParse holds that what is printed reads as the same tree.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"SUM(F4:F9)-Costs!$B$2*1E3%", "'It''s [x'!A:B 3:5", "[1]!A,{1;-2}", "Table1[[#All],[x]]", "@A1#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s)
		if err != nil {
			return
		}
		printed := n.String()
		if len(printed) > maxLength {
			return // quotes that the source left out can carry it over the cap
		}
		again, err := Parse(printed)
		if err != nil || !reflect.DeepEqual(again, n) {
			t.Errorf("%q printed as %q reads as %#v, not %#v: %v", s, printed, again, n, err)
		}
		_ = Shape(n, sheets.Ref{Row: 5, Col: 5})
		_ = Refs(n)
		ClaimOf(n, nil)
	})
}
