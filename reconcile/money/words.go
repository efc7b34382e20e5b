package money

// wordsBefore reports whether the words of phrase, in lower case, end right before s[end:], spaces between them and
// after them aside (a line may break between any two), and where they begin.
func wordsBefore(s string, end int, phrase string) (start int, ok bool) {
	i := backSpace(s, end)
	for p := len(phrase) - 1; p >= 0; p-- {
		if phrase[p] == ' ' {
			j := backSpace(s, i)
			if j == i {
				return 0, false
			}
			i = j
			continue
		}
		if i == 0 || lower(s[i-1]) != phrase[p] {
			return 0, false
		}
		i--
	}
	if i > 0 && isLetter(phrase[0]) && (isLetter(s[i-1]) || isDigit(s[i-1])) {
		return 0, false
	}
	return i, true
}

// wordsAfter reports whether the words of phrase, in lower case, follow s[:start], and where they end.
func wordsAfter(s string, start int, phrase string) (end int, ok bool) {
	i := skipSpace(s, start)
	for p := range len(phrase) {
		if phrase[p] == ' ' {
			j := skipSpace(s, i)
			if j == i {
				return 0, false
			}
			i = j
			continue
		}
		if i >= len(s) || lower(s[i]) != phrase[p] {
			return 0, false
		}
		i++
	}
	if i < len(s) && isLetter(s[i]) && isLetter(phrase[len(phrase)-1]) {
		return 0, false
	}
	return i, true
}

// backSpace steps back over the spaces that end right before s[i:].
func backSpace(s string, i int) int {
	for w := lastSpace(s[:i]); w > 0; w = lastSpace(s[:i]) {
		i -= w
	}
	return i
}

// endsAny reports whether one of the words ends right before s[end:].
func endsAny(s string, end int, words []string) bool {
	for _, w := range words {
		if _, ok := wordsBefore(s, end, w); ok {
			return true
		}
	}
	return false
}

// startsAny reports whether s[i:] goes on with one of the words.
func startsAny(s string, i int, words []string) bool {
	for _, w := range words {
		if _, ok := wordsAfter(s, i, w); ok {
			return true
		}
	}
	return false
}
