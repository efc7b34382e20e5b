package period

import (
	"fmt"
	"strings"
)

// Parse reads the period that a heading names, alone ("2014/15") or among other words ("Budget 2014/15 £000"). It
// returns ErrNoPeriod for anything else, dates included, and ErrImpossible, with a Period of that Kind, for what is
// written like a year and is none.
func Parse(text string) (Period, error) {
	if !mayBe(text) {
		return Period{}, ErrNoPeriod
	}
	ts := tokens(text)
	p := Period{Text: strings.TrimSpace(text)}
	if dated(ts) {
		y, ok := yearEnded(ts)
		if !ok {
			return Period{}, ErrNoPeriod
		}
		p.Kind, p.First, p.Last = FinancialYear, y, y
		return p, nil
	}
	h := heading{ts: ts}
	h.scan()
	h.settle(&p)
	if p.Kind == None {
		return Period{}, ErrNoPeriod
	}
	p.Tag = tag(ts)
	if bareMonth(p, h) {
		return Period{}, ErrNoPeriod
	}
	if p.Kind == Impossible {
		return p, fmt.Errorf("%q: %w", p.Text, ErrImpossible)
	}
	return p, nil
}

// mayBe tells quickly that a text names no period: every label of a large sheet comes here.
func mayBe(text string) bool {
	if len(text) < 2 || len(text) > maxText {
		return false
	}
	for i := range len(text) {
		if isDigit(text[i]) {
			return true
		}
	}
	start := run(text, func(c byte) bool { return !isLetter(c) })
	word := text[start:]
	return monthOf(word[:run(word, isLetter)]) > 0
}

// heading collects what a heading's tokens name.
type heading struct {
	ts       []token
	years    years
	part     part
	calendar int // year right after a named month
	academic bool
}

// scan reads the tokens from left to right; the first expression of each sort counts.
func (h *heading) scan() {
	for i := 0; i < len(h.ts); {
		end := h.at(i)
		for k := i; k < end; k++ {
			h.ts[k].used = true
		}
		i = max(end, i+1)
	}
}

// at reads the expression at token i and returns where it ends; i for none.
func (h *heading) at(i int) int {
	if word(h.ts, i, "academic") || word(h.ts, i, "school") && word(h.ts, i+1, "year") || word(h.ts, i, "ay") {
		h.academic = true
		if word(h.ts, i+1, "year") {
			return i + 2
		}
		return i + 1
	}
	if h.years.kind == None {
		y := between(h.ts, i)
		if y.kind == None {
			y = yearsAt(h.ts, i)
		}
		if y.kind != None {
			h.years = y
			return y.end
		}
	}
	if h.part.kind != None {
		return i
	}
	p := isoMonth(h.ts, i, &h.calendar)
	if p.kind == None {
		p = partAt(h.ts, i)
	}
	if p.kind == None {
		return i
	}
	h.part = p
	if p.kind == Month && monthOf(h.ts[i].text) > 0 || p.kind == Quarter && p.end == i+3 {
		if year, end := monthYear(h.ts, p.end); end > 0 {
			h.calendar = year
			return end
		}
	}
	return p.end
}

// isoMonth reads 2014-06, which the years leave alone.
func isoMonth(ts []token, i int, calendar *int) part {
	if !freeNumber(ts, i) || !isISO(ts, i) {
		return part{}
	}
	*calendar = ts[i].number
	return part{Month, (ts[i+2].number+8)%12 + 1, i + 3}
}

// settle decides what the heading as a whole names.
func (h *heading) settle(p *Period) {
	y := h.years
	switch {
	case y.kind == Impossible:
		p.Kind = Impossible
	case h.academic:
		if y.kind == FinancialYear || y.kind == Span {
			p.Kind, p.First, p.Last = AcademicYear, Year{y.first}, Year{y.last}
		}
	case h.part.kind == Quarter || h.part.kind == Month:
		h.settlePart(p)
	case y.kind != None:
		p.Kind, p.First, p.Last = y.kind, Year{y.first}, Year{y.last}
	case h.part.kind == Ordinal:
		p.Kind, p.Part = Ordinal, h.part.n
	}
}

// settlePart dates a quarter or month. The year of "Q1 2014" is left in the tag: it may be either kind of year.
func (h *heading) settlePart(p *Period) {
	p.Kind, p.Part = h.part.kind, h.part.n
	switch {
	case h.calendar > 0:
		month := h.part.n
		if p.Kind == Quarter {
			month *= 3
		}
		p.First = yearOfMonth(month, h.calendar)
	case h.years.kind == FinancialYear:
		p.First = Year{h.years.first}
	case h.years.kind != None:
		for i := range h.ts {
			if h.ts[i].kind == 'n' && len(h.ts[i].text) == 4 {
				h.ts[i].used = false
			}
		}
	}
	p.Last = p.First
}

// bareMonth reports a word that is a month only by chance: "May be deferred". Without a year a month stands alone or
// with one other word.
func bareMonth(p Period, h heading) bool {
	if p.Kind == Ordinal {
		return strings.Count(p.Tag, " ") > 3
	}
	if p.Kind != Month || !p.First.IsZero() || p.Tag == "" {
		return false
	}
	for i := range h.ts {
		if word(h.ts, i, "be") || word(h.ts, i, "not") || word(h.ts, i, "have") || word(h.ts, i, "need") || word(h.ts, i, "include") {
			return true
		}
	}
	return strings.Contains(p.Tag, " ")
}
