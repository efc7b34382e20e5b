package casting

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// findFault compares the way a total is made with the way its siblings are.
func (v *view) findFault(r *reconcile.Relation, h *hypothesis, m int) {
	cell := v.cell(h.total, m)
	if f := v.sheet.FormulaOf(cell.Source); f != nil {
		r.Formula = f.Text
	}
	r.ByFormula = len(h.byFormula)
	switch own, claimed := v.claims[r.Total]; {
	case h.byFormula[m]:
		r.ByFormula--
		if v.textLeft(h, m) && !r.Difference.IsZero() {
			r.Fault = reconcile.TextLeft
		}
	case r.ByFormula < 2 && !h.narrow[m]:
	case r.Formula == "" && v.typed(h) > len(h.byFormula):
	case r.Formula == "":
		r.Fault = reconcile.TypedOver
		latent(r)
	case claimed && len(own.Literals) > 0:
		r.Fault = reconcile.Plugged
		for _, d := range own.Literals {
			r.Literal = r.Literal.Add(d)
		}
	case claimed && v.rival(h.total, own) && !v.sameLines(h, m, own):
		r.Fault = reconcile.OtherLines
		r.Allowance = decimal.Zero // a formula adds what is stored, to the last digit
		if r.Outcome == reconcile.Rounding {
			r.Outcome = reconcile.Differs
		}
		latent(r)
		if r.Outcome == reconcile.Differs && own.Kind == formula.Copy && v.figures(h, m) < 2 {
			r.Outcome, r.Reason = reconcile.Review, "its siblings take one line from another, it repeats the only line that it has"
		}
		if r.Outcome == reconcile.Differs && v.shared(h, m, own) == 1 {
			r.Outcome, r.Reason = reconcile.Review, "it adds lines of its own, which may be meant"
		}
		if r.Outcome == reconcile.Differs && mixedSigns(own) {
			r.Outcome, r.Reason = reconcile.Review, "it takes something off that its siblings do not, which may be meant"
		}
	}
}

// shared counts the cells that a claim and the hypothesis both add, where the claim adds single cells; -1 where it adds
// ranges.
func (v *view) shared(h *hypothesis, m int, c formula.Claim) int {
	n := 0
	for _, t := range c.Terms {
		if !t.Ref.Single() {
			return -1
		}
		lines, ok := v.linesOf(m, t.Ref)
		if ok && len(lines) == 1 && slices.Contains(h.terms, lines[0]) {
			n++
		}
	}
	return n
}

func mixedSigns(c formula.Claim) bool {
	return slices.ContainsFunc(c.Terms, func(t formula.Term) bool { return t.Sign < 0 }) &&
		slices.ContainsFunc(c.Terms, func(t formula.Term) bool { return t.Sign > 0 })
}

// takesMore reports whether a claim adds the lines of the hypothesis and others that only this member has figures in:
// a line of its own, not one counted too many.
func (v *view) takesMore(h *hypothesis, m int, claim formula.Claim) bool {
	want := map[sheets.Ref]bool{}
	for _, l := range h.terms {
		want[v.ref(l, m)] = true
	}
	extra := 0
	for _, t := range claim.Terms {
		lines, ok := v.linesOf(m, t.Ref)
		if !ok || t.Sign < 0 {
			return false
		}
		for _, l := range lines {
			at := v.ref(l, m)
			if want[at] || !v.cell(l, m).IsFigure() {
				delete(want, at)
				continue
			}
			extra++
			for k, in := range h.inside {
				if in && k != m && v.cell(l, k).Num != 0 {
					return false
				}
			}
		}
	}
	for at := range want {
		if c := v.sheet.Find(at); c != nil && c.Num != 0 {
			return false
		}
	}
	return extra > 0
}

// rival reports whether a claim adds lines as the view does, though perhaps other ones, or those of another member. A
// total in a corner may be made the other way, from its own line, which is no fault.
func (v *view) rival(total int, claim formula.Claim) bool {
	at := v.facts[total].position
	for _, t := range claim.Terms {
		if t.Ref.Sheet != "" && t.Ref.Sheet != v.sheet.Name || t.Ref.External() {
			return false
		}
		from, to := t.Ref.Range.From.Col, t.Ref.Range.To.Col
		if v.axis == reconcile.Down {
			from, to = t.Ref.Range.From.Row, t.Ref.Range.To.Row
		}
		if from <= at && at <= to {
			return false
		}
	}
	return claim.Kind == formula.Sum || claim.Kind == formula.Copy
}

// typed counts the members whose total is a typed number.
func (v *view) typed(h *hypothesis) int {
	n := 0
	for m, in := range h.inside {
		if c := v.cell(h.total, m); in && c.IsFigure() && c.Source.Formula == 0 {
			n++
		}
	}
	return n
}

// latent turns an agreement into a figure that is right today and made in a faulty way.
func latent(r *reconcile.Relation) {
	if r.Outcome == reconcile.Agrees || r.Outcome == reconcile.Rounding {
		r.Outcome = reconcile.Latent
	}
}

// textLeft reports whether a line holds its figure as text, which SUM leaves out.
func (v *view) textLeft(h *hypothesis, m int) bool {
	for _, l := range h.terms {
		if v.cell(l, m).AsText {
			return true
		}
	}
	return false
}

// sameLines reports whether a claim takes in the same cells as the hypothesis does at member m, blank ones aside: a
// range that runs over empty rows is no fault.
func (v *view) sameLines(h *hypothesis, m int, claim formula.Claim) bool {
	if claim.Kind != formula.Sum && claim.Kind != formula.Copy {
		return false
	}
	want := map[sheets.Ref]int{}
	for k, l := range h.terms {
		if v.cell(l, m).IsFigure() {
			want[v.ref(l, m)] = h.sign(k)
		}
	}
	for _, t := range claim.Terms {
		if t.Ref.Sheet != "" && t.Ref.Sheet != v.sheet.Name {
			return false
		}
		for at := range v.figuresIn(t.Ref.Range) {
			if want[at] != t.Sign {
				return false
			}
			delete(want, at)
		}
	}
	return len(want) == 0
}

// figuresIn visits the figures of a range.
func (v *view) figuresIn(g sheets.Range) func(yield func(sheets.Ref) bool) {
	return func(yield func(sheets.Ref) bool) {
		s := v.sheet
		for i := sort.SearchInts(s.Rows, g.From.Row); i < len(s.Rows) && s.Rows[i] <= g.To.Row; i++ {
			for j := sort.SearchInts(s.Cols, g.From.Col); j < len(s.Cols) && s.Cols[j] <= g.To.Col; j++ {
				if s.Cell(i, j).IsFigure() && !yield(s.Ref(i, j)) {
					return
				}
			}
		}
	}
}
