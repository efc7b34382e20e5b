package content

import (
	"strconv"
	"strings"
	"time"

	"crosscast/sheets"
)

// spellValue gives a stored value in one spelling, however a program stored it.
func spellValue(kind sheets.Kind, raw string, date1904 bool) (sheets.Kind, string) {
	switch kind {
	case sheets.Number:
		return kind, sheets.SpellNumber(raw)
	case sheets.Date:
		if n, ok := serial(raw, date1904); ok {
			return sheets.Number, n
		}
		return sheets.Text, raw
	case sheets.Text:
		if strings.IndexByte(raw, '\r') >= 0 {
			raw = lineEnds.Replace(raw)
		}
		if raw == "" {
			kind = sheets.Blank
		}
	}
	return kind, raw
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

var isoForms = []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05Z", "2006-01-02T15:04", "2006-01-02"}

// serial is the number that stands for a date stored as ISO 8601, as nearly all programs store it.
func serial(raw string, date1904 bool) (string, bool) {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for _, form := range isoForms {
		if t, err := time.Parse(form, raw); err == nil {
			days := float64(t.Unix()-first.Unix())/86400 + float64(t.Nanosecond())/86400e9
			return sheets.SpellNumber(strconv.FormatFloat(days, 'g', -1, 64)), true
		}
	}
	return "", false
}
