package checks

import "crosscast/reconcile"

// Cumulative compares each year of a cumulative row with the year before and what is new in it.
var Cumulative = &reconcile.Check{
	Name:  "cumulative",
	Title: "cumulative years grow by what each year adds",
	Text: `Figures phased over years are incremental (each year shows what is new in it) or cumulative (each year includes
those before it). Which one a row is, is decided row by row: row A is cumulative of row B if each year of A is the year
before it and that year of B. Columns of years are read the same way.

Most years must bear this out; the one that does not differs. The total of a cumulative row is its last year: where the
years are added up instead, the total differs. Relations of both kinds are listed and counted.

Silent where no row bears it out. Where only the first year is not nil both readings hold, and nothing is said. With
--years incremental no row is taken to be cumulative; with --years cumulative the total of every row of years is to be its
last year.`,
	Before: "Savings | 10 | 20 | 30 | 60\nCumulative | 10 | 30 | 60 | 100",
	After:  "Savings | 10 | 20 | 30 | 60\nCumulative | 10 | 30 | 60 | 60",
	Tick:   "Y",
	Run:    cumulative,
}

func cumulative(p *reconcile.Pass) error {
	if p.Options.Years == "incremental" {
		return nil
	}
	taker := newTaker(p)
	var settled []*reconcile.Relation
	for _, s := range p.Book.Sheets {
		for _, l := range phasedLines(s) {
			lines, all := l.cumulatives(), p.Options.Years == "cumulative"
			if len(lines) == 0 && !all {
				continue
			}
			totals := l.totals(p)
			for _, c := range lines {
				settled = append(settled, c.settleSteps(taker)...)
				settled = append(settled, totals.settle(taker, c.line)...)
			}
			if all {
				settled = append(settled, totals.settleAll(taker)...)
			}
		}
	}
	tellCumulative(p, settled)
	return nil
}

// tellCumulative reports what does not agree. A relation with one term is a total, which is to be the last year.
func tellCumulative(p *reconcile.Pass, settled []*reconcile.Relation) {
	t := newTeller(p)
	for _, r := range settled {
		headline := "does not cumulate"
		if len(r.Terms) == 1 {
			headline = "is not the last cumulative year"
		}
		if worthTelling(r) {
			p.Report(t.finding(r, headline))
		}
	}
}
