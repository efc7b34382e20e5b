package reconcile

import (
	"testing"

	"crosscast/sheets"
)

func TestTermsText(t *testing.T) {
	term := func(cells string, sign int) Term {
		g, err := sheets.ParseRange(cells)
		if err != nil {
			t.Fatal(err)
		}
		return Term{Cells: g, Sign: sign}
	}
	for _, c := range []struct {
		terms []Term
		want  string
	}{
		{[]Term{term("E3:E8", 1), term("E12", -1)}, "E3:E8, less E12"},
		{[]Term{term("F24", -1), term("H24", 1)}, "H24, less F24"},
		{[]Term{term("B7:C7", -1)}, "less B7:C7"},
	} {
		if got := (&Relation{Terms: c.terms}).TermsText(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
