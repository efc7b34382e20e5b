package money

// sumWords are the words of accounts that make pounds of a scaled number without a currency beside them: "a deficit of
// 36.1m", "2.8m deficit". The sign is lost where a page was converted, or was never typed.
var sumWords = []string{
	"deficit", "surplus", "overspend", "overspent", "underspend", "underspent", "shortfall", "budget", "expenditure", "income", "savings",
}

// sumEnds are what may follow such a number; after any other word it counts something: "a surplus of 2k places".
var sumEnds = []string{
	"in", "for", "by", "at", "against", "on", "to", "and", "or", "but", "compared", "from", "is", "was", "as", "with", "which", "per", "due", "over",
}

// bareSum reports a scaled number s[start:end] that is a sum of money by the word of accounts beside it.
func bareSum(s string, start, end int) bool {
	if startsAny(s, end, sumWords) {
		return true
	}
	_, start = hedgeBefore(s, start)
	if of, ok := wordsBefore(s, start, "of"); ok {
		start = of
	}
	at := skipSpace(s, end)
	closed := at == len(s) || !isLetter(s[at]) && !isDigit(s[at]) || startsAny(s, end, sumEnds)
	return closed && endsAny(s, start, sumWords)
}
