package checks

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// TextNumber tells figures that a spreadsheet program does not read as people do.
var TextNumber = &reconcile.Check{
	Name:  "text-number",
	Title: "figures are stored as numbers, and are well formed",
	Text: `Two things that look like figures and are none to a spreadsheet program.

A number held as text among stored numbers: SUM passes over it without a word. Where the total is short by exactly such
figures it differs, and the finding stands at the cells that hold the text. Silent where no SUM runs over them, where the
total counts them all the same, and for codes, years and figures with a footnote mark.

A malformed number, such as "6,21", "0.062)" or "£856,000m", in a column of figures: to review, at the cell. What it was
meant to be is never guessed, and totals that use it are listed as not tested.`,
	Before: "Grants | 75 held as text; =SUM(D7:D15) | 620",
	After:  "Grants | 75; =SUM(D7:D15) | 695",
	Run:    textNumber,
}

func textNumber(p *reconcile.Pass) error {
	told := map[spot]*reconcile.Relation{}
	// Down the columns first: a figure that both its column's total and its row's total leave out is told with the first.
	for _, axis := range []reconcile.Axis{reconcile.Down, reconcile.Across, reconcile.Elsewhere} {
		for _, r := range p.Relations {
			if r.Axis == axis && p.Book.Typed && leavesTextOut(p, r) {
				r.Check = p.Check.Name
			}
		}
		tellTextOf(p, axis, told)
	}
	for _, s := range p.Book.Sheets {
		tellMalformed(p, s)
	}
	return nil
}

// leavesTextOut reports whether a sum is out by exactly the figures held as text that its SUM passes over, and settles it.
func leavesTextOut(p *reconcile.Pass, r *reconcile.Relation) bool {
	if !r.IsSum() || r.Outcome == reconcile.NotTested || r.Difference.IsZero() {
		return false
	}
	left := decimal.Zero
	for _, c := range leftOut(p, r) {
		left = left.Add(c.sheet.Value(c.cell).Mul(decimal.NewFromInt(int64(c.sign))))
	}
	if left.IsZero() || r.Difference.Add(left).Abs().GreaterThan(noiseOf(r.Stated)) {
		return false
	}
	r.Outcome, r.Reason = reconcile.Differs, ""
	return true
}

// noiseOf is what the storing of doubles can leave beside a figure.
func noiseOf(d decimal.Decimal) decimal.Decimal {
	return decimal.Max(d.Abs().Shift(-12), decimal.New(1, -6))
}

// leftOut lists the figures held as text among a relation's terms that its own SUM passes over.
func leftOut(p *reconcile.Pass, r *reconcile.Relation) []termCell {
	cells := slices.DeleteFunc(termCells(p.Book, r), func(c termCell) bool { return !isTextFigure(c) })
	if len(cells) == 0 {
		return nil
	}
	s := p.Book.Sheet(r.Sheet)
	summed := summedBy(s, r.Total)
	return slices.DeleteFunc(cells, func(c termCell) bool { return !among(summed, s, c) })
}

// isTextFigure reports whether a term is an amount held as text. A footnote mark is put there on purpose, and 2014 as text
// is a heading.
func isTextFigure(c termCell) bool {
	v := c.cell.Num
	year := v >= 1900 && v <= 2100 && v == float64(int(v))
	return c.cell.AsText && c.cell.State == layout.Number && v != 0 && !c.cell.Marked && !year
}

// tellTextOf reports the sums of an axis that leave text out, one finding for each run of cells that hold it. Cells told
// already are not told again: a column's total and a row's total leave out the same figure.
func tellTextOf(p *reconcile.Pass, axis reconcile.Axis, told map[spot]*reconcile.Relation) {
	for _, r := range p.Own() {
		if r.Axis != axis || r.Outcome != reconcile.Differs {
			continue
		}
		var fresh []termCell
		for _, c := range leftOut(p, r) {
			if at := (spot{c.sheet, c.at}); told[at] == nil {
				told[at] = r
				fresh = append(fresh, c)
			} else {
				r.Follows = told[at]
			}
		}
		if len(fresh) > 0 {
			r.Follows = nil
			p.Report(textFinding(r, fresh))
		}
	}
}

// textFinding stands at the cells that hold the text: they are what has to be mended.
func textFinding(r *reconcile.Relation, cells []termCell) reconcile.Finding {
	first := cells[0]
	where := sheets.Range{}
	for _, c := range cells {
		if c.sheet == first.sheet {
			where = around(where, c.at)
		}
	}
	holds := fmt.Sprintf("%s holds %q as text, and the sum in %s passes over it.", first.at, first.cell.Source.Raw, r.Total)
	headline, them := "is held as text and left out of a total", "it"
	if len(cells) > 1 {
		holds = fmt.Sprintf("%s holds %s as text, and the sum in %s passes over them.", where, several(len(cells), "figure"), r.Total)
		headline, them = "are held as text and left out of a total", "them"
	}
	stated, with, out := r.Stated, r.Recomputed, r.Difference
	places := reconcile.PlacesFor(shownPlaces(first.sheet, r.Total), stated, with, out)
	figures := fmt.Sprintf("Stated %s; with %s the lines add to %s; difference %s (%s).", reconcile.FigureText(stated, places), them,
		reconcile.FigureText(with, places), reconcile.FigureText(out, places), reconcile.Direction(out))
	return reconcile.Finding{
		Outcome: reconcile.Differs, At: placeOf(first.sheet, where),
		Subject: subject(first.sheet.Label(first.at), first.sheet.Heading(first.at)), Headline: headline,
		Lines: []string{holds, figures}, Relation: r, Todo: "store the text as a number",
	}
}
