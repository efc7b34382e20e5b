package checks

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// figureAt writes a figure with the digits that its cell shows, or with all of them where those would show nothing.
func figureAt(s *layout.Sheet, r sheets.Ref, v decimal.Decimal) string {
	places := reconcile.PlacesOf(v)
	if c := s.Find(r); c != nil && !c.AsText {
		f := s.Style(c).Format
		if d := int32(f.Decimals); f.Code != "" && d >= 0 && !f.Percent && f.Scale == 0 && d < places && !v.Round(d).IsZero() {
			places = d
		}
	}
	return reconcile.FigureText(v, places)
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
