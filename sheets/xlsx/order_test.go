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
		o, err := ooxml.ReadOutline([]byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := o.Place(worksheetOrder, "conditionalFormatting"), len("<worksheet>"+tc.before); got != want {
			t.Errorf("%s: behind %q", tc.name, text[:got])
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
		p := &ooxml.DraftPart{Name: "fuzz", Data: []byte(in)}
		facts, err := readSheetFacts(p)
		if err != nil {
			return
		}
		facts.shiftRules(p, 3)
		if len(facts.out.Kids) > 0 {
			p.Edits.Insert(facts.out.Place(worksheetOrder, "conditionalFormatting"), "<new/>")
			p.AppendInto(&facts.out.Kids[0], "<more/>", 1)
		}
		p.AppendToRoot(facts.out, "<last/>")
		out, err := p.Edits.Apply(p.Data)
		if err != nil {
			if strings.Count(in, "priority") > 0 || strings.Count(in, "count") > 0 {
				return // attributes that stand twice in a tag are no XML; their edits may meet
			}
			t.Fatal(err)
		}
		if err := p.Edits.Verify(p.Data, out); err != nil {
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
