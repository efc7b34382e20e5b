package signoff

import (
	"errors"
	"strings"
	"time"

	"crosscast/sheets"
)

var errNoDay = errors.New("it is not a date")

// dayForms are the ways in which a day is typed in the UK, and those in which Excel writes it.
var dayForms = []string{"2006-01-02", time.RFC3339, "2 Jan 2006", "2 January 2006", "2/1/2006", "2-1-2006", "2.1.2006",
	"2/1/06", "2-Jan-06", "2-Jan-2006", "2 Jan 06"}

// ParseDay reads a day, day before month. A time of midnight behind it is left out.
func ParseDay(text string) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, midnight := range []string{" 00:00:00", " 00:00", "T00:00:00"} {
		text = strings.TrimSuffix(text, midnight)
	}
	for _, form := range dayForms {
		if t, err := time.Parse(form, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errNoDay
}

// dayOf reads a cell that holds a day: as text, or as the number by which a workbook stores it.
func dayOf(wb *sheets.Workbook, c *sheets.Cell) (time.Time, error) {
	if c.Kind != sheets.Number {
		return ParseDay(c.Raw)
	}
	day, ok := sheets.SerialTime(c.Raw, wb.Date1904)
	if !ok {
		return time.Time{}, errNoDay
	}
	return day.Truncate(24 * time.Hour), nil
}

// afterDay reports whether t lies on a later day than day does, by the calendar of each.
func afterDay(t, day time.Time) bool { return t.Format("2006-01-02") > day.Format("2006-01-02") }
