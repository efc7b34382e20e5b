package target

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// Match ties every target to the figure of the workbook that it speaks of and compares the two. The relations tell
// which cells are totals. The place is chosen by code, cell, label and period; the figure has no say in it, since a
// figure of two digits fits some cell of any table.
func Match(book *layout.Book, relations []*reconcile.Relation, targets []reconcile.Target) []*reconcile.Tie {
	x := newIndex(book, relations)
	var ties []*reconcile.Tie
	for i := range targets {
		ties = append(ties, x.tie(&targets[i]))
	}
	return ties
}

// tie settles one target.
func (x *index) tie(t *reconcile.Target) *reconcile.Tie {
	tie := &reconcile.Tie{
		Name: t.Name, StatedText: t.Text, Stated: t.Stated.Value, Claim: t.At, Outcome: reconcile.NotTested,
		Unit: unitName(t.Stated, reading{}),
	}
	if t.Wrong != nil {
		tie.Reason = t.Wrong.Error()
		return tie
	}
	homes, nearly := x.candidates(t, tie)
	if len(homes) == 0 {
		return tie
	}
	h, one := x.choose(homes)
	if !one {
		tie.Outcome = reconcile.Review
		tie.Reason = fmt.Sprintf("it may speak of %s: which is meant cannot be told", places(homes))
		for _, h := range homes {
			tie.Candidates = append(tie.Candidates, h.place())
		}
		return tie
	}
	tie.Reason = h.how
	compare(t, h, tie)
	if tie.Outcome == reconcile.Differs {
		tie.Cause = x.why(t, h, tie)
	}
	if nearly != "" {
		tie.Reason = join(tie.Reason, nearly)
		if tie.Outcome == reconcile.Differs { // it may be another line after all
			tie.Outcome, tie.Cause = reconcile.Review, nil
		}
	}
	return tie
}

// candidates finds every home that the target may speak of. Where there is none the tie is told why.
func (x *index) candidates(t *reconcile.Target, tie *reconcile.Tie) (homes []home, nearly string) {
	f := x.find(t)
	if h, ok := x.cell(t); ok && t.Code == "" { // a cell that can be no code is meant as it is written
		if !f.elsewhere(h) {
			return []home{h}, ""
		}
		homes = append(homes, h) // lines may have been put in since: the line of that name is meant as much
	}
	if len(f.rows) == 0 || f.nearly != "" {
		if h, ok := x.cell(t); ok {
			return []home{h}, ""
		}
		if h := x.byHeading(t); len(h) > 0 {
			return h, ""
		}
	}
	reason := f.reason
	for _, r := range f.rows {
		h, why := x.homes(r, t)
		homes = append(homes, h...)
		if reason == "" {
			reason = why
		}
	}
	if len(homes) == 0 {
		tie.Reason = reason
		for _, c := range f.near {
			tie.Candidates = append(tie.Candidates, c.place)
		}
	}
	return homes, f.nearly
}

// elsewhere reports whether the line that is called as asked for is another than that of a cell.
func (f found) elsewhere(h home) bool {
	for _, r := range f.rows {
		if r.sheet == h.sheet && r.sheet.Rows[r.grid] == h.cells[0].Row {
			return false
		}
	}
	return len(f.rows) > 0 && f.nearly == ""
}

// cell is the very cell that a target names, or the cells that it adds up.
func (x *index) cell(t *reconcile.Target) (home, bool) {
	s := x.sheet(t.Sheet)
	if t.Cells.From.IsZero() || s == nil || t.Cells.Count() > mostCells {
		return home{}, false
	}
	h := home{sheet: s, label: s.Label(t.Cells.From)}
	for row := t.Cells.From.Row; row <= t.Cells.To.Row; row++ {
		for col := t.Cells.From.Col; col <= t.Cells.To.Col; col++ {
			if c := s.Find(sheets.Ref{Row: row, Col: col}); c != nil && c.State != layout.Blank {
				h.cells = append(h.cells, sheets.Ref{Row: row, Col: col})
			}
		}
	}
	if len(h.cells) > 1 {
		h.how = fmt.Sprintf("the %d figures of %s added up", len(h.cells), t.Cells)
	}
	return h, len(h.cells) > 0
}

// mostCells is how many cells a target may add up.
const mostCells = 1000

// byHeading looks for the target's name over a column and for its period beside the rows, as in a table of years down
// and services across.
func (x *index) byHeading(t *reconcile.Target) []home {
	w, dated := whenOf(t.Period)
	asked := bagOf(t.Label)
	if t.Label == "" {
		asked = bagOf(t.Name)
	}
	if !dated {
		return nil
	}
	type column struct {
		sheet *layout.Sheet
		col   int
	}
	var order []column
	spots := map[column][]spot{}
	for _, r := range x.on(t.Sheet) {
		rowWhen, ok := whenOf(r.label())
		if !ok {
			continue
		}
		for _, s := range x.spots(r, t.Stated.Unit.Percent) {
			if asked.likeness(s.heading) < 1 {
				continue
			}
			c := column{r.sheet, s.ref.Col}
			if spots[c] == nil {
				order = append(order, c)
			}
			spots[c] = append(spots[c], spot{ref: s.ref, when: rowWhen, dated: true})
		}
	}
	var homes []home
	for _, c := range order {
		h := home{sheet: c.sheet, label: c.sheet.Heading(spots[c][0].ref)}
		found, _ := h.inPeriod(spots[c], w, t.Period, false)
		homes = append(homes, found...)
	}
	return homes
}

// choose settles on one home. Homes with one and the same figure are one: the first total among them stands for all.
// Two figures that differ are two homes, whatever the target says.
func (x *index) choose(homes []home) (home, bool) {
	best, first := homes[0], homes[0].read()
	for _, h := range homes[1:] {
		r := h.read()
		if r.bad != "" || first.bad != "" || !r.value.Equal(first.value) {
			return home{}, false
		}
	}
	for _, h := range homes {
		if len(h.cells) == 1 && x.isTotal(h.sheet.Name, h.cells[0]) {
			return h, true
		}
	}
	return best, true
}

// places lists homes in words: Services!B6 or Services!C6.
func places(homes []home) string {
	var all []string
	for _, h := range homes {
		all = append(all, h.place().String())
	}
	if len(all) > 5 {
		all = append(all[:5], fmt.Sprintf("%d more", len(all)-5))
	}
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}
