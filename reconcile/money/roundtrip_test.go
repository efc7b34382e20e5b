package money

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// group puts separators between groups of three digits.
func group(digits, separator string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// TestCellRoundTrip prints a number in every style that is read, and reads it back.
func TestCellRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawDecimal(t, "v")
		places := int32(rapid.IntRange(0, 4).Draw(t, "places"))
		v = v.Round(places)
		whole, fraction, _ := strings.Cut(v.Abs().StringFixed(places), ".")
		comma := rapid.Bool().Draw(t, "decimal comma")
		point, separators := ".", []string{"", ",", " ", "\u00a0", "\u202f", "\u2009"}
		if comma {
			point, separators[1] = ",", "."
		}
		text := group(whole, rapid.SampledFrom(separators).Draw(t, "separator"))
		if places > 0 {
			text += point + fraction
		}
		text = rapid.SampledFrom([]string{"", "£", "£ ", "GBP "}).Draw(t, "currency") + text
		if v.IsNegative() {
			sign := rapid.SampledFrom([][2]string{{"-", ""}, {"\u2212", ""}, {"\u2013", ""}, {"(", ")"}, {"", "-"}}).Draw(t, "sign")
			text = sign[0] + text + sign[1]
		}
		text += rapid.SampledFrom([]string{"", " ", "*", " r", "(3)"}).Draw(t, "mark")
		if strings.HasSuffix(text, "-*") || strings.HasSuffix(text, "- r") || strings.HasSuffix(text, "-(3)") || strings.HasSuffix(text, "- ") {
			return // a trailing minus comes last
		}
		f := ParseCell(text, comma)
		if f.State != Number || !f.Value.Equal(v) || f.Places != int(places) {
			t.Fatalf("%q: %v %s (%d), want %s (%d)", text, f.State, f.Value, f.Places, v, places)
		}
	})
}

// TestAmountRoundTrip writes an amount as prose does and finds it again, and its true value within what it allows.
func TestAmountRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		exact := drawDecimal(t, "pounds").Abs()
		scale := rapid.SampledFrom([]struct {
			text     string
			exponent int32
		}{{"", 0}, {"k", 3}, {"m", 6}, {" million", 6}, {"million", 6}, {"bn", 9}}).Draw(t, "scale")
		places := int32(rapid.IntRange(0, 2).Draw(t, "places"))
		printed := exact.Shift(-scale.exponent).StringFixed(places)
		whole, fraction, _ := strings.Cut(printed, ".")
		text := "£" + group(whole, ",")
		if places > 0 {
			text += "." + fraction
		}
		text = rapid.SampledFrom([]string{"", "about ", "up to ", "over "}).Draw(t, "hedge") + text + scale.text
		found := FindAmounts("Savings of " + text + " are planned.")
		if len(found) != 1 || found[0].Err != nil && !twoScalesText(whole, scale.exponent) {
			t.Fatalf("%q: %+v", text, found)
		}
		if found[0].Err == nil && !found[0].Amount.Interval.Contains(exact) {
			t.Fatalf("%q: %s does not hold %s", text, found[0].Amount.Interval, exact)
		}
	})
}

func twoScalesText(whole string, exponent int32) bool { return exponent >= 6 && len(whole) >= 6 }
