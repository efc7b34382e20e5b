package content

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/sheets"
)

// sameValue reports whether a typed value is as it was, as far as programs keep it. A number of more digits than 15 may come
// back rounded: LibreOffice keeps 15 and openpyxl 16, and no fingerprint can be the same for both.
func sameValue(was, is *Cell) bool {
	if was.Kind != is.Kind {
		return false
	}
	if was.Value == is.Value {
		return true
	}
	if was.Kind != sheets.Number {
		return false
	}
	return sheets.RoundNumber(was.Value) == sheets.RoundNumber(is.Value) || isRounded(was.Value, is.Value) ||
		isRoundedTime(was.Value, is.Value) || isRoundedTime(is.Value, was.Value)
}

// The times that isRoundedTime knows: parts of a day, in the years to 2200, spelled with the digits that a time has.
const (
	milliseconds = 86_400_000 // in a day
	lastTime     = 110_000
	timeDigits   = 14
)

// isRoundedTime reports whether a number that may stand for a day and a time came back as its nearest millisecond, as openpyxl
// writes cells that are shown as dates.
func isRoundedTime(was, is string) bool {
	v, err1 := strconv.ParseFloat(was, 64)
	w, err2 := strconv.ParseFloat(is, 64)
	if err1 != nil || err2 != nil || v < 1 || v > lastTime || min(len(was), len(is)) < timeDigits {
		return false
	}
	whole := math.Round(v*milliseconds) / milliseconds
	return math.Abs(w-whole) <= 2*(math.Nextafter(w, lastTime)-w) && math.Abs(v-w)*milliseconds < 0.51
}

// isRounded reports whether two spelled numbers, at least one of more digits than 15, are half a unit of the fifteenth digit
// apart at most.
func isRounded(was, is string) bool {
	v, err1 := decimal.NewFromString(was)
	w, err2 := decimal.NewFromString(is)
	if err1 != nil || err2 != nil || max(v.NumDigits(), w.NumDigits()) <= 15 {
		return false
	}
	if w.NumDigits() > v.NumDigits() {
		v, w = w, v
	}
	half := decimal.New(5, v.Exponent()+int32(v.NumDigits())-16)
	return v.Sub(w).Abs().LessThanOrEqual(half)
}

// sameResult reports whether a formula came to the same, but for what another order of adding makes of the last digits, and
// for the kind of an error: LibreOffice has fewer.
func sameResult(was, is *Cell) bool {
	switch {
	case was.Kind == sheets.Blank || is.Kind == sheets.Blank:
		return true // not stored
	case was.Kind == sheets.Error && is.Kind == sheets.Error, sameValue(was, is):
		return true
	case was.Kind == sheets.Text && is.Kind == sheets.Text: // LibreOffice drops the spaces about a result when it reads its own file
		return strings.TrimSpace(was.Value) == strings.TrimSpace(is.Value)
	}
	v, w, ok := doubles(was, is)
	return ok && math.Abs(v-w) <= max(1e-9, 1e-12*max(math.Abs(v), math.Abs(w)))
}

func doubles(was, is *Cell) (v, w float64, ok bool) {
	if was.Kind != sheets.Number || is.Kind != sheets.Number {
		return 0, 0, false
	}
	v, err1 := strconv.ParseFloat(was.Value, 64)
	w, err2 := strconv.ParseFloat(is.Value, 64)
	return v, w, err1 == nil && err2 == nil
}
