package signoff

import "testing"

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"J Shah", "j.shah", true}, {"J. Shah", "Shah, J", true}, {"Jane Shah", "SHAH Jane", true},
		{"Jos\u00e9 Peña", "Jose\u0301 Pena", true}, {"\uff2a Shah", "J Shah", true}, {"Anne-Marie Okoro", "Anne Marie Okoro", true},
		{"J Shah", "A Shah", false}, {"J Shah", "J Shaw", false}, {"李小龍", "李小明", false},
	} {
		if got := samePerson(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: the same person is %v", c.a, c.b, got)
		}
	}
}
