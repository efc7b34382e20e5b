package reconcile

import (
	"testing"

	"github.com/shopspring/decimal"
)

// Findings are ordered, and held against the user's materiality, by what they are worth in pounds.
func TestSize(t *testing.T) {
	for name, c := range map[string]struct {
		r    Relation
		want string // "" for no money
	}{
		"no unit is pounds":   {Relation{Kind: Sum, Difference: decimal.NewFromInt(-12)}, "12"},
		"thousands":           {Relation{Kind: Sum, Difference: decimal.NewFromInt(-12), Unit: "GBP thousands"}, "12000"},
		"millions":            {Relation{Kind: Difference, Difference: decimal.RequireFromString("0.5"), Unit: "GBP millions"}, "500000"},
		"percent is no money": {Relation{Kind: Sum, Difference: decimal.NewFromInt(3), Unit: "percent"}, ""},
		"a ratio is none":     {Relation{Kind: Ratio, Difference: decimal.NewFromInt(3)}, ""},
		"not tested is none":  {Relation{Kind: Sum, Difference: decimal.NewFromInt(3), Outcome: NotTested}, ""},
	} {
		got, ok := (&Finding{Relation: &c.r}).Size()
		if ok != (c.want != "") || ok && got.String() != c.want {
			t.Errorf("%s: %s, %v; want %q", name, got, ok, c.want)
		}
	}
	if _, ok := (&Finding{}).Size(); ok {
		t.Error("a finding about no figure has a size")
	}
}
