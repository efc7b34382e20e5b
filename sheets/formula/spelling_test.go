package formula

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSpell(t *testing.T) {
	for text, want := range map[string]string{
		"SUM( B2:B3 )": "SUM(B2:B3)", "sum(b2:b3)": "SUM(B2:B3)", "A1 + \n B1": "A1+B1",
		"'Costs'!A1": "Costs!A1", "'Other costs'!A1": "'Other costs'!A1", "'Jan:Mar'!A1": "Jan:Mar!A1", "'It''s'!A1": "'It''s'!A1",
		"Costs!A1:Costs!A9": "Costs!A1:A9", "Costs!A1:Other!A9": "Costs!A1:Other!A9", "Jan:Mar!A1:A1": "Jan:Mar!A1",
		"IF(A1,TRUE(),false)": "IF(A1,TRUE,FALSE)", "_xlfn.XLOOKUP(A1,B:B,C:C)": "XLOOKUP(A1,B:B,C:C)", "_xlfn._xlws.SORT(A1)": "SORT(A1)",
		"A1*1.50": "A1*1.5", "A1*1E3": "A1*1000", "A1+.5": "A1+0.5", "A$1:C$1048576": "A:C", "$A2:$XFD3": "2:3", "$A$1:$XFD$3": "$1:$3",
		"Costs!#REF!": "#REF!", "'other costs'!#ref!+1": "#REF!+1", "RANK(A1,(B1~B2))": "RANK(A1,(B1,B2))",
		"SUM(Table1[#All])": "SUM(Table1[#all])", `"a  b"&'x  y'!A1`: `"a  b"&'x  y'!A1`, "A1:C3 B2:D4": "A1:C3 B2:D4", "A1:C3  (B2)": "A1:C3 (B2)",
		"'[1]Costs'!A1": "[Budget.xlsx]Costs!A1", "[1]Costs!A1": "[Budget.xlsx]Costs!A1", `'C:\x\[Budget.xlsx]Costs'!A1`: "[Budget.xlsx]Costs!A1",
		"[2]Costs!A1": "[2]Costs!A1", "LOG10(A1)": "LOG10(A1)", "2014!A1": "'2014'!A1",
	} {
		x := Speller{Books: []string{"Budget.xlsx"}}
		got := x.Spell(text)
		if got != want {
			t.Errorf("%s is spelled %s, want %s", text, got, want)
		}
		if again := x.Spell(got); again != got {
			t.Errorf("%s is spelled %s, then %s", text, got, again)
		}
	}
}

// Formulas that mean different things, or would when copied, must not be spelled the same.
func TestSpellKeepsApart(t *testing.T) {
	for _, group := range [][]string{
		{"A1", "$A1", "A$1", "$A$1", "A1:A2", "A:A", "1:1", "-A1", "+A1", "A1%", `"A1"`, "'A1'!A1", "A2", "B1"},
		{"A1:C3 B2:D4", "A1:C3,B2:D4", "A1:C3B2:D4", "A1:C3+B2:D4"},
		{`"a b"`, `"a  b"`, `"ab"`, `" ab"`, `"A b"`},
		{"SUM(A1,B1)", "SUM(A1:B1)", "SUM((A1,B1))", "SUM(A1 B1)", "SUM(A1;B1)"},
		{"A:A", "A1:A1048575", "A2:A1048576", "A1:A1048576", "A:B", "$A:A"},
		{"Costs!A1", "'Costs '!A1", "Cost!A1", "[1]Costs!A1", "'Cos ts'!A1"},
		{"TRUE", `"TRUE"`, "FALSE", "TRUE1"}, {"1", "1%", "10", "0.1", `"1"`, "-1"}, {"#REF!", "#N/A", `"#REF!"`},
		{"T[a]", "T[b]", "T[[#all],[a]]", "T"}, {"A1<B1", "A1<=B1", "A1<>B1", "A1>B1", "A1=B1"}, {"(A1+B1)*C1", "A1+B1*C1", "A1+(B1*C1)"},
	} {
		seen := map[string]string{}
		for _, text := range group {
			var x Speller
			s := x.Spell(text)
			if other, ok := seen[s]; ok {
				t.Errorf("%s and %s are both spelled %s", other, text, s)
			}
			seen[s] = text
		}
	}
}

// tokens are what random formulas are made of; some of them nonsense.
var tokens = []string{"A1", "$B$2", "C$3", "A:C", "1:3", "SUM(", ")", ",", "+", "-", "*", " ", "\n", ":", "'x y'!", "Costs!", "Jan:Mar!", `"a""b"`,
	"\"", "'", "[1]Costs!", "[", "]", "T[a]", "-#REF!+", "#", "1.50", "1E3", "true", "_xlfn.XLOOKUP(", "{", "}", ";", "~", "Rate", "é", "%", "$", "!"}

// drawFormula gives a random text that Parse reads; false for one that it does not, which must only be spelled somehow.
func drawFormula(t *rapid.T) (string, Node, bool) {
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 1, 10).Draw(t, "text"), "")
	n, err := Parse(text)
	var x Speller
	x.Spell(text)
	near := strings.NewReplacer("\n", " ", ": ", ":  ").Replace(text) // A1 : Costs!A1 would read as sheets A1 to Costs
	return text, n, err == nil && !strings.Contains(near, " :") && !strings.Contains(near, ":  ")
}

func TestSpellTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, _, ok := drawFormula(t)
		if !ok {
			return
		}
		x := Speller{Books: []string{"Budget.xlsx"}}
		once := x.Spell(text)
		if twice := x.Spell(once); twice != once {
			t.Fatalf("%q is spelled %q, then %q", text, once, twice)
		}
		if same := RewriteRefs(once, func(place, ref string) string { return place + ref }); same != once {
			t.Fatalf("%q is rewritten %q", once, same)
		}
	})
}

// What Parse reads it must read alike after spelling.
func TestSpellKeepsTheMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, before, ok := drawFormula(t)
		if !ok {
			return
		}
		var x Speller
		spelled := x.Spell(text)
		after, err := Parse(spelled)
		if err != nil {
			t.Fatalf("%q is spelled %q: %v", text, spelled, err)
		}
		plain := func(n Node) string { return strings.ReplaceAll(strings.ToUpper(x.Spell(n.String())), "_XLFN.", "") }
		if a, b := plain(before), plain(after); a != b {
			t.Fatalf("%q means %s, spelled %q it means %s", text, a, spelled, b)
		}
	})
}

func TestRewriteRefs(t *testing.T) {
	for text, want := range map[string]string{
		"SUM(A1:B2)+C3":             "SUM(<|A1:B2>)+<|C3>",
		"Costs!$A$1*'x y'!B:D":      "<Costs!|$A$1>*<'x y'!|B:D>",
		`"A1"&A1&LOG10(A1)&Rate`:    `"A1"&<|A1>&LOG10(<|A1>)&Rate`,
		"Jan:Mar!A1+[1]Costs!A1":    "<Jan:Mar!|A1>+<[1]Costs!|A1>",
		"SUM(1:3)+T[A1]+#REF!+'A1'": "SUM(<|1:3>)+T[A1]+#REF!+'A1'",
		"A1:INDEX(B:B,2)":           "<|A1>:INDEX(<|B:B>,2)",
	} {
		got := RewriteRefs(text, func(place, ref string) string { return "<" + place + "|" + ref + ">" })
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
