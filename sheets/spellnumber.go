package sheets

import (
	"math"
	"strconv"
)

// numberDigits are the significant digits of a number that a spreadsheet program keeps; what a double has beyond them is
// written by some programs and cut off by others.
const numberDigits = 15

// AppendNumber adds a stored number in one spelling, at 15 significant digits: 1E2 as 100, 0.10000000000000001 as 0.1. What
// is no number that a double can hold is added as it stands.
func AppendNumber(to []byte, raw string) []byte {
	if isPlainNumber(raw) {
		return append(to, raw...)
	}
	v, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil || math.IsInf(v, 0) || math.IsNaN(v):
		return append(to, raw...)
	case v == 0:
		return append(to, '0') // also minus nil
	}
	return strconv.AppendFloat(to, v, 'g', numberDigits, 64)
}

// SpellNumber gives the one spelling of a stored number.
func SpellNumber(raw string) string {
	if isPlainNumber(raw) {
		return raw
	}
	return string(AppendNumber(nil, raw))
}

// isPlainNumber knows digits that are spelled so already, as nearly all are.
func isPlainNumber(raw string) bool {
	s := raw
	if len(s) > 1 && s[0] == '-' {
		s = s[1:]
	}
	if len(s) == 0 || len(s) > numberDigits+1 || s == "0" {
		return raw == "0"
	}
	point := -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && point < 0 && i > 0:
			point = i
		case c < '0' || c > '9':
			return false
		}
	}
	if point < 0 {
		return s[0] != '0' && len(s) <= numberDigits
	}
	return point < len(s)-1 && s[len(s)-1] != '0' && (s[0] != '0' || point == 1 && s[2] != '0')
}
