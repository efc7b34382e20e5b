package money

// scaleWords are the suffixes that multiply a figure, in lower case, longest first where one begins another.
var scaleWords = []struct {
	text     string
	exponent int
}{
	{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12},
	{"thousands", 3}, {"millions", 6}, {"billions", 9},
	{"mln", 6}, {"mn", 6}, {"bn", 9}, {"tn", 12}, {"k", 3}, {"m", 6},
}

// longestScale is the length of "thousands".
const longestScale = 9

// scaleAt returns the power of ten of the scale word at s[i:], and the width of the word; width 0 is none. A scale word
// ends where its letters end: the m of "metres" is none.
func scaleAt(s string, i int) (exponent, width int) {
	end := i
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	n := end - i
	if n == 0 || n > longestScale {
		return 0, 0
	}
	for _, w := range scaleWords {
		if len(w.text) == n && equalFold(s[i:end], w.text) {
			return w.exponent, n
		}
	}
	return 0, 0
}

// equalFold compares ASCII letters with a text that is in lower case.
func equalFold(s, lower string) bool {
	for i := range len(s) {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}
