package money_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"crosscast/reconcile/money"
	"crosscast/reconcile/period"
)

// sentenceFloor is the least share of the marks in a file of sentences that must be found, and of what is found that
// must be marked.
const sentenceFloor = 0.98

// mark is an expression in a sentence and what it means, marked by hand or found.
type mark struct {
	from, to int
	means    string
}

var marked = regexp.MustCompile(`([\[{])([^\]}]*) = ([^\]}]*)[\]}]`)

// unmark takes the marks out of a line of the file.
func unmark(line string) (sentence string, amounts, years []mark) {
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
		sentence += line[at:m[0]]
		k := mark{from: len(sentence), to: len(sentence) + m[5] - m[4], means: line[m[6]:m[7]]}
		sentence += line[m[4]:m[5]]
		if at = m[1]; line[m[2]] == '[' {
			amounts = append(amounts, k)
		} else {
			years = append(years, k)
		}
	}
	return sentence + line[at:], amounts, years
}

func foundAmounts(sentence string) (all []mark) {
	for _, f := range money.FindAmounts(sentence) {
		all = append(all, mark{f.Start, f.End, meaning(f)})
	}
	return all
}

// meaning says what was found in the words of the file.
func meaning(f money.Found) string {
	a := f.Amount
	s := a.Value.String()
	switch {
	case f.Err != nil:
		return "malformed"
	case a.Hedge == money.Range:
		s = a.Interval.Lo.String() + ".." + a.Interval.Hi.String()
	}
	switch {
	case a.Unit.Percent:
		s += "%"
	case a.Unit.Currency != "GBP":
		s += " " + a.Unit.String()
	}
	if a.Hedge != money.Plain {
		s += ", " + a.Hedge.String()
	}
	if a.Rate {
		s += ", a " + a.Per
	}
	return strings.Replace(s, "a hour", "an hour", 1)
}

func foundYears(sentence string) (all []mark) {
	for _, f := range period.FindYears(sentence) {
		all = append(all, mark{f.Start, f.End, f.Period.String()})
	}
	return all
}

// kinds tell a mark by what stands in its meaning; the first that fits counts.
var kinds = []struct{ holds, name string }{
	{"malformed", "malformed"}, {"range", "range"}, {", a ", "rate"}, {", an ", "rate"}, {",", "hedged"}, {"%", "plain percentage"},
	{"academic", "academic year"}, {" to ", "span of years"}, {"/", "year"}, {"", "plain amount"},
}

func (m mark) kind() string {
	for _, k := range kinds {
		if strings.Contains(m.means, k.holds) {
			return k.name
		}
	}
	return ""
}

// tally counts marks, what is found, and what is both, by kind.
type tally struct{ marked, found, both map[string]int }

func newTally() tally { return tally{map[string]int{}, map[string]int{}, map[string]int{}} }

// compare counts a mark as found if an expression lies over it that means the same, and tells the others.
func (c tally) compare(t *testing.T, sentence string, want, got []mark) {
	hit := map[int]bool{}
	for _, w := range want {
		c.marked[w.kind()]++
		i := match(w, got, hit)
		if i < 0 {
			t.Logf("missed %q = %s in %q", sentence[w.from:w.to], w.means, sentence)
			continue
		}
		hit[i] = true
		c.both[w.kind()]++
	}
	for i, g := range got {
		c.found[g.kind()]++
		if !hit[i] {
			t.Logf("wrong %q = %s in %q", sentence[g.from:g.to], g.means, sentence)
		}
	}
}

// match is the index of the expression that is the mark, -1 for none.
func match(w mark, got []mark, hit map[int]bool) int {
	for i, g := range got {
		if !hit[i] && g.from < w.to && w.from < g.to && g.means == w.means {
			return i
		}
	}
	return -1
}

// check prints the counts and fails if a share of them falls below the floor.
func (c tally) check(t *testing.T, what string) {
	var marked, found, both int
	for _, k := range kinds {
		if n := max(c.marked[k.name], c.found[k.name]); n > 0 && k.holds != ", an " {
			t.Logf("  %s: %d marked, %d found, %d right", k.name, c.marked[k.name], c.found[k.name], c.both[k.name])
			marked, found, both = marked+c.marked[k.name], found+c.found[k.name], both+c.both[k.name]
		}
	}
	precision, recall := float64(both)/float64(max(1, found)), float64(both)/float64(max(1, marked))
	t.Logf("%s: %d marked, %d found, %d right: precision %.3f, recall %.3f", what, marked, found, both, precision, recall)
	if precision < sentenceFloor || recall < sentenceFloor {
		t.Errorf("%s fall below %.2f", what, sentenceFloor)
	}
}

// TestSentences measures what is found in sentences of real papers against marks made by hand.
func TestSentences(t *testing.T) {
	for _, name := range []string{"sentences", "amount-sentences", "later-sentences", "last-sentences", "new-sentences", "fresh-sentences"} {
		t.Run(name, func(t *testing.T) { measure(t, "testdata/"+name+".txt") })
	}
}

func measure(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	amounts, years := newTally(), newTally()
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line == "#" || strings.HasPrefix(line, "# ") {
			continue
		}
		sentence, a, y := unmark(line)
		amounts.compare(t, sentence, a, foundAmounts(sentence))
		years.compare(t, sentence, y, foundYears(sentence))
	}
	amounts.check(t, "amounts")
	years.check(t, "years")
}
