package output

import (
	"regexp"
	"sort"

	"crosscast/reconcile"
)

// yearForm finds financial years in a heading: 2014/15, 2014-15, 2014/2015.
var yearForm = regexp.MustCompile(`\b((?:19|20)\d\d) ?[/–-] ?((?:20)?\d\d)\b`)

// periodOf names the financial years that the headings of the totals found speak of.
func periodOf(r *reconcile.Result) string {
	seen := map[string]bool{}
	for _, x := range r.Relations {
		for _, text := range []string{x.Heading, x.Label} {
			for _, m := range yearForm.FindAllStringSubmatch(text, -1) {
				seen[m[1]+"/"+m[2][len(m[2])-2:]] = true
			}
		}
	}
	years := make([]string, 0, len(seen))
	for y := range seen {
		years = append(years, y)
	}
	sort.Strings(years)
	switch len(years) {
	case 0:
		return "not stated"
	case 1:
		return years[0]
	}
	return years[0] + " to " + years[len(years)-1]
}
