package signoff

import (
	"bytes"
	"testing"
	"time"

	"crosscast/reconcile/content"
)

// A log may hold anything: what is read of it is what stands there, and only lines as they were written have no fault.
func FuzzParseLog(f *testing.F) {
	s := Signing{Role: Preparer, Name: "J Shah", At: time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC), Key: noKey, Before: firstBefore}
	one := Log{}.with(newLine(1, s, statement(s, "Items:\n")))
	s.Role, s.Name, s.Before = Reviewer, "A Okoro", one.before()
	two := one.with(newLine(2, s, statement(s, "Items:\n")))
	f.Add(one.Bytes())
	f.Add(two.Bytes())
	f.Add([]byte("{}\n\n{\"n\":1}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := ParseLog(data)
		if len(l.Lines) != len(l.raw) {
			t.Fatalf("%d lines of %d", len(l.Lines), len(l.raw))
		}
		if len(l.Faults) > 0 {
			return
		}
		again := Log{}
		for _, line := range l.Lines {
			if line.signing().Before != again.before() {
				t.Fatalf("line %d does not follow, and this was not told", line.N)
			}
			again = again.with(line)
		}
		if !bytes.Equal(again.Bytes(), l.Bytes()) {
			t.Fatalf("without a fault, yet written again it is %q", again.Bytes())
		}
	})
}

// What a copy keeps of its sign-off may have been changed to anything.
func FuzzUnpack(f *testing.F) {
	texts, err := archive{Log: "x\n", Content: []byte{1, 2}, Pages: []byte{3}}.texts()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(texts[2])
	f.Add("H4sIAAAAAAAA")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := unpack(text)
		if err != nil {
			return
		}
		if _, err := content.Unmarshal(a.Content); err == nil && len(a.Content) == 0 {
			t.Fatal("a snapshot of nothing was read")
		}
	})
}
