package checks

import (
	"fmt"
	"regexp"
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// asOf stands before a date that lies behind the paper's own.
var asOf = regexp.MustCompile(`(?i)\b(?:as of|as at|up to)\s*$`)

// asOfDates compares the dates of a paper with its own: what is given “as of” a date cannot be of a later one, what is
// scheduled for a month cannot lie behind.
func asOfDates(p *reconcile.Pass) {
	day, ok := p.Paper.Day()
	if !ok {
		return
	}
	for _, q := range p.Paras() {
		for _, d := range q.Dates() {
			if asOf.MatchString(q.Plain[:d.From]) {
				stateOrder(p, d.Span, day, !d.Time.After(day.Time), "lies behind the date of the paper itself")
			}
		}
		for _, d := range q.PartDates() {
			if (d.Cue == "scheduled for" || d.Cue == "planned for" || d.Cue == "due in") && d.Year > 0 {
				end := time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC)
				stateOrder(p, d.Span, day, !end.Before(day.Time), "is past by the date of the paper")
			}
		}
	}
}

func stateOrder(p *reconcile.Pass, at claim.Span, day claim.Date, right bool, headline string) {
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: "the order of dates", StatedText: at.Text(), FoundText: day.Text(),
		Outcome: reconcile.Agrees, Claim: reconcile.PlaceOf(at), Home: reconcile.PlaceOf(day.Span)}
	f := reconcile.Finding{Subject: "“" + at.Text() + "”"}
	if !right {
		t.Outcome, t.Reason, f.Headline = reconcile.Review, headline, headline
		f.Lines = []string{quoted(at), fmt.Sprintf("The paper is of %s.", day.Text())}
	}
	p.State(t, f)
}

// partDates compares dates that lack their year or day with the full date of the same business.
func partDates(p *reconcile.Pass) {
	var full []claim.Date
	var said []map[string]bool // the words of the sentence of each
	for _, q := range p.Paras() {
		for _, d := range q.Dates() {
			full, said = append(full, d), append(said, claim.Words(q.SentenceAt(d.From).Text()))
		}
	}
	for _, q := range p.Paras() {
		for _, d := range q.PartDates() {
			if d.Year > 0 || d.Cue != "" && d.Cue != "in" {
				continue
			}
			words := claim.Words(q.SentenceAt(d.From).Text())
			for k, o := range full {
				other := said[k]
				shared := claim.Shared(words, other)
				if o.Para == q && o.From < d.To && d.From < o.To || otherBody(d, o) || shared < leastShared || 2*shared < min(len(words), len(other)) {
					continue
				}
				statePart(p, d, o)
				break
			}
		}
	}
}

// otherBody reports the day of another body's meeting.
func otherBody(d claim.PartDate, o claim.Date) bool {
	return d.Day > 0 && d.Body != "" && o.Body != "" && d.Body != o.Body
}

func statePart(p *reconcile.Pass, d claim.PartDate, o claim.Date) {
	t := &reconcile.Tie{Kind: reconcile.OfReference, Name: d.Text(), StatedText: d.Text(), FoundText: o.Text(), Outcome: reconcile.Agrees,
		Claim: reconcile.PlaceOf(d.Span), Home: reconcile.PlaceOf(o.Span)}
	f := reconcile.Finding{Subject: "The date “" + d.Text() + "”"}
	if d.Month != o.Time.Month() || d.Day > 0 && d.Day != o.Time.Day() {
		t.Outcome = reconcile.Review
		f.Headline = fmt.Sprintf("stands for what is dated %s elsewhere", o.Text())
		f.Lines = []string{quoted(d.Span), fmt.Sprintf("“%s” in %s.", o.Text(), o.Para.Where())}
		t.Reason = f.Headline
	}
	p.State(t, f)
}
