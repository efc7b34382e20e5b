package output

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// told is a relation's figures as people read them on the sheet: 39.0%, where the sheet stores 0.39 and shows a
// percentage.
type told struct {
	stated, recomputed, difference, allowance decimal.Decimal
	places                                    int32
	percent                                   bool
	unit                                      string
}

func toldOf(b *layout.Book, x *reconcile.Relation) told {
	t := told{stated: x.Stated, recomputed: x.Recomputed, difference: x.Difference, allowance: x.Allowance,
		places: placesOf(b, x), unit: x.Unit}
	if !showsPercent(b, x) {
		if isFraction(b, x) {
			t.unit = ""
		}
		return t
	}
	for _, d := range []*decimal.Decimal{&t.stated, &t.recomputed, &t.difference, &t.allowance} {
		*d = d.Shift(2)
	}
	t.percent, t.unit, t.places = true, "", max(0, t.places-2)
	return t
}

// isFraction reports whether a quotient is stored as it comes out, not times a hundred: 0.5 is not told in percent.
func isFraction(b *layout.Book, x *reconcile.Relation) bool {
	if x.Kind != reconcile.Ratio && x.Kind != reconcile.Change {
		return false
	}
	formula, ok := (&live{book: b, x: x}).quotient()
	return ok && !strings.HasSuffix(formula, "*100")
}

// showsPercent reports whether the sheet stores a relation's total as a fraction and shows it as a percentage.
func showsPercent(b *layout.Book, x *reconcile.Relation) bool {
	s := b.Sheet(x.Sheet)
	if s == nil || !s.Book.Typed {
		return false
	}
	c := s.Find(x.Total)
	return c != nil && !c.AsText && s.Style(c).Format.Percent
}

// figure writes one of the figures.
func (t told) figure(d decimal.Decimal) string {
	text := reconcile.FigureText(d, t.places)
	switch {
	case t.percent && strings.HasSuffix(text, ")"):
		return strings.TrimSuffix(text, ")") + "%)"
	case t.percent:
		return text + "%"
	}
	return text
}

// apart writes what lies between two figures.
func (t told) apart(d decimal.Decimal, places int32) string {
	text := reconcile.FigureText(d, places)
	if t.percent {
		text += " percentage points"
	}
	return text
}

// lines end a sentence that has told both figures: the difference, its direction, the unit, and what rounding can
// explain of it.
func (t told) lines(line string) []string {
	if !t.difference.IsZero() {
		line += fmt.Sprintf("; difference %s (%s)", t.apart(t.difference, t.places), reconcile.Direction(t.difference))
	}
	if t.unit != "" && t.unit != "number" {
		line += ", in " + t.unit
	}
	lines := []string{line + "."}
	if q, tells := allowancePlaces(t.allowance, t.places); tells && !t.difference.IsZero() {
		lines = append(lines, fmt.Sprintf("Rounding allows up to %s.", t.apart(t.allowance, q)))
	}
	return lines
}

// allowancePlaces is how many digits after the point an allowance is told in, beside figures told in p: at most two
// more, unless it would be told as nil. It tells of no allowance that is nil, or the dust of doubles.
func allowancePlaces(allowance decimal.Decimal, p int32) (places int32, tells bool) {
	q := max(p, min(reconcile.PlacesOf(allowance), p+2))
	for q < p+4 && !allowance.IsZero() && allowance.Round(q).IsZero() {
		q++
	}
	return q, !allowance.Round(q).IsZero()
}
