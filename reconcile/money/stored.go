package money

import (
	"strings"

	"github.com/shopspring/decimal"
)

// storedDigits is the precision of a double that a spreadsheet shows; further digits are noise of binary arithmetic.
const storedDigits = 15

// maxStoredExponent is beyond what a double holds, and far below what makes decimal arithmetic slow.
const maxStoredExponent = 400

// ParseStored reads the stored text of a number in an xlsx file, such as 0.10000000000000001 or 1.2E-4, and rounds it
// to 15 significant digits. It is false for text that is no such number.
func ParseStored(raw string) (decimal.Decimal, bool) {
	if d, ok := storedPlain(raw); ok {
		return d, true
	}
	raw = trimSpace(raw)
	if raw == "" || len(raw) > maxCell || strings.IndexByte("+-.0123456789", raw[0]) < 0 {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(raw)
	if err != nil || d.Exponent() > maxStoredExponent || d.Exponent() < -maxStoredExponent {
		return decimal.Decimal{}, false
	}
	return significant(d, storedDigits), true
}

// storedPlain is the short way for digits with one point that need no rounding.
func storedPlain(raw string) (decimal.Decimal, bool) {
	i := 0
	if len(raw) > 1 && raw[0] == '-' {
		i = 1
	}
	var coef int64
	digits, places, point := 0, 0, false
	for ; i < len(raw); i++ {
		switch c := raw[i]; {
		case isDigit(c) && digits < storedDigits:
			coef = coef*10 + int64(c-'0')
			digits++
			if point {
				places++
			}
		case c == '.' && !point && digits > 0:
			point = true
		default:
			return decimal.Decimal{}, false
		}
	}
	if digits == 0 {
		return decimal.Decimal{}, false
	}
	if raw[0] == '-' {
		coef = -coef
	}
	return decimal.New(coef, int32(-places)), true
}

// significant rounds d to n significant digits.
func significant(d decimal.Decimal, n int) decimal.Decimal {
	extra := d.NumDigits() - n
	if extra <= 0 {
		return d
	}
	places := -d.Exponent() - int32(extra)
	if places >= 0 {
		return d.Round(places)
	}
	return d.Shift(places).Round(0).Shift(-places)
}
