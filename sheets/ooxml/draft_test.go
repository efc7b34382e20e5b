package ooxml

import (
	"archive/zip"
	"bytes"
	"testing"
)

func TestRelativeTarget(t *testing.T) {
	for _, tc := range [][3]string{
		{"xl/worksheets/sheet1.xml", "xl/comments1.xml", "../comments1.xml"},
		{"xl/workbook.xml", "xl/worksheets/sheet2.xml", "worksheets/sheet2.xml"},
		{"workbook.xml", "styles.xml", "styles.xml"},
		{`XL\worksheets\sheet1.xml`, "xl/drawings/v.vml", "../drawings/v.vml"},
		{"a/b/c.xml", "d/e.xml", "../../d/e.xml"},
	} {
		if got := relativeTarget(tc[0], tc[1]); got != tc[2] {
			t.Errorf("%s to %s: %s, want %s", tc[0], tc[1], got, tc[2])
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("a<b>&\"'\x00\n_x000D_ \u00a3\ufffe\U0001F600")
	f.Fuzz(func(t *testing.T, s string) {
		text := `<t a="` + Escape(s) + `">` + Escape(s) + `</t>`
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

// TestFreePart: a new part never takes the place of one that a broken relationship leads to.
func TestFreePart(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/Sheet1.xml": "<s/>",
		"xl/_rels/Sheet1.xml.rels": `<Relationships><Relationship Id="a" Target="sheet2.xml"/>` +
			`<Relationship Id="b" Target="sheet4.xml" TargetMode="External"/></Relationships>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	d := NewDraft(p)
	for _, want := range []string{"xl/sheet3.xml", "xl/sheet4.xml"} {
		if got := d.FreePart("xl/workbook.xml", "sheet%d.xml"); got != want {
			t.Errorf("free part %s, want %s", got, want)
		}
	}
}
