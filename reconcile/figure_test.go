package reconcile

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestFigureText(t *testing.T) {
	for _, c := range []struct {
		value  string
		places int32
		want   string
	}{
		{"8700", 0, "8,700"}, {"-630", 0, "(630)"}, {"1234567.891", 2, "1,234,567.89"}, {"0", 0, "0"},
		{"-0.001", 2, "0.00"}, {"999.999", 2, "1,000.00"}, {"-1000", 1, "(1,000.0)"},
	} {
		if got := FigureText(decimal.RequireFromString(c.value), c.places); got != c.want {
			t.Errorf("FigureText(%s, %d) is %q, want %q", c.value, c.places, got, c.want)
		}
	}
}

// Whatever the figures, the text never says that a difference is nil, and the figures as written differ by the
// difference as written.
func TestPlacesTellTheDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figure := func(name string) decimal.Decimal {
			return decimal.New(rapid.Int64Range(-1e9, 1e9).Draw(t, name), -rapid.Int32Range(0, 8).Draw(t, name+" places"))
		}
		stated, recomputed := figure("stated"), figure("recomputed")
		difference := stated.Sub(recomputed)
		p := PlacesFor(rapid.IntRange(-1, 6).Draw(t, "shown"), stated, recomputed, difference)
		if !stated.Round(p).Sub(recomputed.Round(p)).Equal(difference.Round(p)) {
			t.Fatalf("%s less %s is not told as %s at %d places", stated, recomputed, difference, p)
		}
		if !difference.IsZero() && difference.Round(p).IsZero() {
			t.Fatalf("%s is told as nil at %d places", difference, p)
		}
	})
}
