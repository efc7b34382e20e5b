package casting

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// equationPrior is what an equation in a label is worth: less than a formula, since it may hold for a part of the sheet
// only.
const equationPrior = 8

// maxEquations is how many of them one view may have; a sheet with more is a list of something else.
const maxEquations = 2000

// equationClaims gathers the totals whose labels or headings state them by the keys of other lines. The keys stand in the
// same row of headings or one near it, or in the same column of labels or one near it.
func (v *view) equationClaims() []*hypothesis {
	files := len(v.sheet.Cols)
	if v.axis == reconcile.Across {
		files = len(v.sheet.Rows)
	}
	var out []*hypothesis
	for at := range files {
		var keys map[string][]int
		for l := range v.lines {
			c := v.besideLine(l, at)
			if c.State != layout.Word {
				continue
			}
			e, ok := equationIn(c.Text())
			if !ok {
				continue
			}
			if len(out) == maxEquations {
				return out
			}
			if keys == nil {
				keys = v.keysNear(at, files)
			}
			if h := v.equated(l, e, keys); h != nil {
				out = append(out, h)
			}
		}
	}
	return out
}

// besideLine is the cell of line l in the row of headings or column of labels at.
func (v *view) besideLine(l, at int) *layout.Cell { return v.sheet.Cell(v.grid(v.lines[l], at)) }

// keyReach is how many rows of headings or columns of labels away from an equation its keys may stand.
const keyReach = 2

// keysNear are the lines, in order, that carry each key in rows of headings or columns of labels near one of them, or as
// their number.
func (v *view) keysNear(at, files int) map[string][]int {
	var codes []int
	if v.axis == reconcile.Down {
		codes = v.lineCodes()
	}
	out := map[string][]int{}
	for l := range v.lines {
		for near := max(0, at-keyReach); near < min(files, at+keyReach+1); near++ {
			if c := v.besideLine(l, near); c.State == layout.Word || near == at {
				for _, key := range keysOf(c) {
					out[key] = append(out[key], l)
				}
			}
		}
		if codes != nil && codes[l] >= 0 {
			key := strconv.Itoa(codes[l])
			out[key] = append(out[key], l)
		}
	}
	return out
}

// keyedLabel is nothing but a key, or a label with a key before it; labelledKey has one in brackets after it.
var (
	keyedLabel  = regexp.MustCompile(`^(` + keyForm + `)(?:[.):]?\s+\pL.*)?$`)
	labelledKey = regexp.MustCompile(`\s\(([a-z]|\d{1,2})\)$`)
)

// keysOf are the keys that a cell gives its line.
func keysOf(c *layout.Cell) []string {
	if c.State == layout.Number && c.Num == math.Trunc(c.Num) && c.Num >= 0 && c.Num < 1e4 {
		return []string{strconv.Itoa(int(c.Num))}
	}
	if c.State != layout.Word {
		return nil
	}
	var out []string
	text := c.Text()
	if e, ok := equationIn(text); ok && e.of != "" {
		out = append(out, e.of)
	}
	for _, form := range []*regexp.Regexp{keyedLabel, labelledKey} {
		if found := form.FindStringSubmatch(strings.ToLower(text)); found != nil {
			out = append(out, bareKey(found[1]))
		}
	}
	return out
}

// equated is the hypothesis that an equation states of line l; nil where a key is found nowhere or names the line itself.
func (v *view) equated(l int, e equation, keys map[string][]int) *hypothesis {
	h := &hypothesis{total: l, rule: true, equation: true, prior: equationPrior, how: "the lines that its own words name"}
	for k, key := range e.terms {
		t := nearest(keys[key], l)
		if t < 0 || t == l || slices.Contains(h.terms, t) {
			return nil
		}
		h.terms, h.signs = append(h.terms, t), append(h.signs, e.signs[k])
	}
	sortTerms(h)
	if !slices.Contains(h.signs, -1) {
		h.signs = nil
	}
	return v.addedAsTyped(h)
}

// addedAsTyped takes what is to be taken off for added where it is typed with its minus sign.
func (v *view) addedAsTyped(h *hypothesis) *hypothesis {
	if h.signs == nil {
		return h
	}
	plain := *h
	plain.signs = nil
	v.eval(h)
	v.eval(&plain)
	if plain.agree > h.agree {
		return &plain
	}
	return h
}

// nearest is the one of some lines, in order, that is next to l, rather before it than after; -1 if there is none.
func nearest(lines []int, l int) int {
	k := sort.SearchInts(lines, l)
	before := k - 1
	switch {
	case len(lines) == 0:
		return -1
	case k == len(lines), before >= 0 && lines[k] != l && l-lines[before] <= lines[k]-l:
		return lines[before]
	}
	return lines[k]
}
