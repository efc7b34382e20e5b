package sheets

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestSpellNumber(t *testing.T) {
	for raw, want := range map[string]string{
		"8700": "8700", "8700.0": "8700", "+8700": "8700", "1E2": "100", "-0": "0", "0.10": "0.1", ".5": "0.5", "007": "7",
		"0.1000000000000000055": "0.1", "0.30000000000000004": "0.30000000000000004", "1e-7": "1e-07", "1E+21": "1e+21",
		"123456789012345": "123456789012345", "-0.5": "-0.5", "1e999": "1e999", "n/a": "n/a",
	} {
		if got := SpellNumber(raw); got != want {
			t.Errorf("%s is spelled %s, want %s", raw, got, want)
		}
	}
}

// The digits are those that LibreOffice 7.4 saved for numbers of real workbooks.
func TestRoundNumber(t *testing.T) {
	for spelled, want := range map[string]string{
		"8700": "8700", "0.30000000000000004": "0.3", "-0.0017000000000000348": "-0.00170000000000003", "9843.999999999995": "9844",
		"0.079225014387109150": "0.0792250143871092", "99999999999999.95": "100000000000000", "7383616.167499995": "7383616.1675",
		"0.01596638655462185": "0.0159663865546219", "0.015966386554621848": "0.0159663865546218", "1234567890123456789": "1234567890123460000",
	} {
		if got := RoundNumber(spelled); got != want {
			t.Errorf("%s is rounded to %s, want %s", spelled, got, want)
		}
	}
}

func TestSpelledNumbersStayTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e300, 1e300).Draw(t, "v")
		s := SpellNumber(strconv.FormatFloat(v, 'g', 17, 64))
		if back, err := strconv.ParseFloat(s, 64); err != nil || back != v {
			t.Fatalf("%v is spelled %s", v, s)
		}
		if again := SpellNumber(s); again != s {
			t.Fatalf("%s is spelled %s", s, again)
		}
		r := RoundNumber(s)
		if again := RoundNumber(SpellNumber(r)); again != r {
			t.Fatalf("%s is rounded to %s, then to %s", s, r, again)
		}
		if w, err := strconv.ParseFloat(r, 64); err != nil || math.Abs(w-v) > math.Abs(v)*5.5e-15 {
			t.Fatalf("%s is rounded to %s", s, r)
		}
	})
}
