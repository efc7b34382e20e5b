package signoff

import (
	"slices"
	"strings"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// UserContent is what the user's sheets say; the sheets and names that crosscast added are left out.
func UserContent(wb *sheets.Workbook) *content.Content {
	ours := OurSheets(wb)
	return content.Of(wb, WithoutOurs(wb).Sheets, func(n sheets.DefinedName) bool { return isOurName(wb, n, ours) })
}

// OurContent is what the sheets that crosscast added to a workbook say, but for exempt cells. What was signed is compared
// with it, and is no part of it.
func OurContent(wb *sheets.Workbook, exempt content.Exempt) *content.Content {
	kept, _, _ := Named(wb, NameSigned)
	var pages []*sheets.Sheet
	for _, name := range OurSheets(wb) {
		if name != kept {
			pages = append(pages, wb.Sheet(name))
		}
	}
	return content.OfPages(wb, pages, exempt)
}

// isOurName knows the names that crosscast added by the sheets that they lead to: a user's name may begin like them. One
// of a sheet of ours that was deleted leads nowhere; Excel writes #REF! for it, and other programs leave the name of the sheet.
func isOurName(wb *sheets.Workbook, n sheets.DefinedName, ours []string) bool {
	at := strings.LastIndexByte(n.Refers, '!')
	return strings.HasPrefix(n.Name, NamePrefix) && at > 0 &&
		(n.Refers == "#REF!" || slices.Contains(ours, content.SheetIn(n.Refers[:at])) || wb.Sheet(content.SheetIn(n.Refers[:at])) == nil)
}
