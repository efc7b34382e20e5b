package period

// monthWords are the names of months and their short forms, with their place in the financial year.
var monthWords = map[string]int{
	"apr": 1, "april": 1, "may": 2, "jun": 3, "june": 3, "jul": 4, "july": 4, "aug": 5, "august": 5, "sep": 6, "sept": 6, "september": 6,
	"oct": 7, "october": 7, "nov": 8, "november": 8, "dec": 9, "december": 9, "jan": 10, "january": 10, "feb": 11, "february": 11,
	"mar": 12, "march": 12,
}

const longestMonth = 9

// part is a quarter, month or number within a year. end is the index after its last token.
type part struct {
	kind Kind
	n    int
	end  int
}

// numbered are the words before a number that name a part, with how far they count.
var numbered = []struct {
	word string
	kind Kind
	most int
}{
	{"q", Quarter, 4}, {"qtr", Quarter, 4}, {"quarter", Quarter, 4},
	{"p", Month, 12}, {"period", Month, 12}, {"m", Month, 12}, {"mth", Month, 12}, {"month", Month, 12},
	{"year", Ordinal, 60}, {"yr", Ordinal, 60}, {"y", Ordinal, 60},
}

// partAt reads the quarter, month or numbered year at ts[i].
func partAt(ts []token, i int) part {
	if ts[i].kind != 'w' {
		return part{}
	}
	if q := monthRange(ts, i); q.kind != None {
		return q
	}
	if m := monthOf(ts[i].text); m > 0 {
		return part{Month, m, i + 1}
	}
	if i > 0 && ts[i].glued && ts[i-1].kind == 'n' || i+1 >= len(ts) || !number(ts, i+1) || len(ts[i+1].text) > 2 {
		return part{}
	}
	for _, w := range numbered {
		short := len(w.word) == 1 // Q1, but not "Q 1"
		n := ts[i+1].number
		if word(ts, i, w.word) && n >= 1 && n <= w.most && (!short || ts[i+1].glued) && !lettersGlued(ts, i+2) {
			return part{w.kind, n, i + 2}
		}
	}
	return part{}
}

// monthRange reads the three months of a quarter: Apr-Jun, July to September.
func monthRange(ts []token, i int) part {
	if joint(ts, i+1) == 0 || i+2 >= len(ts) || ts[i+2].kind != 'w' {
		return part{}
	}
	from, to := monthOf(ts[i].text), monthOf(ts[i+2].text)
	if from == 0 || to != from+2 || from%3 != 1 {
		return part{}
	}
	return part{Quarter, (from + 2) / 3, i + 3}
}

// monthOf is the place of a named month in the financial year, 0 for another word.
func monthOf(text string) int {
	if len(text) < 3 || len(text) > longestMonth {
		return 0
	}
	var low [longestMonth]byte
	for k := range len(text) {
		low[k] = text[k] | 0x20
	}
	return monthWords[string(low[:len(text)])]
}

// monthYear reads the calendar year right after a named month: April 2014, Apr-14, Apr '14. end is 0 if there is none.
func monthYear(ts []token, i int) (year, end int) {
	marked := false
	for i < len(ts) && (ts[i].text == "-" || ts[i].text == "'" || ts[i].text == "’" || ts[i].text == "/" || ts[i].text == ",") {
		marked = true
		i++
	}
	if !number(ts, i) || lettersGlued(ts, i+1) || i+1 < len(ts) && ts[i+1].kind == 'd' && ts[i+1].glued {
		return 0, 0
	}
	switch n := ts[i].number; {
	case len(ts[i].text) == 4 && n >= earliest && n <= latest:
		return n, i + 1
	case len(ts[i].text) == 2 && (marked || n > 12):
		return century(n), i + 1
	}
	return 0, 0
}

// yearOfMonth is the financial year in which month n of a calendar year lies.
func yearOfMonth(n, calendar int) Year {
	if n > 9 {
		return Year{calendar - 1}
	}
	return Year{calendar}
}
