package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// drafted makes the edits of an annotation without writing them.
func drafted(t *testing.T, book parts, a sheets.Annotation) *draft {
	t.Helper()
	in := book.zip(t)
	pkg, err := ooxml.Open(bytes.NewReader(in), int64(len(in)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	before, err := Read(pkg, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDraft(pkg, before, &Report{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.annotate(a); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSelfCheckFindsDamage spoils copies in ways that a writer might, and asks that no copy passes.
func TestSelfCheckFindsDamage(t *testing.T) {
	replace := func(part, old, text string) func(*testing.T, map[string][]byte, *draft) {
		return func(t *testing.T, changed map[string][]byte, _ *draft) {
			if !bytes.Contains(changed[part], []byte(old)) {
				t.Fatalf("%s does not hold %s: %s", part, old, changed[part])
			}
			changed[part] = bytes.Replace(changed[part], []byte(old), []byte(text), 1)
		}
	}
	replaceAdded := func(part, old, text string) func(*testing.T, map[string][]byte, *draft) {
		return func(t *testing.T, _ map[string][]byte, d *draft) {
			for i, p := range d.Added {
				if p.Name == part && bytes.Contains(p.Data, []byte(old)) {
					d.Added[i].Data = bytes.Replace(p.Data, []byte(old), []byte(text), 1)
					return
				}
			}
			t.Fatalf("%s does not hold %s", part, old)
		}
	}
	tests := []struct {
		name  string
		spoil func(*testing.T, map[string][]byte, *draft)
		want  string // in the error
	}{
		{"nothing", func(*testing.T, map[string][]byte, *draft) {}, ""},
		{"a value", replace(savingsSheet, "<v>8700</v>", "<v>8640</v>"), "not as they were"},
		{"white space", replace(savingsSheet, "<sheetData>", "<sheetData> "), "not as they were"},
		{"a style", replace("xl/styles.xml", `numFmtId="170" fontId="0"`, `numFmtId="170" fontId="1"`), "not as they were"},
		{"an added rule", replace(savingsSheet, `priority="1"`, `priority="0"`), "not as it was made"},
		{"a part that was not to change", func(_ *testing.T, c map[string][]byte, d *draft) { c["_rels/.rels"] = d.mustRead("_rels/.rels", " ") }, "entries"},
		{"an added part is no XML", replaceAdded("xl/worksheets/sheet2.xml", "</sheetData>", ""), "new part"},
		{"a prefix without declaration", replaceAdded("xl/worksheets/sheet2.xml", ` xmlns:r="`+ooxml.TransitionalRel+`"`, ""), "new part"},
		{"a link that leads nowhere", func(_ *testing.T, _ map[string][]byte, d *draft) { d.Added = d.Added[1:] }, "leads to"},
		{"no content type", func(_ *testing.T, _ map[string][]byte, d *draft) {
			d.Added = append(d.Added, ooxml.Part{Name: "xl/x.bin", Data: []byte("<x/>")})
		}, "no content type"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			a := switchAnnotation("CC Reconciliation")
			a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "", "N1")}
			d := drafted(t, basicBook(), a)
			changed, err := d.Changed()
			if err != nil {
				t.Fatal(err)
			}
			tc.spoil(t, changed, d)
			var out bytes.Buffer
			if err := d.Package.Save(&out, changed, d.Added); err != nil {
				t.Fatal(err)
			}
			err = d.selfCheck(out.Bytes())
			if (err == nil) != (tc.want == "") || (err != nil && !strings.Contains(err.Error(), tc.want)) {
				t.Errorf("error %v, want one with %q", err, tc.want)
			}
		})
	}
}

// mustRead is the content of a part with something behind it.
func (d *draft) mustRead(part, more string) []byte {
	data, err := d.Package.Read(part)
	if err != nil {
		return nil
	}
	return append(data, more...)
}

// TestSameSheetFindsAnyDifference: what the reader sees is compared field by field.
func TestSameSheetFindsAnyDifference(t *testing.T) {
	make := func() (*sheets.Workbook, *sheets.Sheet) {
		w := mustRead(t, basicBook())
		return w, w.Sheets[0]
	}
	tests := map[string]func(*sheets.Workbook, *sheets.Sheet){
		"name":    func(_ *sheets.Workbook, s *sheets.Sheet) { s.Name = "x" },
		"value":   func(_ *sheets.Workbook, s *sheets.Sheet) { s.Rows[0].Cells[0].Raw = "8000.0" },
		"kind":    func(_ *sheets.Workbook, s *sheets.Sheet) { s.Rows[0].Cells[0].Kind = sheets.Text },
		"row":     func(_ *sheets.Workbook, s *sheets.Sheet) { s.Rows[0].Hidden = true },
		"rows":    func(_ *sheets.Workbook, s *sheets.Sheet) { s.Rows = s.Rows[1:] },
		"cells":   func(_ *sheets.Workbook, s *sheets.Sheet) { s.Rows[0].Cells = nil },
		"style":   func(w *sheets.Workbook, _ *sheets.Sheet) { w.Styles[1].Bold = true },
		"formula": func(_ *sheets.Workbook, s *sheets.Sheet) { s.Formulas = append(s.Formulas, sheets.Formula{}) },
		"merge":   func(_ *sheets.Workbook, s *sheets.Sheet) { s.Merges = append(s.Merges, sheets.Range{}) },
	}
	for name, spoil := range tests {
		wa, sa := make()
		wb, sb := make()
		if err := sameSheet(wa, wb, sa, sb); err != nil {
			t.Fatal(err)
		}
		spoil(wb, sb)
		if sameSheet(wa, wb, sa, sb) == nil {
			t.Errorf("%s: the difference is not found", name)
		}
	}
}
