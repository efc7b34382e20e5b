package checks

import (
	"fmt"
	"regexp"
	"slices"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/target"
	"crosscast/sheets"
)

// leastFigures is how many figures a column must hold for a malformed number in it to be one of them.
const leastFigures = 3

// maxMalformed is how many places of a sheet are told one by one. Where there are more, one cause made them all: a
// conversion, or footnote marks typed into the cells.
const maxMalformed = 5

// tellMalformed reports the malformed numbers of a sheet, by runs down its columns.
func tellMalformed(p *reconcile.Pass, s *layout.Sheet) {
	if s.Name == target.SheetName {
		return // they are stated figures, and told with the targets
	}
	var runs []malformedRun
	for j := range s.Cols {
		if (s.ColRoles[j] == layout.RoleAmount || s.ColRoles[j] == layout.RoleRatio) && figuresIn(s, j) >= leastFigures {
			runs = append(runs, malformedRuns(s, j)...)
		}
	}
	if len(runs) > maxMalformed {
		p.Report(manyMalformed(s, runs))
		return
	}
	for _, run := range runs {
		p.Report(run.finding(s))
	}
}

// malformedRun is neighbouring malformed numbers of one column, by their grid rows.
type malformedRun struct {
	column int
	rows   []int
}

func malformedRuns(s *layout.Sheet, j int) []malformedRun {
	var out []malformedRun
	open := false
	for i := range s.Rows {
		if s.Cell(i, j).State != layout.Malformed || !amongFigures(s, i, j) {
			open = false
			continue
		}
		if !open {
			out = append(out, malformedRun{column: j})
		}
		open = true
		run := &out[len(out)-1]
		run.rows = append(run.rows, i)
	}
	return out
}

// manyMalformed tells all of a sheet's malformed numbers at once, in the order of reading.
func manyMalformed(s *layout.Sheet, runs []malformedRun) reconcile.Finding {
	var cells []sheets.Ref
	var where sheets.Range
	for _, run := range runs {
		for _, i := range run.rows {
			cells = append(cells, s.Ref(i, run.column))
			where = around(where, s.Ref(i, run.column))
		}
	}
	slices.SortFunc(cells, compareRefs)
	var texts []string
	for _, r := range cells {
		texts = append(texts, fmt.Sprintf("%s %q", r, s.Shown(s.Find(r))))
	}
	return reconcile.Finding{
		Outcome: reconcile.Review, At: placeOf(s, where), Subject: several(len(cells), "cell"),
		Headline: "are not well-formed numbers",
		Lines:    []string{listed(texts, maxMalformed) + ".", "What is meant is not guessed; totals that use them are not tested."},
		Todo:     "put the figures right, or move what is no figure to a cell of its own",
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

// codeHeadings stand over columns of codes and notes, in which "6,8" is a list.
var codeHeadings = regexp.MustCompile(`(?i)\b(codes?|notes?|footnotes?|foot note|ref|refs|references?)\b`)

// amongFigures reports whether a cell stands where a figure is expected: figures above and below it, or on one side and
// in its row, in a column that is not one of codes.
func amongFigures(s *layout.Sheet, i, j int) bool {
	above, below := isFigureNext(s, i, j, -1), isFigureNext(s, i, j, 1)
	if !above && !below || codeHeadings.MatchString(s.Heading(s.Ref(i, j))) {
		return false
	}
	return above && below || s.RowRoles[i] == layout.RoleAmount
}

// isFigureNext reports whether the nearest cell of a column that holds anything, going one way, is a figure.
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

// finding tells of one run.
func (m malformedRun) finding(s *layout.Sheet) reconcile.Finding {
	first, last := s.Ref(m.rows[0], m.column), s.Ref(m.rows[len(m.rows)-1], m.column)
	text := s.Shown(s.Cell(m.rows[0], m.column))
	f := reconcile.Finding{
		Outcome: reconcile.Review, At: placeOf(s, sheets.Range{From: first, To: last}),
		Subject:  subject(s.Label(first), s.Heading(first)),
		Headline: "is not a well-formed number",
		Lines:    []string{fmt.Sprintf("%s holds %q. What is meant is not guessed; totals that use it are not tested.", first, text)},
		Todo:     "put the figure right",
	}
	if more := len(m.rows) - 1; more > 0 {
		f.Headline = "are not well-formed numbers"
		f.Lines[0] = fmt.Sprintf("%s holds %q, and %s below it likewise. What is meant is not guessed; totals that use them are not tested.",
			first, text, several(more, "cell"))
	}
	return f
}
