package casting

import (
	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// stated turns into relations what the sheet's formulas claim beyond its own rows and columns: totals of other sheets,
// sums over a rectangle, averages, ratios. Cells whose formula a family has told already are left out.
func stated(s *layout.Sheet, all claims, told []*reconcile.Relation) []*reconcile.Relation {
	done := map[sheets.Ref]bool{}
	for _, r := range told {
		if r.Has(reconcile.ByFormula) || r.Fault != reconcile.Sound || r.Formula != "" && r.Kind != reconcile.Sum {
			done[r.Total] = true
		}
	}
	var out []*reconcile.Relation
	sums := sumsOf{}
	for i := range s.Rows {
		for j := range s.Cols {
			at := s.Ref(i, j)
			claim, ok := all[at]
			if !ok || done[at] || claim.Kind == formula.Copy || claim.Kind == formula.Multiple || claim.Kind == formula.Product {
				continue
			}
			if s.FormulaOf(s.Cell(i, j).Source) == nil {
				continue // a damaged file holds the cell twice, and the last one is typed
			}
			if r := statedAt(sums, s, at, s.Cell(i, j), claim); r != nil {
				out = append(out, r)
			}
		}
	}
	return out
}

// statedAt tests one formula against its terms; nil where it states nothing that can be called a total.
func statedAt(sums sumsOf, s *layout.Sheet, at sheets.Ref, c *layout.Cell, claim formula.Claim) *reconcile.Relation {
	r := &reconcile.Relation{Kind: reconcile.Sum, Axis: reconcile.Elsewhere, Sheet: s.Name, Total: at, Label: s.Label(at),
		Heading: s.Heading(at), Formula: s.FormulaOf(c.Source).Text, Why: "its own formula says so"}
	if u, ok := s.UnitAt(at); ok {
		r.Unit = u.String()
	}
	r.Believe(reconcile.ByFormula)
	top := sums.gather(s, claim.Terms)
	under := sums.gather(s, claim.Over)
	r.Terms = append(top.terms, under.terms...)
	if claim.Kind == formula.Change {
		r.Terms = append(under.terms, top.terms...)
	}
	if top.cells < 2 && claim.Kind == formula.Sum || claim.Wrapped && !c.IsFigure() {
		return nil
	}
	r.Axis = axisOf(at, r.Terms)
	for _, d := range claim.Literals {
		r.Literal = r.Literal.Add(d)
	}
	if reason := untestable(c, claim, top, under); reason != "" {
		r.Outcome, r.Reason = reconcile.NotTested, reason
		r.Kind = kindOf(claim, top)
		return r
	}
	r.Kind, r.Stated = kindOf(claim, top), s.Value(c)
	r.Recomputed = roundAs(claim.Round, compute(claim, top, under).Mul(claim.Scale))
	r.Difference = tidy(r.Stated.Sub(r.Recomputed), r.Stated)
	switch {
	case r.Difference.IsZero():
		r.Outcome = reconcile.Agrees
	case top.asText:
		r.Outcome, r.Fault = reconcile.Differs, reconcile.TextLeft
	case len(claim.Literals) > 0 && r.Difference.Equal(r.Literal):
		r.Outcome = reconcile.Agrees // what the literal does is for the plug check to say
	default:
		r.Outcome, r.Reason = reconcile.Differs, "the stored result is not what the formula gives"
	}
	return r
}

// axisOf tells whether a formula's terms all lie in the total's own column or row.
func axisOf(at sheets.Ref, terms []reconcile.Term) reconcile.Axis {
	down, across := true, true
	for _, t := range terms {
		down = down && t.Sheet == "" && t.Cells.From.Col == at.Col && t.Cells.To.Col == at.Col
		across = across && t.Sheet == "" && t.Cells.From.Row == at.Row && t.Cells.To.Row == at.Row
	}
	switch {
	case down:
		return reconcile.Down
	case across:
		return reconcile.Across
	}
	return reconcile.Elsewhere
}

func kindOf(c formula.Claim, top gathered) reconcile.Kind {
	switch c.Kind {
	case formula.Average:
		return reconcile.Average
	case formula.Ratio:
		return reconcile.Ratio
	case formula.Change:
		return reconcile.Change
	}
	if top.negative {
		return reconcile.Difference
	}
	return reconcile.Sum
}

// untestable says what keeps a formula from being recomputed; "" if nothing does.
func untestable(c *layout.Cell, claim formula.Claim, top, under gathered) string {
	switch {
	case claim.Problem != "":
		return claim.Problem
	case c.State == layout.Error:
		return "its own result is " + c.Source.Raw
	case !c.IsFigure() || c.Worked:
		return noResult
	case top.spoilt != "":
		return top.spoilt
	case under.spoilt != "":
		return under.spoilt
	case (claim.Kind == formula.Ratio || claim.Kind == formula.Change) && under.sum.IsZero():
		return "it divides by nil"
	case claim.Kind == formula.Average && claim.Divisor.IsZero() && top.figures == 0:
		return "there is nothing to average"
	}
	return ""
}

// compute is the claim's arithmetic over what was gathered, before scale and rounding.
func compute(claim formula.Claim, top, under gathered) decimal.Decimal {
	switch claim.Kind {
	case formula.Average:
		by := claim.Divisor
		if by.IsZero() {
			by = decimal.NewFromInt(int64(top.figures))
		}
		return top.sum.DivRound(by, 18)
	case formula.Ratio:
		return decimal.Sum(top.sum, claim.Literals...).DivRound(under.sum, 18)
	case formula.Change:
		base := under.sum
		if claim.AbsOver {
			base = base.Abs()
		}
		return top.sum.Sub(under.sum).DivRound(base, 18)
	}
	return top.sum
}

// roundAs applies a formula's own rounding.
func roundAs(r *formula.Rounding, d decimal.Decimal) decimal.Decimal {
	if r == nil {
		return d
	}
	switch r.Func {
	case "ROUNDUP":
		return d.RoundUp(r.Places)
	case "ROUNDDOWN", "TRUNC":
		return d.RoundDown(r.Places)
	case "INT":
		return d.Floor()
	}
	return d.Round(r.Places)
}
