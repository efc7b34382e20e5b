package output

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// home is a tie in the unit of the cells that it is tied to: a report says £13.24m, the sheet holds 13,240.
type home struct {
	stated, found, difference, allowance decimal.Decimal
	unit                                 string
	places                               int32
	sheet                                string
	cells                                []sheets.Range
	factor                               decimal.Decimal // what the cells add up to, times it, is found
}

// atHome turns a tie's figures into the unit of its home; false where the home is no figure of the workbook, or what stands
// there does not come to what was found. Percentages stay in per cent, however they are stored.
func atHome(b *layout.Book, t *reconcile.Tie) (home, bool) {
	s := b.Sheet(t.Home.Sheet)
	cells := rangesOf(t.Home)
	if s == nil || len(cells) == 0 || t.Outcome == reconcile.NotTested || t.Home.Span.Para != nil {
		return home{}, false
	}
	v, ok := addUp(s, cells)
	u, has := s.UnitAt(cells[0].From)
	scale := decimal.New(1, int32(u.Exponent))
	if !v.IsZero() {
		scale = t.Found.DivRound(v, 12)
	}
	if !ok || scale.IsZero() || !scale.Mul(v).Equal(t.Found) {
		return home{}, false
	}
	unit := scale.Abs()
	if t.Unit == "percent" {
		unit = decimal.NewFromInt(1)
	}
	in := func(d decimal.Decimal) decimal.Decimal { return d.DivRound(unit, 12) }
	h := home{stated: in(t.Stated), found: in(t.Found), difference: in(t.Difference), allowance: in(t.Allowance).Abs(),
		unit: t.Unit, sheet: s.Name, cells: cells, factor: in(scale)}
	if has && t.Unit != "percent" {
		h.unit = u.String()
	}
	shown := shownPlaces(s, cells[0].From)
	if t.Unit == "percent" {
		shown = int(reconcile.PlacesOf(t.Stated))
	}
	h.places = reconcile.PlacesFor(shown, h.stated, h.found, h.difference)
	return h, true
}

// rangesOf reads the cells of a place in the workbook: F20, C42:E42 or C42,E42.
func rangesOf(p reconcile.Place) []sheets.Range {
	if p.Document != "" || p.Cells == "" {
		return nil
	}
	var out []sheets.Range
	for part := range strings.SplitSeq(p.Cells, ",") {
		g, err := sheets.ParseRange(strings.TrimSpace(part))
		if err != nil {
			return nil
		}
		out = append(out, g)
	}
	return out
}

// addUp adds cells as SUM does; false where one holds its figure as text, which SUM leaves out.
func addUp(s *layout.Sheet, cells []sheets.Range) (decimal.Decimal, bool) {
	total, ok := decimal.Zero, true
	for _, g := range cells {
		eachCell(s, g, func(_ sheets.Ref, c *layout.Cell) {
			total = total.Add(s.Value(c))
			ok = ok && !c.AsText
		})
	}
	return total, ok
}

// now is the formula of what stands at home now, in the unit in which the tie is told. own leaves the sheet's name off.
func (h home) now(own bool) string {
	refs := make([]string, len(h.cells))
	for i, g := range h.cells {
		if refs[i] = g.Absolute(); !own {
			refs[i] = absolute(h.sheet, g)
		}
	}
	formula := sumOf(refs)
	if len(h.cells) == 1 && h.cells[0].From == h.cells[0].To {
		formula = refs[0]
	}
	switch one := decimal.NewFromInt(1); {
	case h.factor.Equal(one):
		return formula
	case h.factor.Equal(one.Neg()):
		return "-(" + formula + ")"
	}
	return "(" + formula + ")*" + h.factor.String()
}

// limit is the difference from which the mark of a tie shows.
func (h home) limit(o reconcile.Outcome) decimal.Decimal {
	dust := decimal.New(1, -6)
	if o == reconcile.Rounding {
		return below(dust, h.difference)
	}
	return below(h.allowance.Add(dust), h.difference)
}

// figuresOfTie gives a tie's figures as they are told: in the unit of its home where there is one.
func figuresOfTie(b *layout.Book, t *reconcile.Tie) home {
	if h, ok := atHome(b, t); ok {
		return h
	}
	return home{stated: t.Stated, found: t.Found, difference: t.Difference, allowance: t.Allowance, unit: t.Unit,
		places: reconcile.PlacesFor(int(reconcile.PlacesOf(t.Stated)), t.Stated, t.Found, t.Difference)}
}

// tieLines puts a tie into words: "Stated £3.4m; Savings!C14 is 4,000 (GBP thousands); difference (600) (stated is
// lower)."
func tieLines(b *layout.Book, t *reconcile.Tie) []string {
	h := figuresOfTie(b, t)
	stated := t.StatedText
	if stated == "" {
		stated = reconcile.FigureText(h.stated, h.places)
	}
	line := fmt.Sprintf("Stated %s; %s is %s", stated, t.Home, reconcile.FigureText(h.found, h.places))
	if h.unit != "" && h.unit != "number" {
		line += " (" + h.unit + ")"
	}
	return told{difference: h.difference, allowance: h.allowance, places: h.places}.lines(line)
}
