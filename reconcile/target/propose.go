package target

import (
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/reconcile/period"
	"crosscast/sheets"
	"crosscast/sheets/plain"
)

// Propose lists the headline totals of a workbook as targets: totals that are no term of another total, the largest
// first. Their figures are those of the workbook; what a report states is for people to fill in. Left out are totals
// across a single line, and cumulative rows, whose last figure is the total of another row.
func Propose(book *layout.Book, relations []*reconcile.Relation) []reconcile.Target {
	h := headlinesOf(relations)
	seen := map[reconcile.Place]bool{}
	var all []reconcile.Target
	for _, r := range relations {
		at := reconcile.Place{Sheet: r.Sheet, Cells: r.Total.String()}
		s := book.Sheet(r.Sheet)
		if s == nil || s == targetsSheet(book) || seen[at] || !h.headline(r) || isCumulative(s.Label(r.Total)) {
			continue
		}
		seen[at] = true
		if t := propose(s, r, at); !t.Stated.Value.IsZero() { // a total of a form that is not filled in
			all = append(all, t)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		return all[i].Stated.Value.Abs().GreaterThan(all[j].Stated.Value.Abs())
	})
	return all
}

func propose(s *layout.Sheet, r *reconcile.Relation, at reconcile.Place) reconcile.Target {
	h := home{sheet: s, cells: []sheets.Ref{r.Total}}
	read := h.read()
	label := r.Label
	if label == "" {
		label = s.Label(r.Total)
	}
	t := reconcile.Target{Name: label, Sheet: s.Name, Cells: sheets.One(r.Total), At: at}
	t.Stated = money.Amount{Value: read.value, Unit: money.Unit{Currency: read.unit.Currency, Percent: read.unit.Percent}}
	t.Text = amountText(read.value, read.unit)
	heading := s.Heading(r.Total)
	if p, err := period.Parse(heading); err == nil {
		t.Period = p.String()
	} else if name := withoutUnit(heading); t.Name == "" {
		t.Name = name
	} else if name != "" {
		t.Name += ", " + name
	}
	if name := []rune(t.Name); len(name) > maxName {
		t.Name = string(name[:maxName]) + "..."
	}
	return t
}

// maxName is the most of a name that is kept: some headings are whole paragraphs.
const maxName = 100

// amountText writes an amount in full, since a figure read back must be the one that was found. One without a pound
// sign is read back in the unit of the line that it is tied to, and is written in it.
func amountText(v decimal.Decimal, u money.Unit) string {
	if u.Currency != "GBP" && !u.Percent {
		v = v.Shift(int32(-u.Exponent))
	}
	v = v.Round(6) // beyond lies the dust of doubles
	if u.Currency == "GBP" {
		v = v.Round(2)
	}
	text := reconcile.FigureText(v.Abs(), reconcile.PlacesOf(v))
	switch {
	case u.Percent:
		text += "%"
	case u.Currency == "GBP":
		text = "£" + text
	}
	if v.IsNegative() {
		return "(" + text + ")" // in brackets: a minus in front looks like a formula to a spreadsheet program
	}
	return text
}

// heads are the columns of a targets file that crosscast writes. The workbook's own figure stands beside the empty one,
// under a heading that is not read back.
var heads = []struct {
	text  string
	width float64
}{
	{"Target", 44}, {"Stated figure", 16}, {"Year or span", 16}, {"Cell", 8}, {"Sheet", 20}, {"Source", 24}, {"In the workbook", 18},
}

// Write makes a targets file, ready to be filled in: a workbook or comma-separated text, by its name. The stated
// figures are left empty; rows that stay so are left out when the file is read.
func Write(path string, targets []reconcile.Target) error {
	sheet := sheets.AddedSheet{Name: SheetName, TitleRow: 1}
	head := sheets.AddedRow{Index: 1}
	for i, h := range heads {
		head.Cells = append(head.Cells, sheets.AddedCell{Col: i + 1, Text: h.text, Look: sheets.LookHeader})
		sheet.Widths = append(sheet.Widths, h.width)
	}
	sheet.Rows = append(sheet.Rows, head)
	for i, t := range targets {
		row := sheets.AddedRow{Index: i + 2}
		for j, text := range []string{t.Name, "", t.Period, t.Cells.String(), t.Sheet, t.Source, t.Text} {
			if text != "" {
				row.Cells = append(row.Cells, sheets.AddedCell{Col: j + 1, Text: text})
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return plain.Write(path, sheet)
}
