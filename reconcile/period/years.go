package period

// years is what an expression of years says: 2014/15, 2014/18, 2014, FY15. end is the index after its last token.
type years struct {
	kind        Kind // FinancialYear, Span, CalendarYear or Impossible; None if there is no expression
	first, last int
	end         int
}

const (
	earliest = 1900 // of a year that stands alone: other numbers are taken for years too easily
	latest   = 2100
	first    = 1700 // of a pair that is written as a financial year
	last     = 2199
	longest  = 30 // years of a span that a plan may have
)

// yearsAt reads the expression of years at ts[i], a range of two included.
func yearsAt(ts []token, i int) years {
	y := rangeAt(ts, i)
	if y.kind != None && lettersGlued(ts, y.end) && len(ts[y.end].text) == 1 {
		y.end++ // 2014/15r: a mark, not a word
	}
	return y
}

func rangeAt(ts []token, i int) years {
	a := oneAt(ts, i)
	if a.kind == None {
		return a
	}
	j := joint(ts, a.end)
	if j == 0 || a.kind == CalendarYear || a.end+j >= len(ts) {
		return a
	}
	b := oneAt(ts, a.end+j)
	if b.kind != FinancialYear && b.kind != Impossible {
		return a
	}
	// 2014/15-2017/18; also 2014/15 – 1017/18, of which nothing is believed.
	switch {
	case a.kind == Impossible || b.kind == Impossible || b.last <= a.first:
		return years{kind: Impossible, end: b.end}
	case b.last-a.first >= longest:
		return a // two years of a history, 1900-01 to 1945-46
	}
	return years{kind: Span, first: a.first, last: b.last, end: b.end}
}

// joint is the number of tokens (a dash, or "to") that join two years at ts[i]; 0 for none.
func joint(ts []token, i int) int {
	if i < len(ts) && (ts[i].kind == 'd' && ts[i].text != "/" || word(ts, i, "to")) {
		return 1
	}
	return 0
}

// oneAt reads one year, or a span that is written like one.
func oneAt(ts []token, i int) years {
	if word(ts, i, "fy") || word(ts, i, "fye") {
		return afterFY(ts, i+1)
	}
	if !freeNumber(ts, i) {
		return years{}
	}
	switch a := ts[i]; {
	case len(a.text) == 4:
		return fourDigits(ts, i)
	case len(a.text) == 2 && i+2 < len(ts) && number(ts, i+2) && len(ts[i+2].text) == 2 && pairDash(ts, i+1):
		if b := ts[i+2].number; b == (a.number+1)%100 {
			start := century(a.number)
			return years{FinancialYear, start, start, i + 3}
		}
	}
	return years{}
}

// afterFY reads what follows FY: FY15 and FY2015 are the year that ends in 2015, FY2014/15 says itself.
func afterFY(ts []token, i int) years {
	if !number(ts, i) {
		return years{}
	}
	if y := oneAt(ts, i); y.kind == FinancialYear || y.kind == Span || y.kind == Impossible {
		return y
	}
	end := ts[i].number
	if len(ts[i].text) == 2 {
		end = century(end)
	} else if end < earliest || end > latest {
		return years{}
	}
	return years{FinancialYear, end - 1, end - 1, i + 1}
}

// fourDigits reads 2014, 2014/15, 2014-2018, 2014 to 2015.
func fourDigits(ts []token, i int) years {
	if isISO(ts, i) {
		return years{}
	}
	a := ts[i].number
	if i+2 < len(ts) && (ts[i+1].kind == 'd' || word(ts, i+1, "to")) && number(ts, i+2) && !wordGlued(ts, i+3) {
		if y := secondYear(ts, i, a); y.kind != None {
			return y
		}
	}
	if a < earliest || a > latest || wordGlued(ts, i+1) || partOfReference(ts, i) {
		return years{}
	}
	return years{CalendarYear, a, a, i + 1}
}

// partOfReference reports a number in something like FOI/2038 or 2023-0313.
func partOfReference(ts []token, i int) bool {
	before := i > 1 && ts[i].glued && ts[i-1].kind == 'd' && ts[i-1].glued
	after := i+2 < len(ts) && ts[i+1].kind == 'd' && ts[i+1].glued && ts[i+2].glued
	return before || after && number(ts, i+2)
}

