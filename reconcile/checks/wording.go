package checks

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// figureAt writes a figure with the digits that its cell shows; where it shows all that is stored, with two after the
// point, or as many as a small one needs.
func figureAt(s *layout.Sheet, r sheets.Ref, v decimal.Decimal) string {
	places, all := int32(2), reconcile.PlacesOf(v)
	if shown := shownPlaces(s, r); shown >= 0 {
		places = int32(shown)
	}
	for places < all && v.Round(places).IsZero() {
		places++
	}
	return reconcile.FigureText(v, min(places, all))
}

// shownPlaces is how many digits after the point a cell shows; -1 where it shows what is stored.
func shownPlaces(s *layout.Sheet, r sheets.Ref) int {
	c := s.Find(r)
	if c == nil || c.AsText {
		return -1
	}
	f := s.Style(c).Format
	if f.Code == "" || f.Percent || f.Scale > 0 {
		return -1
	}
	return f.Decimals
}

// several writes a count with its noun: 1 total, 3 totals.
func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// listed writes up to so many texts with commas, and how many are left.
func listed(texts []string, most int) string {
	if len(texts) <= most {
		return strings.Join(texts, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(texts[:most], ", "), len(texts)-most)
}

// lineName names a row or column by its number or letters.
func lineName(axis reconcile.Axis, n int) string {
	if axis == reconcile.Across {
		return sheets.ColumnName(n)
	}
	return fmt.Sprint(n)
}
