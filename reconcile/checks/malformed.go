package checks

import (
	"fmt"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// leastFigures is how many figures a column must hold for a malformed number in it to be one of them.
const leastFigures = 3

// tellMalformed reports the malformed numbers of a sheet, one finding for each run down a column.
func tellMalformed(p *reconcile.Pass, s *layout.Sheet) {
	for j := range s.Cols {
		if s.ColRoles[j] != layout.RoleAmount && s.ColRoles[j] != layout.RoleRatio || figuresIn(s, j) < leastFigures {
			continue
		}
		var run []int
		for i := 0; i <= len(s.Rows); i++ {
			if i < len(s.Rows) && s.Cell(i, j).State == layout.Malformed && amongFigures(s, i, j) {
				run = append(run, i)
				continue
			}
			if len(run) > 0 {
				p.Report(malformedFinding(s, j, run))
			}
			run = nil
		}
	}
}

func figuresIn(s *layout.Sheet, j int) int {
	n := 0
	for i := range s.Rows {
		if s.Cell(i, j).State == layout.Number && s.RowRoles[i] == layout.RoleAmount {
			n++
		}
	}
	return n
}

// amongFigures reports whether a cell stands where a figure is expected: the nearest cells above and below it in its
// column that hold anything are figures, one of them at least, and none is words in the middle of prose.
func amongFigures(s *layout.Sheet, i, j int) bool {
	return isFigureNext(s, i, j, -1) || isFigureNext(s, i, j, 1)
}

func isFigureNext(s *layout.Sheet, i, j, step int) bool {
	for k := i + step; k >= 0 && k < len(s.Rows); k += step {
		switch c := s.Cell(k, j); c.State {
		case layout.Blank, layout.Malformed:
			continue
		default:
			return c.IsFigure()
		}
	}
	return false
}

func malformedFinding(s *layout.Sheet, j int, run []int) reconcile.Finding {
	first, last := s.Ref(run[0], j), s.Ref(run[len(run)-1], j)
	text := s.Shown(s.Cell(run[0], j))
	f := reconcile.Finding{
		Outcome: reconcile.Review, At: placeOf(s, sheets.Range{From: first, To: last}),
		Subject:  subject(s.Label(first), s.Heading(first)),
		Headline: "is not a well-formed number",
		Lines:    []string{fmt.Sprintf("%s holds %q. What is meant is not guessed; totals that use it are not tested.", first, text)},
		Todo:     "put the figure right",
	}
	if len(run) > 1 {
		f.Headline = "are not well-formed numbers"
		f.Lines[0] = fmt.Sprintf("%s and %s below hold texts such as %q. What is meant is not guessed; totals that use them are not tested.",
			first, several(len(run)-1, "cell"), text)
	}
	return f
}
