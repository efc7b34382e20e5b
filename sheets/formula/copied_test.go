package formula

import (
	"testing"

	"crosscast/sheets"
)

func TestCopied(t *testing.T) {
	from, to := sheets.Ref{Row: 4, Col: 3}, sheets.Ref{Row: 6, Col: 5} // C4 to E6
	for text, want := range map[string]string{
		"B10":            "D12",
		"$B10*B$2":       "$B12*D$2",
		"SUM($B$2:B10)":  "SUM($B$2:D12)",
		"SUM(B:B)":       "SUM(D:D)",
		"SUM($4:4)":      "SUM($4:6)",
		"Costs!B3+Rate%": "Costs!D5+Rate%",
	} {
		n, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := Copied(n, from, to)
		if !ok || got.String() != want {
			t.Errorf("%s copied from C4 to E6 reads %v, want %s", text, got, want)
		}
	}
	n, _ := Parse("A1+1")
	if got, ok := Copied(n, to, from); ok {
		t.Errorf("a copy that leaves the sheet reads %v", got)
	}
}
