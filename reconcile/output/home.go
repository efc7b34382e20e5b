package output

import (
	"fmt"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// home is a tie in the unit of the cell that it is tied to: a report says £13.24m, the sheet holds 13,240.
type home struct {
	cell                      sheets.Ref
	stated, found, difference decimal.Decimal
	allowance                 decimal.Decimal
	unit                      string
	places                    int32
}

// atHome turns a tie's figures into the unit of its home cell; false where the home is no single cell of the workbook, or
// holds nothing to tell the unit by.
func atHome(b *layout.Book, t *reconcile.Tie) (home, bool) {
	g, err := sheets.ParseRange(t.Home.Cells)
	s := b.Sheet(t.Home.Sheet)
	if err != nil || s == nil || g.From != g.To || t.Home.Document != "" || t.Outcome == reconcile.NotTested {
		return home{}, false
	}
	c := s.Find(g.From)
	v := s.Value(c)
	if c == nil || c.AsText || v.IsZero() || t.Found.IsZero() {
		return home{}, false
	}
	scale := t.Found.DivRound(v, 12)
	if scale.IsZero() || !scale.Mul(v).Equal(t.Found) {
		return home{}, false
	}
	h := home{cell: g.From, found: v, stated: t.Stated.DivRound(scale, 12), difference: t.Difference.DivRound(scale, 12),
		allowance: t.Allowance.DivRound(scale, 12).Abs()}
	if u, ok := s.UnitAt(g.From); ok {
		h.unit = u.String()
	}
	h.places = reconcile.PlacesFor(shownPlaces(s, g.From), h.stated, h.found, h.difference)
	return h, true
}

// limit is the difference from which the mark of a tie shows.
func (h home) limit(t *reconcile.Tie) decimal.Decimal {
	if t.Outcome == reconcile.Rounding {
		return below(decimal.New(1, -6), h.difference)
	}
	return below(h.allowance.Add(decimal.New(1, -6)), h.difference)
}

// figuresOfTie gives a tie's figures as they are told: in the unit of the home cell where there is one.
func figuresOfTie(b *layout.Book, t *reconcile.Tie) home {
	if h, ok := atHome(b, t); ok {
		return h
	}
	return home{stated: t.Stated, found: t.Found, difference: t.Difference, allowance: t.Allowance, unit: t.Unit,
		places: reconcile.PlacesFor(0, t.Stated, t.Found, t.Difference)}
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
	return differenceLines(line, h.difference, h.allowance, h.places, "")
}
