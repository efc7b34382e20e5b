package xlsx

import (
	"strings"
	"testing"
	"unicode/utf16"
)

func TestCutText(t *testing.T) {
	for _, s := range []string{"", "short", strings.Repeat("x", maxCellText), strings.Repeat("\u00a3", maxCellText)} {
		if cutText(s) != s {
			t.Errorf("a text of %d bytes was cut", len(s))
		}
	}
	for _, s := range []string{strings.Repeat("x", maxCellText+1), strings.Repeat("\U0001F600", maxCellText)} {
		got := cutText(s)
		if n := len(utf16.Encode([]rune(got))); n > maxCellText || n < maxCellText-2 || !strings.HasSuffix(got, "\u2026") {
			t.Errorf("cut to %d units", n)
		}
	}
}
