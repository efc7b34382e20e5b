package casting

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// equationPrior is what an equation in a label is worth: less than a formula, since it may hold for a part of the sheet
// only.
const equationPrior = 8

// equationClaims gathers the totals whose labels or headings state them by the keys of other lines. The keys stand in the
// same row of headings or one near it, or in the same column of labels or one near it.
func (v *view) equationClaims() []*hypothesis {
	files := len(v.sheet.Cols)
	if v.axis == reconcile.Across {
		files = len(v.sheet.Rows)
	}
	var out []*hypothesis
	for at := range files {
		var keys [][]string
		for l := range v.lines {
			c := v.besideLine(l, at)
			if c.State != layout.Word {
				continue
			}
			e, ok := equationIn(c.Text())
			if !ok {
				continue
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

// keysNear are the keys that the lines carry in rows of headings or columns of labels near one of them, and their line
// numbers.
func (v *view) keysNear(at, files int) [][]string {
	out := make([][]string, len(v.lines))
	for l := range v.lines {
		for near := max(0, at-keyReach); near < min(files, at+keyReach+1); near++ {
			if c := v.besideLine(l, near); c.State == layout.Word || near == at {
				out[l] = append(out[l], keysOf(c)...)
			}
		}
	}
	if v.axis == reconcile.Down {
		for l, code := range v.lineCodes() {
			if code >= 0 {
				out[l] = append(out[l], strconv.Itoa(code))
			}
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
func (v *view) equated(l int, e equation, keys [][]string) *hypothesis {
	h := &hypothesis{total: l, rule: true, equation: true, prior: equationPrior, how: "the lines that its own words name"}
	for k, key := range e.terms {
		t := nearest(keys, key, l)
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

// nearest is the line next to l that carries a key, rather before it than after; -1 if there is none.
func nearest(keys [][]string, key string, l int) int {
	for far := 0; far < len(keys); far++ {
		for _, t := range []int{l - far, l + far} {
			if t >= 0 && t < len(keys) && slices.Contains(keys[t], key) {
				return t
			}
		}
	}
	return -1
}
