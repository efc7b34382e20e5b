package checks

import (
	"slices"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// spot is one cell of one sheet.
type spot struct {
	sheet *layout.Sheet
	at    sheets.Ref
}

// formulaAt reads the formula of a cell; false for a typed cell and for what cannot be read.
func formulaAt(s *layout.Sheet, r sheets.Ref) (formula.Node, bool) {
	c := s.Find(r)
	if c == nil || c.Source == nil {
		return nil, false
	}
	f := s.FormulaOf(c.Source)
	if f == nil || f.Text == "" {
		return nil, false
	}
	n, err := formula.Parse(f.Text)
	return n, err == nil
}

// maxPrecedents bounds how many cells are followed back from one formula.
const maxPrecedents = 4000

// precedents visits the cells that a formula reads, those that these read, and so on; visit returns false to stop.
func precedents(s *layout.Sheet, r sheets.Ref, visit func(spot) bool) {
	seen := map[spot]bool{{s, r}: true}
	queue := []spot{{s, r}}
	for len(queue) > 0 && len(seen) < maxPrecedents {
		next := queue[0]
		queue = queue[1:]
		n, ok := formulaAt(next.sheet, next.at)
		if !ok {
			continue
		}
		for _, ref := range formula.Refs(n) {
			for _, c := range cellsOf(next.sheet, ref) {
				if seen[c] {
					continue
				}
				if seen[c] = true; !visit(c) {
					return
				}
				queue = append(queue, c)
			}
		}
	}
}

// cellsOf lists the cells in use that a reference from a sheet covers; none in another workbook.
func cellsOf(from *layout.Sheet, r formula.Ref) []spot {
	if r.External() || r.LastSheet != "" {
		return nil
	}
	s := from
	if r.Sheet != "" {
		if s = from.Book.Sheet(r.Sheet); s == nil {
			return nil
		}
	}
	var out []spot
	top, bottom, left, right := gridOf(s, r.Range)
	for i := top; i < bottom; i++ {
		for j := left; j < right && len(out) < maxPrecedents; j++ {
			out = append(out, spot{s, s.Ref(i, j)})
		}
	}
	return out
}

// summedBy lists the references that a cell's formula adds by SUM, which counts numbers and passes over text. In a chain
// such as A1+A2 text counts as the number it looks like.
func summedBy(s *layout.Sheet, r sheets.Ref) []formula.Ref {
	n, ok := formulaAt(s, r)
	if !ok {
		return nil
	}
	var out []formula.Ref
	formula.Walk(n, func(x formula.Node) bool {
		call, ok := x.(formula.Call)
		if !ok || call.Func != "SUM" && call.Func != "SUBTOTAL" && call.Func != "AGGREGATE" {
			return true
		}
		for _, arg := range call.Args {
			if ref, ok := arg.(formula.Ref); ok {
				out = append(out, ref)
			}
		}
		return true
	})
	return out
}

// among reports whether a cell is one of those that references from a sheet cover.
func among(refs []formula.Ref, from *layout.Sheet, c termCell) bool {
	return slices.ContainsFunc(refs, func(x formula.Ref) bool {
		own := x.Sheet == "" && c.sheet == from || x.Sheet == c.sheet.Name
		return own && !x.External() && x.LastSheet == "" && x.Range.Contains(c.at)
	})
}
