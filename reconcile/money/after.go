package money

// percentAfter reads a percent sign or its words after s[:i] and returns where it ends; i for none.
func percentAfter(s string, i int) int {
	at := skipSpace(s, i)
	if at < len(s) && s[at] == '%' {
		return at + 1
	}
	for _, w := range [...]string{"per cent", "percent", "percentage points", "percentage point"} {
		if end, ok := wordsAfter(s, i, w); ok {
			return end
		}
	}
	return i
}

// penceAfter reads the p glued to a number, or the word, after s[:i] and returns where it ends; i for none.
func penceAfter(s string, i int) int {
	if i < len(s) && s[i] == 'p' && (i+1 == len(s) || !isLetter(s[i+1]) && !isDigit(s[i+1])) {
		return i + 1
	}
	if end, ok := wordsAfter(s, i, "pence"); ok {
		return end
	}
	return i
}

// sharesPercent reports the 10 of "10-20%", "10 to 20 per cent" and "10 and 20%".
func sharesPercent(s string, end int) bool {
	at := skipSpace(s, end)
	if w := dashWidth(s, at); w > 0 {
		at += w
	} else if to, ok := wordsAfter(s, end, "to"); ok {
		at = to
	} else if and, ok := wordsAfter(s, end, "and"); ok {
		at = and
	} else {
		return false
	}
	at = skipSpace(s, at)
	n, next, f := prose.numeral(s, at)
	return f == sound && n.digits > 0 && percentAfter(s, next) > next
}
