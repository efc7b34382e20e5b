package checks

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// What every check says of itself: names serve as keys in files and flags, titles read on after "checks that".
func TestChecksDescribeThemselves(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)?$`)
	seen := map[string]bool{}
	for _, c := range All {
		if !name.MatchString(c.Name) || seen[c.Name] {
			t.Errorf("%q is no name of a check, or stands twice", c.Name)
		}
		seen[c.Name] = true
		if n := len(c.Title); n == 0 || n >= 60 || strings.HasSuffix(c.Title, ".") {
			t.Errorf("%s: the title has %d letters or ends in a full stop: %q", c.Name, n, c.Title)
		}
		if !strings.HasSuffix(c.Text, ".") || c.Before == "" || c.After == "" || c.Before == c.After || c.Run == nil {
			t.Errorf("%s: its text, example or function is missing", c.Name)
		}
		if c.Owns != nil && c.Tick == "" {
			t.Errorf("%s has relations, and no tick for them on the reconciliation sheet", c.Name)
		}
	}
}

// Every relation that the search can find belongs to some check, so that none is dropped between two.
func TestEveryRelationIsOwned(t *testing.T) {
	for _, kind := range []reconcile.Kind{reconcile.Sum, reconcile.Difference, reconcile.Average, reconcile.Ratio, reconcile.Change} {
		for _, axis := range []reconcile.Axis{reconcile.Down, reconcile.Across, reconcile.Elsewhere} {
			for fault := reconcile.Sound; fault <= reconcile.TextLeft; fault++ {
				for _, heading := range []string{"", "Variance"} {
					r := &reconcile.Relation{Kind: kind, Axis: axis, Fault: fault, Heading: heading, Terms: make([]reconcile.Term, 2)}
					if ownerOf(r) == "" {
						t.Errorf("no check owns a %s, axis %d, fault %d, under %q", kind, axis, fault, heading)
					}
				}
			}
		}
	}
}

// What is particular goes before what is general.
func TestOwners(t *testing.T) {
	two := make([]reconcile.Term, 2)
	for name, c := range map[string]struct {
		r    reconcile.Relation
		want string
	}{
		"a sum down":                   {reconcile.Relation{Kind: reconcile.Sum}, "cast"},
		"a sum across":                 {reconcile.Relation{Kind: reconcile.Sum, Axis: reconcile.Across}, "cross-cast"},
		"a sum over other sheets":      {reconcile.Relation{Kind: reconcile.Sum, Axis: reconcile.Elsewhere}, "cast"},
		"net, across":                  {reconcile.Relation{Kind: reconcile.Difference, Axis: reconcile.Across, Heading: "Net", Terms: two}, "cross-cast"},
		"a variance":                   {reconcile.Relation{Kind: reconcile.Difference, Axis: reconcile.Across, Heading: "Variance", Terms: two}, "change"},
		"a variance as a share":        {reconcile.Relation{Kind: reconcile.Ratio, Heading: "Variance %"}, "change"},
		"growth":                       {reconcile.Relation{Kind: reconcile.Change}, "change"},
		"a share":                      {reconcile.Relation{Kind: reconcile.Ratio, Heading: "Share"}, "ratio"},
		"a mean":                       {reconcile.Relation{Kind: reconcile.Average}, "average"},
		"a sum that its label states":  {reconcile.Relation{Kind: reconcile.Sum, Evidence: []reconcile.Evidence{reconcile.ByRule}}, "stated-rule"},
		"a sum of other lines":         {reconcile.Relation{Kind: reconcile.Sum, Fault: reconcile.OtherLines}, "formula-range"},
		"a sum typed over its formula": {reconcile.Relation{Kind: reconcile.Sum, Fault: reconcile.TypedOver}, "plug"},
		"a sum with a number put in":   {reconcile.Relation{Kind: reconcile.Sum, Literal: decimal.NewFromInt(25)}, "plug"},
	} {
		if got := ownerOf(&c.r); got != c.want {
			t.Errorf("%s belongs to %q, want %q", name, got, c.want)
		}
	}
}

func ownerOf(r *reconcile.Relation) string {
	for _, c := range All {
		if c.Owns != nil && c.Owns(r) {
			return c.Name
		}
	}
	return ""
}
