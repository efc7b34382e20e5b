package money

import (
	"strings"
	"testing"
)

// cellCase is one cell: its text, and what is to be read from it. Only a Number has a value.
type cellCase struct {
	text   string
	value  string
	places int
	more   Figure // Percent, Currency, Scale, Brackets, Plus, Mark
}

var numberCells = []cellCase{
	{"1,234", "1234", 0, Figure{}},
	{"1 234", "1234", 0, Figure{}},
	{"1\u00a0234\u00a0567", "1234567", 0, Figure{}},
	{"1\u202f234", "1234", 0, Figure{}},
	{"1\u2009234.5", "1234.5", 1, Figure{}},
	{"1234.50", "1234.50", 2, Figure{}},
	{".5", "0.5", 1, Figure{}},
	{"5.", "5", 0, Figure{}},
	{"0", "0", 0, Figure{}},
	{"0.000", "0", 3, Figure{}},
	{"(1,234)", "-1234", 0, Figure{Brackets: true}},
	{"( 1,234.5 )", "-1234.5", 1, Figure{Brackets: true}},
	{"(-7.688)", "-7.688", 3, Figure{Brackets: true}},
	{"-1,234", "-1234", 0, Figure{}},
	{"\u22121,234", "-1234", 0, Figure{}},
	{"\u20131,234", "-1234", 0, Figure{}},
	{"- 1,234", "-1234", 0, Figure{}},
	{"1,234-", "-1234", 0, Figure{}},
	{"+3", "3", 0, Figure{Plus: true}},
	{"£1,234", "1234", 0, Figure{Currency: "GBP"}},
	{"£ 1,234", "1234", 0, Figure{Currency: "GBP"}},
	{"Â£1,234", "1234", 0, Figure{Currency: "GBP"}},
	{"GBP 1.2 million", "1.2", 1, Figure{Currency: "GBP", Scale: 6}},
	{"-£1,363k", "-1363", 0, Figure{Currency: "GBP", Scale: 3}},
	{"£-1,363", "-1363", 0, Figure{Currency: "GBP"}},
	{"£(1.2)m", "-1.2", 1, Figure{Currency: "GBP", Scale: 6, Brackets: true}},
	{"(£1.2m)", "-1.2", 1, Figure{Currency: "GBP", Scale: 6, Brackets: true}},
	{"£13.24\u00a0m", "13.24", 2, Figure{Currency: "GBP", Scale: 6}},
	{"+£0.2m", "0.2", 1, Figure{Currency: "GBP", Scale: 6, Plus: true}},
	{"£2,500bn", "2500", 0, Figure{Currency: "GBP", Scale: 9}},
	{"$1,000", "1000", 0, Figure{Currency: "USD"}},
	{"€5", "5", 0, Figure{Currency: "EUR"}},
	{"12.3%", "12.3", 1, Figure{Percent: true}},
	{"(1.5)%", "-1.5", 1, Figure{Percent: true, Brackets: true}},
	{"-0.5 %", "-0.5", 1, Figure{Percent: true}},
	{"4,501E", "4501", 0, Figure{Mark: "E"}},
	{"617(3)", "617", 0, Figure{Mark: "(3)"}},
	{"617 [note 3]", "617", 0, Figure{Mark: "[note 3]"}},
	{"617 (r)", "617", 0, Figure{Mark: "(r)"}},
	{"(617)(3)", "-617", 0, Figure{Brackets: true, Mark: "(3)"}},
	{"*67023*", "67023", 0, Figure{Mark: "**"}},
	{"0*", "0", 0, Figure{Mark: "*"}},
	{"12†", "12", 0, Figure{Mark: "†"}},
	{"12¹", "12", 0, Figure{Mark: "¹"}},
	{"12 r", "12", 0, Figure{Mark: "r"}},
	{"1,234p", "1234", 0, Figure{Mark: "p"}},
	{"1,234 CR", "-1234", 0, Figure{Mark: "CR"}},
	{"1.5e3", "1500", 0, Figure{}},
	{"1.2E+05", "120000", 0, Figure{}},
	{"1.25E-1", "0.125", 3, Figure{}},
	{"\u00a0475", "475", 0, Figure{}},
	{"2014", "2014", 0, Figure{}},
	{"(3)", "-3", 0, Figure{Brackets: true}},
	{"123456789012345678901.25", "123456789012345678901.25", 2, Figure{}},
}

