package ooxml

import (
	"strings"
	"testing"
)

func TestEditsApply(t *testing.T) {
	tests := []struct {
		name, in, want string
		edit           func(*Edits)
	}{
		{"none", "abc", "abc", func(*Edits) {}},
		{"insert at both ends", "abc", "<abc>", func(e *Edits) { e.Insert(3, ">"); e.Insert(0, "<") }},
		{"inserts at one place keep their order", "ab", "a12b", func(e *Edits) { e.Insert(1, "1"); e.Insert(1, "2") }},
		{"replace", "abc", "aXc", func(e *Edits) { e.Replace(1, 2, "X") }},
		{"insert before what is replaced", "abc", "a-Xc", func(e *Edits) { e.Replace(1, 2, "X"); e.Insert(1, "-") }},
		{"insert behind what is replaced", "abc", "aX-c", func(e *Edits) { e.Insert(2, "-"); e.Replace(1, 2, "X") }},
		{"remove", "abc", "ac", func(e *Edits) { e.Replace(1, 2, "") }},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			var e Edits
			tc.edit(&e)
			got, err := e.Apply([]byte(tc.in))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if err := e.Verify([]byte(tc.in), got); err != nil {
				t.Errorf("verify: %v", err)
			}
		})
	}
}

func TestEditsThatDoNotFit(t *testing.T) {
	tests := map[string]func(*Edits){
		"overlapping":       func(e *Edits) { e.Replace(0, 2, ""); e.Replace(1, 3, "") },
		"insert inside one": func(e *Edits) { e.Replace(0, 2, ""); e.Insert(1, "x") },
		"behind the end":    func(e *Edits) { e.Insert(4, "x") },
		"backwards":         func(e *Edits) { e.Replace(2, 1, "x") },
		"before the start":  func(e *Edits) { e.Replace(-1, 1, "x") },
	}
	for name, edit := range tests {
		var e Edits
		edit(&e)
		if out, err := e.Apply([]byte("abc")); err == nil {
			t.Errorf("%s: no error, got %q", name, out)
		}
	}
}

func TestEditsVerifyFindsAnyOtherChange(t *testing.T) {
	var e Edits
	e.Insert(1, "NEW")
	e.Replace(3, 4, "4")
	for _, bad := range []string{"", "a", "aNEWbc4", "xNEWbc4e", "aNEwbc4e", "aNEWbX4e", "aNEWbc5e", "aNEWbc4eE"} {
		if e.Verify([]byte("abcde"), []byte(bad)) == nil {
			t.Errorf("%q passes for the edited abcde", bad)
		}
	}
}

func FuzzEdits(f *testing.F) {
	f.Add("<a><b/></a>", "x", 3, 3, "y", 3, 7)
	f.Add("abc", "", 0, 3, "z", 3, 3)
	f.Fuzz(func(t *testing.T, in, text1 string, s1, e1 int, text2 string, s2, e2 int) {
		var e Edits
		e.Replace(s1, e1, text1)
		e.Replace(s2, e2, text2)
		before := strings.Clone(in)
		out, err := e.Apply([]byte(in))
		if err != nil {
			return
		}
		if in != before {
			t.Fatal("the original was changed")
		}
		if want := len(in) - (e1 - s1) - (e2 - s2) + len(text1) + len(text2); len(out) != want {
			t.Fatalf("length %d, want %d", len(out), want)
		}
		if err := e.Verify([]byte(in), out); err != nil {
			t.Fatal(err)
		}
	})
}
