package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// zipOf packs the parts, the first one stored, the others deflated.
func zipOf(t *testing.T, comment string, parts ...Part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, p := range parts {
		method := zip.Deflate
		if i == 0 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(p.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.SetComment(comment); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// openBytes opens a package held in memory.
func openBytes(t *testing.T, data []byte) *Package {
	t.Helper()
	p, err := Open(bytes.NewReader(data), int64(len(data)), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestSave(t *testing.T) {
	in := zipOf(t, "kept", Part{"a.xml", []byte("<a/>")}, Part{`dir\b.xml`, bytes.Repeat([]byte("<b/>"), 99)},
		Part{"c.xml", []byte("<c/>")}, Part{"A.xml", []byte("<twice/>")})
	p := openBytes(t, in)
	save := func() []byte {
		var out bytes.Buffer
		if err := p.Save(&out, map[string][]byte{"C.XML": []byte("<c2/>")}, []Part{{"new.xml", []byte("<n/>")}}); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	out := save()
	if !bytes.Equal(out, save()) {
		t.Error("the same input gives different bytes")
	}
	q := openBytes(t, out)
	if q.Zip().Comment != "kept" {
		t.Errorf("comment %q", q.Zip().Comment)
	}
	want := []string{"a.xml", `dir\b.xml`, "c.xml", "A.xml", "new.xml"}
	for i, f := range q.Zip().File {
		if f.Name != want[i] {
			t.Fatalf("entry %d is %q, want %q", i, f.Name, want[i])
		}
	}
	for _, i := range []int{0, 1, 3} {
		if a, b := rawEntry(t, p, i), rawEntry(t, q, i); !bytes.Equal(a, b) {
			t.Errorf("compressed bytes of entry %d changed", i)
		}
	}
	for name, text := range map[string]string{"c.xml": "<c2/>", "new.xml": "<n/>", "a.xml": "<a/>"} {
		if data, err := q.Read(name); err != nil || string(data) != text {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
	}
	if m := q.Entry("new.xml").ModTime().UTC(); m.Year() != 1980 || m.Month() != 1 || m.Day() != 1 {
		t.Errorf("date of a new entry: %v", m)
	}
}

// rawEntry is the compressed content of entry i.
func rawEntry(t *testing.T, p *Package, i int) []byte {
	t.Helper()
	r, err := p.Zip().File[i].OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSaveRefuses(t *testing.T) {
	p := openBytes(t, zipOf(t, "", Part{"a.xml", []byte("<a/>")}))
	if err := p.Save(io.Discard, map[string][]byte{"b.xml": nil}, nil); err == nil {
		t.Error("changes a part that is not there")
	}
	if err := p.Save(io.Discard, nil, []Part{{"A.XML", nil}}); err == nil {
		t.Error("adds a part of a name that is taken")
	}
}
