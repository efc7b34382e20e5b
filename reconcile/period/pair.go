package period

// pairDash reports the mark at ts[i] in 21/22. A hyphen there may as well stand between ages, times or paragraphs: it is
// believed if the pair is all there is, or if the words beside it speak of a year.
func pairDash(ts []token, i int) bool {
	if ts[i].kind != 'd' {
		return false
	}
	return ts[i].text == "/" || len(ts) == 3 || ts[i].glued && ts[i+1].glued && besideYear(ts, i-1, i+2)
}

// besideYear reports words before ts[i] or from ts[end] on that make the pair between them a year: "the 22-23 outturn",
// "financial year 22-23", and "in 22-23," where nothing counted follows.
func besideYear(ts []token, i, end int) bool {
	if oneWord(ts, end, budgetWords) || word(ts, i-1, "year") && oneWord(ts, i-2, yearWords) || afterPair(ts, i) {
		return true
	}
	const lastHour = 12 // "from 10-11" is a time of day
	return ts[i].number > lastHour && oneWord(ts, i-1, leadWords) && phraseEnds(ts, end)
}

// afterPair reports the second pair of 2009-10 to 12-13.
func afterPair(ts []token, i int) bool {
	return i > 3 && joint(ts, i-1) > 0 && number(ts, i-2) && joint(ts, i-3) > 0 && number(ts, i-4) && len(ts[i-4].text) == 4
}

// budgetWords are what a financial year stands before.
var budgetWords = []string{
	"financial", "fiscal", "budget", "budgets", "outturn", "accounts", "settlement", "precept", "overspend", "underspend", "savings",
	"forecast", "allocation", "capital", "revenue", "mtfs", "mtfp",
	"plan", "strategy", "programme",
}

var yearWords = []string{"financial", "fiscal"}

// leadWords stand before a year, and before a count: "in 22-23 wards".
var leadWords = []string{"in", "for", "during", "since", "from", "to", "until"}

// phraseEnds reports that no counted thing follows: a mark, or a word that begins something else.
func phraseEnds(ts []token, end int) bool {
	return end == len(ts) || ts[end].kind == 'x' && ts[end].text != "%" || oneWord(ts, end, openingWords)
}

var openingWords = []string{
	"and", "or", "but", "to", "was", "were", "is", "are", "will", "would", "has", "had", "have", "with", "as", "which", "when", "the",
	"we", "there", "compared", "against", "by", "due", "after", "before", "onwards",
}

// dayOrCount reports that the two digits n years after the year at ts[i] are a day, "1 April 2022 to 31 March", or a
// count, "from 12 in 2019 to 25", "by 2019 to 25 wards" and "in 2019 - 25 wards".
func dayOrCount(ts []token, i, n int) bool {
	end := i + 3
	if end < len(ts) && monthOf(ts[end].text) > 0 && !(n == 1 && ts[i+2].glued) {
		return true
	}
	counted := !phraseEnds(ts, end) && !oneWord(ts, end, budgetWords)
	switch {
	case n == 1:
		return false
	case word(ts, i+1, "to"):
		return n < 1 || n > longest || word(ts, i-1, "in") || counted
	}
	return counted && ts[i+1].text != "/" && !ts[i+2].glued
}

// strokeAlone reports a stroke glued between two numbers with none after them: not the first of 2005/6/30.
func strokeAlone(ts []token, i int) bool {
	return ts[i].text == "/" && ts[i+1].glued && !(i+2 < len(ts) && ts[i+2].text == "/")
}

// oneWord reports whether ts[i] is one of the words.
func oneWord(ts []token, i int, words []string) bool {
	for _, w := range words {
		if word(ts, i, w) {
			return true
		}
	}
	return false
}