func TestNumberCells(t *testing.T) {
	for _, c := range numberCells {
		f := ParseCell(c.text, false)
		if f.State != Number || f.Value.String() != dec(c.value).String() || f.Places != c.places {
			t.Errorf("%q: %v %s (%d places), want %s (%d)", c.text, f.State, f.Value, f.Places, c.value, c.places)
			continue
		}
		got, want := f, c.more
		want.State, want.Value, want.Places = f.State, f.Value, f.Places
		if got != want {
			t.Errorf("%q: %+v, want %+v", c.text, got, want)
		}
	}
}

// otherCells lists the texts of each state that has no value, split by bars.
var otherCells = map[State][]string{
	Blank:         {"", " ", "\u00a0", " \t\u202f"},
	Nil:           {"-", "--", "–", "—", " - ", "nil", "NIL", "£-", "£ –", "(-)"},
	NotApplicable: {"n/a", "na", "N/A", "not applicable", "Not Applicable", "n.a."},
	Suppressed:    {"x", "(x)", "[x]", "[c]", "..", "…", "*", "(z)", "F", ":", "<5", "TBC", "[low]"},
	Malformed: {
		"6,21", "0.062)", "(0.062", "1,23,4", "£856,000m", "1234,567", "£1 23", "--5", "+-5", "£5k million", "1.234.567",
		"0,123", "12,", "£5%", "#REF!", "#DIV/0!", "####", "-£-5", "1,234 567", "£££5",
	},
	Word: {
		"Fleet", "12/03/2014", "12.03.2014", "2014/15", "2014-15", "S9a", "E0101", "E09000001", "0116 232 5678", "01162325678", "007",
		"£000", "$000", "- £000", "+ £000", "£ ,000", "54M", "97.240.228.116", "3'", "= 11955", "###0.##", "#5", "10:30", "1.2.3", "1.1.", "1)", "(a)", "– 5", "5 km", "1st", "12A", "12E3", "5-10", "£1m-£2m", "12 (5)", "50+", "E", "C",
		"Q1", "12 34", "2014 2015", "1, 2, 3", "12-Mar-14", "1 of 3", "Total £40.2m", "£", "%", "()", "+44 116 232 5678",
		"100% of savings", "£5m to £6m", "3D", strings.Repeat("1", 65),
	},
}

func TestOtherCells(t *testing.T) {
	for state, texts := range otherCells {
		for _, text := range texts {
			if f := ParseCell(text, false); f.State != state {
				t.Errorf("%q: %v %s, want %v", text, f.State, f.Value, state)
			}
		}
	}
}

func TestDecimalComma(t *testing.T) {
	for text, want := range map[string]string{
		"1.234,56": "1234.56", "1 234,5": "1234.5", "1,5": "1.5", "-0,25": "-0.25", "(1.234)": "-1234", "12,5 %": "12.5", "1.234,56 €": "1234.56",
		"1,234.56": "malformed", "6.21": "malformed", "1.23,4": "malformed",
	} {
		f := ParseCell(text, true)
		got := f.State.String()
		if f.State == Number {
			got = f.Value.String()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestParseStored(t *testing.T) {
	for raw, want := range map[string]string{
		"13240": "13240", "-0.5": "-0.5", "0.10000000000000001": "0.1", "1.2E-4": "0.00012", "12.700000000000001": "12.7",
		"1.0000000000000002": "1", "123456789012345678": "123456789012346000", "2.9999999999999996": "3", "1E+20": "100000000000000000000",
		"-1234567.8999999999": "-1234567.9", " 5 ": "5", "5.": "5",
		"": "no", "abc": "no", "NaN": "no", "1E9999": "no", "-": "no", "1,234": "no", ".": "no", "0x10": "no",
	} {
		d, ok := ParseStored(raw)
		got := "no"
		if ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", raw, got, want)
		}
	}
}

func BenchmarkParseCell(b *testing.B) {
	for _, text := range []string{"13240", "-1,234.50", "£1,234k", "(1,234)", "4,501E", "Fleet management", "2014/15", "n/a"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ParseCell(text, false)
			}
		})
	}
}
