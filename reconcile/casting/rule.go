package casting

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// ruleForm is how a label says what its figure is made of: "total of lines 210 to 280", "(sum of lines 110 and 120)".
var ruleForm = regexp.MustCompile(`(?i)\b(?:total|sum)\s+of\s+(?:all\s+)?(?:lines?|rows?|items?|codes?)\s+([0-9]+[0-9,\s]*(?:(?:to|and|-|–|plus|\+|&)\s*[0-9]+[0-9,\s]*)*)`)

var ruleToken = regexp.MustCompile(`(?i)[0-9]+|to|-|–`)

// ruleClaims gathers the totals whose labels say which lines they add, by the numbers that the lines carry.
func (v *view) ruleClaims() []*hypothesis {
	if v.axis != reconcile.Down {
		return nil
	}
	codes := v.lineCodes()
	var out []*hypothesis
	for l := range v.lines {
		said := ruleForm.FindStringSubmatch(v.rowWords(v.lines[l]))
		if said == nil {
			continue
		}
		h := &hypothesis{total: l, rule: true, prior: 12, how: "the lines that its own words name"}
		for k, code := range codes {
			if k != l && code >= 0 && named(said[1], code) {
				h.terms = append(h.terms, k)
			}
		}
		if len(h.terms) > 0 {
			out = append(out, v.topTerms(h, codes))
		}
	}
	return out
}

// topTerms leaves out lines that are themselves totals by rule of lines in the same span, so that none counts twice.
func (v *view) topTerms(h *hypothesis, codes []int) *hypothesis {
	inner := map[int]bool{}
	for _, l := range h.terms {
		said := ruleForm.FindStringSubmatch(v.rowWords(v.lines[l]))
		if said == nil {
			continue
		}
		for _, k := range h.terms {
			if k != l && named(said[1], codes[k]) {
				inner[k] = true
			}
		}
	}
	var kept []int
	for _, l := range h.terms {
		if !inner[l] {
			kept = append(kept, l)
		}
	}
	h.terms = kept
	return h
}

// named reports whether a list such as "110, 120 and 210 to 280" names a code.
func named(list string, code int) bool {
	last, span := -1, false
	for _, t := range ruleToken.FindAllString(list, -1) {
		n, err := strconv.Atoi(t)
		if err != nil {
			span = true
			continue
		}
		if n == code || span && last < code && code < n {
			return true
		}
		last, span = n, false
	}
	return false
}

// lineCodes finds the number that each line carries: in a column of codes, or in front of its label; -1 for none.
func (v *view) lineCodes() []int {
	out := make([]int, len(v.lines))
	for l, i := range v.lines {
		out[l] = -1
		for j := range v.sheet.Cols {
			c := v.sheet.Cell(i, j)
			if c.State == layout.Number && v.sheet.ColRoles[j] != layout.RoleAmount && math.Abs(c.Num) < 1e15 {
				out[l] = int(c.Num)
				break
			}
			word, _, _ := strings.Cut(c.Text(), " ")
			if n, err := strconv.Atoi(word); err == nil {
				out[l] = n
				break
			}
			if c.State == layout.Number {
				break
			}
		}
	}
	return out
}

// rowWords joins all the words of a grid row.
func (v *view) rowWords(i int) string {
	var words []string
	for j := range v.sheet.Cols {
		if c := v.sheet.Cell(i, j); c.State == layout.Word {
			words = append(words, c.Text())
		}
	}
	return strings.Join(words, " ")
}
