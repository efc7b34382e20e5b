package plain

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Every text comes back as it was, and none that is written begins a formula.
func TestInert(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("'=+-@\t\r\nA1£")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		written := Inert(s)
		if written != "" && strings.ContainsRune("=+-@\t\r", rune(written[0])) {
			t.Fatalf("%q is written as %q", s, written)
		}
		if got := Restored(written); got != s {
			t.Fatalf("%q is written as %q and read back as %q", s, written, got)
		}
	})
}
