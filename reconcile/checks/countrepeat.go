package checks

import (
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// repeats compares the counts of one thing with each other: "24 priority projects" here and there, "the other 3 projects"
// of four.
func (c *counting) repeats() {
	var all []claim.Count
	for _, q := range c.Paras() {
		if q.Table == nil {
			all = append(all, claim.Counts(claim.Span{Para: q, To: len(q.Plain)})...)
		}
	}
	first := map[string]claim.Count{}
	for _, n := range all {
		if words := strings.Fields(n.Phrase); n.Of || len(words) < 2 || words[0] == "other" || n.Other {
			continue
		}
		before, ok := first[n.Phrase]
		switch {
		case !ok:
			first[n.Phrase] = n
		case before.Value == n.Value || n.Definite: // "two new schools" may be others than the three above
			c.compare(n, before.Value, "in "+before.Para.Where(), before.Span, reconcile.Review)
		}
	}
	for _, n := range all {
		if len(strings.Fields(n.Phrase)) == 1 && n.Definite && !n.Of && !n.Other {
			c.short(n, all)
		}
	}
	for _, n := range all {
		if n.Other || strings.HasPrefix(n.Phrase, "other ") {
			c.other(n, all)
		}
	}
}

// short finds the count that "all four projects" comes back to: one of the same noun.
func (c *counting) short(n claim.Count, all []claim.Count) {
	for _, o := range all {
		if o.Span != n.Span && o.Noun == n.Noun && o.Value == n.Value && o.Phrase != n.Phrase {
			c.compare(n, o.Value, "in "+o.Para.Where(), o.Span, reconcile.Review)
			return
		}
	}
}

// other compares "the other 3 projects" with the four of which one is spoken of.
func (c *counting) other(n claim.Count, all []claim.Count) {
	phrase := strings.TrimPrefix(n.Phrase, "other ")
	var near *claim.Count
	for i, o := range all {
		if o.Span == n.Span || o.Of || o.Other || !strings.HasSuffix(o.Phrase, n.Noun) || strings.HasPrefix(o.Phrase, "other ") {
			continue
		}
		switch {
		case o.Value == n.Value+1:
			c.compare(n, o.Value-1, "of "+o.Text(), o.Span, reconcile.Review)
			return
		case (o.Value == n.Value || o.Value == n.Value+2) && strings.HasSuffix(o.Phrase, phrase):
			near = &all[i]
		}
	}
	if near != nil {
		c.compare(n, near.Value-1, "others of "+near.Text(), near.Span, reconcile.Review)
	}
}
