package sheets

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"
)

// epoch is the day that workbooks count from. Excel takes 1900 for a leap year, so that day 1 is 1 January 1900 only
// before March of that year.
func epoch(date1904 bool) time.Time {
	if date1904 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}

// Serial is the wall clock of t, to the minute, as a workbook stores it: days and parts of a day.
func Serial(t time.Time, date1904 bool) string {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	minutes := decimal.NewFromInt(int64(wall.Sub(epoch(date1904)) / time.Minute))
	return minutes.DivRound(decimal.NewFromInt(24*60), 10).String() // 15 digits, as every program keeps
}

// SerialTime reads a stored date, to the nearest minute; false for what is no date after 1900.
func SerialTime(raw string, date1904 bool) (time.Time, bool) {
	days, err := strconv.ParseFloat(raw, 64)
	if err != nil || !(days >= 1 && days <= 2_958_465) { // 31 December 9999
		return time.Time{}, false
	}
	day := epoch(date1904).AddDate(0, 0, int(days))
	return day.Add(time.Duration((days - float64(int(days))) * float64(24*time.Hour))).Round(time.Minute), true
}
