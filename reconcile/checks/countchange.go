package checks

import (
	"regexp"
	"strconv"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// movedCount is a number of things that went from one to another, and by how many.
var movedCount = regexp.MustCompile(`\bfrom (\d{1,3}(?:,\d{3})*|\d+) to (\d{1,3}(?:,\d{3})*|\d+)(?: [a-z]+){0,3}, (?:which is )?an? (increase|rise|reduction|decrease|fall|drop) of (\d{1,3}(?:,\d{3})*|\d+)(?:\.(?:\s|$)|[,;)]|$|\s)`)

// ofOtherUnit follows a number that is no number of things.
var ofOtherUnit = regexp.MustCompile(`^\s+(?:per ?cent|percentage|points?|million|thousand|billion)\b`)

// moved does "rose from 14 to 21, an increase of 7" again.
func (c *counting) moved(s claim.Span) {
	text := s.Para.Plain[s.From:s.To]
	for _, m := range movedCount.FindAllStringSubmatchIndex(text, -1) {
		if ofOtherUnit.MatchString(text[m[9]:]) {
			continue
		}
		number := func(k int) int {
			n, _ := strconv.Atoi(strings.ReplaceAll(text[m[2*k]:m[2*k+1]], ",", ""))
			return n
		}
		by := number(2) - number(1)
		if by < 0 {
			by = -by
		}
		at := claim.Span{Para: s.Para, From: s.From + m[8], To: s.From + m[9]}
		home := claim.Span{Para: s.Para, From: s.From + m[0], To: s.From + m[5]}
		c.compare(claim.Count{Span: at, Value: number(4)}, by, "between the two numbers", home, reconcile.Differs)
	}
}
