package target

import (
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// bag is the words of a label: those with a digit in them (codes, years, figures) apart, since these must match exactly.
// A measure of likeness over letters would take 2014/15 for 2015/16 and Transport for Transfers.
type bag struct {
	words, exact map[string]bool
}

// small are words that make no difference to what a label means.
var small = map[string]bool{
	"the": true, "of": true, "and": true, "for": true, "to": true, "in": true, "a": true, "an": true, "on": true,
	"which": true, "our": true, "by": true,
}

// bagOf takes a label apart. Case, apostrophes and a plural s do not count.
func bagOf(text string) bag {
	b := bag{map[string]bool{}, map[string]bool{}}
	for _, w := range split(text) {
		switch {
		case strings.ContainsAny(w, "0123456789"):
			b.exact[w] = true
		case !small[w]:
			if len(w) > 3 && !strings.HasSuffix(w, "ss") {
				w = strings.TrimSuffix(w, "s")
			}
			b.words[w] = true
		}
	}
	return b
}

// split gives the words of a text in lower case. A slash or hyphen between digits stays: 2014/15 is one word.
func split(text string) []string {
	text = strings.ToLower(strings.NewReplacer("'", "", "’", "", "‘", "", "&", " and ").Replace(text))
	runes := []rune(text)
	inYear := func(i int) bool {
		return (runes[i] == '/' || runes[i] == '-') && i > 0 && i+1 < len(runes) &&
			unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
	}
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inYear(i) {
			runes[i] = ' '
		}
	}
	return strings.Fields(string(runes))
}

func (b bag) size() int { return len(b.words) + len(b.exact) }

// likeness is the share of words that two labels have in common, from 0 to 1: Dice's measure over words. It is 0 where
// a code, year or figure stands in one of them only.
func (b bag) likeness(o bag) float64 {
	if b.size() == 0 || o.size() == 0 || len(b.exact) != len(o.exact) {
		return 0
	}
	common := 0
	for w := range b.exact {
		if !o.exact[w] {
			return 0
		}
		common++
	}
	for w := range b.words {
		if o.words[w] {
			common++
		}
	}
	return 2 * float64(common) / float64(b.size()+o.size())
}

// within reports whether all words of b stand in o.
func (b bag) within(o bag) bool {
	for w := range b.words {
		if !o.words[w] {
			return false
		}
	}
	for w := range b.exact {
		if !o.exact[w] {
			return false
		}
	}
	return b.size() > 0
}

// wordDiff tells in words how a label of the workbook differs from the one asked for: with "sector", "Children's" for
// "Childrens". It compares word by word, since a comparison of letters cuts figures apart.
func wordDiff(asked, found string) string {
	dmp := diffmatchpatch.New()
	lines := func(s string) string { return strings.Join(strings.Fields(s), "\n") + "\n" }
	x, y, table := dmp.DiffLinesToChars(lines(asked), lines(found))
	diffs := dmp.DiffCharsToLines(dmp.DiffMain(x, y, false), table)
	var said []string
	for i := 0; i < len(diffs); i++ {
		words := quoted(diffs[i].Text)
		next := i + 1
		switch {
		case diffs[i].Type == diffmatchpatch.DiffDelete && next < len(diffs) && diffs[next].Type == diffmatchpatch.DiffInsert:
			said = append(said, quoted(diffs[next].Text)+" for "+words)
			i = next
		case diffs[i].Type == diffmatchpatch.DiffDelete:
			said = append(said, "without "+words)
		case diffs[i].Type == diffmatchpatch.DiffInsert:
			said = append(said, "with "+words)
		}
	}
	return strings.Join(said, ", ")
}

func quoted(lines string) string { return `"` + strings.Join(strings.Fields(lines), " ") + `"` }
