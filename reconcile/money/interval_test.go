package money

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// TestSeedSums holds the sums of the seed papers: rounding is no error, and the real one is.
func TestSeedSums(t *testing.T) {
	for _, c := range []struct {
		parts  []string
		places []int
		total  string
		sum    string
		agrees bool
	}{
		{[]string{"12.7", "0.55"}, []int{1, 3}, "13.24", "13.1995 .. 13.3005", true},
		{[]string{"4", "1.45", "7.8"}, []int{0, 2, 1}, "13.24", "12.695 .. 13.805", true},
		{[]string{"4", "9.84"}, []int{0, 2}, "13.24", "13.335 .. 14.345", false},
	} {
		var parts []Interval
		for i, p := range c.parts {
			parts = append(parts, Rounded(dec(p), c.places[i]))
		}
		sum, total := Sum(parts...), Rounded(dec(c.total), 2)
		if sum.String() != c.sum || sum.Meets(total) != c.agrees {
			t.Errorf("%v: %s, meets %s: %v", c.parts, sum, total, sum.Meets(total))
		}
	}
}

func TestSeedRatios(t *testing.T) {
	one := Exact(dec("1"))
	q, ok := one.Quotient(Rounded(dec("5.5"), 1))
	if !ok || !q.Shift(2).Meets(Rounded(dec("18.1"), 1)) || q.Shift(2).Contains(dec("18.1")) == false {
		t.Errorf("1 / 5.5 = %s", q)
	}
	q, _ = Rounded(dec("3.59"), 2).Quotient(Rounded(dec("11.6"), 1))
	if lo, hi := q.Lo.Shift(2).Round(3), q.Hi.Shift(2).Round(3); !lo.Equal(dec("30.773")) || !hi.Equal(dec("31.126")) {
		t.Errorf("3.59 / 11.6 = %s .. %s", lo, hi)
	}
	if _, ok := one.Quotient(Rounded(dec("0.3"), 0)); ok {
		t.Error("a base that may be 0 has a quotient")
	}
}

func TestIntervalEdges(t *testing.T) {
	for got, want := range map[string]string{
		Truncated(dec("18.1"), 1).String():                           "18.1 .. 18.2",
		Truncated(dec("-18.1"), 1).String():                          "-18.2 .. -18.1",
		Truncated(dec("0"), 0).String():                              "-1 .. 1",
		Rounded(dec("13000"), -3).String():                           "12500 .. 13500",
		AtLeast(dec("3")).Add(Exact(dec("2"))).String():              "at least 5",
		AtMost(dec("3")).Neg().String():                              "at least -3",
		Between(dec("-3"), dec("2")).Abs().String():                  "0 .. 3",
		AtLeast(dec("2")).Mul(Between(dec("3"), dec("4"))).String():  "at least 6",
		Between(dec("-1"), dec("2")).Mul(AtLeast(dec("1"))).String(): "anything",
		Between(dec("-1"), dec("2")).Mul(Exact(dec("-3"))).String():  "-6 .. 3",
		Rounded(dec("3.6"), 1).Sub(Rounded(dec("3.59"), 2)).String(): "-0.045 .. 0.065",
		AtMost(dec("3")).Add(AtLeast(dec("1"))).String():             "anything",
		Exact(dec("5")).String():                                     "5",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	both, ok := Rounded(dec("3.6"), 1).Intersect(Rounded(dec("3.59"), 2))
	if !ok || both.String() != "3.585 .. 3.595" {
		t.Errorf("3.6 and 3.59: %s", both)
	}
	if !Rounded(dec("5"), 0).Touches(Rounded(dec("6"), 0)) || Rounded(dec("5"), 0).Touches(Rounded(dec("5"), 0)) {
		t.Error("5 and 6 touch, 5 and 5 overlap")
	}
}

func drawDecimal(t *rapid.T, name string) decimal.Decimal {
	return decimal.New(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, name), int32(rapid.IntRange(-4, 3).Draw(t, name+" places")))
}

func drawInterval(t *rapid.T, name string) Interval {
	a := Between(drawDecimal(t, name+" a"), drawDecimal(t, name+" b"))
	a.LoOpen = rapid.IntRange(0, 9).Draw(t, name+" lo open") == 0
	a.HiOpen = rapid.IntRange(0, 9).Draw(t, name+" hi open") == 0
	return a
}

// inside gives a value of the interval.
func inside(t *rapid.T, a Interval, name string) decimal.Decimal {
	step := decimal.New(rapid.Int64Range(0, 1000).Draw(t, name), 0)
	switch {
	case a.LoOpen && a.HiOpen:
		return step
	case a.LoOpen:
		return a.Hi.Sub(step)
	case a.HiOpen:
		return a.Lo.Add(step)
	}
	return a.Lo.Add(a.Hi.Sub(a.Lo).Mul(step.Shift(-3)))
}

// TestIntervalLaws: whatever two values the intervals hold, their sum, difference, product and ratio lie in the result.
func TestIntervalLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawInterval(t, "a"), drawInterval(t, "b")
		x, y := inside(t, a, "x"), inside(t, b, "y")
		if !a.Contains(x) || !a.Add(b).Contains(x.Add(y)) || !a.Sub(b).Contains(x.Sub(y)) || !a.Mul(b).Contains(x.Mul(y)) {
			t.Fatalf("%s and %s lose %s and %s", a, b, x, y)
		}
		if !a.Neg().Contains(x.Neg()) || !a.Abs().Contains(x.Abs()) || !a.Shift(3).Contains(x.Shift(3)) {
			t.Fatalf("%s loses %s", a, x)
		}
		if q, ok := a.Quotient(b); ok && !q.Mul(Exact(y)).Contains(x) {
			t.Fatalf("%s / %s = %s loses %s / %s", a, b, q, x, y)
		}
		if a.Meets(b) != b.Meets(a) || !a.Meets(a) {
			t.Fatalf("%s and %s: meeting is not mutual", a, b)
		}
		both, ok := a.Intersect(b)
		if ok != a.Meets(b) || ok && !(a.Meets(both) && b.Meets(both)) || a.Contains(y) && !both.Contains(y) {
			t.Fatalf("%s and %s intersect in %s", a, b, both)
		}
	})
}

// TestRoundedSumsMeet: however the parts and the total are rounded, a right sum is never told to differ.
func TestRoundedSumsMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sum Interval
		var exact decimal.Decimal
		for range rapid.IntRange(1, 12).Draw(t, "parts") {
			v, places := drawDecimal(t, "part"), rapid.IntRange(-3, 3).Draw(t, "rounded to")
			exact = exact.Add(v)
			sum = sum.Add(Rounded(v.Round(int32(places)), places))
		}
		places := rapid.IntRange(-3, 3).Draw(t, "total rounded to")
		total := Rounded(exact.Round(int32(places)), places)
		cut := Truncated(exact.Truncate(int32(max(0, places))), max(0, places))
		if !sum.Meets(total) || !sum.Contains(exact) || !sum.Meets(cut) {
			t.Fatalf("%s, %s and %s do not meet", sum, total, cut)
		}
	})
}
