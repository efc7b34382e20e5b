package xlsx

import (
	"strings"
	"testing"

	"crosscast/sheets/ooxml"
)

func TestPlace(t *testing.T) {
	const ac = `<mc:AlternateContent xmlns:mc="u"><mc:Choice Requires="x"><%></%></mc:Choice></mc:AlternateContent>`
	wrapped := func(inner string) string { return strings.ReplaceAll(ac, "%", inner) }
	tests := []struct{ name, before, after string }{
		{"behind the cells", `<sheetData/>`, `<pageMargins/>`},
		{"before other rules", `<sheetData/><mergeCells></mergeCells>`, `<conditionalFormatting/><pageMargins/>`},
		{"before controls", `<sheetData/>`, wrapped("controls")},
		{"behind validation of an extension", `<sheetData/><sheetProtection/>`, wrapped("dataValidations") + `<pageMargins/>`},
		{"behind a merge in an extension", `<sheetData/>` + wrapped("mergeCells"), `<pageMargins/>`},
		{"behind what is unknown", `<sheetPr/><new/><sheetData/>`, `<new/>`},
		{"nothing follows", `<sheetData><row><c/></row></sheetData>`, ``},
	}
	for _, tc := range tests {
		text := "<worksheet>" + tc.before + tc.after + "</worksheet>"
		o, err := readOutline([]byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := o.place(worksheetOrder, "conditionalFormatting"), len("<worksheet>"+tc.before); got != want {
			t.Errorf("%s: behind %q", tc.name, text[:got])
		}
	}
}

func TestAppendInto(t *testing.T) {
	for in, want := range map[string]string{
		`<r><g/></r>`:                        `<r><g><n/></g></r>`,
		`<r><g count="0" /></r>`:             `<r><g count="1" ><n/></g></r>`,
		`<r><x:g count='7'><o/></x:g></r>`:   `<r><x:g count='2'><o/><n/></x:g></r>`,
		`<r><g><o><i/></o>text</g><h/></r>`:  `<r><g><o><i/></o>text<n/></g><h/></r>`,
		`<r><g><!-- </g> --></g></r>`:        `<r><g><!-- </g> --><n/></g></r>`,
		`<r><g a=">" count="1"><o/></g></r>`: `<r><g a=">" count="2"><o/><n/></g></r>`,
	} {
		p := &draftPart{data: []byte(in)}
		o, err := readOutline(p.data, nil)
		if err != nil {
			t.Fatal(err)
		}
		p.appendInto(o.kid("g"), "<n/>", 1)
		if got, err := p.edits.Apply(p.data); err != nil || string(got) != want {
			t.Errorf("%s: %s, %v; want %s", in, got, err, want)
		}
	}
}

// FuzzSplice puts something into every place of a part that the writer uses, and asks that the part stays readable and
// that the original comes back.
func FuzzSplice(f *testing.F) {
	f.Add(`<worksheet xmlns="u"><sheetData/><conditionalFormatting sqref="A1"><cfRule priority="1"/></conditionalFormatting></worksheet>`)
	f.Add("\ufeff<?xml version='1.0'?><x:worksheet><x:sheetData count='1'><x:row r='3' s='2'/></x:sheetData></x:worksheet>")
	f.Add(`<styleSheet><cellXfs/></styleSheet>`)
	f.Add(`<a b=">"/>`)
	f.Fuzz(func(t *testing.T, in string) {
		p := &draftPart{name: "fuzz", data: []byte(in)}
		facts, err := readSheetFacts(p)
		if err != nil {
			return
		}
		facts.shiftRules(p, 3)
		if len(facts.out.kids) > 0 {
			p.edits.Insert(facts.out.place(worksheetOrder, "conditionalFormatting"), "<new/>")
			p.appendInto(&facts.out.kids[0], "<more/>", 1)
		}
		p.appendToRoot(facts.out, "<last/>")
		out, err := p.edits.Apply(p.data)
		if err != nil {
			if strings.Count(in, "priority") > 0 || strings.Count(in, "count") > 0 {
				return // attributes that stand twice in a tag are no XML; their edits may meet
			}
			t.Fatal(err)
		}
		if err := p.edits.Verify(p.data, out); err != nil {
			t.Fatal(err)
		}
		s := ooxml.NewScanner(out)
		for s.Next() {
		}
		if s.Err() != nil {
			t.Fatalf("%v in %q", s.Err(), out)
		}
	})
}

func FuzzXMLEscape(f *testing.F) {
	f.Add("a<b>&\"'\x00\n_x000D_ \u00a3\ufffe\U0001F600")
	f.Fuzz(func(t *testing.T, s string) {
		text := textElement("", s)
		if err := parseXML([]byte(text)); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, c := range []byte(text) {
			if c >= 0x7f || c < ' ' {
				t.Fatalf("%q holds byte %x", text, c)
			}
		}
	})
}
