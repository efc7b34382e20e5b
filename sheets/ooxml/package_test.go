package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
)

// packed is a package of the given entries, name and contents in turn.
func packed(t *testing.T, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err == nil {
			_, err = w.Write([]byte(entries[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// opened opens such a package.
func opened(t *testing.T, entries ...string) *Package {
	t.Helper()
	data := packed(t, entries...)
	p, err := Open(bytes.NewReader(data), int64(len(data)), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPackageNames(t *testing.T) {
	p := opened(t, `XL\Workbook.xml`, "first", "xl/workbook.xml", "second", "/a.xml", "a", "dir/", "")
	for _, name := range []string{"xl/workbook.xml", "/xl/WORKBOOK.xml", `xl\workbook.xml`} {
		if got, err := p.Read(name); err != nil || string(got) != "first" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
	if diff := cmp.Diff([]string{`XL\Workbook.xml`, "/a.xml"}, p.Names()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if _, err := p.Read("none"); !errors.Is(err, ErrNoPart) || p.Has("none") {
		t.Errorf("missing part: %v", err)
	}
}

func TestPackageRels(t *testing.T) {
	p := opened(t, "xl/worksheets/_rels/sheet1.xml.rels", `<p:Relationships xmlns:p="u">
		<p:Relationship Id="rId1" Type="t/comments" Target="../comments1.xml"/>
		<p:Relationship Id="a" Type="http://strict/Table" Target="/xl/tables/t%201.xml"/>
		<p:Relationship Id="b" Type="t/hyperlink" Target="http://example.org/?a=1&amp;b=2" TargetMode="External"/>
		<p:Relationship Id="c" Type="t/up" Target="..\..\..\..\x.xml#A1"/></p:Relationships>`,
		"xl/comments1.xml", "", "xl/tables/t 1.xml", "")
	got, err := p.Rels("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	want := []Relationship{
		{ID: "rId1", Type: "t/comments", Target: "xl/comments1.xml", Raw: "../comments1.xml"},
		{ID: "a", Type: "http://strict/Table", Target: "xl/tables/t 1.xml", Raw: "/xl/tables/t%201.xml"},
		{ID: "b", Type: "t/hyperlink", Raw: "http://example.org/?a=1&b=2", External: true},
		{ID: "c", Type: "t/up", Target: "x.xml", Raw: `..\..\..\..\x.xml#A1`},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !got[1].TypeIs("table") {
		t.Error("the type of a strict relationship is not known")
	}
	if rels, err := p.Rels("xl/other.xml"); err != nil || rels != nil {
		t.Errorf("part without relationships: %v, %v", rels, err)
	}
	if got := p.RelsPath(""); got != "_rels/.rels" {
		t.Errorf("relationships of the package: %s", got)
	}
}

func TestPackageContentType(t *testing.T) {
	p := opened(t, "[content_types].xml", `<Types><Default Extension="XML" ContentType="application/xml"/>`+
		`<Override PartName="/xl/Workbook.xml" ContentType="main"/></Types>`)
	for part, want := range map[string]string{"xl/workbook.xml": "main", "xl/other.xml": "application/xml", "a.bin": ""} {
		if got := p.ContentType(part); got != want {
			t.Errorf("%s: got %q, want %q", part, got, want)
		}
	}
}

func TestPackageEncodings(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"UTF-8", "\ufeff<a>£</a>", "\ufeff<a>£</a>"},
		{"Latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?>` + "<a>\xa3</a>", `<?xml version="1.0" encoding="UTF-8"?><a>£</a>`},
		{"UTF-16", "\xFE\xFF\x00<\x00a\x00/\x00>", "<a/>"},
		{"UTF-16 without a mark", "<\x00a\x00/\x00>\x00", "<a/>"},
		{"no XML", "\x00\x01\x02", "\x00\x01\x02"},
	}
	for _, tt := range tests {
		if got, err := opened(t, "a", tt.data).Read("a"); err != nil || string(got) != tt.want {
			t.Errorf("%s: got %q, %v", tt.name, got, err)
		}
	}
	if _, err := opened(t, "a", `<?xml version="1.0" encoding="EBCDIC"?>`).Read("a"); !errors.Is(err, sheets.ErrUnsupported) {
		t.Errorf("unknown encoding: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	data := packed(t, "a", "some text", "b", "more")
	tests := []struct {
		name string
		data []byte
		lim  func(*Limits)
		want error
	}{
		{"no zip", []byte("text"), func(*Limits) {}, sheets.ErrDamaged},
		{"large file", data, func(l *Limits) { l.File = 10 }, sheets.ErrTooLarge},
		{"many entries", data, func(l *Limits) { l.Entries = 1 }, sheets.ErrTooLarge},
		{"large in all", data, func(l *Limits) { l.Total = 10 }, sheets.ErrTooLarge},
	}
	for _, tt := range tests {
		lim := DefaultLimits
		tt.lim(&lim)
		if _, err := Open(bytes.NewReader(tt.data), int64(len(tt.data)), lim); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
	lim := DefaultLimits
	lim.Part = 5
	p, err := Open(bytes.NewReader(data), int64(len(data)), lim)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Read("a"); !errors.Is(err, sheets.ErrTooLarge) {
		t.Errorf("large part: %v", err)
	}
}
