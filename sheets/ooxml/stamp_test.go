package ooxml

import (
	"archive/zip"
	"bytes"
	"testing"
)

func pack(t *testing.T, comment, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(content))
	z.SetComment(comment)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, data []byte) *Package {
	t.Helper()
	p, err := Open(bytes.NewReader(data), int64(len(data)), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestStamp(t *testing.T) {
	plain := pack(t, "theirs", "a")
	if ours, _ := open(t, plain).IsCopy(); ours {
		t.Error("a package without a stamp is taken for a copy")
	}
	stamped, err := Stamp(plain)
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, stamped)
	if ours, edited := p.IsCopy(); !ours || edited {
		t.Errorf("ours %v, edited %v", ours, edited)
	}
	if p.zip.Comment[:len("theirs\n")] != "theirs\n" {
		t.Errorf("the comment is %q", p.zip.Comment)
	}
	other := pack(t, p.zip.Comment, "b") // a program that keeps the comment and changes the text
	if ours, edited := open(t, other).IsCopy(); !ours || !edited {
		t.Errorf("edited copy: ours %v, edited %v", ours, edited)
	}
	if _, err := Stamp([]byte("no zip")); err == nil {
		t.Error("no zip was stamped")
	}
}
