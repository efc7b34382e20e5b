package reconcile

import (
	"strings"

	"github.com/shopspring/decimal"
)

// FigureText writes a figure as UK papers do: commas between thousands, negatives in brackets, and that many digits
// after the point.
func FigureText(d decimal.Decimal, places int32) string {
	digits := d.Abs().StringFixed(places)
	whole, fraction, _ := strings.Cut(digits, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	if d.Round(places).IsNegative() {
		return "(" + b.String() + ")"
	}
	return b.String()
}

// maxPlaces is the most digits after the point that are told to people: beyond it lies the noise of doubles.
const maxPlaces = 10

// PlacesFor is how many digits after the point a difference needs to be told in: those that the sheet shows (-1 where
// it shows what is stored), and as many more as it takes for the two figures, as written, to differ by the difference,
// as written. So nobody reads "stated 13.2, recomputed 13.2, difference 0".
func PlacesFor(shown int, stated, recomputed, difference decimal.Decimal) int32 {
	most := int32(0)
	for _, d := range []decimal.Decimal{stated, recomputed, difference} {
		most = max(most, PlacesOf(d))
	}
	if shown < 0 {
		return most
	}
	p := min(int32(shown), maxPlaces)
	for p < most && !casts(p, stated, recomputed, difference) {
		p++
	}
	return p
}

// casts reports whether the figures, cut to p digits, still say the same difference.
func casts(p int32, stated, recomputed, difference decimal.Decimal) bool {
	d := difference.Round(p)
	return stated.Round(p).Sub(recomputed.Round(p)).Equal(d) && (difference.IsZero() || !d.IsZero())
}

// PlacesOf is the number of digits after the point of a figure, without padding zeros and at most ten.
func PlacesOf(d decimal.Decimal) int32 {
	for p := int32(0); p < maxPlaces; p++ {
		if d.Round(p).Equal(d) {
			return p
		}
	}
	return maxPlaces
}

// Direction says which of two figures is higher, in the words of the findings; "" if neither is.
func Direction(difference decimal.Decimal) string {
	switch difference.Sign() {
	case 1:
		return "stated is higher"
	case -1:
		return "stated is lower"
	}
	return ""
}
