package output

import "crosscast/reconcile"

// Tick is one of the marks on a reconciliation sheet. Ticks are not standard between offices, so every sheet carries
// its legend.
type Tick struct {
	Mark    string
	Meaning string
}

// Legend lists every tick, in the order in which it is printed.
var Legend = []Tick{
	{"C", "cast (adds down)"},
	{"XC", "cross-cast (adds across)"},
	{"T", "agreed to a stated figure"},
	{"S", "agreed to another sheet"},
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

// ReportLegend lists every tick on the reconciliation of a report.
var ReportLegend = []Tick{
	{"C", "cast (adds down, or as told in words)"},
	{"XC", "cross-cast (adds across)"},
	{"S", "agreed to the workbook or to a table"},
	{"T", "agreed to a stated figure"},
	{"%", "percentage follows from its figures"},
	{"CT", "counted"},
	{"=", "the same wherever it is stated"},
	{"Y", "years run, or are the same throughout"},
	{"RF", "reference leads to its place"},
	{"#", "numbered without gap"},
	{"K", "code stands beside its name"},
	{"B", "abbreviation is spelled out one way"},
	{"D", "date is a real day"},
	{"!", "well formed"},
	{"R", "differs by rounding only"},
	{"N", "not agreed"},
	{"?", "needs a person"},
	{"L", "agrees today, formula at fault"},
	{"A", "accepted with a reason"},
	{"-", "not tested"},
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
