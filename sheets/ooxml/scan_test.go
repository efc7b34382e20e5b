package ooxml

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"crosscast/sheets"
)

// walk prints every tag as kind, prefix:name and depth.
func walk(xml string) (string, error) {
	var b strings.Builder
	s := NewScanner([]byte(xml))
	for s.Next() {
		t := s.Tag()
		fmt.Fprintf(&b, "%c%s:%s%d ", "<>="[t.Kind], t.Prefix, t.Name, s.Depth())
	}
	return strings.TrimSpace(b.String()), s.Err()
}

func TestScannerTags(t *testing.T) {
	tests := []struct{ name, xml, want string }{
		{"nested", `<a><b>1</b><c/></a>`, "<:a1 <:b2 >:b2 =:c2 >:a1"},
		{"prefix", `<x:a><xdr:row /></x:a>`, "<x:a1 =xdr:row2 >x:a1"},
		{"comment, CDATA, instruction", `<?xml version="1.0"?><a><!-- <b> --><![CDATA[<c>]]><?p <d>?></a >`, "<:a1 >:a1"},
		{"> in quotes", `<a b="1>2" c='"'/>`, "=:a1"},
		{"byte order mark", "\ufeff<a/>", "=:a1"},
		{"plain document type", `<!DOCTYPE a SYSTEM "a.dtd"><a/>`, "=:a1"},
	}
	for _, tt := range tests {
		got, err := walk(tt.xml)
		if err != nil || got != tt.want {
			t.Errorf("%s: got %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestScannerRefusesBrokenXML(t *testing.T) {
	for _, xml := range []string{
		`<a>`, `<a><b></a></b>`, `</a>`, `<a`, `<a b="`, `<>`, `</>`, `<a><`, `<a><!-- </a>`, `<a><![CDATA[</a>`, `<?xml`,
		`<a <b/>`, `<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>`, strings.Repeat("<a>", 2000),
	} {
		if _, err := walk(xml); !errors.Is(err, sheets.ErrDamaged) {
			t.Errorf("%.60s: got %v, want an error of damage", xml, err)
		}
	}
}

func TestTagAttributes(t *testing.T) {
	data := []byte(`<sheet xmlns:id="u" name = "R&amp;D &#163;" r:id='rId1' sheetId="7"/>`)
	s := NewScanner(data)
	if !s.Next() {
		t.Fatal(s.Err())
	}
	tag := s.Tag()
	if got := tag.AttrString("name"); got != "R&D £" {
		t.Errorf("name: got %q", got)
	}
	if got, ok := tag.PrefixedAttr("id"); !ok || string(got) != "rId1" {
		t.Errorf("r:id: got %q, %v", got, ok)
	}
	if _, ok := tag.Attr("id"); ok {
		t.Error("an attribute without prefix was found under a prefixed name")
	}
	if from, to, ok := tag.AttrSpan("sheetId"); !ok || string(data[from:to]) != "7" {
		t.Errorf("span of sheetId: %d %d %v", from, to, ok)
	}
}

func TestText(t *testing.T) {
	tests := []struct{ raw, want string }{
		{"1,234", "1,234"},
		{"a &lt; b &amp;amp; &#xA3;&#49;", "a < b &amp; £1"},
		{"&nbsp;&;&#;&#x110000;&#0;&", "&nbsp;&;&#;\uFFFD\uFFFD&"},
		{"a<![CDATA[<b>&amp;]]>c<!-- d -->e", "a<b>&amp;ce"},
		{"one\r\ntwo\rthree", "one\ntwo\nthree"},
	}
	for _, tt := range tests {
		if got := string(Text([]byte(tt.raw))); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.raw, got, tt.want)
		}
	}
}

func TestSkipElement(t *testing.T) {
	s := NewScanner([]byte(`<a><b><b/><b></b></b><c/></a>`))
	s.Next()
	s.Next()
	if !s.SkipElement() || s.Tag().Kind != CloseTag || !s.Next() || !s.Tag().Is("c") {
		t.Errorf("did not land behind the element, at %q: %v", s.Tag().Name, s.Err())
	}
}

func FuzzScanner(f *testing.F) {
	for _, xml := range []string{
		`<?xml version="1.0"?><x:a r="1"><b>1 &amp; 2</b><c/><!-- --></x:a>`, `<a b='1' c="2>`, `<![CDATA[`, `<a/`, `<!DOCTYPE a [`,
	} {
		f.Add([]byte(xml))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := NewScanner(data)
		last := 0
		for s.Next() {
			tag := s.Tag()
			if tag.Start < last || tag.End <= tag.Start || tag.End > len(data) {
				t.Fatalf("tag %d..%d after %d of %d", tag.Start, tag.End, last, len(data))
			}
			Text(data[last:tag.Start])
			last = tag.End
			tag.Attrs(func(name, _ []byte) bool { return len(name) > 0 })
			tag.PrefixedAttr("id")
		}
	})
}
