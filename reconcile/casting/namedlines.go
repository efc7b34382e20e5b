package casting

import (
	"slices"
	"strings"
)

// namedChanges gathers the differences whose labels or headings name the two lines between which they lie: "Change
// 2024/25 - 2023/24", "Variance (outturn less budget)", "Movement from 2023/24 to 2024/25".
func (v *view) namedChanges() []*hypothesis {
	var out []*hypothesis
	var names map[string][]int
	for l := range v.lines {
		f := &v.facts[l]
		if !f.net || f.ratio || len(f.label) > maxEquationText {
			continue
		}
		if names == nil {
			names = v.lineNames()
		}
		for _, e := range changesIn(plainName(f.label), names) {
			if h := v.equated(l, e, names); h != nil {
				h.named = true
				out = append(out, v.eitherWay(h))
			}
			if len(out) == maxEquations {
				return out
			}
		}
	}
	return out
}

// lineNames are the lines, in order, by their names.
func (v *view) lineNames() map[string][]int {
	out := map[string][]int{}
	for l := range v.lines {
		if name := plainName(v.facts[l].leaf); len(name) >= shortestName {
			out[name] = append(out[name], l)
		}
	}
	return out
}

// shortestName is how many letters a name has at least; shorter ones are keys.
const shortestName = 3

// plainName is a name as people compare it: without case, footnotes' blanks and kinds of dash.
func plainName(s string) string {
	s = nameSpelt.Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

var nameSpelt = strings.NewReplacer("−", "-", "–", "-", "—", "-", "(", " ", ")", " ", ":", " ", ",", " ", "\u00a0", " ")

// changesIn are the differences of two named lines that a text states. The longest name that ends before the dash, and
// the longest that begins after it, are meant.
func changesIn(text string, names map[string][]int) []equation {
	var out []equation
	for _, between := range []string{" - ", " less ", " minus ", " to "} {
		for _, at := range placesOf(between, text) {
			before, after := text[:at], text[at+len(between):]
			if between == " to " && !strings.Contains(before, "from ") {
				continue
			}
			if a, b := nameEnding(before, names), nameStarting(after, names); a != "" && b != "" && a != b {
				out = append(out, equation{terms: []string{a, b}, signs: []int{1, -1}})
			}
		}
	}
	return out
}

// placesOf are the places in a text at which a word between blanks stands.
func placesOf(word, text string) []int {
	var out []int
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return out
		}
		out = append(out, from+at)
		from += at + len(word) - 1 // the blank after it may be the one before the next
	}
}

// nameEnding is the longest name that a text ends with; "" if there is none.
func nameEnding(text string, names map[string][]int) string {
	for {
		if len(names[text]) > 0 {
			return text
		}
		_, rest, found := strings.Cut(text, " ")
		if !found {
			return ""
		}
		text = rest
	}
}

// nameStarting is the longest name that a text starts with; "" if there is none.
func nameStarting(text string, names map[string][]int) string {
	for {
		if len(names[text]) > 0 {
			return text
		}
		at := strings.LastIndex(text, " ")
		if at < 0 {
			return ""
		}
		text = text[:at]
	}
}

// eitherWay takes a difference the other way round where more figures say so: "Variance budget - actual" is often what was
// spent above the budget.
func (v *view) eitherWay(h *hypothesis) *hypothesis {
	if h.signs == nil {
		return h
	}
	turned := *h
	turned.signs = slices.Clone(h.signs)
	for k := range turned.signs {
		turned.signs[k] = -turned.signs[k]
	}
	v.eval(h)
	v.eval(&turned)
	if turned.agree > h.agree {
		return &turned
	}
	return h
}
