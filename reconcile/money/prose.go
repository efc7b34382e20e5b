package money

import (
	"fmt"
	"strings"
)

// scanProse finds the tokens of running text, left to right.
func scanProse(text string) []token {
	var tokens []token
	for i := 0; i < len(text); {
		if code, w := currencyAt(text, i); w > 0 && boundary(text, i) {
			t, ok := moneyToken(text, i, w, code, tokens)
			i += w
			if ok {
				tokens = append(tokens, t)
				i = t.end
			}
			continue
		}
		if isDigit(text[i]) {
			t, end := numberToken(text, i, tokens)
			if t.end > 0 {
				tokens = append(tokens, t)
			}
			i = end
			continue
		}
		i++
	}
	return tokens
}

// moneyToken reads the amount whose currency of width w stands at i.
func moneyToken(s string, i, w int, code string, before []token) (token, bool) {
	t := token{start: i, unit: Unit{Currency: code}}
	negative := false
	at := skipSpace(s, i+w)
	bracket := at < len(s) && s[at] == '(' // £(1.2)m
	if dw := dashWidth(s, at); dw > 0 {
		negative = true
		at += dw
	} else if bracket {
		at++
	}
	if at >= len(s) || !isDigit(s[at]) && (s[at] != '.' || digitsAt(s, at+1) == 0) {
		return token{}, false
	}
	if sign, start := signBefore(s, i, before); start < i && !negative {
		negative, t.start = sign < 0, start
	}
	n, end, f := prose.numeral(s, at)
	if f == codeLike {
		return token{}, false // £000 is a unit
	}
	if f != sound {
		return brokenToken(s, t, end), true
	}
	if last := spacedThousands(s, end); last > end && n.whole <= 3 && n.places == 0 && !n.grouped {
		return brokenToken(s, t, last), true
	}
	if bracket {
		if end >= len(s) || s[end] != ')' {
			bracket = false
		} else {
			end++
		}
	}
	t.set(n, negative || bracket, end)
	t.scaleAfter(s)
	return t, true
}

func (t *token) set(n numeral, negative bool, end int) {
	if n.digits > maxCell {
		t.err = fmt.Errorf("%w: too many digits", ErrMalformed)
	}
	t.n, t.end = n, end
	if t.err == nil {
		t.value = n.value(negative, 0)
	}
}

// scaleAfter reads the scale word that follows, also glued on or after a space or line break.
func (t *token) scaleAfter(s string) {
	at := skipSpace(s, t.end)
	if exponent, w := scaleAt(s, at); w > 0 {
		t.scale, t.scaled, t.end = exponent, true, at+w
	}
}

// spacedThousands returns where "£10 000" or "£1 250 000" ends if groups of three with ordinary spaces, the last of them
// 000, go on at s[i:]; i for none. Whether the number was broken or two stand there is not guessed.
func spacedThousands(s string, i int) (end int) {
	end = i
	for at := i; at < len(s) && s[at] == ' ' && digitsAt(s, at+1) == 3; {
		at += 4
		if s[at-3:at] == "000" && (at == len(s) || !isLetter(s[at])) {
			end = at
		}
	}
	return end
}

// brokenToken is an amount whose digits go on as no number does: all of them are told to the user.
func brokenToken(s string, t token, end int) token {
	for end < len(s) && (isDigit(s[end]) || (s[end] == ',' || s[end] == '.') && end+1 < len(s) && isDigit(s[end+1])) {
		end++
	}
	t.end, t.err = end, fmt.Errorf("%w: its digits are grouped as no number is", ErrMalformed)
	t.scaleAfter(s)
	return t
}

// signBefore reads a sign glued to the currency at i. A dash that follows an amount or a word is a dash; so is a spaced
// one.
func signBefore(s string, i int, before []token) (sign, start int) {
	start = i
	switch w := lastDash(s, i); {
	case w > 0:
		sign, start = -1, i-w
	case i > 0 && s[i-1] == '+':
		sign, start = 1, i-1
	default:
		return 0, i
	}
	if n := len(before); n > 0 && backSpace(s, start) == before[n-1].end {
		return 0, i
	}
	if start > 0 && spaceWidth(s, start-1) == 0 && lastSpace(s[:start]) == 0 && strings.IndexByte("([|:;,", s[start-1]) < 0 {
		return 0, i
	}
	return sign, start
}

// lastDash is the width of the dash right before s[i:] that may be a minus: hyphen, no-break hyphen, minus, en dash.
func lastDash(s string, i int) int {
	for _, d := range [...]string{"-", "\u2212", "\u2013", "\u2011"} {
		if strings.HasSuffix(s[:i], d) {
			return len(d)
		}
	}
	return 0
}

// numberToken reads a number without a currency: a percentage, or a scaled number. A token that ends at 0 is none; end is
// where the scan goes on.
func numberToken(s string, i int, before []token) (t token, end int) {
	n, end, f := prose.numeral(s, i)
	if f != sound || partOfWord(s, i) {
		return token{}, max(end, i+digitsAt(s, i))
	}
	t = token{start: i}
	if w := percentAfter(s, end); w > end {
		negative := false
		if sign, start := signBefore(s, i, before); start < i {
			negative, t.start = sign < 0, start
		}
		t.unit = Unit{Percent: true}
		t.set(n, negative, w)
		return t, w
	}
	t.set(n, false, end)
	if sharesPercent(s, end) {
		t.unit = Unit{Percent: true}
		return t, end
	}
	if w := penceAfter(s, end); w > end && n.whole <= 3 {
		t.unit, t.scale, t.scaled, t.end = Unit{Currency: "GBP"}, -2, true, w
		return t, w
	}
	t.scaleAfter(s)
	if !t.scaled {
		return token{}, end
	}
	long := t.end-skipSpace(s, end) > 1 // million, bn; a bare m may be metres
	code := currencyBefore(s, i, before)
	if code == "" && bareSum(s, i, t.end) {
		code = "GBP"
	}
	if code == "" && !long {
		return token{}, t.end
	}
	t.unit.Currency, t.inferred = code, code != ""
	return t, t.end
}

// partOfWord reports a number that belongs to something longer: S9, 2014/15, 1.2.3, 10:30.
func partOfWord(s string, i int) bool {
	if i == 0 {
		return false
	}
	c := s[i-1]
	if c == 'c' && (i == 1 || spaceWidth(s, i-2) > 0) {
		return false // c10%
	}
	return isLetter(c) || c == '/' || c == ':' || i > 1 && (c == '.' || c == ',') && isDigit(s[i-2])
}

// nearby bounds how far back the currency of an earlier amount is looked for, in amounts and in bytes.
const (
	nearbyTokens = 8
	nearbyBytes  = 400
)

// currencyBefore is the currency of the last amount, if it stands in the same sentence.
func currencyBefore(s string, i int, before []token) string {
	for n := len(before) - 1; n >= max(0, len(before)-nearbyTokens); n-- {
		if i-before[n].end > nearbyBytes {
			return ""
		}
		if code := before[n].unit.Currency; code != "" {
			if between := s[before[n].end:i]; strings.Contains(between, ". ") || strings.Contains(between, "\n\n") {
				return ""
			}
			return code
		}
	}
	return ""
}
