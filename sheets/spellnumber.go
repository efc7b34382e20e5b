package sheets

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// numberDigits are the significant digits of a number that a spreadsheet program shows and lets people type; what a double
// has beyond them is noise of binary arithmetic, which some programs write and others cut off.
const numberDigits = 15

// SpellNumber gives a stored number in one spelling, the shortest that stands for the same double: 1E2 as 100. What is no
// number that a double can hold is given as it stands.
func SpellNumber(raw string) string {
	if isPlainNumber(raw) {
		return raw
	}
	v, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil || math.IsInf(v, 0) || math.IsNaN(v):
		return raw
	case v == 0:
		return "0" // also minus nil
	}
	format := byte('f')
	if size := math.Abs(v); size < 1e-5 || size >= 1e21 {
		format = 'e'
	}
	return strconv.FormatFloat(v, format, -1, 64)
}

// RoundNumber rounds a spelled number to 15 significant digits: 0.30000000000000004 to 0.3. It rounds the digits as they
// are spelled, 5 up, which is what LibreOffice saves.
func RoundNumber(spelled string) string {
	if len(spelled) <= numberDigits {
		return spelled
	}
	v, err := strconv.ParseFloat(spelled, 64)
	if err != nil {
		return spelled
	}
	digits := strconv.FormatFloat(v, 'e', -1, 64) // -d.ddddddddddddddde-05
	exponent := strings.IndexByte(digits, 'e')
	last := numberDigits + 1 // of the digits that stay, with the point
	if digits[0] == '-' {
		last++
	}
	if exponent <= last {
		return spelled
	}
	kept := []byte(digits[:last])
	if digits[last] >= '5' {
		kept = increment(kept)
	}
	return SpellNumber(string(kept) + digits[exponent:])
}

// increment adds one to the last digit.
func increment(number []byte) []byte {
	for i := len(number) - 1; i >= 0 && number[i] != '-'; i-- {
		switch {
		case number[i] == '9':
			number[i] = '0'
		case number[i] != '.':
			number[i]++
			return number
		}
	}
	at := len(number) - len(strings.TrimPrefix(string(number), "-"))
	return slices.Insert(number, at, '1')
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
