// Package period reads the years, quarters and months that people write over columns and beside rows, and finds the
// headings that break their run. A financial year runs from April to March.
package period

import (
	"errors"
	"fmt"
)

// Year is the financial year that begins on 1 April of Start; the zero Year is none.
type Year struct{ Start int }

// IsZero reports whether y is no year.
func (y Year) IsZero() bool { return y.Start == 0 }

// String gives the year as councils write it: 2014/15.
func (y Year) String() string { return fmt.Sprintf("%d/%02d", y.Start, (y.Start+1)%100) }

// Kind says what a heading names.
type Kind uint8

// The kinds of period. The zero Kind is no period.
const (
	None          Kind = iota
	FinancialYear      // 2014/15
	Span               // 2014/18: First to Last
	Quarter            // Q1, with or without a year
	Month              // April 2014, P1, with or without a year
	CalendarYear       // 2014
	AcademicYear       // academic year 2013/14: never part of a financial series
	Ordinal            // Year 1
	Impossible         // 1017/18: written like a year, but none
)

var kindNames = [...]string{
	"no period", "financial year", "span of years", "quarter", "month", "calendar year", "academic year", "numbered year", "impossible year",
}

// String names the kind as messages do.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Period is what one heading names.
type Period struct {
	Kind        Kind
	First, Last Year   // the same but for a Span; zero if no year is named. A CalendarYear has its number as Start
	Part        int    // quarter 1 to 4; month 1 (April) to 12 (March); number of an Ordinal
	Tag         string // the other words, such as Budget; units are left out
	Text        string // as printed
}

// The ways in which a text names no period. A caller asks with errors.Is.
var (
	ErrNoPeriod   = errors.New("it names no period")
	ErrImpossible = errors.New("it is written like a year, but there is no such year") // never guessed
)

// Years is the number of financial years from First to Last: 4 for 2014/18; 0 if no financial year is named.
func (p Period) Years() int {
	if p.First.IsZero() || p.Kind == CalendarYear || p.Kind == AcademicYear {
		return 0
	}
	return p.Last.Start - p.First.Start + 1
}

var monthNames = [...]string{
	"April", "May", "June", "July", "August", "September", "October", "November", "December", "January", "February", "March",
}

// String gives the period in one spelling, without its tag: 2014/15, 2014/15 to 2017/18, Q1 2014/15, April 2014.
func (p Period) String() string {
	switch p.Kind {
	case FinancialYear:
		return p.First.String()
	case Span:
		return p.First.String() + " to " + p.Last.String()
	case CalendarYear:
		return fmt.Sprint(p.First.Start)
	case AcademicYear:
		return "academic year " + p.First.String()
	case Ordinal:
		return fmt.Sprintf("Year %d", p.Part)
	case Quarter:
		if p.First.IsZero() {
			return fmt.Sprintf("Q%d", p.Part)
		}
		return fmt.Sprintf("Q%d %s", p.Part, p.First)
	case Month:
		return p.month()
	}
	return p.Text
}

func (p Period) month() string {
	if p.Part < 1 || p.Part > len(monthNames) {
		return p.Text
	}
	name := monthNames[p.Part-1]
	if p.First.IsZero() {
		return name
	}
	year := p.First.Start
	if p.Part > 9 { // January to March lie in the year after the one that the financial year is named from
		year++
	}
	return fmt.Sprintf("%s %d", name, year)
}