// secondYear reads the number after the mark at ts[i+1].
func secondYear(ts []token, i, a int) years {
	b, digits := ts[i+2].number, len(ts[i+2].text)
	inRange := a >= first && a <= last
	n := 0
	switch {
	case digits == 2:
		n = (b - a%100 + 100) % 100
	case digits == 1 && inRange && b == (a+1)%10 && strokeAlone(ts, i+1): // 2005/6
		n = 1
	case digits == 4 && b >= first && b <= last && inRange:
		n = b - a
	case digits == 4 && (a+1)%100 == b%100 && inRange: // 2014/1015
	case digits == 3 && inRange && oneTooMany(ts[i+2].text, (a+1)%100): // 2023/224
	default:
		return years{}
	}
	switch {
	case !inRange && n != 1 || digits == 2 && dayOrCount(ts, i, n):
		return years{} // a code, or no years at all
	case n == 1 && inRange:
		return years{FinancialYear, a, a, i + 3}
	case n > longest && digits == 4:
		return years{} // two years of a history, 1970 to 2010
	case n > 1 && n <= longest && a+n-1 <= last:
		return years{Span, a, a + n - 1, i + 3}
	}
	return years{kind: Impossible, end: i + 3} // 1017/18, 2024/15
}

// oneTooMany reports three digits that are yy when one of them is left out.
func oneTooMany(three string, yy int) bool {
	a, b, c := int(three[0]-'0'), int(three[1]-'0'), int(three[2]-'0')
	return 10*a+b == yy || 10*a+c == yy || 10*b+c == yy
}

// between reads "between 2015 and 18" and "between the financial years 2010/11 and 2013/14".
func between(ts []token, i int) years {
	if y := betweenTwo(ts, i); y.kind != None {
		return y
	}
	if !word(ts, i, "between") || i+3 >= len(ts) || !word(ts, i+2, "and") || !number(ts, i+1) || !number(ts, i+3) {
		return years{}
	}
	a := ts[i+1].number
	if len(ts[i+1].text) != 4 || a < earliest || a > latest {
		return years{}
	}
	return secondYear(ts, i+1, a)
}

// betweenTwo reads the span between two financial years that are written in full. Years that follow each other are two
// that are compared.
func betweenTwo(ts []token, i int) years {
	if !word(ts, i, "between") {
		return years{}
	}
	for i++; oneWord(ts, i, yearTitle); i++ {
	}
	a := oneAt(ts, i)
	if a.kind != FinancialYear || !word(ts, a.end, "and") {
		return years{}
	}
	b := oneAt(ts, a.end+1)
	if b.kind != FinancialYear || b.last < a.first+2 || b.last-a.first >= longest {
		return years{}
	}
	return years{Span, a.first, b.last, b.end}
}

// yearTitle are the words that may stand before a year as its title.
var yearTitle = []string{"the", "financial", "fiscal", "years"}

// isISO reports a month in the order of the international standard, 2014-06, unless it reads as a year: 2010-11.
func isISO(ts []token, i int) bool {
	if i+2 >= len(ts) || ts[i+1].text != "-" || !ts[i+2].glued || !number(ts, i+2) || len(ts[i+2].text) != 2 || len(ts[i].text) != 4 {
		return false
	}
	a, b := ts[i].number, ts[i+2].number
	n := (b - a%100 + 100) % 100
	return a >= earliest && a <= latest && b >= 1 && b <= 12 && (n == 0 || n > longest)
}

// century is the year that two digits stand for.
func century(yy int) int {
	if yy < 70 {
		return 2000 + yy
	}
	return 1900 + yy
}

func number(ts []token, i int) bool { return i < len(ts) && ts[i].kind == 'n' }

// freeNumber reports a number that nothing is glued to which makes it money, a decimal, or part of a code.
func freeNumber(ts []token, i int) bool {
	if !number(ts, i) {
		return false
	}
	if i > 0 && ts[i].glued && (ts[i-1].kind == 'w' && !word(ts, i-1, "fy") || ts[i-1].kind == 'x' && opensNothing(ts[i-1].text)) {
		return false
	}
	if i > 1 && ts[i].glued && ts[i-1].text == "/" && number(ts, i-2) {
		return false // 12/2014
	}
	return !(i+2 < len(ts) && ts[i+1].glued && ts[i+2].glued && number(ts, i+2) && (ts[i+1].text == "." || ts[i+1].text == ","))
}

// opensNothing reports a sign after which digits are no year: £2014, 1.2014, #2014.
func opensNothing(sign string) bool {
	switch sign {
	case "(", "[", "'", "\"", "‘", "“", ":", ";", "_", "*":
		return false
	}
	return true
}

// wordGlued reports a word right after a number: 2014th. One letter may be a mark.
func wordGlued(ts []token, i int) bool { return lettersGlued(ts, i) && len(ts[i].text) > 1 }

// lettersGlued reports letters right after a number: 2014a, 15th.
func lettersGlued(ts []token, i int) bool { return i < len(ts) && ts[i].kind == 'w' && ts[i].glued }

// word reports whether ts[i] is the word, which is given in lower case.
func word(ts []token, i int, lower string) bool {
	if i < 0 || i >= len(ts) || ts[i].kind != 'w' || len(ts[i].text) != len(lower) {
		return false
	}
	for k := range len(lower) {
		if ts[i].text[k]|0x20 != lower[k] {
			return false
		}
	}
	return true
}
