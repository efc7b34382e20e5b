package sheets

import (
	"testing"
	"time"
)

func TestSerial(t *testing.T) {
	at := time.Date(2026, 11, 21, 17, 58, 31, 0, time.FixedZone("", 3600))
	for _, is1904 := range []bool{false, true} {
		want := map[bool]string{false: "46347.7486111111", true: "44885.7486111111"}[is1904]
		if got := Serial(at, is1904); got != want {
			t.Errorf("1904 %v: %s, want %s", is1904, got, want)
		}
		back, ok := SerialTime(want, is1904)
		if wall := time.Date(2026, 11, 21, 17, 58, 0, 0, time.UTC); !ok || !back.Equal(wall) {
			t.Errorf("1904 %v: read back as %s", is1904, back)
		}
	}
	for _, raw := range []string{"", "x", "0.5", "-3", "1e12", "NaN"} {
		if got, ok := SerialTime(raw, false); ok {
			t.Errorf("%q is taken for %s", raw, got)
		}
	}
}
