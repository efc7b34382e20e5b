package claim

import (
	"regexp"
	"strings"

	"crosscast/reconcile/period"
)

// PlanYears is the years of a plan as a text gives them: "Medium Term Financial Strategy 2014/15-2017/18", or the last
// of them alone: "for the MTFS up to 2024/25".
type PlanYears struct {
	Span          // of the years
	Plan   string // the initials of its name; the whole name where it has but two words
	Period period.Period
	Title  bool // the years stand right beside the name: they are the plan's own
}

var (
	planName = regexp.MustCompile(`(?:[A-Z][A-Za-z’'-]+ (?:(?:and|of|for) )?)+(?:Plan|Strategy|Programme|Budget|Statement|Framework)\b`)
	shortFor = regexp.MustCompile(`\b[A-Z]{3,6}s?\b`)
	lastYear = regexp.MustCompile(`(?i)\b(?:up to|to|until)(?: the financial year)?\s+$`)
	beside   = regexp.MustCompile(`^[\s(),–-]*(?:\([A-Z]{2,6}s?\))?[\s(),–-]*(?:(?:for|covering)(?: the)?(?: period| years)? )?$`)
)

// PlanYears finds the spans of years that a paper gives for plans: those right beside a plan's name or abbreviation, and
// those of a sentence that names one plan.
func (p *Paper) PlanYears() []PlanYears {
	known := p.abbreviations()
	var all []PlanYears
	for _, q := range p.Paras {
		for _, s := range q.Sentences() {
			names := p.plansIn(s, known)
			for _, y := range period.FindYears(q.Plain[s.From:s.To]) {
				at := Span{q, s.From + y.Start, s.From + y.End}
				impossible := y.Period.Kind == period.Impossible
				if y.Period.Kind != period.Span && !impossible && !(y.Period.Kind == period.FinancialYear && lastYear.MatchString(q.Plain[:at.From])) {
					continue
				}
				if plan, title := planBeside(q, at, names); plan != "" && (title || !impossible) {
					all = append(all, PlanYears{at, plan, y.Period, title})
				}
			}
		}
	}
	return all
}

// abbreviations maps what phrases in capitals stand for to their abbreviation.
func (p *Paper) abbreviations() map[string]bool {
	known := map[string]bool{}
	for _, e := range p.Expansions() {
		known[e.Short] = true
	}
	return known
}

// plan is a name of a plan in a sentence.
type plan struct {
	name     string
	from, to int
}

// plansIn finds the names of plans in a sentence, by abbreviation where they have one.
func (p *Paper) plansIn(s Span, known map[string]bool) []plan {
	var all []plan
	text := s.Para.Plain[s.From:s.To]
	for _, m := range planName.FindAllStringIndex(text, -1) {
		all = append(all, plan{shortName(text[m[0]:m[1]]), s.From + m[0], s.From + m[1]})
	}
	for _, m := range shortFor.FindAllStringIndex(text, -1) {
		if short := strings.TrimSuffix(text[m[0]:m[1]], "s"); known[strings.ToUpper(short)] && isPlan(short) {
			all = append(all, plan{strings.ToUpper(short), s.From + m[0], s.From + m[1]})
		}
	}
	return all
}

// shortName is the initials of a plan's name, by which it is the same plan under its abbreviation; whose plan it is
// ("the Council’s …") is left out.
func shortName(name string) string {
	for _, owner := range []string{"’s ", "'s "} {
		if i := strings.LastIndex(name, owner); i >= 0 {
			name = name[i+len(owner):]
		}
	}
	if short := initials(wordForm.FindAllString(name, -1)); len(short) > 2 {
		return short
	}
	return name
}

// isPlan reports an abbreviation whose last word is a plan's: MTFS, MTFP.
func isPlan(short string) bool {
	return strings.HasSuffix(short, "S") || strings.HasSuffix(short, "P") || strings.HasSuffix(short, "B")
}

// planBeside is the plan that years belong to: the one right beside them, else the only one of the sentence.
func planBeside(q *Para, at Span, names []plan) (name string, title bool) {
	for _, n := range names {
		if n.to <= at.From && beside.MatchString(q.Plain[n.to:at.From]) || n.from >= at.To && beside.MatchString(q.Plain[at.To:n.from]) {
			return n.name, true
		}
	}
	for _, n := range names {
		if name != "" && n.name != name {
			return "", false
		}
		name = n.name
	}
	return name, false
}
