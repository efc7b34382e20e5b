package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lvl is a level of a numbering.
func lvl(i int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/>%s<w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>`+
		`</w:lvl>`, i, more, format, text)
}

// reportLevels number as committee reports do: 18., (a), (i).
var reportLevels = lvl(0, "decimal", "%1.", "") + lvl(1, "lowerLetter", "(%2)", "") + lvl(2, "lowerRoman", "(%3)", "")

// item is a numbered paragraph: list, level, text.
func item(list string, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr></w:pPr><w:r>`+
		`<w:t>%s</w:t></w:r></w:p>`, level, list, text)
}

func TestNumbering(t *testing.T) {
	abstract := func(id, levels string) string {
		return `<w:abstractNum w:abstractNumId="` + id + `">` + levels + `</w:abstractNum>`
	}
	num := func(id, of, more string) string {
		return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + of + `"/>` + more + `</w:num>`
	}
	report := abstract("0", reportLevels) + num("1", "0", "")
	styles := `<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/>` +
		`</w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>` +
		`</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/><w:pPr><w:numPr><w:numId w:val="2"/>` +
		`</w:numPr></w:pPr></w:style>`
	styled := func(style string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`
	}
	tests := []struct{ name, numbering, body, want string }{
		{"levels begin anew", report, item("1", 0, "x") + item("1", 1, "x") + item("1", 1, "x") + item("1", 2, "x") +
			item("1", 0, "x") + item("1", 1, "x"), "1. (a) (b) (i) 2. (a)"},
		{"empty paragraphs are counted", report, item("1", 0, "x") + item("1", 0, "") + item("1", 0, "x"), "1. 3."},
		{"other paragraphs between", report, item("1", 0, "x") + styled("None") + item("1", 0, "x"), "1. - 2."},
		{"lists of one pattern count together", report + num("2", "0", ""), item("1", 0, "x") + item("2", 0, "x") +
			item("1", 0, "x"), "1. 2. 3."},
		{"a list that begins at its own numeral", report + num("2", "0", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="18"/>`+
			`</w:lvlOverride>`), item("1", 0, "x") + item("2", 0, "x") + item("2", 0, "x"), "1. 18. 19."},
		{"a level of its own", report + num("2", "0", `<w:lvlOverride w:ilvl="0">`+lvl(0, "upperRoman", "%1)", "")+`</w:lvlOverride>`),
			item("2", 0, "x") + item("2", 0, "x"), "I) II)"},
		{"two numerals", abstract("0", lvl(0, "upperLetter", "%1", "")+lvl(1, "decimal", "%1.%2", "")) + num("1",
			"0", ""), item("1", 0, "x") + item("1", 1, "x") + item("1", 1, "x") + item("1", 0, "x") + item("1",
			1, "x"), "A A.1 A.2 B B.1"},
		{"legal", abstract("0", lvl(0, "upperRoman", "%1", "")+lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num("1",
			"0", ""), item("1", 0, "x") + item("1", 1, "x"), "I 1.1"},
		{"never begins anew", abstract("0", lvl(0, "decimal", "%1.", "")+lvl(1, "lowerLetter", "(%2)", `<w:lvlRestart w:val="0"/>`)) +
			num("1", "0", ""), item("1", 0, "x") + item("1", 1, "x") + item("1", 0, "x") + item("1", 1, "x"), "1. (a) 2. (b)"},
		{"begins anew after the first level only", abstract("0", reportLevels[:len(lvl(0, "decimal", "%1.", ""))]+lvl(1,
			"lowerLetter", "(%2)", "")+lvl(2, "lowerRoman", "(%3)", `<w:lvlRestart w:val="1"/>`)) + num("1", "0",
			""),
			item("1", 0, "x") + item("1", 1, "x") + item("1", 2, "x") + item("1", 1, "x") + item("1", 2, "x") +
				item("1", 0, "x") + item("1", 2, "x"), "1. (a) (i) (b) (ii) 2. (i)"},
		{"bullet", abstract("0", lvl(0, "bullet", "\uF0B7", "")) + num("1", "0", ""), item("1", 0, "x") + item("1",
			0, "x"), "• •"},
		{"no numeral", abstract("0", lvl(0, "none", "%1", "")) + num("1", "0", ""), item("1", 0, "x"), "-"},
		{"taken away", report, `<w:p><w:pPr><w:pStyle w:val="Para"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/>` +
			`</w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>` + styled("Para"), "- 1."},
		{"of the style", abstract("0", lvl(0, "decimal", "%1.", "")+lvl(1, "lowerLetter", "(%2)", `<w:pStyle w:val="Sub"/>`)) +
			num("1", "0", ""), styled("Para") + styled("Sub") + styled("Sub") + styled("Para"), "1. (a) (b) 2."},
		{"of a numbering style", abstract("0", `<w:numStyleLink w:val="House"/>`) + abstract("1", `<w:styleLink w:val="House"/>`+lvl(0,
			"decimal", "%1)", "")) + num("1", "0", "") + num("2", "1", ""), item("1", 0, "x") + item("2", 0, "x"),
			"1) 2)"},
		{"new format with an old one", abstract("0", `<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent>`+
			`<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/>`+
			`</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + num("1", "0", ""), item("1",
			0, "x"), "07"},
		{"list that is not there", "", item("9", 0, "x"), "-"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range mustRead(t, wordFile(tt.body, "styles", styles, "numbering", tt.numbering)).Pieces {
				number := p.Paragraph.Number
				if number == "" {
					number = "-"
				}
				got = append(got, number)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumberedKinds(t *testing.T) {
	numbering := `<w:abstractNum w:abstractNumId="0">` + reportLevels + `</w:abstractNum><w:num w:numId="1">` +
		`<w:abstractNumId w:val="0"/></w:num>` +
		`<w:abstractNum w:abstractNumId="1">` + lvl(0, "bullet", "o", "") + `</w:abstractNum><w:num w:numId="2">` +
		`<w:abstractNumId w:val="1"/></w:num>`
	heading := strings.Replace(item("1", 0, "Savings"), "<w:pPr>", `<w:pPr><w:outlineLvl w:val="0"/>`, 1)
	got := dump(mustRead(t, wordFile(item("1", 0, "Of the 20")+item("1", 1, "fleet")+item("2", 0, "bullet")+heading,
		"numbering", numbering)))
	want := lines(`body [1.] "Of the 20"`, `item2 [(a)] "fleet"`, `item1 [•] "bullet"`, `h1 [2.] "Savings"`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNumeral(t *testing.T) {
	for _, tt := range []struct {
		n            int
		format, want string
	}{
		{18, "decimal", "18"}, {3, "decimalZero", "03"}, {12, "decimalZero", "12"}, {1, "lowerLetter", "a"}, {26,
			"upperLetter", "Z"},
		{27, "lowerLetter", "aa"}, {54, "lowerLetter", "bbb"}, {0, "lowerLetter", "0"}, {1_000_000, "upperLetter",
			"1000000"},
		{4, "lowerRoman", "iv"}, {1994, "upperRoman", "MCMXCIV"}, {4000, "lowerRoman", "4000"}, {1, "ordinal", "1st"},
		{12, "ordinal", "12th"},
		{22, "ordinal", "22nd"}, {103, "ordinal", "103rd"}, {5, "chicago", "**"}, {5, "cardinalText", "5"}, {5, "none", ""},
	} {
		if got := numeral(tt.n, tt.format); got != tt.want {
			t.Errorf("%d as %s: %q, want %q", tt.n, tt.format, got, tt.want)
		}
	}
}
