package money

import (
	"testing"
	"unicode/utf8"
)

// FuzzParseCell: a text without a digit is never a number, a number has as many places as its value, and reading is
// quick whatever stands in the cell.
func FuzzParseCell(f *testing.F) {
	for _, c := range numberCells {
		f.Add(c.text, false)
	}
	for _, texts := range otherCells {
		for _, text := range texts {
			f.Add(text, true)
		}
	}
	f.Fuzz(func(t *testing.T, text string, comma bool) {
		fig := ParseCell(text, comma)
		if fig.State != Number {
			if !fig.Value.IsZero() {
				t.Fatalf("%q: %v has the value %s", text, fig.State, fig.Value)
			}
			return
		}
		if fig.Places != max(0, -int(fig.Value.Exponent())) || len(text) == 0 || fig.Places > maxCell+maxPower {
			t.Fatalf("%q: %s with %d places", text, fig.Value, fig.Places)
		}
		if !fig.Interval().Contains(fig.Value) {
			t.Fatalf("%q: %s lies outside %s", text, fig.Value, fig.Interval())
		}
		ParseStored(text)
	})
}

// FuzzFindAmounts: amounts stand in order, do not overlap, lie within the text, and hold their own value.
func FuzzFindAmounts(f *testing.F) {
	for _, text := range []string{
		"£13.24m", "(£1 million -£2 million)", "a £1.2m gap rising to 4m", "between £5 and 6 million a year", "-£1,363k", "£(1.2)m", "10-20%", "£6,21",
		"up to approximately £5m+", "£\u00a05\u00a0m", "GBP-5", "£.5m or more per annum",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, found := range FindAmounts(text) {
			a := found.Amount
			if found.Start < last || found.End <= found.Start || found.End > len(text) || a.Text != text[found.Start:found.End] {
				t.Fatalf("%q: %+v after %d", text, found, last)
			}
			last = found.End
			if utf8.ValidString(text) && !utf8.ValidString(a.Text) {
				t.Fatalf("%q: %q cuts a character", text, a.Text)
			}
			if found.Err == nil && a.Hedge != Range && !a.Interval.Contains(a.Value) {
				t.Fatalf("%q: %s lies outside %s", text, a.Value, a.Interval)
			}
			a.Coarse()
			a.SignificantDigits()
		}
		ParseUnit(text)
		ParseAmount(text)
	})
}
