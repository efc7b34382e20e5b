package cause

import (
	"testing"

	"github.com/shopspring/decimal"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// book is a column of lines as a savings page prints them.
func book(values ...string) []Line {
	var lines []Line
	for i, v := range values {
		lines = append(lines, Line{At: "E" + string(rune('3'+i)), Label: "S" + string(rune('1'+i)), Value: dec(v)})
	}
	return lines
}

func TestFind(t *testing.T) {
	lines := book("1205", "318", "60", "-475", "2317")
	for _, c := range []struct {
		what       string
		in         Facts
		name, text string
	}{
		{"nothing to explain", Facts{Stated: dec("10"), Recomputed: dec("10.0")}, "", ""},
		{"line missed", Facts{Stated: dec("3107"), Recomputed: dec("3425"), Lines: lines}, LineMissed, "line S2 (318) is not in the total"},
		{"line counted twice", Facts{Stated: dec("3743"), Recomputed: dec("3425"), Lines: lines}, LineTwice, "line S2 (318) is counted twice"},
		{"sign lost", Facts{Stated: dec("4375"), Recomputed: dec("3425"), Lines: lines}, SignLost, "the sign of line S4 (-475) is lost"},
		{"transposed in the total", Facts{Stated: dec("12180"), Recomputed: dec("12810")}, Transposed, "two digits of 12,810 changed places: 12,180"},
		{"transposed in a line", Facts{Stated: dec("3470"), Recomputed: dec("3425"), Lines: book("1205", "2140", "80")}, Transposed, "two digits of line S1 (1,205) changed places"},
		{"transposed in one of two lines", Facts{Stated: dec("2445"), Recomputed: dec("2400"), Lines: book("1205", "1105", "90")}, "", ""},
		{"a line in pounds", Facts{Stated: dec("3425"), Recomputed: dec("321107"), Lines: book("1205", "318000", "60", "-475", "2317")}, UnitSlip, "line S2 (318,000) is in another unit"},
		{"the total in millions", Facts{Stated: dec("13.24"), Recomputed: dec("13240")}, UnitSlip, "13.24 is 13,240 in another unit"},
		{"another year", Facts{Stated: dec("654.1"), Recomputed: dec("648.7"), Neighbours: []Line{{At: "D9", Value: dec("654.1"), Year: "2015/16"}}}, OtherYear, "654.1 is the figure of 2015/16"},
		{"plug", Facts{Stated: dec("98.5"), Recomputed: dec("100"), Literal: dec("-1.5")}, Plug, "the formula adds -1.5 to the sum"},
		{"short range", Facts{Stated: dec("1108"), Recomputed: dec("3425"), Lines: lines, Range: "E3:E6", LeftOut: lines[4:]}, RangeShort, "the range E3:E6 leaves out S5 (2,317)"},
		{"line outside", Facts{Stated: dec("8700"), Recomputed: dec("8640"), Range: "E3:E8", Lines: book("8123", "517"), Near: []Line{{At: "E9", Label: "S7", Value: dec("60")}}}, LineOutside, "line S7 (60) is outside the range E3:E8"},
		{"subtotal as well", Facts{Stated: dec("4988"), Recomputed: dec("3425"), Lines: lines, Near: []Line{{At: "E6", Label: "Total A", Value: dec("1563"), Subtotal: true}}}, SubtotalToo, "subtotal Total A (1,563) is counted as well"},
		{"one digit", Facts{Stated: dec("13740"), Recomputed: dec("13240")}, OneDigit, "one digit of 13,240 is another one: 13,740"},
		{"dust of doubles", Facts{Stated: dec("-1480"), Recomputed: dec("-1400.0000000000004"), Step: dec("1")}, OneDigit, "one digit of -1,400 is another one: -1,480"},
		{"two lines fit", Facts{Stated: dec("620"), Recomputed: dec("680"), Lines: book("60", "560", "60")}, "", ""},
		{"too small to tell", Facts{Stated: dec("3424"), Recomputed: dec("3425"), Lines: book("1", "1205", "2219")}, "", ""},
		{"line blank", Facts{Stated: dec("2137"), Recomputed: dec("1820"), Lines: []Line{
			{At: "I15", Value: dec("1820")},
			{At: "I16", Label: "Inspection", Expected: decimal.NewNullDecimal(dec("317"))},
		}}, LineBlank, "line Inspection is blank or nil, its own total says 317"},
		{"crossed and transposed", Facts{Stated: dec("3425"), Recomputed: dec("2795"), Lines: []Line{
			{At: "D4", Label: "Q3", Value: dec("180"), Expected: decimal.NewNullDecimal(dec("810"))},
			{At: "D5", Label: "Q4", Value: dec("2615")},
		}}, Transposed, "810 and 180 transposed in line Q3"},
		{"noise is nil", Facts{Stated: dec("0.3"), Recomputed: dec("0.30000000000000004")}, "", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := Find(c.in)
			switch {
			case got == nil && c.name == "":
			case got == nil:
				t.Errorf("no cause, want %q", c.name)
			case got.Name != c.name || got.Text != c.text:
				t.Errorf("got %q: %q, want %q: %q", got.Name, got.Text, c.name, c.text)
			}
		})
	}
}
