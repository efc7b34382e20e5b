package checks

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"crosscast/reconcile/layout"
	"crosscast/reconcile/period"
	"crosscast/sheets"
)

// Years that headings name; a number outside is a figure.
const (
	firstYear = 1950
	lastYear  = 2080
)

// maxHeading is the longest text that is a heading; longer text is prose in which a year is mentioned.
const maxHeading = 40

// periodOf reads the period that a heading cell names; its Kind is None for anything else.
func periodOf(s *layout.Sheet, c *layout.Cell) period.Period {
	switch {
	case c.State == layout.Number && isYear(c):
		y := period.Year{Start: int(c.Num)}
		return period.Period{Kind: period.CalendarYear, First: y, Last: y, Text: strconv.Itoa(y.Start)}
	case c.State == layout.Date:
		return monthOf(s, c)
	case c.State == layout.Word && len(c.Text()) <= maxHeading:
		return periodIn(c.Text())
	}
	return period.Period{}
}

// maxTag is the most words that stand beside a period in a heading; an account number and its name have more.
const maxTag = 24

// periodIn reads the period in the words of a heading. A digit after a well-formed year is a footnote mark: 2009/101 is
// 2009/10 with note 1.
func periodIn(text string) period.Period {
	p, err := period.Parse(text)
	if errors.Is(err, period.ErrImpossible) {
		if noted, again := period.Parse(p.Text[:len(p.Text)-1]); again == nil && noted.Kind == period.FinancialYear && noted.Tag == "" {
			noted.Text = p.Text
			return noted
		}
		return p
	}
	if err != nil || len(p.Tag) > maxTag {
		return period.Period{}
	}
	return p
}

// isYear reports whether a figure can be a year that somebody typed as a number.
func isYear(c *layout.Cell) bool {
	return c.Places == 0 && c.Num >= firstYear && c.Num <= lastYear && !c.Ratio && !c.Marked
}

// monthOf reads the month of a date that is shown as one (Apr-14). A date with its day is an event, not a period.
func monthOf(s *layout.Sheet, c *layout.Cell) period.Period {
	code := strings.ToLower(s.Style(c).Format.Code)
	if c.Source.Kind != sheets.Number || strings.Contains(code, "d") || !strings.Contains(code, "m") || !strings.Contains(code, "y") {
		return period.Period{}
	}
	day, ok := sheets.SerialTime(c.Source.Raw, s.Book.Date1904)
	if !ok || day.Year() > lastYear {
		return period.Period{}
	}
	y, part := day.Year(), int(day.Month())-3
	if part < 1 {
		y, part = y-1, part+12
	}
	year := period.Year{Start: y}
	return period.Period{Kind: period.Month, First: year, Last: year, Part: part, Text: day.Format("Jan 2006")}
}

// comparePeriods puts periods of one kind in order of time.
func comparePeriods(a, b period.Period) int {
	return cmp.Or(cmp.Compare(a.First.Start, b.First.Start), cmp.Compare(a.Part, b.Part))
}
