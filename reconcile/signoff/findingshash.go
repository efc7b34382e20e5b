package signoff

import (
	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// The run details on CC Checks that hold the two fingerprints.
const (
	LabelContent  = "Content hash"
	LabelFindings = "Findings hash"
)

// FindingsHash is a fingerprint of our sheets as they are about to be written, but for exempt cells.
func FindingsHash(added []sheets.AddedSheet, exempt content.Exempt) string {
	return content.OfAdded(added, exempt).Hash()
}

// FoundHash is the same fingerprint of a marked copy as it is now.
func FoundHash(wb *sheets.Workbook) string { return pagesContent(wb).Hash() }

// pagesContent is what our sheets say, but for the cells that may change.
func pagesContent(wb *sheets.Workbook) *content.Content {
	e := Movable(wb.Names)
	if sheet, at, ok := runCell(wb, LabelFindings); ok {
		e[sheet] = append(e[sheet], sheets.One(at))
	}
	return OurContent(wb, e)
}

// Movable are the cells of our sheets that people fill in or turn, and that are no part of the findings: the Yes/No cell
// of the marks, the sign-off block, and the last two columns of the items, Owner and Cleared on.
func Movable(names []sheets.DefinedName) content.Exempt {
	e := content.Exempt{}
	add := func(name string, of func(sheets.Range) sheets.Range) {
		if sheet, cells, ok := placeOf(names, name); ok {
			e[sheet] = append(e[sheet], of(cells))
		}
	}
	add(NameMarks, func(g sheets.Range) sheets.Range { return g })
	add(NameItems, func(g sheets.Range) sheets.Range {
		g.From.Row, g.From.Col = g.From.Row+1, g.To.Col-1
		return g
	})
	for _, role := range Roles {
		add(role.BlockName(), func(g sheets.Range) sheets.Range {
			g.From.Col++
			return g
		})
	}
	return e
}
