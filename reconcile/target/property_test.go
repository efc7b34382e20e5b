package target

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crosscast/reconcile"
)

// TestFigureHasNoSay states any figure for a line: the home stays the same, and so does the one of any other line.
func TestFigureHasNoSay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom([]string{"Total savings", "Family support", "Careers information"}).Draw(r, "name")
		year := rapid.SampledFrom([]string{"2014/15", "2015/16", "2016/17", ""}).Draw(r, "year")
		home := ""
		for _, text := range []string{"£1", fmt.Sprintf("£%dk", rapid.IntRange(1, 9999).Draw(r, "figure"))} {
			got := tieOne(t, savings, reconcile.Target{Name: name, Text: text, Period: year})
			if home != "" && got.Home.Cells != home {
				r.Fatalf("%s %s: %s goes to %s, £1 to %s", name, year, text, got.Home.Cells, home)
			}
			home = got.Home.Cells
		}
	})
}

// TestLikeness holds for any words: it is the same both ways, 1 for the same words in any order, and 0 where a figure
// or code differs.
func TestLikeness(t *testing.T) {
	word := rapid.StringMatching(`[a-z]{4,9}`)
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(word, 1, 6).Draw(r, "words")
		other := rapid.SliceOfN(word, 1, 6).Draw(r, "other")
		a, b := bagOf(strings.Join(words, " ")), bagOf(strings.Join(other, " "))
		if a.likeness(b) != b.likeness(a) {
			r.Fatal("likeness depends on the order of its operands")
		}
		turned := rapid.Permutation(words).Draw(r, "turned")
		if l := a.likeness(bagOf(strings.ToUpper(strings.Join(turned, ", ")))); l != 1 {
			r.Fatalf("the same words in another order: %v", l)
		}
		if l := bagOf(strings.Join(words, " ") + " T3").likeness(bagOf(strings.Join(words, " ") + " T8")); l != 0 {
			r.Fatalf("another code: %v", l)
		}
	})
}

func TestWordDiff(t *testing.T) {
	for _, c := range []struct{ asked, found, want string }{
		{"Childrens services", "Children's Services", `"Children's Services" for "Childrens services"`},
		{"Voluntary support", "Voluntary sector support", `with "sector"`},
		{"Savings of £13.24m, total", "Savings of £12.74m, total", `"£12.74m," for "£13.24m,"`},
		{"Early help team", "Early help", `without "team"`},
	} {
		if got := wordDiff(c.asked, c.found); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.asked, c.found, got, c.want)
		}
	}
}
