package period

import "strings"

// Found is an expression of years in running text: text[Start:End].
type Found struct {
	Start, End int
	Period     Period // FinancialYear, Span, AcademicYear or Impossible
}

// FindYears finds the financial years and spans of years in running text, in order. A year that stands alone ("Act
// 2014"), or in a date, is none; what is written like a year and cannot be one is of Kind Impossible.
func FindYears(text string) []Found {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	ts := firstTokens(text, len(text))
	var all []Found
	for i := 0; i < len(ts); {
		y := between(ts, i)
		if y.kind == None {
			y = rangeAt(ts, i)
		}
		if one := oneAt(ts, i); y.kind == Span && one.kind == FinancialYear && movesOn(ts, i, y) {
			y = one
		}
		if y.kind == None || y.kind == CalendarYear || inDate(ts, i, y.end) {
			i = max(y.end, i+1)
			continue
		}
		last := ts[y.end-1]
		f := Found{Start: ts[i].at, End: last.at + len(last.text)}
		f.Period = Period{Kind: y.kind, First: Year{y.first}, Last: Year{y.last}, Text: text[f.Start:f.End]}
		if academicBefore(ts, i) {
			f.Period.Kind = AcademicYear
		}
		all = append(all, f)
		i = y.end
	}
	return all
}

// moveWords tell that money goes from one year to the next: "slippage from 2021/22 to 2022/23" names two years.
var moveWords = []string{
	"slippage", "slipped", "profiled", "profile", "profiling", "reprofiled", "reprofile", "reprofiling", "rephased", "rephase", "rephasing",
	"carried", "carry", "moved", "move", "moving", "deferred", "transferred", "rolled",
}

// moveReach is how many words before "from" a word of moving may stand.
const moveReach = 8

// movesOn reports that the span at ts[i] is a move of money from one year to the next.
func movesOn(ts []token, i int, span years) bool {
	if span.last != span.first+1 || !word(ts, i-1, "from") {
		return false
	}
	for k := i - 2; k >= max(0, i-2-moveReach) && ts[k].text != ";"; k-- {
		if oneWord(ts, k, moveWords) {
			return true
		}
	}
	return false
}

// academicBefore reports the words "academic year" before token i.
func academicBefore(ts []token, i int) bool {
	if word(ts, i-1, "year") {
		i--
	}
	return word(ts, i-1, "academic") || word(ts, i-1, "school") || word(ts, i-1, "ay")
}

// inDate reports years that are a part of a date, 20/01/2014, or of something longer that strokes hold together.
func inDate(ts []token, i, end int) bool {
	before := i > 1 && ts[i].glued && ts[i-1].kind == 'd' && ts[i-1].text != "-" && number(ts, i-2)
	after := end+1 < len(ts) && ts[end].kind == 'd' && ts[end].text == "/" && ts[end].glued && ts[end+1].glued && number(ts, end+1)
	return before || after
}
