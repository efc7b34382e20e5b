package money

import "strings"

// Unit is what a number counts: pounds, thousands of pounds, per cent, or things (the zero Unit).
type Unit struct {
	Currency string // GBP, EUR or USD; "" for numbers that are no money
	Exponent int    // power of ten: 3 for £000
	Percent  bool
}

var exponentNames = map[int]string{3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}

// String names the unit as output does: "GBP thousands", "GBP", "percent", "number".
func (u Unit) String() string {
	name := exponentNames[u.Exponent]
	switch {
	case u.Percent:
		return "percent"
	case u.Currency == "" && name == "":
		return "number"
	case u.Currency == "":
		return name
	case name == "":
		return u.Currency
	}
	return u.Currency + " " + name
}

// maxHeading is the most that is searched for a unit; longer text is prose.
const maxHeading = 400

// ParseUnit finds the unit that a heading states, alone ("£'000") or among other words ("Budget 2014/15 £000", "All
// figures in £ thousand"). An amount in the heading ("£5m saving", "10% cut") is no unit. A heading that states two
// different units states none.
func ParseUnit(heading string) (Unit, bool) {
	if len(heading) > maxHeading {
		return Unit{}, false
	}
	var found Unit
	n := 0
	for i := 0; i < len(heading); {
		u, w := unitAt(heading, i)
		if w == 0 {
			i++
			continue
		}
		i += w
		if u == (Unit{}) || n > 0 && u == found {
			continue
		}
		found = u
		n++
	}
	if n == 1 {
		return found, true
	}
	if n == 0 {
		return wholeUnit(heading)
	}
	return Unit{}, false
}

// unitAt reads the unit at s[i:] and its width; width 0 is none. An amount is stepped over: it gives a width and the
// zero Unit.
func unitAt(s string, i int) (Unit, int) {
	if code, w := currencyAt(s, i); w > 0 && boundary(s, i) {
		return moneyUnit(s, i, code, w)
	}
	switch {
	case s[i] == '%' && !afterDigit(s, i):
		return Unit{Percent: true}, 1
	case s[i] == '\'' || strings.HasPrefix(s[i:], "’") || strings.HasPrefix(s[i:], "‘"):
		if end, ok := thousandsAt(s, quoteEnd(s, i)); ok {
			return Unit{Exponent: 3}, end - i
		}
	}
	return Unit{}, 0
}

// moneyUnit reads what follows a currency sign of width w at s[i:].
func moneyUnit(s string, i int, code string, w int) (Unit, int) {
	at := i + w
	next := skipFiller(s, at)
	if end, ok := thousandsAt(s, next); ok {
		return Unit{Currency: code, Exponent: 3}, end - i
	}
	if exponent, width := scaleAt(s, next); width > 0 {
		return Unit{Currency: code, Exponent: exponent}, next + width - i
	}
	if d := skipSpace(s, at); d < len(s) && (isDigit(s[d]) || s[d] == '(' && d+1 < len(s) && isDigit(s[d+1])) {
		_, end, _ := prose.numeral(s, d)
		return Unit{}, max(end, d+1) - i // an amount
	}
	return Unit{Currency: code}, w
}

// skipFiller steps over what stands between a currency sign and its scale: spaces, quotes, brackets and "in".
func skipFiller(s string, i int) int {
	for i < len(s) {
		next := quoteEnd(s, i)
		if w := spaceWidth(s, next); w > 0 {
			next += w
		} else if s[i] == '(' {
			next = i + 1
		} else if strings.HasPrefix(s[i:], "in ") {
			next = i + 3
		}
		if next == i {
			break
		}
		i = next
	}
	return i
}

// thousandsAt reads 000, 000s, 000's and 1,000s at s[i:].
func thousandsAt(s string, i int) (end int, ok bool) {
	for _, form := range [...]string{"1,000s", "1000s", "1,000's", "000"} {
		if i <= len(s) && strings.HasPrefix(s[i:], form) {
			end = i + len(form)
			if end < len(s) && (s[end] == ',' || s[end] == '.') {
				return end, end+1 == len(s) || !isDigit(s[end+1]) // the end of a sentence, not more of the number
			}
			return end, end == len(s) || !isDigit(s[end])
		}
	}
	return i, false
}

// wholeUnit reads headings that are a scale and nothing else, such as "(thousands)" and "000s", and words for pounds.
func wholeUnit(heading string) (Unit, bool) {
	h := strings.TrimSuffix(strings.Trim(trimSpace(heading), "()[]"), "s")
	switch strings.ToLower(strings.TrimPrefix(h, "in ")) {
	case "000", "thousand", "'000":
		return Unit{Exponent: 3}, true
	case "million":
		return Unit{Exponent: 6}, true
	case "pound", "pounds sterling":
		return Unit{Currency: "GBP"}, true
	case "percent", "per cent", "percentage":
		return Unit{Percent: true}, true
	}
	return Unit{}, false
}

// quoteEnd steps over one quotation mark.
func quoteEnd(s string, i int) int {
	for _, q := range [...]string{"'", "’", "‘", "`", "´", "\""} {
		if strings.HasPrefix(s[i:], q) {
			return i + len(q)
		}
	}
	return i
}

func skipSpace(s string, i int) int {
	for w := spaceWidth(s, i); w > 0; w = spaceWidth(s, i) {
		i += w
	}
	return i
}

// boundary reports whether a code of letters at s[i] begins a word; a sign always does.
func boundary(s string, i int) bool { return !isLetter(s[i]) || i == 0 || !isLetter(s[i-1]) }

// afterDigit reports whether the last thing before s[i] other than space is a digit.
func afterDigit(s string, i int) bool {
	before := trimSpace(s[:i])
	return before != "" && isDigit(before[len(before)-1])
}
