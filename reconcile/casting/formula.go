package casting

import (
	"slices"
	"sort"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// claims holds what the formulas of one sheet claim, by cell.
type claims map[sheets.Ref]formula.Claim

// readClaims parses every formula of a sheet once.
func readClaims(s *layout.Sheet) claims {
	out := claims{}
	names := formula.NamesOf(s.Book.Workbook, s.Name)
	for i := range s.Sheet.Rows {
		row := &s.Sheet.Rows[i]
		for n := range row.Cells {
			f := s.FormulaOf(&row.Cells[n])
			if f == nil || f.Array || f.Text == "" {
				continue
			}
			node, err := formula.Parse(f.Text)
			if err != nil {
				continue
			}
			if c, ok := formula.ClaimOf(node, names); ok {
				out[sheets.Ref{Row: row.Index, Col: int(row.Cells[n].Col)}] = c
			}
		}
	}
	return out
}

// claimedTerms bounds the lines that the hypotheses of one view hold together: running totals down a long list would
// take the square of its length. What is over is told cell by cell.
const claimedTerms = 2_000_000

// formulaClaims gathers the sums that the sheet's own formulas state along the view's axis. Cells with the same lines
// are one hypothesis.
func (v *view) formulaClaims() []*hypothesis {
	byKey := map[string]*hypothesis{}
	var order []*hypothesis
	budget := claimedTerms
	for l := range v.lines {
		for m := range v.members {
			claim, ok := v.claims[v.ref(l, m)]
			if !ok {
				continue
			}
			h := v.claimed(l, m, claim)
			if h == nil || budget < len(h.terms) {
				continue
			}
			budget -= len(h.terms)
			k := h.key()
			if byKey[k] == nil || byKey[k].total != h.total {
				byKey[k] = h
				h.prior, h.how, h.byFormula = 10, "its own formula", map[int]bool{}
				order = append(order, h)
			}
			byKey[k].byFormula[m] = true
		}
	}
	return v.widen(order)
}

// takeFormulas widens a hypothesis to the members whose formulas state it. Where they are the most of their block, a
// neighbour whose formula adds other lines of the same column or row is meant to state it too.
func (v *view) takeFormulas(h *hypothesis) {
	if len(h.byFormula) == 0 {
		return
	}
	for from := 0; from < len(v.members); {
		to := v.blockEnd(from)
		own := 0
		var odd []int
		for m := from; m < to; m++ {
			if h.byFormula[m] {
				h.inside[m] = true
				own++
			} else if c, ok := v.claims[v.ref(h.total, m)]; ok && v.rival(h.total, c) {
				odd = append(odd, m)
			}
		}
		if own >= 2 && own > len(odd) {
			for _, m := range odd {
				h.inside[m] = true
			}
		}
		from = to
	}
}

// blockEnd is the first member after m that a gap parts from it.
func (v *view) blockEnd(m int) int {
	for m++; m < len(v.members) && !v.memberGap[m]; m++ {
	}
	return m
}

// claimed turns one cell's claim into lines of the view; nil where it reaches outside its own column or row.
func (v *view) claimed(l, m int, claim formula.Claim) *hypothesis {
	if claim.Round != nil || claim.Kind != formula.Sum || claim.Problem != "" || len(claim.Literals) > 0 || !claim.Scale.Equal(one) {
		return nil
	}
	h := &hypothesis{total: l}
	signs := map[int]int{}
	for _, t := range claim.Terms {
		lines, ok := v.linesOf(m, t.Ref)
		if !ok || t.Round != nil {
			return nil
		}
		for _, x := range lines {
			if x == l || signs[x] != 0 {
				return nil // circular, or counted twice: no plain sum of lines
			}
			signs[x] = t.Sign
			h.terms = append(h.terms, x)
		}
	}
	if len(h.terms) < 2 {
		return nil // a copy, perhaps with its sign turned
	}
	sort.Ints(h.terms)
	for _, x := range h.terms {
		h.signs = append(h.signs, signs[x])
	}
	if !slices.Contains(h.signs, -1) {
		h.signs = nil
	}
	return h
}

// linesOf lists the view's lines that a reference covers, if it stays at member m of the same sheet. Rows and columns
// that hold no figures anywhere are no lines: a range may run over them.
func (v *view) linesOf(m int, r formula.Ref) ([]int, bool) {
	if r.External() || r.LastSheet != "" || r.Sheet != "" && r.Sheet != v.sheet.Name {
		return nil, false
	}
	at := v.ref(0, m)
	from, to := r.Range.From.Row, r.Range.To.Row
	if v.axis == reconcile.Down {
		if r.Range.From.Col != at.Col || r.Range.To.Col != at.Col {
			return nil, false
		}
	} else {
		if r.Range.From.Row != at.Row || r.Range.To.Row != at.Row {
			return nil, false
		}
		from, to = r.Range.From.Col, r.Range.To.Col
	}
	var out []int
	k := sort.Search(len(v.facts), func(k int) bool { return v.facts[k].position >= from })
	for ; k < len(v.facts) && v.facts[k].position <= to; k++ {
		out = append(out, k)
	}
	return out, !v.figuresBeside(r.Range, out)
}

// figuresBeside reports whether a range takes in figures of rows or columns that are no lines of the view, such as
// codes: what adds those is no sum of lines.
func (v *view) figuresBeside(g sheets.Range, lines []int) bool {
	inside := map[int]bool{}
	for _, l := range lines {
		inside[v.facts[l].position] = true
	}
	for at := range v.figuresIn(g) {
		position := at.Col
		if v.axis == reconcile.Down {
			position = at.Row
		}
		if !inside[position] {
			return true
		}
	}
	return false
}
