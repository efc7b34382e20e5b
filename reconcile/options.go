package reconcile

import (
	"slices"
	"strings"

	"crosscast/reconcile/claim"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// userUnits are the units that a user can say a workbook is in.
var userUnits = map[string]money.Unit{
	"pounds":    {Currency: "GBP"},
	"thousands": {Currency: "GBP", Exponent: 3},
	"millions":  {Currency: "GBP", Exponent: 6},
}

// assumeUnits puts the user's unit in place of what the headings say.
func (o Options) assumeUnits(b *layout.Book) {
	if u, ok := userUnits[o.Units]; ok {
		b.AssumeUnit(u)
	}
}

// paperOf is the report as it was read to be compared with others, or reads it.
func (o Options) paperOf(r *sheets.Report) *claim.Paper {
	for _, p := range o.Papers {
		if p.Report == r {
			return p
		}
	}
	return claim.Read(r)
}

// wants reports whether the user wants to hear of a sheet. As in Excel, the case of its name does not matter.
func (o Options) wants(sheet string) bool {
	return len(o.Sheets) == 0 || sheet == "" || slices.ContainsFunc(o.Sheets, func(s string) bool { return strings.EqualFold(s, sheet) })
}

// onSheets leaves out relations whose total stands on a sheet that the user did not ask for. The sheet itself stays
// readable: totals of other sheets may refer to it.
func (o Options) onSheets(all []*Relation) []*Relation {
	return slices.DeleteFunc(all, func(r *Relation) bool { return !o.wants(r.Sheet) })
}

// toldOf leaves out findings on sheets that the user did not ask for. Ties stay: a target is asked for by its name.
func (o Options) toldOf(all []*Finding) []*Finding {
	return slices.DeleteFunc(all, func(f *Finding) bool { return f.Tie == nil && !o.wants(f.At.Sheet) })
}
