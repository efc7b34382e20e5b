package checks

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/period"
	"crosscast/sheets"
)

// YearRun tells where years, quarters or months in headings or labels do not run.
var YearRun = &reconcile.Check{
	Name:  "year-run",
	Title: "years in headings and labels follow one another",
	Text: `Reads the years, quarters and months that stand over columns of figures or beside rows of them. Three or more that
follow one another claim to run, and the one that breaks the run is told.

It differs where one is repeated while the one that belongs there is missing, where one is missing from a run that goes up
by one everywhere else, and where a year cannot be (2024/15). A period out of its order is to review, as is one that goes
back in time in a long list that else goes forward by steps of any size.

Silent where a year stands several times with none missing (budget and actual, original and revised), where blocks begin
again side by side or one under the other, where years go down, or by twos or fives, and for columns in which years are
data about each row.`,
	Before: "2014/15 | 2015/16 | 2015/16 | 2017/18",
	After:  "2014/15 | 2015/16 | 2016/17 | 2017/18",
	Tick:   "Y",
	Run:    yearRun,
}

func yearRun(p *reconcile.Pass) error {
	for _, s := range p.Book.Sheets {
		t := yearTeller{p: p, sheet: s, seen: map[string]*reconcile.Finding{}}
		for _, l := range periodLines(s) {
			t.test(l)
		}
		for _, f := range t.order {
			p.Report(*f)
		}
	}
	return nil
}

// yearTeller gathers the findings of one sheet. The same headings often stand over several tables: they are told once.
type yearTeller struct {
	p     *reconcile.Pass
	sheet *layout.Sheet
	seen  map[string]*reconcile.Finding
	order []*reconcile.Finding
}

func (t *yearTeller) test(l *periodLine) {
	var faults []period.Fault
	for _, f := range period.Run(l.ps) {
		if believable(l, f) {
			faults = append(faults, f)
		}
	}
	var f reconcile.Finding
	switch at, falls := fallBack(l.ps); {
	case len(faults) > 0:
		f = yearFinding(l, faults)
	case falls:
		f = fallFinding(l, at)
	default:
		return
	}
	t.add(f)
}

// add keeps a finding, or names its place at an earlier one of the same headings.
func (t *yearTeller) add(f reconcile.Finding) {
	key := f.Subject + f.Lines[0]
	if first := t.seen[key]; first != nil {
		first.Todo = "see also the same headings elsewhere on the sheet, such as at " + f.At.Cells
		return
	}
	t.seen[key] = &f
	t.order = append(t.order, &f)
}

// believable doubts what the headings around a fault do not bear out. A year that is repeated under another name (Budget
// 2014/15, Revised 2014/15) is two things; an impossible year is one only among years that are written like it.
func believable(l *periodLine, f period.Fault) bool {
	alike, written := 0, 0
	for k, p := range l.ps {
		if k != f.Index && p.Kind == f.Found.Kind && p.First == f.Found.First && p.Part == f.Found.Part && p.Tag != f.Found.Tag {
			alike++
		}
		if p.Kind == period.FinancialYear || p.Kind == period.Span {
			written++
		}
	}
	switch f.Kind {
	case period.Repeated:
		return alike == 0
	case period.NoSuchYear:
		return written >= 2
	}
	return true
}

// ordinals name a heading by its place in a short run.
var ordinals = [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// maxHeadings is how many headings of a run are printed.
const maxHeadings = 8

// yearFinding tells the faults of one run, at the first of them.
func yearFinding(l *periodLine, faults []period.Fault) reconcile.Finding {
	first := faults[0]
	f := reconcile.Finding{Outcome: reconcile.Review, At: placeOf(l.sheet, sheets.One(l.ref(first.Index))),
		Subject: runName(l, first), Headline: "do not run", Lines: []string{printedRun(l, first.Index)}}
	for i, x := range faults {
		if x.Kind != period.OutOfOrder {
			f.Outcome = reconcile.Differs
		}
		if i < 3 {
			f.Lines = append(f.Lines, faultText(l, x)+".")
		}
	}
	return f
}

// runName says what does not run: year headings, month labels.
func runName(l *periodLine, f period.Fault) string {
	word := "headings"
	if l.axis == reconcile.Down {
		word = "labels"
	}
	switch f.Found.Kind {
	case period.Quarter:
		return "Quarter " + word
	case period.Month:
		return "Month " + word
	}
	return "Year " + word
}

// printedRun prints the headings around a fault as they stand.
func printedRun(l *periodLine, at int) string {
	from := max(0, min(at-maxHeadings/2, len(l.ps)-maxHeadings))
	to := min(len(l.ps), from+maxHeadings)
	var texts []string
	for _, p := range l.ps[from:to] {
		texts = append(texts, p.Text)
	}
	if from > 0 {
		texts = append([]string{"..."}, texts...)
	}
	if to < len(l.ps) {
		return strings.Join(texts, ", ") + ", ..."
	}
	return strings.Join(texts, ", ") + "."
}

// faultText says which heading breaks the run and what belongs there.
func faultText(l *periodLine, f period.Fault) string {
	at := l.ref(f.Index)
	name := at.String()
	if f.Index < len(ordinals) {
		name = fmt.Sprintf("The %s (%s)", ordinals[f.Index], at)
	}
	switch {
	case f.Kind == period.Missing:
		return fmt.Sprintf("%s is missing before %s", f.Reads, at)
	case f.Kind == period.NoSuchYear && f.Reads.Kind == period.None:
		return fmt.Sprintf("%s holds %s, and there is no such year", at, f.Found.Text)
	case f.Kind == period.NoSuchYear:
		return fmt.Sprintf("%s holds %s, and there is no such year; it reads as %s by its place", at, f.Found.Text, f.Reads)
	case f.Reads.Kind == period.None:
		return fmt.Sprintf("%s is out of order", name)
	}
	return fmt.Sprintf("%s reads as %s by its place", name, f.Reads)
}
