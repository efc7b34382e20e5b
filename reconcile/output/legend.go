package output

import (
	"slices"

	"crosscast/reconcile"
)

// Tick is one of the marks on a reconciliation sheet. Ticks are not standard between offices, so every sheet carries
// its legend.
type Tick struct {
	Mark    string
	Meaning string
}

// Legend lists the ticks that every sheet may bear, in the order in which they are printed.
var Legend = []Tick{
	{"C", "cast (adds down)"},
	{"XC", "cross-cast (adds across)"},
	{"T", "agreed to a stated figure"},
	{"S", "agreed to another sheet, or to the workbook behind a report"},
	{"W", "agreed to another workbook"},
	{"P", "agreed to prior month"},
	{"Y", "years run and cumulate"},
	{"R", "differs by rounding only"},
	{"N", "not agreed"},
	{"?", "needs a person"},
	{"L", "agrees today, formula at fault"},
	{"A", "accepted with a reason"},
	{"-", "not tested"},
}

// ProseLegend lists the ticks that only prose has.
var ProseLegend = []Tick{
	{"TS", "a sum told in words comes out"},
	{"%", "a percentage told in words comes out"},
	{"CT", "counted"},
	{"XR", "a reference leads somewhere"},
	{"#", "numbered without gap"},
	{"K", "a code beside its name"},
	{"B", "an abbreviation spelled out one way"},
	{"D", "a real date"},
	{"=", "the same where it is stated again"},
	{"!", "well formed"},
}

// legendOf lists the ticks that the sheets of a result may bear.
func legendOf(r *reconcile.Result) []Tick {
	inWords := func(t *reconcile.Tie) bool { return t.Claim.Span.Para != nil }
	told := func(f *reconcile.Finding) bool { return f.At.Span.Para != nil }
	if r.Kind == "report" || slices.ContainsFunc(r.Ties, inWords) || slices.ContainsFunc(r.Findings, told) {
		return slices.Concat(Legend, ProseLegend)
	}
	return Legend
}

// Ticks knows the tick of each check by the check's name.
type Ticks map[string]string

// TicksOf takes down the ticks of the checks that are run.
func TicksOf(checks []*reconcile.Check) Ticks {
	t := Ticks{}
	for _, c := range checks {
		t[c.Name] = c.Tick
	}
	return t
}

// relation is the tick of a relation: what came of it, or how it agreed.
func (t Ticks) relation(r *reconcile.Relation) string {
	if m := outcomeTick(r.Outcome); m != "" {
		return m
	}
	for _, term := range r.Terms {
		if term.Sheet != "" && term.Sheet != r.Sheet {
			return "S"
		}
	}
	return t.agreed(r.Check)
}

// tie is the tick of a tie.
func (t Ticks) tie(x *reconcile.Tie) string {
	if m := outcomeTick(x.Outcome); m != "" {
		return m
	}
	return t.agreed(x.Check)
}

// agreed is the tick for something that agrees; a check without one is a cast.
func (t Ticks) agreed(check string) string {
	if m := t[check]; m != "" {
		return m
	}
	return "C"
}

// outcomeTick is the tick of an outcome other than plain agreement.
func outcomeTick(o reconcile.Outcome) string {
	switch o {
	case reconcile.Rounding:
		return "R"
	case reconcile.Differs:
		return "N"
	case reconcile.Review:
		return "?"
	case reconcile.Latent:
		return "L"
	case reconcile.NotTested:
		return "-"
	}
	return ""
}
