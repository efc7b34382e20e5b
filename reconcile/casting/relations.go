package casting

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

var (
	one  = decimal.NewFromInt(1)
	half = decimal.RequireFromString("0.5")
	// floor is below every penny, and above the noise that doubles leave in a sum.
	floor = decimal.RequireFromString("0.000001")
)

// relations turns a believed hypothesis into one relation for each member at which it is claimed.
func (v *view) relations(h *hypothesis, family int) []*reconcile.Relation {
	var out []*reconcile.Relation
	strong := v.strong(h)
	for m, in := range h.inside {
		if !in || h.votes[m].kind == silent {
			continue
		}
		r := v.relation(h, m)
		r.Family, r.Siblings = family, h.agree
		if h.votes[m].kind == agrees {
			r.Siblings--
		}
		v.believe(r, h, m)
		if v.judge(r, h, m, strong) {
			v.findFault(r, h, m)
			out = append(out, r)
		}
	}
	return out
}

// relation states the hypothesis at member m in exact figures.
func (v *view) relation(h *hypothesis, m int) *reconcile.Relation {
	s := v.sheet
	at := v.ref(h.total, m)
	r := &reconcile.Relation{Kind: reconcile.Sum, Axis: v.axis, Sheet: s.Name, Total: at,
		Label: s.Label(at), Heading: s.Heading(at), Stated: s.Value(v.cell(h.total, m))}
	if u, ok := s.UnitAt(at); ok {
		r.Unit = u.String()
	}
	var places int8
	var own decimal.Decimal // a unit of each term by its own digits
	figures := 0
	for k, l := range h.terms {
		c := v.cell(l, m)
		if c.State == layout.Blank || c.State == layout.Word {
			continue
		}
		r.Terms = appendTerm(r.Terms, v.ref(l, m), h.sign(k))
		if !c.IsFigure() {
			continue
		}
		figures++
		places = max(places, c.Places)
		own = own.Add(unit(c.Places, v.step))
		r.Recomputed = r.Recomputed.Add(s.Value(c).Mul(decimal.NewFromInt(int64(h.sign(k)))))
		if h.sign(k) < 0 {
			r.Kind = reconcile.Difference
		}
	}
	each := decimal.NewFromInt(int64(figures))
	if h.mean && figures > 0 {
		r.Kind, r.Recomputed = reconcile.Average, r.Recomputed.DivRound(each, 16)
		each = one
	}
	r.Difference = tidy(r.Stated.Sub(r.Recomputed), r.Stated)
	if !h.byFormula[m] {
		total := h.totalPlaces(v.cell(h.total, m).Places, places)
		terms := unit(places, v.step).Mul(each)
		if h.mixed && !h.mean {
			terms = own
		}
		r.Allowance = half.Mul(unit(total, v.step).Add(terms))
	}
	return r
}

// unit is the size of the last digit of figures with so many places; whole figures go in steps.
func unit(places int8, step int64) decimal.Decimal {
	if places <= 0 {
		return decimal.NewFromInt(step)
	}
	return decimal.New(1, -int32(places))
}

// findStep says whether the common step of the sheet's figures comes of rounding. Where figures happen to end in noughts
// but nearly all totals add up to the last digit, nothing was rounded to that step, and one that is out by it is out.
func (v *view) findStep(accepted []*hypothesis) {
	v.step = 1
	exact, off := 0, 0
	for _, h := range accepted {
		for m, in := range h.inside {
			switch x := h.votes[m]; {
			case !in || h.byFormula[m] || x.kind != agrees && x.kind != trivial:
			case math.Abs(x.diff) > 0.4:
				off++
			default:
				exact++
			}
		}
	}
	if off >= 3 && 12*off >= exact {
		v.step = v.sheet.Step
	}
}

// findAdditive tells the members whose figures add up from those that hold something else: codes, prices, heads. Where
// a member fails more of the accepted claims than it keeps, none of its failures is a finding.
func (v *view) findAdditive(accepted []*hypothesis) {
	v.additive, v.kept = make([]bool, len(v.members)), make([]int, len(v.members))
	for m := range v.members {
		good, bad := 0, 0
		for _, h := range accepted {
			switch {
			case !h.inside[m] || h.mean:
			case h.votes[m].kind == agrees:
				good++
			case h.votes[m].kind == fails:
				bad++
			}
		}
		v.additive[m], v.kept[m] = bad <= max(1, good), good
	}
}

