package checks

import (
	"regexp"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

var (
	plusOne   = regexp.MustCompile(`\(\s*(?:\d{1,3}|[a-z]+)\s+plus\s+(?:the\s+|a\s+)?[A-Za-z’' ]+\)`)
	notWhole  = regexp.MustCompile(`(?i)\b(?:including|include|includes|such as|eg|e\.g\.|for example|examples?|among|some|main|key)\b`)
	listAfter = regexp.MustCompile(`^\s*(?:[–—]|:| -)\s+`)
	ofThese   = regexp.MustCompile(`(?i)\bof (?:the|these|those|its|our)\s+$`)
	andOthers = regexp.MustCompile(`(?i)\b(?:others?|more|etc)\b`)
	andWord   = regexp.MustCompile(`,?\s+and\s+`)
)

// list compares a count in the sentence that leads into a list with its items, or with the counts that these give.
func (c *counting) list(q *claim.Para) {
	text := strings.TrimRight(q.Plain, " ")
	if len(q.Items) == 0 || !strings.HasSuffix(text, ":") {
		return
	}
	all := q.Sentences()
	last := all[len(all)-1]
	counts := claim.Counts(last)
	if len(counts) == 0 {
		return
	}
	if sum := sumOfParts(q.Items); sum > 0 && len(q.Items) > 1 {
		c.compare(counts[0], sum, "in the items of the list", claim.Span{Para: q.Items[0], To: len(q.Items[0].Text)}, reconcile.Differs)
		return
	}
	n := counts[len(counts)-1]
	items := closed(q.Items)
	for _, o := range counts { // "four projects, within the Council's 24 projects, which …:"
		if o.Value == len(items) {
			n = o
		}
	}
	if notWhole.MatchString(q.Plain[n.To:]) || n.Of || n.Other || len(q.CodeLists()) > 0 {
		return
	}
	outcome := reconcile.Review
	if strings.Trim(text[n.To:], " :") == "" { // "three service areas:"
		outcome = reconcile.Differs
	}
	c.compare(n, len(items), "items in the list", claim.Span{Para: items[0], To: len(items[0].Text)}, outcome)
}

// sumOfParts adds the counts that all items of a list begin with; 0 where one does not.
func sumOfParts(items []*claim.Para) int {
	sum := 0
	for _, q := range items {
		counts := claim.Counts(claim.Span{Para: q, To: len(q.Plain)})
		if len(counts) == 0 || counts[0].From > 0 {
			return 0
		}
		sum += counts[0].Value
	}
	return sum
}

// closed is the items up to the one with which the list says that it ends: a full stop after others that end with a
// semicolon or comma.
func closed(items []*claim.Para) []*claim.Para {
	open := false
	for i, q := range items {
		switch text := strings.TrimRight(q.Plain, " "); {
		case strings.HasSuffix(text, ";"), strings.HasSuffix(text, ","), strings.HasSuffix(text, "; and"):
			open = true
		case strings.HasSuffix(text, ".") && open:
			return items[:i+1]
		}
	}
	return items
}

// inline compares a count with the list that follows in the same sentence: "four themes – A, B, C and D.". Commas within
// an item cannot be told from those between them, so that a difference is to review.
func (c *counting) inline(s claim.Span, counts []claim.Count) {
	for _, n := range counts {
		rest := s.Para.Plain[n.To:s.To]
		m := listAfter.FindStringIndex(rest)
		if m == nil || c.told[n.Span] || n.Of || ofThese.MatchString(s.Para.Plain[s.From:n.From]) || andOthers.MatchString(rest[m[1]:]) {
			continue
		}
		items := splitList(strings.TrimRight(rest[m[1]:], " .;:"))
		if len(items) < 2 {
			continue
		}
		c.compare(n, len(items), "named behind it", claim.Span{Para: s.Para, From: n.To + m[1], To: s.To}, reconcile.Review)
	}
}

// splitList cuts a list in a sentence into its items.
func splitList(text string) []string {
	if strings.Contains(text, ";") {
		return strings.FieldsFunc(text, func(r rune) bool { return r == ';' })
	}
	parts := strings.Split(text, ", ")
	last := parts[len(parts)-1]
	if two := andWord.Split(last, -1); len(two) > 1 {
		parts = append(parts[:len(parts)-1], strings.Join(two[:len(two)-1], " and "), two[len(two)-1])
	}
	return parts
}
