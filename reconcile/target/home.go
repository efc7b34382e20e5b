package target

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// spot is one figure of a row (or column) that a target may speak of.
type spot struct {
	ref     sheets.Ref
	when    when
	dated   bool
	heading bag
	total   bool // it is headed, or made, as a total of the others
}

// home is where a target's figure stands: one cell, or the cells of several years.
type home struct {
	sheet *layout.Sheet
	label string
	cells []sheets.Ref
	how   string // in words, where the choice of cells needs any
}

// place names the home's cells: F20, C42:E42 or C42,E42.
func (h home) place() reconcile.Place {
	first, last := h.cells[0], h.cells[len(h.cells)-1]
	cells := sheets.Range{From: first, To: last}
	text := cells.String()
	if cells.Count() != len(h.cells) {
		var each []string
		for _, r := range h.cells {
			each = append(each, r.String())
		}
		text = strings.Join(each, ",")
	}
	return reconcile.Place{Sheet: h.sheet.Name, Cells: text}
}

// spots lists the figures of a row that are of the target's kind: percentages for a percentage, else the others.
func (x *index) spots(r *row, percent bool) []spot {
	var all []spot
	for j := range r.sheet.Cols {
		c, ref := r.sheet.Cell(r.grid, j), r.sheet.Ref(r.grid, j)
		role := r.sheet.ColRoles[j]
		if !c.IsFigure() || role == layout.RoleCode || role == layout.RolePeriod || isRatio(r.sheet, c, ref) != percent {
			continue
		}
		heading := r.sheet.Heading(ref)
		s := spot{ref: ref, heading: bagOf(withoutUnit(heading))}
		s.when, s.dated = whenOf(heading)
		s.total = s.heading.words["total"] || s.heading.size() == 0 && x.isTotal(r.sheet.Name, ref)
		all = append(all, s)
	}
	return all
}

// isRatio reports whether a figure is a percentage, by its format, its unit or its column.
func isRatio(s *layout.Sheet, c *layout.Cell, r sheets.Ref) bool {
	if c.Ratio {
		return true
	}
	u, ok := s.UnitAt(r)
	return ok && u.Percent
}

// steps are the words that follow a currency sign in a unit: £ thousand.
var steps = map[string]bool{"thousand": true, "thousands": true, "million": true, "millions": true, "000": true, "000s": true, "m": true}

// withoutUnit drops the unit from a heading, which says nothing of what the column holds.
func withoutUnit(heading string) string {
	var kept []string
	sign := false // the word before is a unit: a step such as thousand belongs to it
	for _, w := range strings.Fields(heading) {
		if sign && steps[strings.ToLower(strings.Trim(w, "()"))] {
			continue
		}
		if sign = strings.ContainsAny(w, "£€$%"); !sign {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// place is where a row is shown to people: its first figure.
func (r *row) place() reconcile.Place {
	at := r.sheet.Ref(r.grid, 0)
	for j := range r.sheet.Cols {
		if r.sheet.Cell(r.grid, j).IsFigure() && r.sheet.ColRoles[j] != layout.RoleCode {
			at = r.sheet.Ref(r.grid, j)
			break
		}
	}
	return reconcile.Place{Sheet: r.sheet.Name, Cells: at.String()}
}

// homes gives every place on the row that the target may speak of, by its period or else by the words of its name.
func (x *index) homes(r *row, t *reconcile.Target) ([]home, string) {
	spots := x.spots(r, t.Stated.Unit.Percent)
	if len(spots) == 0 {
		if t.Stated.Unit.Percent {
			return nil, fmt.Sprintf("the line %q has no percentage", r.label())
		}
		return nil, fmt.Sprintf("the line %q has no amount", r.label())
	}
	at := home{sheet: r.sheet, label: r.label()}
	w, dated := whenOf(t.Period)
	if t.Period != "" && !dated {
		return nil, fmt.Sprintf("%q is no year, quarter or month", t.Period)
	}
	if dated && anyDated(spots) {
		return at.inPeriod(spots, w, t.Period, isCumulative(r.label()))
	}
	return at.byWords(spots, bagOf(t.Name+" "+t.Label)), ""
}

func anyDated(spots []spot) bool {
	for _, s := range spots {
		if s.dated {
			return true
		}
	}
	return false
}

// isCumulative reports whether a row says that its figures cumulate, so that a span's figure is that of its last year.
func isCumulative(label string) bool {
	l := strings.ToLower(label)
	return strings.Contains(l, "cumulat") || strings.Contains(l, "running total") || strings.Contains(l, "to date")
}

// inPeriod chooses the cells of a period: the column headed so, else for a span the total of just these years, else the
// years themselves, added up, or the last of them where they cumulate.
func (h home) inPeriod(spots []spot, w when, period string, cumulative bool) ([]home, string) {
	var same, parts []spot
	outside := false
	for _, s := range spots {
		switch {
		case s.dated && s.when == w:
			same = append(same, s)
		case s.dated && w.holds(s.when):
			parts = append(parts, s)
		case s.dated:
			outside = true
		}
	}
	switch {
	case len(same) > 0:
		return h.each(same), ""
	case !tile(w, parts):
		return nil, fmt.Sprintf("no column of the line %q is headed %s", h.label, period)
	case cumulative:
		h.cells = []sheets.Ref{parts[len(parts)-1].ref}
		h.how = "the last year of the span, since the line is cumulative"
		return []home{h}, ""
	}
	if totals := undatedTotals(spots); !outside && len(totals) > 0 {
		return h.each(totals), ""
	}
	for _, s := range parts {
		h.cells = append(h.cells, s.ref)
	}
	h.how = fmt.Sprintf("the %d years of %s added up", len(parts), period)
	return []home{h}, ""
}

func undatedTotals(spots []spot) []spot {
	var all []spot
	for _, s := range spots {
		if s.total && !s.dated {
			all = append(all, s)
		}
	}
	return all
}

// byWords chooses among columns without a period: the one whose heading stands in the target's name, the longest such;
// else the one total beside years; else all of them may be meant.
func (h home) byWords(spots []spot, name bag) []home {
	if len(spots) == 1 {
		return h.each(spots)
	}
	var best []spot
	for _, s := range spots {
		switch {
		case !s.heading.within(name):
		case len(best) == 0 || s.heading.size() > best[0].heading.size():
			best = []spot{s}
		case s.heading.size() == best[0].heading.size():
			best = append(best, s)
		}
	}
	if len(best) > 0 {
		return h.each(best)
	}
	if totals := undatedTotals(spots); len(totals) == 1 && anyDated(spots) {
		return h.each(totals)
	}
	return h.each(spots)
}

// each makes a home of every spot.
func (h home) each(spots []spot) []home {
	var all []home
	for _, s := range spots {
		one := h
		one.cells = []sheets.Ref{s.ref}
		all = append(all, one)
	}
	return all
}
