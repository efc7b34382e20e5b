package money

import "strings"

// currencySigns are the currencies that are read, by sign and by code. "Â£" is a pound sign whose UTF-8 was taken for
// Latin-1, as pages and exports often print it.
var currencySigns = []struct{ text, code string }{
	{"£", "GBP"}, {"Â£", "GBP"}, {"€", "EUR"}, {"$", "USD"}, {"GBP", "GBP"}, {"EUR", "EUR"}, {"USD", "USD"},
}

// currencyAt returns the currency whose sign or code stands at s[i:], and the width of that; width 0 is none.
func currencyAt(s string, i int) (code string, width int) {
	if i >= len(s) {
		return "", 0
	}
	switch c := s[i]; c {
	case 0xc2, 0xc3, 0xe2, '$', 'G', 'E', 'U':
	default:
		return "", 0
	}
	for _, sign := range currencySigns {
		if strings.HasPrefix(s[i:], sign.text) {
			end := i + len(sign.text)
			if isLetter(s[i]) && end < len(s) && isLetter(s[end]) {
				continue // GBPX is no currency
			}
			return sign.code, len(sign.text)
		}
	}
	return "", 0
}
