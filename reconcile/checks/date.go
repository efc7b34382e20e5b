package checks

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// Date looks at the full dates that a report gives.
var Date = &reconcile.Check{
	Name:  "date",
	Title: "dates are real days, and a meeting has one date",
	Text: "Looks at every full date of a report. A day that no calendar has, or a weekday that is not that date's, differs; a meeting on " +
		"a Saturday or Sunday is to review, as are two days for what the words tell as one meeting, a date " +
		"that something is given as of and that lies behind the paper's own, and a month that something is scheduled for and that is past.",
	Before: "the meeting of the Cabinet on Tuesday 20 January 2014",
	After:  "the meeting of the Cabinet on Monday 20 January 2014",
	Tick:   "D",
	Reads:  true,
	Run:    runDate,
}

func runDate(p *reconcile.Pass) error {
	if p.Paper == nil {
		return nil
	}
	first := map[string]claim.Date{} // the body's first date in a month
	for _, q := range p.Paras() {
		for _, d := range q.Dates() {
			judgeDate(p, d, first)
		}
	}
	partDates(p)
	asOfDates(p)
	return nil
}

// judgeDate looks at one date.
func judgeDate(p *reconcile.Pass, d claim.Date, first map[string]claim.Date) {
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: d.Text(), StatedText: d.Text(), Outcome: reconcile.Agrees,
		FoundText: "a " + d.Time.Weekday().String(), Claim: reconcile.PlaceOf(d.Span)}
	f := reconcile.Finding{Subject: "The date “" + d.Text() + "”", Lines: []string{quoted(d.Span)}}
	key := d.Body + d.Time.Format(" 2006-01")
	other, again := first[key]
	switch {
	case !d.Real:
		t.Outcome, f.Headline = reconcile.Differs, "is no day of the calendar"
	case d.Weekday != "" && d.Weekday != d.Time.Weekday().String():
		t.Outcome, f.Headline = reconcile.Differs, fmt.Sprintf("was a %s", d.Time.Weekday())
	case offDuty(d):
		t.Outcome, f.Headline = reconcile.Review, fmt.Sprintf("is a %s", d.Time.Weekday())
	case d.Body != "" && again && other.Time.Equal(d.Time):
		t.Home = reconcile.PlaceOf(other.Span)
		t.FoundText += ", as in " + other.Para.Where()
	case d.Body != "" && again && sameMeeting(other, d):
		t.Outcome, f.Headline = reconcile.Review, "is another day than the one given before"
		t.Home = reconcile.PlaceOf(other.Span)
		f.Lines = append(f.Lines, fmt.Sprintf("“%s” in %s.", other.Text(), other.Para.Where()))
	}
	if d.Body != "" && !again && d.Real {
		first[key] = d
	}
	t.Reason = f.Headline
	p.State(t, f)
}

// meetingWords tell of a meeting that a date is the day of.
var meetingWords = regexp.MustCompile(`(?i)\b(?:meets?|met|meetings?|cabinet|committee|commission|board|panel|forum|council)\b`)

// offDuty reports a day of the weekend for what is likely a meeting. The first and the last day of a month are those of
// accounts, and a weekday that is printed beside the date was meant.
func offDuty(d claim.Date) bool {
	weekend := d.Time.Weekday() == time.Saturday || d.Time.Weekday() == time.Sunday
	edge := d.Time.Day() == 1 || d.Time.AddDate(0, 0, 1).Day() == 1
	sentence := d.Para.SentenceAt(d.From).Text()
	return weekend && !edge && !strings.Contains(sentence, d.Time.Weekday().String()) && meetingWords.MatchString(sentence)
}

// sameMeeting reports that both sentences speak of the same business: a body may well meet twice in a month.
func sameMeeting(a, b claim.Date) bool {
	if a.Para == b.Para && a.Para.SentenceAt(a.From) == b.Para.SentenceAt(b.From) {
		return false
	}
	x, y := claim.Words(a.Para.SentenceAt(a.From).Text()), claim.Words(b.Para.SentenceAt(b.From).Text())
	return 2*claim.Shared(x, y) > min(len(x), len(y))
}
