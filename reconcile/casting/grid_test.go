package casting_test

import (
	"fmt"
	"sort"
	"strings"

	"golang.org/x/tools/txtar"

	"crosscast/reconcile"
	"crosscast/sheets"
	"crosscast/sheets/csv"
	"crosscast/sheets/sheetstest"
)

// bookOf reads the sheets of a fixture: grids, or one file of separated text whose name ends in .csv.
func bookOf(files []txtar.File) (*sheets.Workbook, error) {
	var list []*sheets.Sheet
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".csv") {
			return csv.Read(f.Data, f.Name)
		}
		if f.Name != wantName {
			list = append(list, sheetstest.Grid(f.Name, string(f.Data)))
		}
	}
	return sheetstest.Book(list...), nil
}

// listed writes relations a line each: how the terms lie, the total and its terms, the outcome, and where they do not
// simply agree the figure stated, the figure recomputed and their difference, what rounding allows, the fault, the cell
// that is wrong, and the reason.
func listed(all []*reconcile.Relation) string {
	all = append([]*reconcile.Relation(nil), all...)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.Sheet != b.Sheet {
			return a.Sheet < b.Sheet
		}
		if a.Axis != b.Axis {
			return a.Axis < b.Axis
		}
		return a.Total.Less(b.Total)
	})
	manySheets := len(all) > 0 && all[0].Sheet != all[len(all)-1].Sheet
	var b strings.Builder
	for _, r := range all {
		if manySheets {
			b.WriteString(r.Sheet + "! ")
		}
		b.WriteString(lineOf(r) + "\n")
	}
	return b.String()
}

var axisNames = map[reconcile.Axis]string{reconcile.Down: "down", reconcile.Across: "across", reconcile.Elsewhere: "by formula"}

var faultNames = map[reconcile.Fault]string{reconcile.OtherLines: "adds other lines", reconcile.TypedOver: "typed over",
	reconcile.Plugged: "plugged", reconcile.TextLeft: "text left out"}

func lineOf(r *reconcile.Relation) string {
	line := fmt.Sprintf("%s %s = %s %s", axisNames[r.Axis], r.Total, termsOf(r), r.Outcome)
	if !r.Difference.IsZero() && r.Outcome != reconcile.NotTested {
		line += fmt.Sprintf(" %s %s %s", r.Stated, r.Recomputed, r.Difference)
		if !r.Allowance.IsZero() {
			line += " within " + r.Allowance.String()
		}
	}
	if r.Fault != reconcile.Sound {
		line += ", " + faultNames[r.Fault]
	}
	if r.Cell != nil {
		line += ", wrong at " + r.Cell.String()
	}
	if r.Reason != "" {
		line += " (" + r.Reason + ")"
	}
	return line
}

// termsOf writes a relation's terms as a sum: B2:B4 + B8 - C1.
func termsOf(r *reconcile.Relation) string {
	var b strings.Builder
	for i, term := range r.Terms {
		switch {
		case r.Kind == reconcile.Ratio && i == 1:
			b.WriteString(" / ")
		case r.Kind == reconcile.Change && i == 1:
			b.WriteString(" to ")
		case term.Sign < 0:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(term.String())
	}
	text := strings.TrimPrefix(b.String(), " ")
	switch r.Kind {
	case reconcile.Average:
		return "mean of " + text
	case reconcile.Change:
		return "change from " + text
	}
	return text
}
