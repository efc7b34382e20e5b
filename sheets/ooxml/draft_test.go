package ooxml

import "testing"

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
