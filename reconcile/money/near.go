package money

import "strings"

// nearlyNumber tells a malformed figure from words: digits and the signs of figures, put together in a way that no
// figure is. Ranges, dates, times, section numbers, list numbers and codes are words.
func nearlyNumber(s string) bool {
	digits, currency := 0, 0
	for i := 0; i < len(s); {
		if code, w := currencyAt(s, i); code != "" {
			currency++
			i += w
			continue
		}
		if exponent, w := scaleAt(s, i); exponent > 0 && digits > 0 && (currency > 0 || s[i:i+w] != "M") {
			i += w
			continue
		}
		if w := spaceWidth(s, i); w > 0 {
			if currency == 0 && twoThings(s, i, i+w) {
				return false
			}
			i += w
			continue
		}
		if w := dashWidth(s, i); w > 0 {
			if digits > 0 && i+w < len(s) || w > 1 && spaceWidth(s, i+w) > 0 {
				return false // a range, a list item
			}
			i += w
			continue
		}
		switch c := s[i]; {
		case isDigit(c):
			digits++
		case strings.IndexByte(",.()+%*", c) < 0:
			return false
		}
		i++
	}
	return digits > 0 && !codeOrList(s, currency)
}

// twoThings reports that the space s[from:to] parts two numbers or a list, such as "12 34", "12 (5)", "1, 2". Digits
// that are grouped by a comma are one broken figure rather.
func twoThings(s string, from, to int) bool {
	if from == 0 || to >= len(s) {
		return false
	}
	before, after := s[from-1], s[to]
	if !isDigit(after) && after != '(' {
		return false
	}
	return before == ',' || isDigit(before) && strings.IndexByte(s, ',') < 0
}

// codeOrList reports what has the signs of a figure and is none: 007, 1.2.3, 12.03.2014, "1)".
func codeOrList(s string, currency int) bool {
	if s[len(s)-1] == '+' {
		return true // 65+ is an age, £5m+ is hedged
	}
	if currency > 0 {
		return strings.Trim(s, "£$€Â0'(),+- ") == "" // £000, $000, "- £000" are units
	}
	if s[0] == '0' && len(s) > 1 && isDigit(s[1]) {
		return true
	}
	if body := strings.Trim(s, "()"); len(body) <= 2 && digitsAt(body, 0) == len(body) {
		return true
	}
	return strings.Count(s, ".") > 1 && dotted(s)
}

// dotted reports parts that no grouping has: anything but a first part of up to three digits and one or two others of
// three. Four parts are an address of the internet.
func dotted(s string) bool {
	parts := strings.Split(s, ".")
	if len(parts) > 3 {
		return true
	}
	for i, p := range parts {
		if digitsAt(p, 0) != len(p) {
			return false
		}
		if i > 0 && len(p) != 3 {
			return true
		}
	}
	return false
}
