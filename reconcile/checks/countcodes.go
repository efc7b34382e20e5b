package checks

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/sheets"
)

// codes compares a count with the codes that the sentence lists in brackets: "9 are completed (S1, S4, …)".
func (c *counting) codes(s claim.Span, counts []claim.Count) {
	for _, list := range s.Para.CodeLists() {
		if list.From < s.From || list.To > s.To {
			continue
		}
		var n *claim.Count
		for i := range counts {
			if counts[i].To <= list.From {
				n = &counts[i]
			}
		}
		if n == nil || notWhole.MatchString(s.Para.Plain[n.To:list.From]) || c.told[n.Span] {
			continue
		}
		c.compare(*n, len(distinct(list.Codes)), "codes listed", list.Span, reconcile.Differs)
	}
}

// base takes the letter off a code: S9a and S9b are parts of S9.
func base(code string) string { return strings.TrimRight(code, "abcdefghijklmnopqrstuvwxyz") }

// distinct lists the codes, each once, without letters.
func distinct(codes []string) []string {
	seen := map[string]bool{}
	for _, code := range codes {
		seen[base(code)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// leastSeries is how many codes in a row make a series.
const leastSeries = 5

// codeSeries is the codes of one letter that a report lists.
type codeSeries struct {
	prefix string
	where  map[string]claim.Span // base code: the list that has it
	again  map[string]claim.Span // codes that a second list has as well
	leads  map[*claim.Para]bool  // the paragraphs that lead into these lists
}

// series looks whether the codes of one letter, over all lists of the report, run without gap and come once each, and
// compares the counts that lead into these lists.
func (c *counting) series() {
	all := map[string]*codeSeries{}
	add := func(code string, at claim.Span, whole bool) {
		prefix := strings.TrimRight(base(code), "0123456789")
		s := all[prefix]
		if s == nil {
			s = &codeSeries{prefix, map[string]claim.Span{}, map[string]claim.Span{}, map[*claim.Para]bool{}}
			all[prefix] = s
		}
		if old, ok := s.where[base(code)]; ok && whole && old.Para != at.Para {
			s.again[base(code)] = at
		} else if !ok {
			s.where[base(code)] = at
		}
		for q := at.Para; q != nil; q = q.Lead {
			s.leads[q] = true
		}
	}
	for _, q := range c.Paras() {
		for _, l := range q.CodeLists() {
			for _, code := range l.Codes {
				add(code, l.Span, base(code) == code)
			}
		}
	}
	for _, n := range c.Paper.NamedCodes() {
		if n.Index && n.Para.Table == nil && n.Para.Kind == sheets.ListItem {
			add(n.Code, n.Span, true)
		}
	}
	for _, prefix := range slices.Sorted(maps.Keys(all)) {
		c.judgeSeries(all[prefix])
	}
}

// run is how many codes follow each other from 1.
func (s *codeSeries) run() int {
	n := 0
	for {
		if _, ok := s.where[s.prefix+strconv.Itoa(n+1)]; !ok {
			return n
		}
		n++
	}
}

func (c *counting) judgeSeries(s *codeSeries) {
	run := s.run()
	if run < leastSeries {
		return
	}
	first := s.where[s.prefix+"1"]
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: "the codes " + s.prefix, Outcome: reconcile.Agrees,
		StatedText: fmt.Sprintf("%s1 to %s%d", s.prefix, s.prefix, run), FoundText: fmt.Sprintf("%d codes, each listed once", len(s.where)),
		Claim: reconcile.PlaceOf(first)}
	f := reconcile.Finding{}
	if twice := slices.Sorted(maps.Keys(s.again)); len(twice) > 0 {
		at := s.again[twice[0]]
		t.Outcome, t.Home, t.Claim = reconcile.Review, reconcile.PlaceOf(s.where[twice[0]]), reconcile.PlaceOf(at)
		f.Subject, f.Headline = strings.Join(twice, ", "), verbOf(len(twice), "is", "are")+" listed twice"
		f.Lines = []string{fmt.Sprintf("%s is in %s and in %s: its saving may be counted twice.", twice[0], s.where[twice[0]].Para.Where(), at.Para.Where())}
	}
	c.State(t, f)
	c.countsOf(s, run)
}

func verbOf(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// countsOf compares the counts of what the codes stand for: the noun that leads into their lists.
func (c *counting) countsOf(s *codeSeries, run int) {
	nouns := map[string]bool{}
	for q := range s.leads {
		if len(q.Items) == 0 {
			continue
		}
		for _, n := range claim.Counts(claim.Span{Para: q, To: len(q.Plain)}) {
			if n.Noun != "" {
				nouns[n.Noun] = true
			}
		}
	}
	for _, q := range c.Paras() {
		for _, n := range claim.Counts(claim.Span{Para: q, To: len(q.Plain)}) {
			if !nouns[n.Noun] || n.Of || q.Table != nil {
				continue
			}
			for _, found := range []int{len(s.where), run} {
				if n.Value == found {
					c.compare(n, found, fmt.Sprintf("codes from %s1", s.prefix), s.where[s.prefix+"1"], reconcile.Review)
					break
				}
			}
		}
	}
}
