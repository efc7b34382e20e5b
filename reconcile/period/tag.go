package period

import "strings"

// unitWords belong to a unit after a currency sign, and say nothing of the period.
var unitWords = []string{"k", "m", "bn", "million", "millions", "thousand", "thousands", "s"}

// tag joins the tokens that the period leaves over. Units and outer punctuation are left out, so that "Budget 2014/15
// (£000)" and "2014/15 Budget" have one tag.
func tag(ts []token) string {
	var b strings.Builder
	unit := false
	for i, t := range ts {
		if t.used || t.kind == 'x' && isCurrency(t.text) {
			unit = unit && t.used || !t.used
			continue
		}
		if unit && (t.kind == 'n' && t.number == 0 || t.kind == 'x' || isUnitWord(ts, i)) {
			continue
		}
		unit = false
		if t.kind == 'd' || t.kind == 'x' && t.text != "%" || footnote(ts, i) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// footnote reports a single letter or digit in brackets: "2015/16 (1)".
func footnote(ts []token, i int) bool {
	if len(ts[i].text) != 1 || i == 0 || i+1 >= len(ts) {
		return false
	}
	opens, closes := ts[i-1].text, ts[i+1].text
	return opens == "(" && closes == ")" || opens == "[" && closes == "]"
}

func isCurrency(s string) bool { return s == "£" || s == "$" || s == "€" || s == "Â" }

func isUnitWord(ts []token, i int) bool {
	for _, w := range unitWords {
		if word(ts, i, w) {
			return true
		}
	}
	return false
}