// tidy takes the noise of doubles out of a difference: nothing below a millionth, nor beyond the 15th digit, is real.
func tidy(diff, size decimal.Decimal) decimal.Decimal {
	limit := size.Abs().Shift(-13)
	if limit.LessThan(floor) {
		limit = floor
	}
	if diff.Abs().LessThan(limit) {
		return decimal.Zero
	}
	return diff
}

// appendTerm adds a cell to the terms, joining it to the range before where it follows on.
func appendTerm(terms []reconcile.Term, at sheets.Ref, sign int) []reconcile.Term {
	if n := len(terms); n > 0 && terms[n-1].Sign == sign && terms[n-1].Sheet == "" {
		g := &terms[n-1].Cells
		down := g.From.Col == at.Col && g.To.Col == at.Col && g.To.Row+1 == at.Row
		across := g.From.Row == at.Row && g.To.Row == at.Row && g.To.Col+1 == at.Col
		if down || across {
			g.To = at
			return terms
		}
	}
	return append(terms, reconcile.Term{Cells: sheets.One(at), Sign: sign})
}

// believe records why the relation is thought to be meant.
func (v *view) believe(r *reconcile.Relation, h *hypothesis, m int) {
	if h.byFormula[m] {
		r.Believe(reconcile.ByFormula)
	}
	if h.rule {
		r.Believe(reconcile.ByRule)
	}
	if r.Siblings > 0 {
		r.Believe(reconcile.BySiblings)
	}
	f := v.facts[h.total]
	if f.total {
		r.Believe(reconcile.ByLabel)
	}
	if f.bold {
		r.Believe(reconcile.ByStyle)
	}
	r.Why = v.why(r, h, m)
}

func (v *view) why(r *reconcile.Relation, h *hypothesis, m int) string {
	parallel := "columns"
	if v.axis == reconcile.Across {
		parallel = "rows"
	}
	why := fmt.Sprintf("it adds %s", h.how)
	if h.byFormula[m] {
		why = "its own formula says so"
	}
	if r.Siblings > 0 {
		why += fmt.Sprintf("; the same lines add up in %d parallel %s", r.Siblings, parallel)
	}
	if v.facts[h.total].total {
		why += fmt.Sprintf("; it is called %q", v.facts[h.total].label)
	}
	return why
}

// strong reports whether the members that agree prove the hypothesis, so that one that does not is a difference.
func (v *view) strong(h *hypothesis) bool {
	if h.rule || len(h.byFormula) >= 2 {
		return true
	}
	need := 2
	if len(h.terms) == 2 || h.mean {
		need = 3
	}
	tested, failing := 0, 0
	for m, in := range h.inside {
		if !in {
			continue
		}
		switch h.votes[m].kind {
		case agrees:
			tested++
		case fails:
			tested++
			failing++
		}
	}
	return h.agree >= need && failing <= max(1, tested/8)
}

// judge gives a relation its outcome; false where the member takes no part after all.
func (v *view) judge(r *reconcile.Relation, h *hypothesis, m int, strong bool) bool {
	vote := h.votes[m]
	switch {
	case vote.kind == untested:
		r.Outcome, r.Reason = reconcile.NotTested, v.spoilt(h, m)
		return true
	case r.Difference.IsZero():
		r.Outcome = reconcile.Agrees
		return true
	case r.Difference.Abs().LessThanOrEqual(r.Allowance):
		r.Outcome = reconcile.Rounding
		return true
	case !h.byFormula[m] && (v.adrift(h) || !v.additive[m] || v.otherMeasure(h, m) || v.unpublished(h, m)):
		return false
	}
	if c, ok := v.claims[r.Total]; ok && !h.byFormula[m] && !h.narrow[m] && (len(h.byFormula) < 2 || v.takesMore(h, m, c)) {
		return false // its formula says otherwise, and no siblings' say this
	}
	r.Outcome = reconcile.Review
	switch {
	case !h.byFormula[m] && v.shownAlike(r):
		r.Outcome, r.Reason = reconcile.Rounding, "the figures stored differ by more than rounding explains, those shown do not"
	case !h.byFormula[m] && v.mayBeCutOff(r, h):
		r.Reason = "rounding to the nearest cannot explain it, figures cut off instead of rounded could"
	case !h.byFormula[m] && v.mayBeCoarse(r, h, m):
		r.Reason = "all its figures end in noughts: rounding to that step could explain it"
	case strong || h.byFormula[m] || h.narrow[m]:
		r.Outcome = reconcile.Differs
	default:
		r.Reason = "the lines that make it up cannot be told for certain"
	}
	return true
}

