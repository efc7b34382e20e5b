package cause

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// column draws distinct lines of four digits and more, as a department's page in £000 has them.
func column(t *rapid.T) ([]Line, decimal.Decimal) {
	values := rapid.SliceOfNDistinct(rapid.Int64Range(1001, 99_999), 3, 15, rapid.ID[int64]).Draw(t, "lines")
	sum := decimal.Zero
	var lines []Line
	for i, v := range values {
		l := Line{At: fmt.Sprint("E", i+3), Value: decimal.NewFromInt(v)}
		if rapid.IntRange(0, 5).Draw(t, "taken off") == 0 {
			l.Sign = -1
		}
		sum = sum.Add(l.share())
		lines = append(lines, l)
	}
	return lines, sum
}

// TestPlanted plants each slip in a random column. What is named then is the slip, or nothing because it cannot be
// told, or another slip that brings the difference to nil as well; this last must be rare.
func TestPlanted(t *testing.T) {
	named, other, runs := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		lines, sum := column(t)
		i := rapid.IntRange(0, len(lines)-1).Draw(t, "at")
		l := lines[i]
		in := Facts{Recomputed: sum, Lines: lines, At: "E2"}
		want := rapid.SampledFrom([]string{LineMissed, LineTwice, SignLost, UnitSlip, OtherYear, Plug}).Draw(t, "slip")
		switch want {
		case LineMissed:
			in.Stated = sum.Sub(l.share())
		case LineTwice:
			in.Stated = sum.Add(l.share())
		case SignLost:
			in.Stated = sum.Sub(l.share()).Sub(l.share())
		case UnitSlip:
			in.Stated = sum.Sub(l.share()).Add(l.share().Mul(decimal.New(1, 3)))
		case OtherYear:
			in.Stated = sum.Add(decimal.NewFromInt(rapid.Int64Range(1000, 5000).Draw(t, "moved")))
			in.Neighbours = []Line{{At: "F2", Value: in.Stated, Year: "2015/16"}}
		case Plug:
			in.Literal = decimal.NewFromInt(rapid.Int64Range(1, 5000).Draw(t, "literal"))
			in.Stated = sum.Add(in.Literal)
		}
		got := Find(in)
		runs++
		switch {
		case got == nil:
		case got.Name == want:
			named++
		default:
			other++
		}
		if got != nil && (want == LineMissed || want == LineTwice) && got.Name == want && got.Cells != l.At {
			t.Fatalf("%s named %s, planted at %s", want, got.Cells, l.At)
		}
	})
	if named*10 < runs*8 || other*20 > runs {
		t.Errorf("of %d planted slips %d named, %d named as another", runs, named, other)
	}
}

// TestTransposed swaps two digits of a figure: the swap is seen from both sides, and its difference divides by 9.
func TestTransposed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := []byte(fmt.Sprint(rapid.Int64Range(100, 1_000_000_000).Draw(t, "figure")))
		i := rapid.IntRange(0, len(digits)-2).Draw(t, "at")
		right := decimal.RequireFromString(string(digits))
		digits[i], digits[i+1] = digits[i+1], digits[i]
		if digits[0] == '0' || digits[i] == digits[i+1] {
			return
		}
		wrong := decimal.RequireFromString(string(digits))
		if !transposed(right, wrong) || !transposed(wrong, right) {
			t.Fatalf("%s for %s is not seen as transposed", wrong, right)
		}
		if !right.Sub(wrong).Mod(decimal.NewFromInt(9)).IsZero() {
			t.Fatalf("%s - %s does not divide by 9", right, wrong)
		}
		if got := Find(Facts{Stated: wrong, Recomputed: right}); got == nil || got.Name != Transposed {
			t.Fatalf("%s for %s: %v", wrong, right, got)
		}
	})
}

// TestChance gives unrelated differences: a cause must seldom be named.
func TestChance(t *testing.T) {
	named, runs := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		lines, sum := column(t)
		off := decimal.NewFromInt(rapid.Int64Range(11, 5000).Draw(t, "off"))
		runs++
		if got := Find(Facts{Stated: sum.Add(off), Recomputed: sum, Lines: lines}); got != nil {
			named++
		}
	})
	if named*10 > runs {
		t.Errorf("a cause was named for %d of %d differences without one", named, runs)
	}
}
