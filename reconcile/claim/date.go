package claim

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a full date in running text.
type Date struct {
	Span
	Time    time.Time
	Weekday string // as printed before it; "" for none
	Body    string // the meeting that it is of: Cabinet, … Committee; "" if the sentence names none before it
	Real    bool   // there is such a day
}

var (
	dateForm = regexp.MustCompile(`\b(?:(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),?\s+(?:the\s+)?)?` +
		`(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(January|February|March|April|May|June|July|August|September|October|November|December)(?i),?\s+(\d{4})\b`)
	bodyForm = regexp.MustCompile(`(?:[A-Z][a-z’']+ (?:(?:and|of|for|&) )?)*(?:Cabinet|Committee|Council|Board|Panel|Forum|Commission|CABINET|COMMITTEE|COUNCIL)\b`)
)

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12}

// Dates finds the full dates of a paragraph.
func (q *Para) Dates() []Date {
	var all []Date
	text := titleMonths(q.Plain)
	for _, m := range dateForm.FindAllStringSubmatchIndex(text, -1) {
		d := Date{Span: Span{q, m[0], m[1]}}
		if m[2] >= 0 {
			d.Weekday = q.Plain[m[2]:m[3]]
		}
		day, _ := strconv.Atoi(q.Plain[m[4]:m[5]])
		year, _ := strconv.Atoi(q.Plain[m[8]:m[9]])
		month := months[strings.ToLower(q.Plain[m[6]:m[7]])]
		d.Time = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		d.Real = day > 0 && d.Time.Day() == day
		d.Body = q.bodyBefore(m[0])
		all = append(all, d)
	}
	return all
}

// bodyBefore is the last meeting that a sentence names before offset at.
func (q *Para) bodyBefore(at int) string {
	s := q.SentenceAt(at)
	names := bodyForm.FindAllString(q.Plain[s.From:at], -1)
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1]
}

// titleMonths writes months in capitals as others are, at the same length, so that titles are read too.
func titleMonths(s string) string {
	for name := range months {
		upper := strings.ToUpper(name)
		if strings.Contains(s, upper) {
			s = strings.ReplaceAll(s, upper, upper[:1]+name[1:])
		}
	}
	return s
}

// PartDate is a date without its year, or a month: "on 19 February", "in January", "scheduled for December 2021".
type PartDate struct {
	Span
	Day   int // 0 for a month
	Month time.Month
	Year  int    // 0 for none
	Cue   string // the words before it, in small letters: "scheduled for"
	Body  string // the meeting that it is of
}

var partForm = regexp.MustCompile(`\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+|((?:scheduled for|planned for|due in|in|by|as of|as at)\s+))` +
	`(January|February|March|April|May|June|July|August|September|October|November|December)\b(?:,?\s+(\d{4})\b)?`)

// PartDates finds the dates of a paragraph that lack a day or a year.
func (q *Para) PartDates() []PartDate {
	var all []PartDate
	for _, m := range partForm.FindAllStringSubmatchIndex(q.Plain, -1) {
		d := PartDate{Span: Span{q, m[0], m[1]}, Month: months[strings.ToLower(q.Plain[m[6]:m[7]])]}
		if m[2] >= 0 {
			if m[8] >= 0 {
				continue // a full date
			}
			d.Day, _ = strconv.Atoi(q.Plain[m[2]:m[3]])
		} else {
			d.Cue = strings.TrimSpace(strings.ToLower(q.Plain[m[4]:m[5]]))
		}
		if m[8] >= 0 {
			d.Year, _ = strconv.Atoi(q.Plain[m[8]:m[9]])
		}
		d.Body = q.bodyBefore(m[0])
		all = append(all, d)
	}
	return all
}

// Day is the date that a paper bears itself: that of its title, before the first numbered paragraph and the first sentence
// that speaks of the day on which something else was, ended or stood.
func (p *Paper) Day() (Date, bool) {
	for _, q := range p.Paras {
		if q.Number != "" {
			break
		}
		for _, d := range q.Dates() {
			switch {
			case standsFor.MatchString(q.Plain[:d.From]), len(q.Plain) > titleLength && !meetsOn.MatchString(q.Plain[:d.From]):
				return Date{}, false
			case d.Real:
				return d, true
			}
		}
	}
	return Date{}, false
}

// titleLength is how long the lines of a title are at most.
const titleLength = 160

var (
	standsFor = regexp.MustCompile(`(?i)\b(?:ended|ending|as of|at|to|from|by|since|until|before|after)\s+(?:the\s+)?$`)
	meetsOn   = regexp.MustCompile(`(?i)\b(?:held|meeting|report)\b`)
)