// mayBeCutOff reports whether a difference lies within what cutting figures off could explain, in a family that shows
// rounding elsewhere.
func (v *view) mayBeCutOff(r *reconcile.Relation, h *hypothesis) bool {
	if r.Difference.Abs().GreaterThan(r.Allowance.Add(r.Allowance)) {
		return false
	}
	for m, in := range h.inside {
		if x := h.votes[m]; in && x.kind == agrees && math.Abs(x.diff) > x.allow/20 {
			return true
		}
	}
	return false
}

// adriftLines is how many lines it takes for a sum that no word, look or formula backs to be no claim at all where it
// fails: in long lists, figures add up by chance.
const adriftLines = 200

// adrift reports whether only figures speak for a hypothesis, in a long list.
func (v *view) adrift(h *hypothesis) bool {
	t := v.facts[h.total]
	return len(v.lines) > adriftLines && v.axis == reconcile.Down && !t.total && !t.bold && !h.rule && len(h.byFormula)+len(h.narrow) == 0
}

// shownAlike reports whether a difference lies within what the digits shown can explain. The total is typed with more
// digits than its number format shows.
func (v *view) shownAlike(r *reconcile.Relation) bool {
	f := v.sheet.Style(v.sheet.Find(r.Total)).Format
	if f.Code == "" || f.Decimals < 0 || f.Scale > 0 || f.Date {
		return false
	}
	places := int32(f.Decimals)
	if f.Percent {
		places += 2
	}
	return r.Stated.Exponent() < -places && r.Difference.Abs().LessThanOrEqual(half.Shift(-places))
}

// mayBeCoarse reports whether all figures of a relation are multiples of ten or more, and rounding to that step would
// explain the difference.
func (v *view) mayBeCoarse(r *reconcile.Relation, h *hypothesis, m int) bool {
	step, n := int64(0), int64(1)
	for _, l := range append([]int{h.total}, h.terms...) {
		c := v.cell(l, m)
		if c.Places > 0 || math.Abs(c.Num) > 1e15 {
			return false
		}
		if c.IsFigure() {
			step = gcd(step, int64(math.Abs(c.Num)))
			n++
		}
	}
	return step >= 10 && r.Difference.Abs().LessThanOrEqual(half.Mul(decimal.NewFromInt(step*n)))
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// unpublished reports whether a total stands at nil where its lines do not, and so do others of its family: series begin
// and end, and a nil is often put where there is no figure yet.
func (v *view) unpublished(h *hypothesis, m int) bool {
	if v.cell(h.total, m).Num != 0 {
		return false
	}
	for k, in := range h.inside {
		if in && k != m && h.votes[k].kind == fails && v.cell(h.total, k).Num == 0 {
			return true
		}
	}
	return false
}

// spoilt says which line stops the sum from being tested.
func (v *view) spoilt(h *hypothesis, m int) string {
	for _, l := range h.terms {
		if c := v.cell(l, m); spoils(c) {
			what := map[layout.State]string{layout.Suppressed: "is withheld", layout.Malformed: "is not a well-formed number",
				layout.Error: "is an error"}[c.State]
			return fmt.Sprintf("%s %q %s", v.ref(l, m), v.sheet.Shown(c), what)
		}
	}
	return ""
}

// otherMeasure reports whether member m holds figures that do not add: rates, averages, prices. A mean lies between the
// least and the greatest of its lines, a total of two or more positive ones does not.
func (v *view) otherMeasure(h *hypothesis, m int) bool {
	if v.ratio[m] {
		return true
	}
	t := v.cell(h.total, m)
	low, high, n := 0.0, 0.0, 0
	for _, l := range h.terms {
		if c := v.cell(l, m); c.IsFigure() {
			if n == 0 || c.Num < low {
				low = c.Num
			}
			if n == 0 || c.Num > high {
				high = c.Num
			}
			n++
		}
	}
	if n < 2 || low <= 0 || t.Num < low || t.Num > high {
		return false
	}
	return v.mostlyFails(h, m) || v.kept[m] == 0 && n > 2 && t.Places > h.places
}

// mostlyFails reports whether other members next to m fail likewise, or there are too few to tell.
func (v *view) mostlyFails(h *hypothesis, m int) bool {
	good, bad := 0, 0
	for k, vt := range h.votes {
		if k == m || !h.inside[k] {
			continue
		}
		switch vt.kind {
		case agrees:
			good++
		case fails:
			bad++
		}
	}
	return good < 3 || bad > 0
}
