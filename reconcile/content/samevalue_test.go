package content

import (
	"testing"

	"crosscast/sheets"
)

// What programs make of a value when they save it again is no edit; as small a change of another number is one.
func TestSameValue(t *testing.T) {
	for _, c := range []struct {
		was, is string
		want    bool
	}{
		{"42536.5128889537", "42536.51288895833", true}, // openpyxl, of a cell that is shown as a time
		{"42536.51288895833", "42536.5128889537", true},
		{"42536.5128889537", "42536.5128889538", false},
		{"42536.5128889537", "42536.51288896991", false}, // the next millisecond
		{"1", "1.00000000000001", false},
		{"0.1234567890123", "0.1234567890124", false},
	} {
		was, is := Cell{Kind: sheets.Number, Value: c.was}, Cell{Kind: sheets.Number, Value: c.is}
		if got := sameValue(&was, &is); got != c.want {
			t.Errorf("%s and %s: the same is %v", c.was, c.is, got)
		}
	}
	typed, saved := Cell{Kind: sheets.Text, Value: " Total "}, Cell{Kind: sheets.Text, Value: "Total"}
	if sameValue(&typed, &saved) || !sameResult(&typed, &saved) {
		t.Error("spaces about a text count where it is typed, and not where a formula came to it")
	}
}
