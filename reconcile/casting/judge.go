package casting

import (
	"fmt"
	"slices"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets/formula"
)

// noResult is why a total is not tested whose formula comes without a result: worked out here, it agrees with itself.
const noResult = "the formula has no stored figure"

// judge gives a relation its outcome; false where the member takes no part after all.
func (v *view) judge(r *reconcile.Relation, h *hypothesis, m int, strong bool) bool {
	vote := h.votes[m]
	switch {
	case vote.kind == untested:
		r.Outcome, r.Reason = reconcile.NotTested, v.spoilt(h, m)
		return true
	case r.Difference.IsZero() && h.byFormula[m] && v.cell(h.total, m).Worked:
		r.Outcome, r.Reason = reconcile.NotTested, noResult
		return true
	case r.Difference.IsZero():
		r.Outcome = reconcile.Agrees
		return true
	case r.Difference.Abs().LessThanOrEqual(r.Allowance):
		r.Outcome = reconcile.Rounding
		return true
	case !h.byFormula[m] && (v.otherwise(h, m) || v.unpublished(h, m) || v.ratio[m] && !vote.share):
		return false
	case !h.byFormula[m] && !h.alone && (v.baseless(h, m) || v.otherMeasure(h, m) && !v.slipped(h, m, sureSlip)):
		return false
	}
	if !strong && !h.byFormula[m] && !h.alone && v.doubtful(h) && !v.slipped(h, m, likelySlip) {
		return false
	}
	r.Outcome = reconcile.Review
	switch {
	case !h.byFormula[m] && v.shownAlike(r):
		r.Outcome, r.Reason = reconcile.Rounding, "the figures stored differ by more than rounding explains, those shown do not"
	case !h.byFormula[m] && v.mayBeCutOff(r, h):
		r.Reason = cutOff
	case !h.byFormula[m] && v.mayBeCoarse(r, h, m):
		r.Reason = "all its figures end in noughts: rounding to that step could explain it"
	case h.alone:
		r.Reason = "no other column or row proves which lines it adds"
	case h.beyond[m] && !h.byFormula[m] && !v.slipped(h, m, likelySlip):
		r.Reason = "a gap parts it from the totals that prove how it is made"
	case !h.byFormula[m] && !h.rule && v.onlyHere(h, m):
		r.Reason = "a line that would explain it has no figure where the others agree"
	case h.agree == 1 && !h.rule && len(h.byFormula) < 2 && !h.expected() && !v.slipAt(h, m):
		r.Reason = "one other total is made so, which is little proof"
	case strong || h.byFormula[m] || h.narrow[m] || v.slipped(h, m, likelySlip):
		r.Outcome = reconcile.Differs
	default:
		r.Reason = "the lines that make it up cannot be told for certain"
	}
	return true
}

// expectedBits is the prior from which a run is the one that a reader would take for the lines of its total.
const expectedBits = 3

// expected reports whether the name and place of a total say what it adds before any figure is looked at, so that one
// other total made so is proof enough.
func (h *hypothesis) expected() bool { return h.prior >= expectedBits && len(h.terms) > 2 }

// figures counts the terms that hold a figure at member m; a sum of one is not tested.
func (v *view) figures(h *hypothesis, m int) int {
	n := 0
	for _, l := range h.terms {
		if v.cell(l, m).IsFigure() {
			n++
		}
	}
	return n
}

// allNil reports whether the lines say nothing at member m: none of them has a figure other than nil.
func (v *view) allNil(h *hypothesis, m int) bool {
	for _, l := range h.terms {
		if v.cell(l, m).Num != 0 {
			return false
		}
	}
	return true
}

// otherwise reports whether the total's own formula says something else, and may be right: it is no sum, or no two
// siblings' formulas say what the hypothesis does.
func (v *view) otherwise(h *hypothesis, m int) bool {
	if h.narrow[m] || v.cell(h.total, m).Source.Formula == 0 {
		return false
	}
	c, ok := v.claims[v.ref(h.total, m)]
	if !ok {
		return v.worksOut(h.total, m)
	}
	if c.Kind != formula.Sum && c.Kind != formula.Copy {
		return true
	}
	return len(h.byFormula) < 2 || v.takesMore(h, m, c)
}

// baseless reports whether a failure says nothing. A number typed where two siblings have the formula always does.
func (v *view) baseless(h *hypothesis, m int) bool {
	if len(h.byFormula) >= 2 && v.cell(h.total, m).Source.Formula == 0 {
		return false
	}
	return v.figures(h, m) < 2 || v.allNil(h, m) || h.mean && (v.figures(h, m) < 3 || !v.facts[h.total].mean) || v.adrift(h) || v.notAdditive(h, m) && !v.slipped(h, m, sureSlip)
}

// adriftLines is how many lines it takes for a sum that no word, look or formula backs to be no claim at all where it
// fails: in long lists, figures add up by chance.
const adriftLines = 200

// adrift reports whether only figures speak for a hypothesis, in a long list.
func (v *view) adrift(h *hypothesis) bool {
	t := v.facts[h.total]
	return len(v.lines) > adriftLines && v.axis == reconcile.Down && !t.total && !t.bold && !h.rule && len(h.byFormula)+len(h.narrow) == 0
}

// unpublished reports whether a total stands at nil where its lines do not, and so do others of its family, or some of its
// lines have a dash as it has: series begin and end, and a nil is often put where there is no figure yet.
func (v *view) unpublished(h *hypothesis, m int) bool {
	t := v.cell(h.total, m)
	if t.Num != 0 {
		return false
	}
	if t.State == layout.Nil && slices.ContainsFunc(h.terms, func(l int) bool { return v.cell(l, m).State == layout.Nil }) {
		return true
	}
	for k, in := range h.inside {
		if in && k != m && h.votes[k].kind == fails && v.cell(h.total, k).Num == 0 {
			return true
		}
	}
	return false
}

// fetching are the functions that bring a figure from elsewhere instead of working it out.
var fetching = []string{"LOOKUP(", "INDEX(", "SUMIF", "OFFSET(", "INDIRECT(", "GETPIVOTDATA(", "CHOOSE(", "SUMPRODUCT("}

// worksOut reports whether a cell has a formula that works its figure out in a way of its own.
func (v *view) worksOut(l, m int) bool {
	f := v.sheet.FormulaOf(v.cell(l, m).Source)
	if f == nil {
		return false
	}
	text := strings.ToUpper(f.Text)
	return !slices.ContainsFunc(fetching, func(name string) bool { return strings.Contains(text, name) })
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
