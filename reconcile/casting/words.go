package casting

import "strings"

// totalWords say that a figure is made of others; they were counted over real budget workbooks.
var totalWords = map[string]bool{
	"total": true, "totals": true, "sub-total": true, "subtotal": true, "subtotals": true, "gross": true, "all": true,
	"overall": true, "sum": true, "aggregate": true, "combined": true, "altogether": true, "net": true,
}

// netWords say that a figure is what is left when one is taken from another.
var netWords = map[string]bool{
	"net": true, "variance": true, "difference": true, "balance": true, "surplus": true, "deficit": true, "change": true,
	"remaining": true, "gap": true, "shortfall": true, "movement": true, "less": true, "over": true, "under": true,
	"variation": true, "diff": true, "increase": true, "decrease": true, "(increase)": true, "(decrease)": true, "left": true, "outstanding": true,
}

// leftWords say that a line is what is left of the ones above it.
var leftWords = map[string]bool{
	"net": true, "variance": true, "surplus": true, "deficit": true, "remaining": true, "gap": true, "shortfall": true,
	"variation": true, "difference": true, "outstanding": true,
}

// ratioWords say that a figure is no amount and does not add.
var ratioWords = map[string]bool{
	"%": true, "percent": true, "percentage": true, "average": true, "avg": true, "mean": true, "rate": true,
	"ratio": true, "median": true, "index": true, "share": true, "proportion": true, "growth": true,
}

// meanWords say that a figure is the mean of others.
var meanWords = map[string]bool{"average": true, "avg": true, "mean": true, "averages": true, "avgs": true, "ave": true}

// isTotal reports whether a label has a total word: anywhere in a name, among the first words of a sentence, where "all"
// and "over" mean nothing.
func isTotal(label string) bool {
	if words := strings.Fields(label); len(words) > nameWords {
		label = strings.Join(words[:3], " ")
	}
	return hasWord(label, totalWords)
}

// nameWords is how many words a name has at most; what is longer is a sentence.
const nameWords = 9

func isNet(label string) bool { return hasWord(label, netWords) }

// isRatio reports whether a label speaks of a rate or share.
func isRatio(label string) bool { return hasWord(label, ratioWords) || isPercent(label) }

// isPercent reports whether a label speaks of percentages.
func isPercent(label string) bool {
	low := strings.ToLower(label)
	return strings.Contains(low, "%") || strings.Contains(low, "percent") || strings.Contains(low, "per cent")
}

func hasWord(label string, words map[string]bool) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(label), notInWord) {
		if words[w] {
			return true
		}
	}
	return false
}

func notInWord(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r == '-' || r == '%' || r >= '0' && r <= '9' || r > 127)
}

// isPercentage reports whether a label says of its figures that they are percentages: with its first or last word, not in
// the midst of prose.
func isPercentage(label string) bool {
	words := strings.Fields(label)
	return len(words) > 0 && (isPercent(words[0]) || isPercent(words[len(words)-1]) || len(words) <= 4 && isPercent(label))
}

// lastWords is the leaf of a heading: what tells one column of a repeated group from the next.
func lastWords(label string) string {
	f := strings.Fields(strings.ToLower(label))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}
