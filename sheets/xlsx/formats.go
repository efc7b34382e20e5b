package xlsx

import (
	"strings"

	"github.com/xuri/nfp"

	"crosscast/sheets"
)

// ParseFormat reads what a number format code says of the precision shown. A code has up to four sections, for positive,
// negative, zero and text; decimals, scale and currency are those of the first.
func ParseFormat(code string) sheets.NumberFormat {
	f := sheets.NumberFormat{Code: code, Decimals: -1}
	sections, ok := formatSections(code)
	if !ok || len(sections) == 0 {
		return f
	}
	for _, s := range sections {
		f.Red = f.Red || s.red
	}
	main := 0
	if sections[0].onlyZero && len(sections) > 1 {
		main = 1 // [=0]"-";#,##0.0
	}
	first := sections[main]
	f.Date, f.Currency, f.Percent = first.date, first.currency, first.percent
	f.Literal = !first.digits && !first.general && !first.date && !first.text
	if first.digits && !first.floating && !first.date {
		f.Decimals = first.decimals
		f.Scale = trailingCommas(code, main)
	}
	f.ZeroDash = hidesZero(sections)
	return f
}

// section is what one section of a code shows.
type section struct {
	digits   bool // has places for digits
	zeros    bool // has a place that shows 0 for a zero
	decimals int
	floating bool // exponent or fraction: no fixed last place
	general  bool
	text     bool // has "@"
	date     bool
	percent  bool
	red      bool
	onlyZero bool // its condition is [=0]
	currency string
}

// formatSections splits a code with the format parser. A code that upsets the parser counts as one that says nothing.
func formatSections(code string) (list []section, ok bool) {
	if code == "" || strings.EqualFold(code, "general") {
		return nil, false
	}
	defer func() {
		if recover() != nil {
			list, ok = nil, false
		}
	}()
	parser := nfp.NumberFormatParser()
	for _, s := range parser.Parse(code) {
		list = append(list, readSection(s.Items))
	}
	if len(list) == 0 && strings.HasPrefix(code, ";") {
		list = []section{{}} // ";;;" hides every number
	}
	return list, len(list) > 0
}

// readSection reads the tokens of one section.
func readSection(items []nfp.Token) section {
	var s section
	afterPoint := false
	for _, t := range items {
		switch t.TType {
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
			s.digits = true
			s.zeros = s.zeros || t.TType == nfp.TokenTypeZeroPlaceHolder
			if afterPoint {
				s.decimals += len(t.TValue)
			}
		case nfp.TokenTypeDecimalPoint:
			afterPoint = true
		default:
			s.readMark(t)
		}
	}
	return s
}

// readMark reads a token that is no place for a digit.
func (s *section) readMark(t nfp.Token) {
	switch t.TType {
	case nfp.TokenTypeExponential, nfp.TokenTypeFraction, nfp.TokenTypeDenominator:
		s.floating = true
	case nfp.TokenTypeGeneral:
		s.general = true
	case nfp.TokenTypeTextPlaceHolder:
		s.text = true
	case nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes:
		s.date = true
	case nfp.TokenTypePercent:
		s.percent = true
	case nfp.TokenTypeColor:
		s.red = s.red || strings.EqualFold(t.TValue, "red")
	case nfp.TokenTypeCondition:
		s.onlyZero = t.TValue == "=0"
	case nfp.TokenTypeCurrencyLanguage:
		s.setCurrency(currencyOf(t))
	case nfp.TokenTypeLiteral:
		if i := strings.IndexAny(t.TValue, "£$€¥"); i >= 0 {
			s.setCurrency(string([]rune(t.TValue[i:])[:1]))
		}
	}
}

// setCurrency keeps the first currency of a section.
func (s *section) setCurrency(c string) {
	if s.currency == "" {
		s.currency = c
	}
}

// currencyOf is the sign in a token such as [$£-809]; [$-809] has none.
func currencyOf(t nfp.Token) string {
	for _, part := range t.Parts {
		if part.Token.TType == nfp.TokenSubTypeCurrencyString {
			return part.Token.TValue
		}
	}
	return ""
}

// hidesZero tells whether a zero shows no digit: by a section of its own such as "-"??, or because the only section has
// no place that shows 0, such as #,###.
func hidesZero(list []section) bool {
	zero := list[0]
	if len(list) > 2 {
		zero = list[2]
	}
	for _, s := range list {
		if s.onlyZero {
			zero = s
		}
	}
	return !zero.zeros && !zero.general && !zero.date && !zero.text && !zero.floating
}

// trailingCommas counts the commas behind the last place of the whole or the decimal part of a section, each of which
// divides by 1000. They are counted in the code itself because the parser takes all but the first for literals.
func trailingCommas(code string, section int) int {
	count, run, seen := 0, 0, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			i = skipTo(code, i+1, '"')
		case '[':
			i = skipTo(code, i+1, ']')
		case '\\', '_', '*':
			i++ // the next character is shown, or only measured, as it stands
		case '0', '#', '?':
			seen, run = true, 0
		case ',':
			if seen {
				run++
			}
		case '.':
			count, run = count+run, 0
		case ';':
			if section == 0 {
				return count + run
			}
			section, count, run, seen = section-1, 0, 0, false
		}
	}
	return count + run
}

// skipTo is the index of the next c at or after i, or the end.
func skipTo(code string, i int, c byte) int {
	if n := strings.IndexByte(code[min(i, len(code)):], c); n >= 0 {
		return i + n
	}
	return len(code)
}
