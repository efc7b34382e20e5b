package checks

import (
	"fmt"
	"slices"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/evaluate"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// maxTypedOver is for so many numbers of one workbook at most that the formula is worked out.
const maxTypedOver = 2000

// overtyping finds numbers typed over copies of a formula.
type overtyping struct {
	p    *reconcile.Pass
	ev   *evaluate.Evaluator
	told map[cellOn]bool
	left int
}

// typedOver finds the numbers that stand between copies of one formula and are just what it would give there: right
// today, and left behind when the figures change. Numbers that are something else are told only for totals, where other
// lines prove what they should be: actuals are often typed beside forecasts.
func typedOver(p *reconcile.Pass, told map[cellOn]bool) {
	o := &overtyping{p: p, told: told, left: maxTypedOver}
	for _, s := range p.Book.Sheets {
		for i := range s.Rows {
			for j := range s.Cols {
				if s.RowRoles[i] == layout.RoleAmount || s.RowRoles[i] == layout.RoleRatio {
					o.look(s, i, j)
				}
			}
		}
	}
}

// look tells of one cell, if copies of a formula stand on both sides of it and give its number.
func (o *overtyping) look(s *layout.Sheet, i, j int) {
	c, at := s.Cell(i, j), s.Ref(i, j)
	if c.State != layout.Number || c.Num == 0 || c.Source.Formula != 0 || o.told[cellOn{s.Name, at}] {
		return
	}
	for _, step := range []sheets.Ref{{Col: 1}, {Row: 1}} {
		if n, ok := copiesAbout(s, at, step); ok && !counts(n, at) && !madeFrom(s, at, n) && o.gives(s, at, n, c) {
			o.tell(s, at, n)
			return
		}
	}
}

// copiesAbout is the formula that a cell would hold were it a copy of those on both sides of it, which are alike.
func copiesAbout(s *layout.Sheet, at, step sheets.Ref) (formula.Node, bool) {
	from := moveBy(at, step, -1)
	before, shape := shapeAt(s, from)
	if before == nil || len(formula.Refs(before)) == 0 {
		return nil, false
	}
	if _, other := shapeAt(s, moveBy(at, step, 1)); other != shape {
		return nil, false
	}
	return formula.Copied(before, from, at)
}

func moveBy(at, step sheets.Ref, n int) sheets.Ref {
	return sheets.Ref{Row: at.Row + n*step.Row, Col: at.Col + n*step.Col}
}

// shapeAt is the formula of a cell and its shape; nil and "" where there is none.
func shapeAt(s *layout.Sheet, at sheets.Ref) (formula.Node, string) {
	n, ok := formulaAt(s, at)
	if !ok {
		return nil, ""
	}
	return n, formula.Shape(n, at)
}

// counts reports whether a formula numbers lines: one more than the cell before.
func counts(n formula.Node, at sheets.Ref) bool {
	shape := strings.TrimPrefix(formula.Shape(n, at), "+")
	return shape == "R[-1]C[0]+1" || shape == "R[0]C[-1]+1"
}

// madeFrom reports whether one of the cells that a formula refers to is made from the number itself: of two units, this is
// the one that was given.
func madeFrom(s *layout.Sheet, at sheets.Ref, n formula.Node) bool {
	return slices.ContainsFunc(formula.Refs(n), func(r formula.Ref) bool {
		if !r.Single() {
			return false
		}
		from, _ := shapeAt(s, r.Range.From)
		return slices.ContainsFunc(formula.Refs(from), func(back formula.Ref) bool { return back.Sheet == "" && back.Range.Contains(at) })
	})
}

// gives reports whether a formula comes to just the number that a cell holds.
func (o *overtyping) gives(s *layout.Sheet, at sheets.Ref, n formula.Node, c *layout.Cell) bool {
	if o.left--; o.left < 0 {
		return false
	}
	if o.ev == nil {
		o.ev = evaluate.New(o.p.Book.Workbook)
	}
	v, err := o.ev.Formula(n, s.Name, at)
	return err == nil && v.Kind == evaluate.Number && v.Num.Sub(s.Stored(c)).Abs().LessThanOrEqual(v.Num.Abs().Shift(-typedDigits))
}

// typedDigits is to how many digits a typed number is what a formula gives.
const typedDigits = 12

func (o *overtyping) tell(s *layout.Sheet, at sheets.Ref, n formula.Node) {
	o.p.Report(reconcile.Finding{
		Outcome: reconcile.Latent, At: reconcile.Place{Sheet: s.Name, Cells: at.String()},
		Subject: subject(s.Label(at), s.Heading(at)), Headline: "is typed between copies of a formula",
		Lines: []string{fmt.Sprintf("%s holds the number %s. Copied from the cells beside it, =%s gives the same.", at, figureAt(s, at, s.Stored(s.Find(at))), n)},
		Todo:  "put the formula of the cells beside it back, or say why this one is typed",
	})
}
